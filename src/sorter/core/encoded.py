"""What of a photo's file is read to measure it: all of it, or a preview in it."""

from dataclasses import dataclass, replace
from typing import BinaryIO

from sorter.core.decode import Decoded, decode, decode_part
from sorter.core.decoding.cost import decode_cost
from sorter.core.header import read_header
from sorter.core.loaded import Loaded
from sorter.core.metadata import read_capture
from sorter.core.previews import Preview, best_preview, find_previews
from sorter.core.ranges import Ranges, Sliced
from sorter.core.raw import is_raw
from sorter.items import Capture

LEAST_SIDE = 100
"""Pixels of the shorter side from which a preview is measured: EXIF's 160 x 120 has 106 of a photo of 3:2."""

_TURNED = range(5, 9)  # orientations that make the width the height


@dataclass(frozen=True, slots=True)
class Encoded:
    """A photo's bytes or those of its preview, and what the file says of the photo."""

    data: bytes | Loaded
    capture: Capture
    size: tuple[int, int]  # width and height of the whole photo, upright, in pixels; zeros where unknown
    preview: Preview | None = None  # None: `data` is the photo itself
    is_exact: bool = False  # nothing better is in the file: the preview is what decoding all of it would give

    @property
    def side(self) -> int:
        """The shorter side in pixels of the preview; 0 of the photo itself, and of what stands for it."""
        return 0 if self.preview is None or self.is_exact else self.preview.shorter

    def cost(self, cover: int) -> int:
        """Bytes that `decoded` needs at its peak, besides `data`."""
        return decode_cost(self.data, cover=cover)

    def decoded(self, cover: int) -> Decoded:
        """As `decode` gives it, without a preview's bars. Raises `InputError` where it cannot be decoded."""
        if self.preview is None:
            return decode(self.data, self.capture.orientation, cover=cover)
        pixels = decode_part(self.data, self.preview.photo, self.capture.orientation, cover=cover)
        return Decoded(pixels, self.size)


def encoded(data: bytes | Loaded) -> Encoded:
    """Of a whole file."""
    capture = read_capture(data)
    return Encoded(data, capture, _size(data, capture))


def read_preview(file: BinaryIO, cover: int, least: int = LEAST_SIDE) -> tuple[Encoded | None, int]:
    """The smallest preview whose shorter side has `cover` pixels, else the largest; None where that has not `least`.

    Only the parts of the file are read in which header, EXIF and preview lie: how many bytes comes back too. Raises
    `InputError` with the system's reason.
    """
    ranges = Ranges(file)
    best = best_preview(find_previews(ranges), cover)
    if best is None or best.shorter < least:
        return None, ranges.taken
    capture = read_capture(ranges)
    return Encoded(ranges.read(best.offset, best.length), capture, _size(ranges, capture), best), ranges.taken


def read_raw_preview(file: BinaryIO, cover: int) -> tuple[Encoded | None, int]:
    """What `decode` takes of a RAW photo, without reading the rest: its smallest preview that covers; else None.

    Of other photos None too. How many bytes were read comes back as well. Raises `InputError`.
    """
    ranges = Ranges(file)
    if not is_raw(ranges):
        return None, ranges.taken
    found, taken = read_preview(file, cover, cover)
    return replace(found, is_exact=True) if found else None, taken


def _size(data: Sliced, capture: Capture) -> tuple[int, int]:
    header = read_header(data)
    if header is None:
        return 0, 0
    return (header.height, header.width) if capture.orientation in _TURNED else (header.width, header.height)
