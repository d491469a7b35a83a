"""A file's bytes in parts, so that its packet is found without reading all of it."""

import struct
from io import SEEK_END
from typing import BinaryIO, Protocol

from sorter.errors import InputError
from sorter.files.tags.markup import MOST_BYTES


class Parts(Protocol):
    """Bytes that slices are taken of, as of `bytes`: what lies beyond the end is left out."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> bytes: ...


class FileParts:
    """An open file as `Parts`; a slice raises `OSError` where it cannot be read, `InputError` where it is immense."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, SEEK_END)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice, /) -> bytes:
        begin, end, _ = part.indices(self._size)
        if end - begin > MOST_BYTES:
            raise InputError(f"its XMP is larger than {MOST_BYTES >> 20} MB, so it is left alone")
        self._file.seek(begin)
        return self._file.read(max(end - begin, 0))


def numbers(form: str, data: Parts, at: int) -> tuple[int, ...]:
    """The whole numbers at a place, in the form that `struct` has. Raises `struct.error` where the file ends before."""
    return struct.unpack(form, data[at : at + struct.calcsize(form)])
