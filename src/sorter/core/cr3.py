"""What lies in Canon's CR3, an ISO base media file with boxes of its own.

Their layout: "Canon CR3 file format", Laurent Clévy, and the tables of ExifTool.
"""

from collections.abc import Iterator

from sorter.core.heif import boxes
from sorter.core.jpeg import START
from sorter.core.ranges import Sliced, part_of
from sorter.core.tiff import Tiff

_IN_MOVIE = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_PREVIEW = bytes.fromhex("eaf42b5e1c984b88b9fbb7dc406e4d16")
_STRUCTURES = (b"CMT1", b"CMT2", b"CMT4")  # the first directory, EXIF, GPS
_ID = 16
_COUNT = 8  # before the boxes within the preview's
_MOST_BEFORE = 32  # bytes; 12 or 16 are known


def cr3_structures(data: Sliced) -> tuple[Tiff, ...]:
    """The TIFF structures with the first, the EXIF and the GPS directory; the first of them that there are."""
    found = {kind: (begin, end) for kind, begin, end in _canon_boxes(data)}
    structures = []
    for kind in _STRUCTURES:
        begin, end = found.get(kind, (0, 0))
        structure = Tiff.of(part_of(data, begin, end), begin)
        if structure is None:
            break
        structures.append(structure)
    return tuple(structures)


def cr3_previews(data: Sliced) -> Iterator[tuple[int, int]]:
    """Begin and length of the thumbnail and the preview, JPEGs both, each up to the end of its box."""
    yield from _jpegs(data, b"THMB", _canon_boxes(data))
    for kind, begin, end in boxes(data):
        if kind == b"uuid" and data[begin : begin + _ID] == _PREVIEW:
            yield from _jpegs(data, b"PRVW", boxes(data, begin + _ID + _COUNT, end))


def _jpegs(data: Sliced, wanted: bytes, row: Iterator[tuple[bytes, int, int]]) -> Iterator[tuple[int, int]]:
    """Before the JPEG stand version, sizes and marks, whose length differs between versions."""
    for kind, begin, end in row:
        way = data[begin : min(begin + _MOST_BEFORE, end)].find(START)
        if kind == wanted and way >= 0:
            yield begin + way, end - begin - way


def _canon_boxes(data: Sliced) -> Iterator[tuple[bytes, int, int]]:
    """The boxes in Canon's own box of the movie."""
    for kind, begin, end in boxes(data):
        if kind == b"moov":
            for name, low, high in boxes(data, begin, end):
                if name == b"uuid" and data[low : low + _ID] == _IN_MOVIE:
                    yield from boxes(data, low + _ID, high)
