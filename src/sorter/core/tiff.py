"""Directories of a TIFF structure, as EXIF and RAW formats use them, read from bytes that anyone may have written."""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from math import nan
from struct import Struct, iter_unpack
from typing import Self

from sorter.core.ranges import Sliced

_HEADERS = {
    b"II*\0": "<",
    b"MM\0*": ">",
    b"IIU\0": "<",  # RW2
    b"IIRO": "<",  # ORF
    b"IIRS": "<",
    b"MMOR": ">",
}
_HEADER_SIZE = 8
_COMPRESSION = 0x0103
_WITHIN = 0x014A  # SubIFDs (TIFF Technical Note 1)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}  # bytes, by type
_BYTES = frozenset({1, 2, 7, 129})  # BYTE, ASCII, UNDEFINED and the UTF-8 of Exif 3.0: writers confuse them
_LONGS = frozenset({4, 13})
_INTEGERS = {1: "B", 3: "H", 4: "L", 6: "b", 8: "h", 9: "l", 13: "L"}  # letters of `struct`
_FRACTIONS = {5: "LL", 10: "ll"}
_ENTRY = "HHI4s"  # tag, type, count, value or where it lies


@dataclass(frozen=True, slots=True)
class Value:
    """What an entry holds: its type (TIFF 6.0, section 2), and its bytes in the structure's own order."""

    kind: int
    raw: bytes

    @property
    def text(self) -> str:
        """Its text up to the first NUL, as it was written; empty where it holds none."""
        if self.kind not in _BYTES:
            return ""
        data = self.raw.partition(b"\0")[0]
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Tiff:
    """A TIFF structure: its bytes, offsets counted from their begin."""

    data: Sliced
    order: str  # "<" or ">", as in `struct`
    base: int = 0  # where it begins in its file

    @classmethod
    def of(cls, data: Sliced, base: int = 0) -> Self | None:
        """The structure that `data` begins with, if it does."""
        order = _HEADERS.get(data[:4])
        return cls(data, order, base) if order else None

    @property
    def first(self) -> int:
        """Where the first directory lies."""
        return self._number(self.data[4:8])

    @property
    def compression(self) -> int | None:
        """The number of how the first picture is packed (TIFF 6.0, section 8); None where nothing says so."""
        found = self.integers(self.directory(self.first, {_COMPRESSION}).get(_COMPRESSION))
        return found[0] if found else None

    def directory(self, at: int, wanted: Container[int], *, longest: int = 256) -> Mapping[int, Value]:
        """The entries of the directory at `at` whose tags are `wanted`; an entry that leads outside is left out.

        Looks at no other directory and at `longest` bytes of each value, and a directory has 65,535 entries at most:
        so a loop of directories or an immense count costs nothing.
        """
        found: dict[int, Value] = {}
        for tag, kind, begin, size in self._entries(at, wanted):
            if tag not in found:
                found[tag] = Value(kind, self.data[begin : begin + min(size, longest)])
        return found

    def directories(
        self, wanted: Collection[int], most: int, *, most_within: int | None = None
    ) -> Iterator[Mapping[int, Value]]:
        """What `directory` finds in one after the other from the first on, and in those within them; each once.

        At most `most` of them, and `most_within` that one names as lying within it.
        """
        tags, waiting, seen = {*wanted, _WITHIN}, [self.first], set[int]()
        while waiting and len(seen) < most:
            at = waiting.pop(0)
            if at in seen:
                continue
            seen.add(at)
            found = self.directory(at, tags)
            yield found
            waiting += self.integers(found.get(_WITHIN))[:most_within]
            waiting.append(self.next(at))

    def place(self, at: int, tag: int) -> tuple[int, int]:
        """Begin and length of what the entry `tag` of the directory at `at` holds; zeros where there is none."""
        return next(((begin, size) for _, _, begin, size in self._entries(at, (tag,))), (0, 0))

    def next(self, at: int) -> int:
        """Where the directory lies that follows the one at `at`; 0 where none does."""
        behind = at + 2 + self._number(self.data[at : at + 2]) * 12
        return self._number(self.data[behind : behind + 4])

    def pointer(self, value: Value) -> int:
        """Where the directory lies that `value` points at; 0, which is none, where it points at nothing."""
        return self._number(value.raw[:4]) if value.kind in _LONGS and len(value.raw) >= 4 else 0

    def integers(self, value: Value | None) -> tuple[int, ...]:
        """The whole numbers that `value` holds; none of anything else or of no value."""
        letter = _INTEGERS.get(value.kind) if value else None
        if value is None or letter is None:
            return ()
        size = _SIZES[value.kind]
        return tuple(
            number for (number,) in iter_unpack(self.order + letter, value.raw[: len(value.raw) // size * size])
        )

    def numbers(self, value: Value | None) -> tuple[float, ...]:
        """The numbers that `value` holds, a fraction without a denominator as NaN; none of a text or of no value."""
        pair = _FRACTIONS.get(value.kind) if value else None
        if value is None or pair is None:
            return self.integers(value)
        raw = value.raw[: len(value.raw) // 8 * 8]
        return tuple(above / below if below else nan for above, below in iter_unpack(self.order + pair, raw))

    def _entries(self, at: int, wanted: Container[int]) -> Iterator[tuple[int, int, int, int]]:
        """Tag, type, and begin and length of the value, of each entry that is wanted and does not lead outside."""
        if at < _HEADER_SIZE:  # 0 stands for none
            return
        entry = Struct(self.order + _ENTRY)
        count = self._number(self.data[at : at + 2])
        table = self.data[at + 2 : at + 2 + count * entry.size]
        table = table[: len(table) // entry.size * entry.size]
        for number, (tag, kind, length, where) in enumerate(entry.iter_unpack(table)):
            if tag in wanted and kind in _SIZES:
                size = length * _SIZES[kind]
                begin = at + 10 + 12 * number if size <= len(where) else self._number(where)
                if begin + size <= len(self.data):
                    yield tag, kind, begin, size

    def _number(self, data: bytes) -> int:
        return int.from_bytes(data, "little" if self.order == "<" else "big")
