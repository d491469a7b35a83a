"""The parts of a camera's JPEG around its pixels: EXIF with a thumbnail, and a larger preview behind the photo."""

from collections.abc import Mapping
from struct import pack

_ASCII, _SHORT, _LONG, _UNDEFINED = 2, 3, 4, 7
_START, _APP0, _APP1, _APP2 = b"\xff\xd8", b"\xff\xe0", b"\xff\xe1", b"\xff\xe2"
_HEAD = b"MM\0*\0\0\0\x08"

Entry = tuple[int, int, bytes]
"""Type, count, and the value's bytes."""


def exif_segment(maker: str, model: str, taken: str, orientation: int, thumbnail: bytes) -> bytes:
    """An APP1 segment as Exif 2.32 has it: camera, orientation, time as YYYY:MM:DD HH:MM:SS, and a JPEG thumbnail."""
    first = {
        0x010F: _text(maker),
        0x0110: _text(model),
        0x0112: (_SHORT, 1, pack(">H", orientation)),
        0x8769: _long(0),  # its place is known once this directory's size is
    }
    inner_at = len(_HEAD) + len(_directory(first, 0))
    inner = _directory({0x9000: (_UNDEFINED, 4, b"0232"), 0x9003: _text(taken)}, inner_at)
    second_at = inner_at + len(inner)
    second = {0x0103: (_SHORT, 1, pack(">H", 6)), 0x0201: _long(0), 0x0202: _long(len(thumbnail))}
    thumbnail_at = second_at + len(_directory(second, second_at))
    first[0x8769], second[0x0201] = _long(inner_at), _long(thumbnail_at)
    tiff = _HEAD + _directory(first, len(_HEAD), following=second_at) + inner + _directory(second, second_at)
    return _segment(_APP1, b"Exif\0\0" + tiff + thumbnail)


def with_exif(jpeg: bytes, exif: bytes) -> bytes:
    """A bare JPEG with its JFIF segment, if it has one, replaced by `exif`."""
    rest = jpeg[len(_START) :]
    if rest.startswith(_APP0):
        rest = rest[2 + int.from_bytes(rest[2:4], "big") :]
    return _START + exif + rest


def with_preview(jpeg: bytes, preview: bytes) -> bytes:
    """A camera's JPEG with a large thumbnail behind it, as CIPA DC-007 (Multi-Picture Format) places it."""
    place = len(_START) + 2 + int.from_bytes(jpeg[4:6], "big")  # behind the EXIF, which comes first
    size = len(jpeg) + len(_pictures(0, 0, 0))
    index = _pictures(size, size - (place + 8), len(preview))  # places count from the index's own TIFF header
    return jpeg[:place] + index + jpeg[place:] + preview


def _pictures(size: int, preview_at: int, preview_size: int) -> bytes:
    photo = pack(">LLLHH", 0x20030000, size, 0, 0, 0)  # the representative image, a baseline primary
    preview = pack(">LLLHH", 0x00010001, preview_size, preview_at, 0, 0)  # a large thumbnail of class 1
    entries = {0xB000: (_UNDEFINED, 4, b"0100"), 0xB001: _long(2), 0xB002: (_UNDEFINED, 32, photo + preview)}
    return _segment(_APP2, b"MPF\0" + _HEAD + _directory(entries, len(_HEAD)))


def _segment(marker: bytes, content: bytes) -> bytes:
    return marker + pack(">H", len(content) + 2) + content


def _text(value: str) -> Entry:
    data = value.encode("ascii") + b"\0"
    return _ASCII, len(data), data


def _long(value: int) -> Entry:
    return _LONG, 1, pack(">L", value)


def _directory(entries: Mapping[int, Entry], at: int, following: int = 0) -> bytes:
    """A TIFF directory that begins at `at`, and behind it the values that have no room in it."""
    behind = at + 2 + 12 * len(entries) + 4
    table, data = pack(">H", len(entries)), b""
    for tag, (kind, count, value) in sorted(entries.items()):
        inside = value.ljust(4, b"\0") if len(value) <= 4 else pack(">L", behind + len(data))
        table += pack(">HHL", tag, kind, count) + inside
        data += b"" if len(value) <= 4 else value + bytes(len(value) % 2)
    return table + pack(">L", following) + data
