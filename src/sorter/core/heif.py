"""The Exif item of a HEIF file, HEIC or AVIF, by ISO/IEC 14496-12 and 23008-12."""

from collections.abc import Iterator

_MOST_BOXES = 10_000  # a photo in tiles has some hundreds of items


def exif_item(data: bytes) -> bytes:
    """The TIFF structure of the first Exif item that lies in the file itself; empty where there is none."""
    for kind, meta in _boxes(data):
        if kind == b"meta":
            parts = dict(_boxes(meta[4:]))
            number = _exif_number(parts.get(b"iinf", b""))
            begin, length = _place(parts.get(b"iloc", b""), number) if number else (0, 0)
            item = data[begin : begin + length]
            return item[4 + int.from_bytes(item[:4], "big") :]  # the item begins with the way to its TIFF header
    return b""


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes in a row: kind and content (14496-12, 4.2)."""
    at = 0
    for _ in range(_MOST_BOXES):
        head, size = 8, int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            head, size = 16, int.from_bytes(data[at + 8 : at + 16], "big")
        elif size == 0:
            size = len(data) - at
        if size < head or at + head > len(data):
            return
        yield data[at + 4 : at + 8], data[at + head : at + size]
        at += size


def _exif_number(info: bytes) -> int:
    """The number of the first item of kind Exif (14496-12, 8.11.6); 0 where there is none."""
    for kind, entry in _boxes(info[6 if info[:1] == b"\0" else 8 :]):
        wide = 4 if entry[:1] == b"\3" else 2  # bytes of the item's number
        if kind == b"infe" and entry[:1] in {b"\2", b"\3"} and entry[6 + wide : 10 + wide] == b"Exif":
            return int.from_bytes(entry[4 : 4 + wide], "big")
    return 0


def _place(locations: bytes, number: int) -> tuple[int, int]:
    """Begin and length of an item's first extent (14496-12, 8.11.3); nothing where it lies outside the file."""
    reader = _Reader(locations)
    version = reader.take(4) >> 24
    sizes = reader.take(2)
    of_offset, of_length, of_base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    of_index = sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    for _ in range(min(reader.take(wide), _MOST_BOXES)):
        item = reader.take(wide)
        method = reader.take(2) & 15 if version else 0
        elsewhere = reader.take(2)
        base = reader.take(of_base)
        extents = reader.take(2)
        if item == number and extents:
            reader.take(of_index)
            begin, length = base + reader.take(of_offset), reader.take(of_length)
            return (0, 0) if method or elsewhere else (begin, length)
        reader.at += extents * (of_index + of_offset + of_length)
    return 0, 0


class _Reader:
    """Numbers one after the other; beyond the end all are 0."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def take(self, size: int) -> int:
        self.at += size
        return int.from_bytes(self._data[self.at - size : self.at], "big")
