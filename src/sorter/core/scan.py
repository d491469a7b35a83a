"""Finding items beneath folders."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from stat import S_ISREG

from sorter.core.companions import DEFAULT_RULES, PHOTOS
from sorter.core.grouping import Group, Grouping, grouping
from sorter.core.placeholders import cloud_reason, stub_of
from sorter.core.strays import stray_photos
from sorter.errors import RequestError
from sorter.items import Companion, Item, readable

PHOTO_SUFFIXES = PHOTOS
"""Names that say photo, also of formats that cannot be read yet: those are skipped by name, not passed over."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A file or folder that the scan could not look at, and why."""

    path: str
    reason: str


def scan(
    paths: Sequence[str], *, prune: str = "", rules: Iterable[str] = DEFAULT_RULES, placeholders: bool = False
) -> Iterator[Item | Unreachable]:
    """Yield every item beneath `paths` once, folder by folder, in the order of the names of their photos.

    A file given by name stands for the item that it belongs to, with the companions that lie beside it; one that
    belongs to none is tried as a photo whatever it is called; in folders that is done with files whose names say
    nothing and that begin as photos do. Hidden names are passed over; links are not followed,
    since what they point at belongs to somewhere else, and are no companions: one that would be by its name is told
    after its item. `prune` is a folder that is left out
    where it lies beneath one of `paths` (an earlier run's target); one that is itself given is not. `rules` are the
    ids of the companion rules that are on. What is only in the cloud is told, not yielded, unless `placeholders`:
    reading those downloads them. Raises `RequestError` where a path is not there, or a rule.
    """
    roots = [os.path.abspath(path) for path in paths]
    for root in roots:
        if not os.path.lexists(root):
            raise RequestError(f"There is no file or folder {readable(root)}.")
    for found in _folders(roots, prune, frozenset(rules)):
        if isinstance(found, Unreachable):
            yield found
        else:
            for group in found.groups:
                yield _looked_at(found, group, placeholders)
                for link in group.links:
                    yield Unreachable(os.path.join(found.path, link), _link_reason(group.primary))


def count(paths: Sequence[str], *, prune: str = "", rules: Iterable[str] = DEFAULT_RULES) -> Iterator[int]:
    """Count what `scan` would yield, a folder at a time and without looking at the files: for the time that is left."""
    for found in _folders([os.path.abspath(path) for path in paths], prune, frozenset(rules)):
        yield 1 if isinstance(found, Unreachable) else found.count


@dataclass(frozen=True, slots=True)
class _Folder:
    """The items that were found in one folder."""

    path: str
    groups: Grouping
    stubs: frozenset[str]  # names of which only a stub is here

    @property
    def count(self) -> int:
        """How much there is to tell of it."""
        return len(self.groups) + sum(map(len, self.groups.links.values()))


@dataclass(frozen=True, slots=True)
class _Listing:
    """The visible names in a folder."""

    files: list[str]  # regular ones
    stubs: frozenset[str]
    links: frozenset[str]
    folders: list[str]

    @property
    def names(self) -> list[str]:
        """What may be part of an item."""
        return [*self.files, *self.stubs] if self.stubs else self.files


def _folders(roots: Sequence[str], prune: str, rules: frozenset[str]) -> Iterator[_Folder | Unreachable]:
    """What each folder beneath the roots holds, and what the files given by name stand for."""
    given: defaultdict[str, list[str]] = defaultdict(list)
    tops: list[str] = []
    for root in _outermost(roots):
        if os.path.isdir(root):
            tops.append(root)
        else:
            folder, name = os.path.split(root)
            given[folder].append(name)
    left_out = os.path.abspath(prune) if prune else ""
    for path in sorted([*tops, *given]):
        if path in given:
            yield from _given(path, given[path], rules)
        else:
            yield from _walk(path, _beneath(path, left_out) if left_out not in roots else "", rules)


def _outermost(roots: Iterable[str]) -> list[str]:
    """The roots without those that lie beneath another one."""
    wanted = set(roots)
    return [root for root in sorted(wanted) if wanted.isdisjoint(_above(root))]


def _above(path: str) -> Iterator[str]:
    while (parent := os.path.dirname(path)) != path:
        yield parent
        path = parent


def _beneath(root: str, path: str) -> str:
    """A folder beneath `root` as the walk spells it, whatever links `path` was named through; else empty."""
    real_root = os.path.join(os.path.realpath(root), "")
    real = os.path.realpath(path) if path else ""
    return os.path.join(root, real[len(real_root) :]) if real.startswith(real_root) else ""


def _walk(root: str, pruned: str, rules: frozenset[str]) -> Iterator[_Folder | Unreachable]:
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            listing = _listed(folder)
        except OSError as error:
            yield Unreachable(folder, f"this folder cannot be opened: {error.strerror}")
            continue
        strays = frozenset(stray_photos(folder, listing.files))
        yield _Folder(folder, grouping(listing.names, rules, strays, listing.links), listing.stubs)
        below = [os.path.join(folder, name) for name in sorted(listing.folders, reverse=True)]
        waiting.extend(path for path in below if path != pruned)


def _given(folder: str, names: Sequence[str], rules: frozenset[str]) -> Iterator[_Folder | Unreachable]:
    """The items that files given by name stand for; of a folder that cannot be listed, those files alone."""
    try:
        listing = _listed(folder)
    except OSError:
        listing = _Listing([], frozenset(), frozenset(), [])
    photos: set[str] = set()
    for name in names:
        looked = _lstat(os.path.join(folder, name))
        if isinstance(looked, Unreachable):
            yield looked
        else:
            photos.add(name)
    groups = grouping({*listing.names, *photos}, rules, also=photos, links=listing.links.difference(names))
    named = [one for one in groups if one.primary in photos or not photos.isdisjoint(one.companions)]
    links = {one.primary: one.links for one in named}
    yield _Folder(folder, Grouping([one.primary for one in named], groups.companions, links), listing.stubs)


def _listed(folder: str) -> _Listing:
    files: list[str] = []
    links: set[str] = set()
    folders: list[str] = []
    stubs: set[str] = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                stubs.add(stub_of(entry.name))
            elif entry.is_file(follow_symlinks=False):
                files.append(entry.name)
            elif entry.is_symlink():
                links.add(entry.name)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
    return _Listing(files, frozenset(stubs.difference(files, [""])), frozenset(links), folders)


def _link_reason(photo: str) -> str:
    return f"a link, so it does not go along with {readable(photo)}; put the file itself in its place if it should"


def _looked_at(found: _Folder, group: Group, placeholders: bool) -> Item | Unreachable:
    """The item with what its files say of themselves; a companion that is gone since is none."""
    path = os.path.join(found.path, group.primary)
    photo = None if group.primary in found.stubs else _lstat(path)
    if isinstance(photo, Unreachable):
        return photo
    looked = {group.primary: photo}
    for name in group.companions:
        stat = None if name in found.stubs else _lstat(os.path.join(found.path, name))
        if not isinstance(stat, Unreachable):
            looked[name] = stat
    reason = cloud_reason(looked, download=placeholders)
    if reason or photo is None:
        return Unreachable(path, reason)
    del looked[group.primary]
    companions = [Companion(name, stat.st_size, stat.st_mtime_ns) for name, stat in looked.items() if stat]
    return Item(path, photo.st_size, photo.st_mtime_ns, tuple(companions))


def _lstat(path: str) -> os.stat_result | Unreachable:
    """What a regular file says of itself."""
    try:
        stat = os.lstat(path)
    except OSError as error:
        return Unreachable(path, f"cannot be looked at: {error.strerror}")
    if not S_ISREG(stat.st_mode):
        return Unreachable(path, "a link or a device, not a photo of its own")
    return stat
