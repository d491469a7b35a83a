"""Where a photo's EXIF lies: TIFF structures within the file, found without decoding anything."""

from sorter.core.cr3 import cr3_structures
from sorter.core.heif import exif_item
from sorter.core.jpeg import START, segments
from sorter.core.ranges import Sliced, part_of
from sorter.core.tiff import Tiff

_MOST_CHUNKS = 65_536  # a PNG of 500 MB has as many
_NAME = b"Exif\0"  # then a byte that should be 0
_APP1 = 0xE1
_RAF, _RW2 = b"FUJIFILMCCD-RAW ", b"IIU\0"
_RAF_JPEG, _RW2_JPEG = slice(84, 92), 0x002E


def exif_structures(data: Sliced) -> tuple[Tiff, ...]:
    """The TIFF structures with the EXIF of an encoded photo; none where there is none or the format is another.

    JPEG and MPO (an APP1 segment: Exif 2.32, 4.7.2), PNG (an eXIf chunk: PNG third edition, 11.3.4.5), WebP (an EXIF
    chunk: RFC 9649, 2.7.1.5), HEIC and AVIF (an Exif item: ISO/IEC 23008-12, A.2.1), RAF and RW2 (in their JPEG);
    TIFF and what is built on it, as most RAW formats, is such a structure as a whole. All have one; CR3 has three,
    whose first directories are what is elsewhere the first, the EXIF and the GPS directory.
    """
    whole, head = Tiff.of(data), data[:16]
    if whole and not head.startswith(_RW2):
        return (whole,)
    if head[4:12] == b"ftypcrx ":
        return cr3_structures(data)
    begin, end = _place(data, head)
    if data[begin : begin + len(_NAME)] == _NAME:
        begin += len(_NAME) + 1
    structure = Tiff.of(part_of(data, begin, end), begin) if begin < end else None
    return (structure,) if structure else ()


def whole_jpeg(data: Sliced) -> tuple[int, int]:
    """Begin and length of the JPEG that a RAF or RW2 has of the photo, EXIF and all; zeros in any other format."""
    head = data[: len(_RAF)]
    if head == _RAF:
        place = data[_RAF_JPEG]
        return int.from_bytes(place[:4], "big"), int.from_bytes(place[4:], "big")
    tiff = Tiff.of(data) if head.startswith(_RW2) else None
    return tiff.place(tiff.first, _RW2_JPEG) if tiff else (0, 0)


def _place(data: Sliced, head: bytes) -> tuple[int, int]:
    if head.startswith(START):
        return _in_jpeg(data)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _in_chunk(data, 8, b"eXIf", big=True)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _in_chunk(data, 12, b"EXIF", big=False)
    if head[4:8] == b"ftyp":
        return exif_item(data)
    begin, length = whole_jpeg(data)
    low, high = _in_jpeg(part_of(data, begin, begin + length))
    return begin + low, begin + high


def _in_jpeg(data: Sliced) -> tuple[int, int]:
    for marker, begin, end in segments(data):
        if marker == _APP1 and data[begin : begin + len(_NAME)] == _NAME:
            return begin, end
    return 0, 0


def _in_chunk(data: Sliced, at: int, kind: bytes, *, big: bool) -> tuple[int, int]:
    """Of the first chunk of a kind: length, kind, data, checksum in a PNG; kind, length, padded data in a RIFF."""
    for _ in range(_MOST_CHUNKS):
        head = data[at : at + 8]
        if len(head) < 8:
            break
        size = int.from_bytes(head[:4], "big") if big else int.from_bytes(head[4:], "little")
        if (head[4:] if big else head[:4]) == kind:
            return at + 8, at + 8 + size
        at += 8 + size + (4 if big else size % 2)
    return 0, 0
