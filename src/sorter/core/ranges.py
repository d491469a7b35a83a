"""A file's bytes in ranges, so that what lies in a photo is found without reading the photo."""

import os
import sys
from contextlib import suppress
from io import SEEK_END
from typing import BinaryIO, Protocol

from sorter.errors import InputError

_PAGE = 16_384  # a camera's EXIF takes two or three; less would only cost more calls
_MOST_PAGES = 256  # 4 MB: whatever a file says of itself


class Sliced(Protocol):
    """Bytes that slices are taken of, as of `bytes`: what lies beyond the end is left out."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> bytes: ...


class Ranges:
    """An open file as `Sliced`: reads the pages that slices touch, each once, and keeps them.

    Slices come to 4 MB of a file at most, counted in pages of 16 KB; what goes beyond is empty. A slice raises
    `InputError` with the system's reason where the file cannot be read.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._pages: dict[int, bytes] = {}
        try:
            self._size = file.seek(0, SEEK_END)
        except OSError as error:
            raise unreadable(error) from error
        _expect_ranges(file)
        self.taken = 0  # bytes read from the file so far

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice, /) -> bytes:
        begin, end, _ = part.indices(self._size)
        if begin >= end:
            return b""
        first, last = begin // _PAGE, (end - 1) // _PAGE
        missing = [number for number in range(first, min(last, first + _MOST_PAGES) + 1) if number not in self._pages]
        if len(self._pages) + len(missing) > _MOST_PAGES:
            return b""
        for number in missing:
            self._pages[number] = self.read(number * _PAGE, _PAGE)
        start = first * _PAGE
        if first == last:
            return self._pages[first][begin - start : end - start]
        return b"".join(self._pages[number] for number in range(first, last + 1))[begin - start : end - start]

    def read(self, begin: int, length: int) -> bytes:
        """A range as it is, kept nowhere and without a limit. Raises `InputError`."""
        try:
            self._file.seek(begin)
            data = self._file.read(length)
        except OSError as error:
            raise unreadable(error) from error
        self.taken += len(data)
        return data


if sys.platform == "linux":

    def _expect_ranges(file: BinaryIO) -> None:
        """Let the system read what it is asked for, and not as much again in the hope that this is next."""
        with suppress(OSError):  # it is only advice, and not every file is one of the system's
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_RANDOM)

else:

    def _expect_ranges(_file: BinaryIO) -> None:
        """Nothing: this system has no such call in Python."""


def unreadable(error: OSError) -> InputError:
    """What a user is told of a file that the system does not give."""
    return InputError(f"cannot be read: {error.strerror}")


class Part:
    """A range of other bytes as bytes of their own; nothing is read before a slice is taken."""

    def __init__(self, whole: Sliced, begin: int, end: int) -> None:
        self._whole = whole
        self._begin = min(max(begin, 0), len(whole))
        self._size = min(max(end, self._begin), len(whole)) - self._begin

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice, /) -> bytes:
        begin, end, _ = part.indices(self._size)
        return self._whole[self._begin + begin : self._begin + end] if begin < end else b""


def part_of(data: Sliced, begin: int, end: int) -> Sliced:
    """The bytes from `begin` to `end`: copied where they are in memory, else read when they are looked at."""
    return data[begin:end] if isinstance(data, bytes) else Part(data, begin, end)
