"""Where the files of a plan would land: the way there, and what each disk on it is asked to hold."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR

from sorter.files.volumes import Volume, Volumes, nearest


@dataclass(frozen=True, slots=True)
class Way:
    """A target folder as it is before the run."""

    nearest: str  # the folder itself, or the innermost one above it that is there
    there: bool
    blocked: str  # a link or a file where a folder has to be; empty where there is none
    closed: bool  # this user may put nothing into that one
    volume: Volume


class Ways:
    """The ways to target folders, each looked at once, from the root on without following a link."""

    def __init__(self, root: str, volumes: Volumes) -> None:
        self._root = root
        self._volumes = volumes
        self._known = {root: self._to_root()}

    def to(self, folder: str) -> Way:
        """The way to a folder that lies beneath the root, or is it. Raises `OSError`."""
        unknown = []
        while folder not in self._known:
            unknown.append(folder)
            folder = os.path.dirname(folder)
        way = self._known[folder]
        for one in reversed(unknown):
            way = self._known[one] = self._beyond(way, one)
        return way

    def _to_root(self) -> Way:
        above = nearest(self._root)
        blocked = above if not os.path.isdir(above) else ""
        if not blocked and above != self._root:
            first = os.path.join(above, Path(self._root).relative_to(above).parts[0])
            blocked = first if os.path.lexists(first) else ""  # a link to nothing
        volume = self._volumes.of(above)
        return Way(above, above == self._root, blocked, _closed(above, volume), volume)

    def _beyond(self, above: Way, folder: str) -> Way:
        if above.blocked or not above.there:
            return above
        try:
            mode = os.lstat(folder).st_mode
        except OSError as error:  # not there, or of a name that the disk refuses: trying it out tells
            closed = above.closed or isinstance(error, PermissionError)
            return Way(above.nearest, False, "", closed, above.volume)
        if not S_ISDIR(mode):
            return Way(above.nearest, False, folder, above.closed, above.volume)
        volume = self._volumes.of(folder)
        return Way(folder, True, "", _closed(folder, volume), volume)


def _closed(folder: str, volume: Volume) -> bool:
    """A disk that can only be read is another matter."""
    return not volume.read_only and not os.access(folder, os.W_OK | os.X_OK)


@dataclass(slots=True)
class Wanted:
    """What one target volume is asked for."""

    volume: Volume
    folder: str = ""  # one on it that is there and open to this user; empty where there is none
    files: int = 0
    links: int = 0  # for further labels
    copied: int = 0  # files whose bytes are written here
    bytes: int = 0  # that they take
    copied_here: int = 0  # of those files the ones that come from this volume too
    bytes_here: int = 0
    names: dict[tuple[str, bool], None] = field(default_factory=dict)  # name, whether of a folder; unusual ones only
    longest: str = ""
    hard_links: int = 0
    symbolic_links: int = 0
    crossing: list[str] = field(default_factory=list)  # sources on other volumes whose content is copied here


def folders_between(root: str, folder: str) -> Iterator[str]:
    """Names of the folders beneath `root` down to `folder`."""
    yield from Path(folder).relative_to(root).parts
