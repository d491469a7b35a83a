"""What of a photo's file is read to measure it: all of it, or a preview in it."""

from dataclasses import dataclass, replace
from typing import BinaryIO

from sorter.core.decode import Decoded, decode, decode_part
from sorter.core.decoding.cost import decode_cost
from sorter.core.header import read_header
from sorter.core.heif_thumbnail import heif_thumbnail
from sorter.core.loaded import Loaded
from sorter.core.metadata import read_capture
from sorter.core.previews import best_preview, find_previews
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
    side: int = 0  # the shorter side in pixels of the preview; 0 of the photo itself, and of what stands for it
    part: tuple[int, int, int, int] | None = None  # of a JPEG that is a preview: what of it shows the photo

    @property
    def is_part(self) -> bool:
        """Whether there is more in the file."""
        return bool(self.part or self.side)

    def cost(self, cover: int) -> int:
        """Bytes that `decoded` needs at its peak, besides `data`."""
        return decode_cost(self.data, cover=cover)

    def decoded(self, cover: int) -> Decoded:
        """As `decode` gives it, without a preview's bars. Raises `InputError` where it cannot be decoded."""
        if self.part:
            return Decoded(decode_part(self.data, self.part, self.capture.orientation, cover=cover), self.size)
        photo = decode(self.data, self.capture.orientation, cover=cover)
        return replace(photo, size=self.size) if self.side else photo


def encoded(data: bytes | Loaded) -> Encoded:
    """Of a whole file."""
    capture = read_capture(data)
    return Encoded(data, capture, _size(data, capture))


def read_preview(file: BinaryIO, cover: int, least: int = LEAST_SIDE) -> tuple[Encoded | None, int]:
    """The smallest preview whose shorter side has `cover` pixels, else the largest; None where that has not `least`.

    A JPEG that lies in the file, or a HEIC's thumbnail. Only the parts of the file are read in which header, EXIF and
    preview lie: how many bytes comes back too. Raises `InputError` with the system's reason.
    """
    ranges = Ranges(file)
    best = best_preview(find_previews(ranges), cover)
    small = None if best and best.shorter >= cover else heif_thumbnail(ranges)
    if small and min(small.size) >= max(least, best.shorter if best else 0):
        capture = read_capture(ranges)
        return Encoded(small.file, capture, _size(ranges, capture), min(small.size)), ranges.taken
    if best is None or best.shorter < least:
        return None, ranges.taken
    capture = read_capture(ranges)
    jpeg = ranges.read(best.offset, best.length)
    return Encoded(jpeg, capture, _size(ranges, capture), best.shorter, best.photo), ranges.taken


def read_raw_preview(file: BinaryIO, cover: int) -> tuple[Encoded | None, int]:
    """What `decode` takes of a RAW photo, without reading the rest: its smallest preview that covers; else None.

    Of other photos None too. How many bytes were read comes back as well. Raises `InputError`.
    """
    ranges = Ranges(file)
    if not is_raw(ranges):
        return None, ranges.taken
    found, taken = read_preview(file, cover, cover)
    return replace(found, side=0) if found else None, taken


def _size(data: Sliced, capture: Capture) -> tuple[int, int]:
    header = read_header(data)
    if header is None:
        return 0, 0
    return (header.height, header.width) if capture.orientation in _TURNED else (header.width, header.height)
