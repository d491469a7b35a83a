"""Looking once at every file that a plan touches, before anything is touched."""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from stat import S_ISREG, S_ISVTX

from sorter.files.plan import LINK_KINDS, Action, ActionKind, Member, Plan, TagInto
from sorter.files.preflight.bars import BarKind, bar_to
from sorter.files.preflight.targets import Wanted, Way, Ways, folders_between
from sorter.files.volumes import Volume, Volumes, nearest

_BLOCK = 4096  # bytes in which disks give out their room
_BATCH = 128  # files that the engine writes before the first of them gets its name
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._ ()-]{0,98}[A-Za-z0-9_)])?")
"""Names that every file system takes."""


@dataclass(slots=True)
class Tally:
    """How many, and one of them."""

    count: int = 0
    example: str = ""

    def add(self, path: str, count: int = 1) -> None:
        """Count one more, or several."""
        self.example = self.example or path
        self.count += count


@dataclass(slots=True)
class Looked:
    """What was found out of a plan's files; `files` to `bytes` are the plan's, the rest as the disk has them."""

    files: int = 0
    companions: int = 0
    bytes: int = 0
    able: int = 0  # actions that nothing stands against
    renames: int = 0
    copies: int = 0
    wanted: list[Wanted] = field(default_factory=list)
    absent: dict[str, int] = field(default_factory=dict)  # folder that is not there, or empty -> files of the plan
    gone: Tally = field(default_factory=Tally)
    changed: Tally = field(default_factory=Tally)
    unseen: Tally = field(default_factory=Tally)  # may not be looked at
    kept: Tally = field(default_factory=Tally)  # to be moved, from a folder that nothing may be taken from
    fixed: Tally = field(default_factory=Tally)  # to be moved, from a disk that can only be read
    blocked: Tally = field(default_factory=Tally)
    closed: Tally = field(default_factory=Tally)  # to a folder that nothing may be put into
    linked: Tally = field(default_factory=Tally)  # to be moved, with names elsewhere
    bars: dict[BarKind, Tally] = field(default_factory=dict)  # to be tagged in files that take no tags
    barred: dict[str, str] = field(default_factory=dict)  # the same by the photos' sources, each with the reason
    across: Tally = field(default_factory=Tally)  # hard links from one disk to another
    inside: str = ""  # folder that all sources lie beneath, where it lies beneath the target root
    folders: list[str] = field(default_factory=list)  # target folders


_NOWHERE = Volume(device=-1, mount="", kind="", network=False, read_only=False, free=0, total=0)


@dataclass(frozen=True, slots=True)
class _SourceFolder:
    missing: str = ""  # outermost folder on the way that is not there; empty where it is
    volume: Volume = _NOWHERE
    open: bool = False  # names may be taken from it
    sticky: bool = False  # but only those of this user's own files


def look(plan: Plan, volumes: Volumes, checkpoint: Callable[[], None]) -> Looked:
    """Look at each file once, and at each folder once. Raises `OSError` where the target has no disk at all."""
    return _Look(plan, volumes).everything(checkpoint)


class _Look:
    def __init__(self, plan: Plan, volumes: Volumes) -> None:
        self._plan = plan
        self._volumes = volumes
        self._ways = Ways(plan.root, volumes)
        self._looked = Looked()
        self._sources: dict[str, _SourceFolder] = {}
        self._missing: defaultdict[str, list[str]] = defaultdict(list)  # source folder -> files that are not there
        self._wanted: dict[tuple[int, str], Wanted] = {}
        self._targets: dict[str, tuple[Way, Wanted]] = {}
        self._target_folder(plan.root)  # first, since its disk is best tried out in it

    def everything(self, checkpoint: Callable[[], None]) -> Looked:
        looked = self._looked
        for number, action in enumerate(self._plan.actions):
            if number % 512 == 0:
                checkpoint()
            looked.companions += len(action.companions)
            files: tuple[Action | Member, ...] = (action, *action.companions)
            free = [self._file(file) for file in files]  # each is counted, also after one that is not free
            looked.able += self._further(action) and all(free)
        self._settle_missing()
        looked.wanted = [wanted for wanted in self._wanted.values() if wanted.files or wanted.links]
        looked.folders = list(self._targets)
        looked.inside = self._inside()
        return looked

    def _file(self, file: Action | Member) -> bool:
        """Whether nothing stands against what is to happen with it."""
        looked = self._looked
        looked.files += 1
        looked.bytes += file.size
        folder, target_folder = os.path.dirname(file.source), os.path.dirname(file.target)
        source = self._sources.get(folder) or self._source_folder(folder)
        way, wanted = self._targets.get(target_folder) or self._target_folder(target_folder)
        free = self._free(way)
        wanted.files += 1
        self._ask(wanted, file.target, self._plan.kind)
        stat = self._stat(file, folder, source)
        if stat is None or not free or not self._may_leave(file, source, stat):
            return False
        return self._goes(file, source, wanted)

    def _stat(self, file: Action | Member, folder: str, source: _SourceFolder) -> os.stat_result | None:
        if source.missing:
            self._missing[folder].append(file.source)
            return None
        try:
            stat = os.lstat(file.source)
        except (FileNotFoundError, NotADirectoryError):
            self._missing[folder].append(file.source)
            return None
        except OSError:
            self._looked.unseen.add(file.source)
            return None
        if not S_ISREG(stat.st_mode) or (stat.st_size, stat.st_mtime_ns) != (file.size, file.mtime_ns):
            self._looked.changed.add(file.source)
            return None
        return stat

    def _may_leave(self, file: Action | Member, source: _SourceFolder, stat: os.stat_result) -> bool:
        """Whether a file that is to be moved can go from where it is."""
        if self._plan.kind is not ActionKind.MOVE:
            return True
        if stat.st_nlink > 1:
            self._looked.linked.add(file.source)
        if source.volume.read_only:
            self._looked.fixed.add(file.source)
        elif not source.open or (source.sticky and stat.st_uid != _user()):
            self._looked.kept.add(file.source)
        else:
            return True
        return False

    def _goes(self, file: Action | Member, source: _SourceFolder, wanted: Wanted) -> bool:
        """Count what is done with a file that can go."""
        if self._plan.kind is ActionKind.TAG:
            return self._is_tagged(file, wanted)
        kind, crosses = self._plan.kind, _key(source.volume) != _key(wanted.volume)
        if kind is ActionKind.HARDLINK and crosses:
            self._looked.across.add(file.source)
            return False
        if kind in LINK_KINDS:
            return True
        if kind is ActionKind.MOVE and not crosses:
            self._looked.renames += 1
            return True
        self._looked.copies += 1
        wanted.copied += 1
        room = -(-file.size // _BLOCK) * _BLOCK
        wanted.bytes += room
        if crosses:
            wanted.crossing.append(file.source)
        else:
            wanted.copied_here += 1
            wanted.bytes_here += room
        return True

    def _is_tagged(self, file: Action | Member, wanted: Wanted) -> bool:
        """Count a photo that can be tagged: a block more, and for a batch of them the whole file for a moment."""
        own = self._plan.tagging.into is TagInto.FILE
        if bar := bar_to(file.source, file.target):
            self._looked.barred[file.source] = bar.reason
            self._looked.bars.setdefault(bar.kind, Tally()).add(file.target)
            return False
        self._looked.copies += 1
        wanted.copied += 1
        wanted.bytes += _BLOCK + (file.size if own and self._looked.copies <= _BATCH else 0)
        return True

    def _free(self, way: Way) -> bool:
        """Whether the way to a target is free."""
        if way.blocked:
            self._looked.blocked.add(way.blocked)
        elif way.closed:
            self._looked.closed.add(way.nearest)
        return not (way.blocked or way.closed)

    def _further(self, action: Action) -> bool:
        """Whether nothing stands against the links for further labels."""
        able = True
        for link in action.further:
            folder = os.path.dirname(link.target)
            way, wanted = self._targets.get(folder) or self._target_folder(folder)
            able = self._free(way) and able
            wanted.links += 1
            self._ask(wanted, link.target, self._plan.further_as)
            _, landed = self._targets[os.path.dirname(action.target)]
            links = self._plan.kind is ActionKind.SYMLINK  # then the further link leads to the source
            photo = self._sources[os.path.dirname(action.source)].volume if links else landed.volume
            if self._plan.further_as is ActionKind.HARDLINK and _key(wanted.volume) != _key(photo):
                self._looked.across.add(link.target)
                able = False
        return able

    def _ask(self, wanted: Wanted, target: str, kind: ActionKind) -> None:
        wanted.hard_links += kind is ActionKind.HARDLINK
        wanted.symbolic_links += kind is ActionKind.SYMLINK
        name = os.path.basename(target)
        if not _PLAIN.fullmatch(name):
            wanted.names[name, False] = None
        if len(target) > len(wanted.longest):
            wanted.longest = target

    def _source_folder(self, folder: str) -> _SourceFolder:
        try:
            stat = os.stat(folder)
        except (FileNotFoundError, NotADirectoryError):
            there = nearest(folder)
            found = _SourceFolder(missing=os.path.join(there, *islice(folders_between(there, folder), 1)))
        except OSError:
            found = _SourceFolder()  # its files cannot be looked at either
        else:
            sticky = bool(stat.st_mode & S_ISVTX) and _user() not in {0, stat.st_uid}
            found = _SourceFolder("", self._volumes.of(folder), os.access(folder, os.W_OK | os.X_OK), sticky)
        self._sources[folder] = found
        return found

    def _target_folder(self, folder: str) -> tuple[Way, Wanted]:
        way = self._ways.to(folder)
        wanted = self._wanted.setdefault(_key(way.volume), Wanted(way.volume))
        if not (wanted.folder or way.blocked or way.closed):
            wanted.folder = way.nearest
        for name in folders_between(self._plan.root, folder):
            if not _PLAIN.fullmatch(name):
                wanted.names[name, True] = None
        self._targets[folder] = way, wanted
        return way, wanted

    def _settle_missing(self) -> None:
        """Tell files that are gone from those whose folder is: the disk that it was on may not be connected."""
        for folder, files in self._missing.items():
            away = self._sources[folder].missing or (folder if _is_empty(folder) else "")
            if away:
                self._looked.absent[away] = self._looked.absent.get(away, 0) + len(files)
            else:
                self._looked.gone.add(files[0], len(files))

    def _inside(self) -> str:
        """The folder of all sources, where that lies beneath the root."""
        try:
            common = os.path.commonpath(self._sources)
        except ValueError:
            return ""  # none, or on several drives
        if self._plan.kind is ActionKind.TAG:
            return ""  # they stay where they are
        return common if common.startswith(os.path.join(self._plan.root, "")) else ""


def _key(volume: Volume) -> tuple[int, str]:
    """Files are renamed and linked within this alone."""
    return volume.device, volume.mount


def _is_empty(folder: str) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return False


if sys.platform == "win32":

    def _user() -> int:
        return 0

else:

    def _user() -> int:
        return os.geteuid()
