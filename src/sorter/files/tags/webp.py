"""The XMP packet of a WebP: a chunk behind all others, and the one that says so; every other byte stays.

https://developers.google.com/speed/webp/docs/riff_container: a file that is but a picture gets the header that lists
what else is there, with the picture's size (RFC 6386, 9.1, and the lossless specification, 3).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from sorter.errors import InputError
from sorter.files.tags.parts import Parts, numbers

_RIFF = 12  # bytes of the file's own head
_HAS_XMP, _HAS_ALPHA = 0x04, 0x10
_DAMAGED = "it is damaged, so nothing is written into it"


@dataclass(frozen=True, slots=True)
class _Chunk:
    kind: bytes
    start: int
    body: int
    size: int
    end: int  # with the byte that makes it even


def is_webp(data: Parts) -> bool:
    """Whether it begins as one."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def read_packet(data: Parts) -> bytes | None:
    """The packet of a WebP, None where it has none. Raises `InputError` where it is damaged or has several."""
    found = [one for one in _chunks(data) if one.kind == b"XMP "]
    if len(found) > 1:
        raise InputError("it has two XMP packets, so it is left alone")
    return data[found[0].body : found[0].body + found[0].size] if found else None


def with_packet(data: bytes, packet: bytes) -> bytes:
    """The same WebP with another packet, or its first one. Raises `InputError` as above."""
    chunks = list(_chunks(data))
    first, end = chunks[0], chunks[-1].end
    parts = [_header(data, first)]
    if first.kind != b"VP8X":
        parts.append(data[first.start : first.end])
    parts += [data[one.start : one.end] for one in chunks[1:] if one.kind != b"XMP "]
    parts.append(struct.pack("<4sI", b"XMP ", len(packet)) + packet + b"\0" * (len(packet) % 2))
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body + data[end:]


def _chunks(data: Parts) -> Iterator[_Chunk]:
    (size,) = numbers("<I", data, 4)
    at, last = _RIFF, 8 + size
    if last > len(data) or at == last:
        raise InputError(_DAMAGED)
    while at < last:
        if at + 8 > last:
            raise InputError(_DAMAGED)
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        end = at + 8 + length + length % 2
        if end > last:
            raise InputError(_DAMAGED)
        yield _Chunk(kind, at, at + 8, length, end)
        at = end


def _header(data: bytes, first: _Chunk) -> bytes:
    """The chunk that lists what is there, with XMP in it."""
    if first.kind == b"VP8X":
        flags = data[first.body] | _HAS_XMP
        return data[first.start : first.body] + bytes([flags]) + data[first.body + 1 : first.end]
    width, height, alpha = _size(data, first)
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return struct.pack("<4sII", b"VP8X", 10, _HAS_XMP | (_HAS_ALPHA if alpha else 0)) + sides


def _size(data: bytes, picture: _Chunk) -> tuple[int, int, bool]:
    """Width, height and whether it is see-through, of a file that is but a picture."""
    body = data[picture.body : picture.body + 10]
    if picture.kind == b"VP8 " and len(body) == 10 and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF, False
    if picture.kind == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        (bits,) = struct.unpack_from("<I", body, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1)
    raise InputError(_DAMAGED)
