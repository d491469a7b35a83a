"""Where a photo's EXIF lies: TIFF structures within the file, found without decoding anything."""

from collections.abc import Callable, Iterator, Mapping

from sorter.core.chunks import Part, photoshop_resources, png_chunks, riff_chunks
from sorter.core.cr3 import cr3_structures
from sorter.core.heif import boxes, exif_item
from sorter.core.jpeg import START, segments
from sorter.core.jpeg_xl import jpeg_xl_exif
from sorter.core.png_texts import raw_profile
from sorter.core.ranges import Sliced, part_of
from sorter.core.tiff import Tiff

_PNG = b"\x89PNG\r\n\x1a\n"
_EXIF_RESOURCE = (1058).to_bytes(2, "big")
_EXIF_UUID = b"JpgTiffExif->JP2"
_NAME = b"Exif\0"  # then a byte that should be 0
_APP1 = 0xE1
_RAF, _RW2 = b"FUJIFILMCCD-RAW ", b"IIU\0"
_RAF_JPEG, _RW2_JPEG = slice(84, 92), 0x002E


def exif_structures(data: Sliced) -> tuple[Tiff, ...]:
    """The TIFF structures with the EXIF of an encoded photo; none where there is none or the format is another.

    JPEG and MPO (an APP1 segment: Exif 2.32, 4.7.2), PNG (an eXIf chunk: PNG third edition, 11.3.4.5, else a text that
    ImageMagick writes), WebP (an EXIF chunk: RFC 9649, 2.7.1.5), HEIC and AVIF (an Exif item: ISO/IEC 23008-12, A.2.1),
    JPEG XL and JPEG 2000 (a box), Photoshop's (an image resource), RAF and RW2 (in their JPEG); TIFF and what is built
    on it, as most RAW formats, is such a structure as a whole. All have one; CR3 has three, whose first directories are
    what is elsewhere the first, the EXIF and the GPS directory.
    """
    whole, head = Tiff.of(data), data[:16]
    if whole and not head.startswith(_RW2):
        return (whole,)
    if head[4:12] == b"ftypcrx ":
        return cr3_structures(data)
    begin, end = _place(data, head)
    if begin == end and head.startswith(_PNG):
        profile = Tiff.of(raw_profile(data).removeprefix(_NAME + b"\0"), len(data))  # it lies nowhere in the file
        return (profile,) if profile else ()
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
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _first(b"EXIF", riff_chunks(data))
    if head[4:8] == b"ftyp":
        return exif_item(data)
    for start, place in _PLACES.items():
        if head.startswith(start):
            return place(data)
    begin, length = whole_jpeg(data)
    low, high = _in_jpeg(part_of(data, begin, begin + length))
    return begin + low, begin + high


def _in_jpeg(data: Sliced) -> tuple[int, int]:
    for marker, begin, end in segments(data):
        if marker == _APP1 and data[begin : begin + len(_NAME)] == _NAME:
            return begin, end
    return 0, 0


def _in_jpeg_2000(data: Sliced) -> tuple[int, int]:
    """In a uuid box named "JpgTiffExif->JP2", as ExifTool and Adobe's programs write it."""
    for kind, begin, end in boxes(data):
        if kind == b"uuid" and data[begin : begin + len(_EXIF_UUID)] == _EXIF_UUID:
            return begin + len(_EXIF_UUID), end
    return 0, 0


def _first(kind: bytes, parts: Iterator[Part]) -> tuple[int, int]:
    return next(((begin, end) for name, begin, end in parts if name == kind), (0, 0))


_PLACES: Mapping[bytes, Callable[[Sliced], tuple[int, int]]] = {
    START: _in_jpeg,
    _PNG: lambda data: _first(b"eXIf", png_chunks(data)),
    b"8BPS": lambda data: _first(_EXIF_RESOURCE, photoshop_resources(data)),
    b"\0\0\0\x0cjP  ": _in_jpeg_2000,
    b"\0\0\0\x0cJXL ": jpeg_xl_exif,
}
