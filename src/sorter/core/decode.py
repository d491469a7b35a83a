"""From a file to pixels."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sorter.core.decoding.chain import read_by_chain
from sorter.core.decoding.kinds import NO_PICTURES, kind_of
from sorter.core.decoding.opencv import read_jpeg_part
from sorter.core.decoding.raster import expect_possible
from sorter.core.decoding.turning import turned, turned_size
from sorter.core.header import read_header
from sorter.core.jpeg_scans import count_scans, held_coefficients
from sorter.core.loaded import Loaded
from sorter.core.measurement import ImageArray
from sorter.core.ranges import unreadable
from sorter.errors import InputError

Around = Callable[[int], AbstractContextManager[None]]
"""What stands around a decoding that may need so many bytes."""

_MOST_SCANS = 1000  # a progressive photo has about ten; each one more is another pass over all of it


@dataclass(frozen=True, slots=True)
class Decoded:
    """A photo's pixels, upright."""

    pixels: ImageArray  # uint8, (height, width, 3), RGB, in sRGB
    size: tuple[int, int]  # width and height of the whole photo, in pixels


def read_file(path: str) -> bytes:
    """A file's bytes. Raises `InputError` with the system's reason."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise unreadable(error) from error


def decode(data: bytes | Loaded, orientation: int = 1, *, cover: int) -> Decoded:
    """An encoded photo of any kind that a decoder here reads, chosen by what it holds.

    A JPEG is decoded at the smallest DCT scale (1, 1/2, 1/4, 1/8) whose shorter side still has `cover` pixels: a
    12-megapixel photo in a fifth of the time. A RAW photo is its smallest preview that has as many. `orientation` is
    what EXIF says, 1 to 8; formats that turn themselves (HEIC, AVIF, JPEG XL) do not heed it. What is transparent is
    white. Raises `InputError` where the bytes are no photo that can be read.
    """
    if not len(data):
        raise InputError("empty file")
    kind = kind_of(data)
    if kind in NO_PICTURES:
        raise InputError(f"a {kind}, not a photo")
    _expect_decodable(data)
    raster = read_by_chain(data, kind, cover)
    turn = 1 if raster.is_upright else orientation
    return Decoded(turned(raster.pixels, turn), turned_size(raster.size, turn))


def decode_part(data: bytes | Loaded, part: tuple[int, int, int, int], orientation: int, *, cover: int) -> ImageArray:
    """Pixels of a part of a JPEG (left, top, width, height), as `decode` gives them.

    The scale is the smallest at which the part's shorter side still has `cover` pixels. Raises `InputError` where it
    cannot be decoded.
    """
    _expect_decodable(data)
    return turned(read_jpeg_part(data, part, cover), orientation)


def _expect_decodable(data: bytes | Loaded) -> None:
    """Raises `InputError` for what no decoder should be given."""
    header = read_header(data)
    if header:  # OpenCV would ask only after it has reduced a JPEG
        expect_possible((header.width, header.height))
    if held_coefficients(data) and (scans := count_scans(data)) > _MOST_SCANS:
        raise InputError(f"a JPEG of {scans} scans, which is made to keep a computer busy; a photo has a dozen")
