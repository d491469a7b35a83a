"""EXIF as cameras write it, and as they should not: TIFF structures byte by byte."""

from collections.abc import Mapping
from struct import pack

MAKER, MODEL, ORIENTATION, CHANGED, EXIF, GPS = 0x010F, 0x0110, 0x0112, 0x0132, 0x8769, 0x8825
ORIGINAL, DIGITIZED, NOTE = 0x9003, 0x9004, 0x927C
JPEG_BEGIN, JPEG_LENGTH = 0x0201, 0x0202
BYTE, ASCII, SHORT, LONG, FRACTION, UNDEFINED, SIGNED_FRACTION = 1, 2, 3, 4, 5, 7, 10

Entry = tuple[int, int, bytes]
"""Type, count, and the value's bytes; up to four stand in the directory itself."""


def text(value: str | bytes) -> Entry:
    """A text with its NUL."""
    data = (value.encode() if isinstance(value, str) else value) + b"\0"
    return ASCII, len(data), data


def short(value: int, order: str = "<") -> Entry:
    """A number of two bytes."""
    return SHORT, 1, pack(order + "H", value)


def long(*values: int, order: str = "<") -> Entry:
    """Numbers of four bytes."""
    return LONG, len(values), pack(f"{order}{len(values)}L", *values)


def fraction(*parts: int, order: str = "<") -> Entry:
    """Fractions: numerators and denominators by turns; signed where one is below zero."""
    signed = min(parts) < 0
    kind = SIGNED_FRACTION if signed else FRACTION
    return kind, len(parts) // 2, pack(f"{order}{len(parts)}{'l' if signed else 'L'}", *parts)


def tiff(
    first: Mapping[int, Entry],
    exif: Mapping[int, Entry] | None = None,
    *,
    gps: Mapping[int, Entry] | None = None,
    order: str = "<",
    magic: bytes = b"",
) -> bytes:
    """A TIFF structure with one directory, and behind it an EXIF and a GPS directory where they are given."""
    head = (magic or (b"II*\0" if order == "<" else b"MM\0*")) + pack(order + "L", 8)
    others = {tag: inner for tag, inner in ((EXIF, exif), (GPS, gps)) if inner is not None}
    behind = 8 + len(directory({**first, **dict.fromkeys(others, (LONG, 1, b"1234"))}, 8, order))
    data, pointers = b"", {}
    for tag, inner in others.items():
        at = behind + len(data)
        pointers[tag] = (LONG, 1, pack(order + "L", at))
        data += directory(inner, at, order)
    return head + directory({**first, **pointers}, 8, order) + data


def directory(entries: Mapping[int, Entry], at: int, order: str = "<", *, following: int = 0) -> bytes:
    """A directory that begins at `at`, and the values behind it; `following` is where the next one lies."""
    behind = at + 2 + 12 * len(entries) + 4
    table, data = pack(order + "H", len(entries)), b""
    for tag, (kind, count, value) in sorted(entries.items()):
        inside = value.ljust(4, b"\0") if len(value) <= 4 else pack(order + "L", behind + len(data))
        table += pack(order + "HHL", tag, kind, count) + inside
        data += b"" if len(value) <= 4 else value
    return table + pack(order + "L", following) + data


def with_exif(jpeg: bytes, block: bytes, *more: tuple[int, bytes]) -> bytes:
    """A JPEG whose first segments are this EXIF and `more`, by marker and content."""
    held = ((0xE1, b"Exif\0\0" + block), *more)
    return b"\xff\xd8" + b"".join(pack(">BBH", 0xFF, mark, 2 + len(data)) + data for mark, data in held) + jpeg[2:]


def with_thumbnail(jpeg: bytes, thumbnail: bytes, first: Mapping[int, Entry], *, order: str = "<") -> bytes:
    """A JPEG with EXIF whose second directory has a thumbnail."""
    second = 8 + len(directory(first, 8, order))
    entries = {JPEG_BEGIN: long(0, order=order), JPEG_LENGTH: long(len(thumbnail), order=order)}
    begin = second + len(directory(entries, second, order))
    entries[JPEG_BEGIN] = long(begin, order=order)
    head = (b"II*\0" if order == "<" else b"MM\0*") + pack(order + "L", 8)
    block = head + directory(first, 8, order, following=second) + directory(entries, second, order) + thumbnail
    return with_exif(jpeg, block)


def box(kind: bytes, *content: bytes) -> bytes:
    """A box of an ISO base media file."""
    body = b"".join(content)
    return pack(">L", 8 + len(body)) + kind + body


def heif(block: bytes, *, version: int = 1, method: int = 0, kind: bytes = b"Exif", kept_as: bytes = b"") -> bytes:
    """A HEIF file whose second item is the Exif one, or of another kind; `version` is that of the item locations."""
    wide = "L" if version == 2 else "H"
    infos = (
        box(b"infe", pack(">B3xHH4sx", 2, at, 0, what), more)
        for at, what, more in ((1, b"hvc1", b""), (2, kind, kept_as))
    )
    info = box(b"iinf", pack(">LH", 0, 2), *infos)
    item = pack(">L", 6) + b"Exif\0\0" + block if kind == b"Exif" else block

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
