"""Whether two files are the same, by their bytes where nothing else says so, and what else a content answers."""

import os
from collections.abc import Callable, Hashable, Iterable
from stat import S_ISREG
from typing import BinaryIO

from sorter.files.identity import Identity
from sorter.files.plan import ActionKind

_BLOCK = 1 << 18


class Compared:
    """Compares files byte for byte, and remembers the answers as long as neither file changes."""

    def __init__(self, known: Iterable[tuple[Identity, Identity]] = ()) -> None:
        """`known` are pairs of files whose content was the same, and is as long as they are unchanged."""
        self._answers: dict[tuple[Identity, Identity], bool] = dict.fromkeys(known, True)
        self._told: dict[tuple[Identity, Hashable], int] = {}

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

    def answer(self, path: str, question: Hashable, ask: Callable[[BinaryIO], int]) -> int | None:
        """What a file answers, in a number, asked once as long as it does not change; None where it cannot be read."""
        try:
            there = os.lstat(path)
            if not S_ISREG(there.st_mode):
                return None
            key = Identity.of(there), question
            if key not in self._told:
                with open(path, "rb") as file:
                    self._told[key] = ask(file)
            return self._told[key]
        except OSError:
            return None

    def is_made(self, kind: ActionKind, source: str, path: str) -> bool:
        """Whether `path` is what the action would make of `source`: a link to it, or a file with its content."""
        if kind is ActionKind.SYMLINK:
            return os.path.islink(path) and os.path.realpath(path) == os.path.realpath(source)
        if kind is ActionKind.HARDLINK:
            return is_one_file(source, path)
        return self.same(source, path)


def is_one_file(one: str, other: str) -> bool:
    """Whether both names are of one file; links are not followed."""
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except OSError:
        return False


def _same_bytes(one: str, other: str) -> bool:
    with open(one, "rb") as first, open(other, "rb") as second:
        while block := first.read(_BLOCK):
            if block != second.read(_BLOCK):
                return False
        return not second.read(1)
