"""Previews in the notes that makers add to EXIF, each in a structure of its own making.

The layouts are those that ExifTool's tables describe, of the makers whose photos were at hand to try them.
"""

from collections.abc import Iterator

from sorter.core.ranges import part_of
from sorter.core.tiff import Tiff

_JPEG_BEGIN, _JPEG_LENGTH = 0x0201, 0x0202
_NIKON = b"Nikon\0\2"
_NIKON_HEADER = 10  # bytes before the TIFF structure in it
_NIKON_PREVIEW = 0x0011
_PENTAX = b"AOC\0"
_PENTAX_HEADER = 6  # bytes before a directory of the photo's own structure
_PENTAX_LENGTH, _PENTAX_BEGIN = 0x0003, 0x0004


def maker_previews(tiff: Tiff, at: int) -> Iterator[tuple[int, int]]:
    """Begin in the file and length of what may be a preview, of the note that begins at `at` of the structure."""
    head = tiff.data[at : at + _NIKON_HEADER]
    if head.startswith(_NIKON):
        yield from _nikon(tiff, at + _NIKON_HEADER)
    elif head.startswith(_PENTAX):
        note = Tiff(tiff.data, _order(head[_PENTAX_HEADER : _PENTAX_HEADER + 2]), tiff.base)
        yield from _pointed(note, at + _PENTAX_HEADER, _PENTAX_BEGIN, _PENTAX_LENGTH)


def _order(count: bytes) -> str:
    """The order of a directory that does not say it, or says it wrongly: no note has 256 entries."""
    return "<" if int.from_bytes(count, "little") < int.from_bytes(count, "big") else ">"


def _nikon(tiff: Tiff, at: int) -> Iterator[tuple[int, int]]:
    note = Tiff.of(part_of(tiff.data, at, len(tiff.data)), tiff.base + at)
    if note:
        found = note.directory(note.first, {_NIKON_PREVIEW})
        if _NIKON_PREVIEW in found:
            yield from _pointed(note, note.pointer(found[_NIKON_PREVIEW]), _JPEG_BEGIN, _JPEG_LENGTH)


def _pointed(tiff: Tiff, at: int, begin: int, length: int) -> Iterator[tuple[int, int]]:
    found = tiff.directory(at, {begin, length})
    if begin in found and length in found:
        yield tiff.base + tiff.pointer(found[begin]), tiff.pointer(found[length])
