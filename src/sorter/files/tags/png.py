"""The XMP packet of a PNG: one text chunk, put in before the pixels; every other byte stays.

Chunks and `iTXt` are those of the PNG specification (5.3, 11.3.4.5), the keyword that of the XMP one (part 3, 1.1.5).
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sorter.errors import InputError
from sorter.files.tags.markup import MOST_BYTES
from sorter.files.tags.parts import Parts

BEGIN = b"\x89PNG\r\n\x1a\n"

_KEYWORD = b"XML:com.adobe.xmp\0"
_PLAIN = _KEYWORD + b"\0\0\0\0"  # not compressed, by no method, in no language, under no other name


@dataclass(frozen=True, slots=True)
class _Chunk:
    kind: bytes
    start: int
    body: int
    end: int  # behind its check sum


def read_packet(data: Parts) -> bytes | None:
    """The packet of a PNG, None where it has none. Raises `InputError` where it is damaged or has several."""
    found = _texts(data)
    if len(found) > 1:
        raise InputError("it has two XMP packets, so it is left alone")
    if not found:
        return None
    rest = data[found[0].body + len(_KEYWORD) : found[0].end - 4]
    parts = rest[2:].split(b"\0", 2)
    if len(rest) < 4 or len(parts) < 3:
        raise InputError("its XMP is damaged, so it is left alone")
    return _unpacked(parts[2]) if rest[0] else parts[2]


def with_packet(data: bytes, packet: bytes) -> bytes:
    """The same PNG with another packet, or its first one. Raises `InputError` as above."""
    body = b"iTXt" + _PLAIN + packet
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    if found := _texts(data):
        return data[: found[0].start] + chunk + data[found[0].end :]
    at = next(one.start for one in _chunks(data) if one.kind == b"IDAT")
    return data[:at] + chunk + data[at:]


def _texts(data: Parts) -> list[_Chunk]:
    texts = [one for one in _chunks(data) if one.kind == b"iTXt"]
    return [one for one in texts if data[one.body : min(one.body + len(_KEYWORD), one.end)] == _KEYWORD]


def _chunks(data: Parts) -> Iterator[_Chunk]:
    """Every chunk. Raises `InputError` where there are no pixels, or no end."""
    at, pixels = len(BEGIN), False
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + length
        if end > len(data):
            break
        pixels = pixels or kind == b"IDAT"
        yield _Chunk(kind, at, at + 8, end)
        if kind == b"IEND" and pixels:
            return
        at = end
    raise InputError("it is damaged, so nothing is written into it")


def _unpacked(text: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        packet = unpacking.decompress(text, MOST_BYTES)
    except zlib.error as error:
        raise InputError("its XMP is damaged, so it is left alone") from error
    if not unpacking.eof:
        raise InputError("its XMP is damaged, or larger than any program writes, so it is left alone")
    return packet
