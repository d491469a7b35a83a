"""Frames on a pipe: one byte that says what it is, four that say how long, then the bytes."""

import struct
from typing import IO

from sorter.core.measurement import FloatArray

_HEAD = struct.Struct("<BI")
_LENGTH = struct.Struct("<I")
NUMBER = struct.Struct("<Q")
"""What requests and their replies are told apart by."""
_LONGEST = 64 * 1024 * 1024  # bytes; a batch of 64 with thumbnails is 2 MB


class Nonsense(Exception):
    """What came is not what was agreed on: whoever says it cannot be trusted any more."""


def write_frame(file: IO[bytes], kind: int, *parts: bytes) -> None:
    """Write one frame, which goes when `file` is flushed. Raises `OSError` where nobody reads."""
    file.write(_HEAD.pack(kind, sum(map(len, parts))))
    for part in parts:
        file.write(part)


def read_frame(file: IO[bytes]) -> tuple[int, bytes] | None:
    """The next frame, None at the end. Raises `Nonsense` where it is cut short or longer than any frame can be."""
    head = file.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise Nonsense
    kind, length = _HEAD.unpack(head)
    if length > _LONGEST:
        raise Nonsense
    body = file.read(length)
    if len(body) < length:
        raise Nonsense
    return kind, body


def sized(data: bytes) -> tuple[bytes, bytes]:
    """Bytes with their number before them."""
    return _LENGTH.pack(len(data)), data


class Cursor:
    """Reads values out of a frame, one after the other. Raises `Nonsense` where it holds fewer bytes than it says."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def values(self, of: struct.Struct) -> tuple[int | float, ...]:
        """What a fixed structure holds."""
        return of.unpack(self._take(of.size))

    def number(self, of: struct.Struct = NUMBER) -> int:
        """One whole number, by default that of a request."""
        (value,) = of.unpack(self._take(of.size))
        return int(value)

    def floats(self, count: int) -> FloatArray:
        """`count` numbers of single precision, in an array of its own."""
        import numpy as np  # here: the first window is shown without it

        return np.frombuffer(self._take(4 * count), "<f4").astype(np.float32)

    def blob(self) -> bytes:
        """Bytes as `sized` puts them."""
        return self._take(self.number(_LENGTH))

    def text(self) -> str:
        """UTF-8, likewise."""
        try:
            return self.blob().decode()
        except UnicodeDecodeError as error:
            raise Nonsense from error

    def end(self) -> None:
        """Nothing may be left."""
        if self._at != len(self._body):
            raise Nonsense

    def _take(self, count: int) -> bytes:
        taken = self._body[self._at : self._at + count]
        if len(taken) < count:
            raise Nonsense
        self._at += count
        return taken
