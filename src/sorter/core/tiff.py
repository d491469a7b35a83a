"""Directories of a TIFF structure, as EXIF and RAW formats use them, read from bytes that anyone may have written."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from struct import Struct
from typing import Self

_HEADERS = {b"II*\0": "<", b"MM\0*": ">"}
_HEADER_SIZE = 8
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}  # bytes, by type
_BYTES = frozenset({1, 2, 7, 129})  # BYTE, ASCII, UNDEFINED and the UTF-8 of Exif 3.0: writers confuse them
_LONGS = frozenset({4, 13})
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

    data: bytes
    order: str  # "<" or ">", as in `struct`

    @classmethod
    def of(cls, data: bytes) -> Self | None:
        """The structure that `data` begins with, if it does."""
        order = _HEADERS.get(data[:4])
        return cls(data, order) if order else None

    @property
    def first(self) -> int:
        """Where the first directory lies."""
        return self._number(self.data[4:8])

    def directory(self, at: int, wanted: Container[int], *, longest: int = 256) -> Mapping[int, Value]:
        """The entries of the directory at `at` whose tags are `wanted`; an entry that leads outside is left out.

        Looks at no other directory and at `longest` bytes of each value, and a directory has 65,535 entries at most:
        so a loop of directories or an immense count costs nothing.
        """
        if at < _HEADER_SIZE:  # 0 stands for none
            return {}
        entry = Struct(self.order + _ENTRY)
        count = self._number(self.data[at : at + 2])
        table = self.data[at + 2 : at + 2 + count * entry.size]
        table = table[: len(table) // entry.size * entry.size]
        found: dict[int, Value] = {}
        for tag, kind, length, where in entry.iter_unpack(table):
            if tag in wanted and tag not in found and kind in _SIZES:
                size = length * _SIZES[kind]
                begin = self._number(where)
                if size <= len(where):
                    found[tag] = Value(kind, where[:size])
                elif begin + size <= len(self.data):
                    found[tag] = Value(kind, self.data[begin : begin + min(size, longest)])
        return found

    def pointer(self, value: Value) -> int:
        """Where the directory lies that `value` points at; 0, which is none, where it points at nothing."""
        return self._number(value.raw[:4]) if value.kind in _LONGS and len(value.raw) >= 4 else 0

    def _number(self, data: bytes) -> int:
        return int.from_bytes(data, "little" if self.order == "<" else "big")
