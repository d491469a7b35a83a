"""Looking at what exists where a plan would put files."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from stat import S_ISREG

from sorter.errors import RequestError
from sorter.files.identity import Identity
from sorter.files.names import fold, unnumbered
from sorter.files.plan import ActionKind
from sorter.files.planner import PlanOptions, Taken, Wish, wishes
from sorter.files.template import parse_template
from sorter.items import Prediction, readable

_BLOCK = 1 << 18


class Compared:
    """Compares files byte for byte, and remembers the answers as long as neither file changes."""

    def __init__(self, known: Iterable[tuple[Identity, Identity]] = ()) -> None:
        """`known` are pairs of files whose content was the same, and is as long as they are unchanged."""
        self._answers: dict[tuple[Identity, Identity], bool] = dict.fromkeys(known, True)

    def same(self, one: str, other: str) -> bool:
        """Whether both are files with the same content; what cannot be read is not the same."""
        try:
            first, second = os.lstat(one), os.lstat(other)
            if not (S_ISREG(first.st_mode) and S_ISREG(second.st_mode)) or first.st_size != second.st_size:
                return False
            if os.path.samestat(first, second):
                return True
            key = Identity.of(first), Identity.of(second)
            if key not in self._answers:
                self._answers[key] = _same_bytes(one, other)
            return self._answers[key]
        except OSError:
            return False


def _same_bytes(one: str, other: str) -> bool:
    with open(one, "rb") as first, open(other, "rb") as second:
        while block := first.read(_BLOCK):
            if block != second.read(_BLOCK):
                return False
        return not second.read(1)


def survey(
    predictions: Iterable[Prediction],
    options: PlanOptions,
    *,
    compared: Compared | None = None,
    checkpoint: Callable[[], None] = lambda: None,
) -> Taken:
    """Read the target folders once each, and compare the files in them that may be a source's own content.

    `checkpoint` is called often and may raise, to give up. Raises `RequestError` where a target folder cannot be
    looked into, or as `make_plan` does.
    """
    compared = compared or Compared()
    numbered = parse_template(options.template).numbered
    names: dict[str, frozenset[str]] = {}
    same: set[str] = set()
    for folder, group in groupby(wishes(predictions, options), key=lambda wish: wish.folder):
        checkpoint()
        present = _Present(folder)
        names[folder] = present.folded
        for wish in group:
            for path in present.like(wish, any_name=numbered, any_size=options.kind is ActionKind.SYMLINK):
                checkpoint()
                if _is_there(options.kind, wish.source, path, compared):
                    same.add(wish.source)
                    break
    return Taken(names, frozenset(same))


def _is_there(kind: ActionKind, source: str, path: str, compared: Compared) -> bool:
    """Whether a file is what the action would make of `source`."""
    if kind is ActionKind.SYMLINK:
        return os.path.islink(path) and os.path.realpath(path) == os.path.realpath(source)
    if kind is ActionKind.HARDLINK:
        return os.path.samestat(os.lstat(source), os.lstat(path))
    return compared.same(source, path)


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
