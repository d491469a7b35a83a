"""Looking at what exists where a plan would put files."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby

from sorter.errors import RequestError
from sorter.files.compared import Compared
from sorter.files.names import fold, unnumbered
from sorter.files.plan import ActionKind
from sorter.files.planning.draft import Draft, Wish
from sorter.files.planning.planner import Taken
from sorter.items import readable


def survey(
    draft: Draft,
    *,
    compared: Compared | None = None,
    checkpoint: Callable[[], None] = lambda: None,
) -> Taken:
    """Read the target folders once each, and compare the files in them that may be a source's own content.

    `checkpoint` is called often and may raise, to give up. Raises `RequestError` where a target folder cannot be
    looked into.
    """
    compared = compared or Compared()
    numbered, kind = draft.targets.template.numbered, draft.options.kind
    names: dict[str, frozenset[str]] = {}
    same: set[str] = set()
    for folder, group in groupby(draft.wishes, key=lambda wish: wish.folder):
        checkpoint()
        present = _Present(folder)
        names[folder] = present.folded
        for wish in group:
            for path in present.like(wish, any_name=numbered, any_size=kind is ActionKind.SYMLINK):
                checkpoint()
                if compared.is_made(kind, wish.source, path):
                    same.add(wish.source)
                    break
    return Taken(names, frozenset(same))


class _Present:
    """What lies in one target folder."""

    def __init__(self, folder: str) -> None:
        self._entries = list(_entries(folder))
        self.folded = frozenset(fold(name) for name in self._entries)
        self._folder = folder
        self._family: defaultdict[str, set[str]] = defaultdict(set)
        self._sizes: dict[str, dict[int, list[str]]] = {}
        for name in self._entries:
            self._family[fold(name)].add(name)
            self._family[fold(unnumbered(name))].add(name)

    def like(self, wish: Wish, *, any_name: bool, any_size: bool) -> Iterator[str]:
        """Files that may be the item: with the wished name, with or without a number, and with the item's size."""
        key = "" if any_name else fold(wish.name)
        if key not in self._sizes:
            self._sizes[key] = self._by_size(set(self._entries) if any_name else self._family.get(key, set()))
        sizes = self._sizes[key]
        for paths in sizes.values() if any_size else [sizes.get(wish.prediction.item.size, [])]:
            yield from (path for path in paths if path != wish.source)

    def _by_size(self, names: set[str]) -> dict[int, list[str]]:
        sizes: dict[int, list[str]] = {}
        for name in sorted(names):
            path = os.path.join(self._folder, name)
            try:
                sizes.setdefault(os.lstat(path).st_size, []).append(path)
            except FileNotFoundError:
                continue  # gone since the folder was listed
        return sizes


def _entries(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            yield from (entry.name for entry in listing)
    except (FileNotFoundError, NotADirectoryError):
        return  # it is made later, or its actions are skipped with the reason
    except OSError as error:
        raise RequestError(f"The target folder {readable(folder)} cannot be looked into: {error.strerror}.") from error
