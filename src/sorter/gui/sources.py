"""The folders and photos that were dropped, which of them are in use, and where their photos go; knows no Qt."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sorter.core.companions import DEFAULT_RULES
from sorter.core.scan import count


@dataclass(frozen=True, slots=True)
class Source:
    """A folder, or the photos that were dropped one by one."""

    paths: tuple[str, ...]  # absolute; one folder, or files
    is_folder: bool
    used: bool = True


Sources = tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was dropped, and what of it is not there (a folder of before, perhaps)."""

    sources: Sources
    missing: tuple[str, ...]


def look_at(paths: Iterable[str]) -> Dropped:
    """Tell folders from files; asks the disk, so not on the GUI thread."""
    whole = dict.fromkeys(map(os.path.abspath, paths))
    missing = tuple(path for path in whole if not os.path.lexists(path))
    folders = dict.fromkeys(path for path in whole if os.path.isdir(path))
    files = tuple(path for path in whole if path not in folders and path not in missing)
    loose = (Source(files, False),) if files else ()
    return Dropped((*(Source((folder,), True) for folder in folders), *loose), missing)


def with_dropped(sources: Sources, dropped: Sources) -> Sources:
    """The union: new folders come last, loose photos are gathered, what is there again is used again."""
    folders = {source.paths: source for source in (*sources, *dropped) if source.is_folder}
    files = dict.fromkeys(path for source in (*sources, *dropped) if not source.is_folder for path in source.paths)
    loose = (Source(tuple(files), False),) if files else ()
    return (*folders.values(), *loose)


def toggled(sources: Sources, at: int) -> Sources:
    """The same with one source taken in or left out."""
    return tuple(replace(one, used=not one.used) if place == at else one for place, one in enumerate(sources))


def without(sources: Sources, at: int) -> Sources:
    """The same without one source."""
    return tuple(one for place, one in enumerate(sources) if place != at)


def used_paths(sources: Sources) -> tuple[str, ...]:
    """What there is to sort."""
    return tuple(path for source in sources if source.used for path in source.paths)


def used_folders(sources: Sources) -> tuple[str, ...]:
    """The folders in use that were dropped themselves."""
    return tuple(source.paths[0] for source in sources if source.used and source.is_folder)


def folders_of(sources: Sources) -> tuple[str, ...]:
    """Where the photos in use lie: each folder, and those of photos that were dropped by themselves."""
    used = [source for source in sources if source.used]
    return tuple(
        dict.fromkeys(path if source.is_folder else os.path.dirname(path) for source in used for path in source.paths)
    )


def home_folder(sources: Sources) -> str:
    """The folder that a target lies beside or in: the first folder in use, else that of the first photo; else empty."""
    for source in sources:
        if source.used:
            return source.paths[0] if source.is_folder else os.path.dirname(source.paths[0])
    return ""


def count_photos(source: Source, go_on: Callable[[], bool], rules: Iterable[str] = DEFAULT_RULES) -> int:
    """How many photos a source holds, companions by these rules left out; stops early once `go_on` says no."""
    total = 0
    for found in count(source.paths, rules=rules):
        total += found
        if not go_on():
            break
    return total
