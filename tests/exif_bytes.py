"""EXIF as cameras write it, and as they should not: TIFF structures byte by byte."""

from collections.abc import Mapping
from struct import pack

MAKER, MODEL, CHANGED, EXIF, ORIGINAL, DIGITIZED = 0x010F, 0x0110, 0x0132, 0x8769, 0x9003, 0x9004
ASCII, SHORT, LONG = 2, 3, 4

Entry = tuple[int, int, bytes]
"""Type, count, and the value's bytes; up to four stand in the directory itself."""


def text(value: str | bytes) -> Entry:
    """A text with its NUL."""
    data = (value.encode() if isinstance(value, str) else value) + b"\0"
    return ASCII, len(data), data


def tiff(first: Mapping[int, Entry], exif: Mapping[int, Entry] | None = None, *, order: str = "<") -> bytes:
    """A TIFF structure with one directory, and an EXIF directory behind it where `exif` is given."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + pack(order + "L", 8)
    if exif is None:
        return head + directory(first, 8, order)
    size = len(directory({**first, EXIF: (LONG, 1, b"1234")}, 8, order))
    pointer = (LONG, 1, pack(order + "L", 8 + size))
    return head + directory({**first, EXIF: pointer}, 8, order) + directory(exif, 8 + size, order)


def directory(entries: Mapping[int, Entry], at: int, order: str = "<") -> bytes:
    """A directory that begins at `at`, and the values behind it."""
    behind = at + 2 + 12 * len(entries) + 4
    table, data = pack(order + "H", len(entries)), b""
    for tag, (kind, count, value) in sorted(entries.items()):
        inside = value.ljust(4, b"\0") if len(value) <= 4 else pack(order + "L", behind + len(data))
        table += pack(order + "HHL", tag, kind, count) + inside
        data += b"" if len(value) <= 4 else value
    return table + bytes(4) + data


def box(kind: bytes, *content: bytes) -> bytes:
    """A box of an ISO base media file."""
    body = b"".join(content)
    return pack(">L", 8 + len(body)) + kind + body


def heif(block: bytes, *, version: int = 1, method: int = 0, other: bytes = b"hvc1") -> bytes:
    """A HEIF file whose second item is the Exif one; `version` is that of the item locations."""
    wide = "L" if version == 2 else "H"
    infos = [box(b"infe", pack(">B3xHH4sx", 2, number, 0, kind)) for number, kind in ((1, other), (2, b"Exif"))]
    info = box(b"iinf", pack(">LH", 0, 2), *infos)
    item = pack(">L", 6) + b"Exif\0\0" + block

    def whole(begin: int) -> bytes:
        places = b"".join(
            pack(f">{wide}", number)
            + (pack(">H", method) if version else b"")
            + pack(">HHLL", 0, 1, begin if number == 2 else 0, len(item))
            for number in (1, 2)
        )
        place = box(b"iloc", pack(">B3xBB", version, 0x44, 0), pack(f">{wide}", 2), places)
        return box(b"ftyp", b"heic", bytes(4)) + box(b"meta", bytes(4), info, place) + box(b"mdat", item)

    return whole(len(whole(0)) - len(item))
