"""Looking at what exists where a plan would put files."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from stat import S_ISREG

from sorter.errors import RequestError
from sorter.files.names import fold, unnumbered
from sorter.files.planner import PlanOptions, Taken, Wish, wishes
from sorter.items import Prediction, readable

_BLOCK = 1 << 18

_Identity = tuple[int, int, int, int]


class Compared:
    """Compares files byte for byte, and remembers the answers as long as neither file changes."""

    def __init__(self) -> None:
        self._answers: dict[tuple[_Identity, _Identity], bool] = {}

    def same(self, one: str, other: str) -> bool:
        """Whether both are files with the same content; what cannot be read is not the same."""
        try:
            first, second = os.lstat(one), os.lstat(other)
            if not (S_ISREG(first.st_mode) and S_ISREG(second.st_mode)) or first.st_size != second.st_size:
                return False
            if os.path.samestat(first, second):
                return True
            key = _identity(first), _identity(second)
            if key not in self._answers:
                self._answers[key] = _same_bytes(one, other)
            return self._answers[key]
        except OSError:
            return False


def _identity(stat: os.stat_result) -> _Identity:
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns


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
    names: dict[str, frozenset[str]] = {}
    same: set[str] = set()
    for folder, group in groupby(wishes(predictions, options), key=lambda wish: wish.folder):
        checkpoint()
        present = _Present(folder)
        names[folder] = present.folded
        for wish in group:
            for path in present.like(wish):
                checkpoint()
                if compared.same(wish.source, path):
                    same.add(wish.source)
                    break
    return Taken(names, frozenset(same))


class _Present:
    """What lies in one target folder."""

    def __init__(self, folder: str) -> None:
        entries = list(_entries(folder))
        self.folded = frozenset(fold(name) for name in entries)
        self._folder = folder
        self._family: defaultdict[str, set[str]] = defaultdict(set)
        self._sizes: dict[str, dict[int, list[str]]] = {}
        for name in entries:
            self._family[fold(name)].add(name)
            self._family[fold(unnumbered(name))].add(name)

    def like(self, wish: Wish) -> Iterator[str]:
        """Files that bear the wished name, with or without a number, and have the item's size."""
        key = fold(wish.name)
        if key not in self._family:
            return
        if key not in self._sizes:
            self._sizes[key] = self._by_size(self._family[key])
        for path in self._sizes[key].get(wish.prediction.item.size, ()):
            if path != wish.source:
                yield path

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
