"""Finding photos beneath folders."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from sorter.errors import RequestError
from sorter.items import Item, readable

PHOTO_SUFFIXES = frozenset(
    {
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif"),
        *(".heic", ".heif", ".jxl", ".jp2", ".j2k", ".ppm", ".pgm", ".pbm", ".pnm"),
        *(".cr2", ".cr3", ".nef", ".arw", ".raf", ".orf", ".rw2", ".dng"),
    }
)
"""Names that say photo, also of formats that cannot be read yet: those are skipped by name, not passed over."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A file or folder that the scan could not look at, and why."""

    path: str
    reason: str


def scan(paths: Sequence[str], *, prune: str = "") -> Iterator[Item | Unreachable]:
    """Yield every photo beneath `paths` once, folder by folder, in the order of names.

    Files given by name are photos whatever they are called. Hidden names are passed over; links are not
    followed, since what they point at belongs to somewhere else. `prune` is a folder that is left out where it
    lies beneath one of `paths` (an earlier run's target). Raises `RequestError` where a path is not there.
    """
    roots = [os.path.abspath(path) for path in paths]
    for root in roots:
        if not os.path.lexists(root):
            raise RequestError(f"There is no file or folder {readable(root)}.")
    pruned = os.path.abspath(prune) if prune else ""
    for root in _outermost(roots):
        if os.path.isdir(root):
            yield from _walk(root, pruned)
        else:
            yield _item(root)


def count(paths: Sequence[str], *, prune: str = "") -> Iterator[int]:
    """Count what `scan` would yield, a folder at a time and without looking at the files: for the time that is left."""
    pruned = os.path.abspath(prune) if prune else ""
    for root in _outermost([os.path.abspath(path) for path in paths]):
        if os.path.isdir(root):
            yield from (len(found) for found in _listings(root, pruned))
        else:
            yield 1


def _outermost(roots: Sequence[str]) -> list[str]:
    """The roots without those that lie beneath another one."""
    wanted = set(roots)
    return [root for root in sorted(wanted) if not any(str(above) in wanted for above in Path(root).parents)]


def _walk(root: str, pruned: str) -> Iterator[Item | Unreachable]:
    for found in _listings(root, pruned):
        yield from (_item(entry) if isinstance(entry, str) else entry for entry in found)


def _listings(root: str, pruned: str) -> Iterator[list[str | Unreachable]]:
    """The photos of each folder, or that it cannot be opened."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield [Unreachable(folder, f"this folder cannot be opened: {error.strerror}")]
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        yield [entry.path for entry in visible if _is_photo(entry)]
        folders = [entry.path for entry in visible if entry.is_dir(follow_symlinks=False)]
        waiting.extend(path for path in reversed(folders) if path != pruned)


def _is_photo(entry: os.DirEntry[str]) -> bool:
    return os.path.splitext(entry.name)[1].lower() in PHOTO_SUFFIXES and entry.is_file(follow_symlinks=False)


def _item(path: str) -> Item | Unreachable:
    try:
        stat = os.lstat(path)
    except OSError as error:
        return Unreachable(path, f"cannot be looked at: {error.strerror}")
    if not S_ISREG(stat.st_mode):
        return Unreachable(path, "a link or a device, not a photo of its own")
    return Item(path, stat.st_size, stat.st_mtime_ns)
