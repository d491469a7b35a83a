"""What a decoder makes of a photo, and how it says that it cannot."""

from collections.abc import Callable
from dataclasses import dataclass

from sorter.core import MAX_PIXELS
from sorter.core.decoding.formats import Format
from sorter.core.loaded import Loaded
from sorter.core.measurement import ImageArray
from sorter.errors import InputError

_TELLING = 3 * 64  # numbers, of so many pixels
_GRID = 4  # of pixels that are looked at before all of them are
_HARDLY = 0.95  # the share that is missing of a photo of which hardly anything is there

DAMAGED = "damaged, or of a format that cannot be read"
TOO_DEAR = "decoding it takes more memory than there is: close other programs"
TOO_LARGE = f"larger than {MAX_PIXELS // 1_000_000} megapixels"


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels as they came out of one decoder, in sRGB."""

    pixels: ImageArray  # uint8, (height, width, 3), RGB; reduced where the decoder can
    size: tuple[int, int]  # width and height of the whole picture, turned as `pixels` are
    is_upright: bool = False  # the decoder has turned it as the file says


class MissingDecoderError(InputError):
    """A photo that could be read if a package were there."""

    def __init__(self, kind: str, needed: Format) -> None:
        super().__init__(f"{kind} is read by the package {needed.package}, which is not here: {needed.mend}")


Decoder = Callable[[bytes | Loaded, int], Raster]
"""Encoded photo, and how many pixels the shorter side must have; raises `InputError` where it makes nothing of it."""


def held(data: bytes | Loaded) -> bytes | memoryview:
    """The bytes themselves, uncopied."""
    return data.view if isinstance(data, Loaded) else data


def is_blank(pixels: ImageArray) -> bool:
    """Whether hardly anything is there of a photo that was cut short: the rest has the colour of its last pixel.

    Of few pixels that says nothing.
    """
    if pixels.size <= _TELLING:
        return False
    filled = (pixels[::_GRID, ::_GRID] == pixels[-1, -1]).all(axis=2)
    return bool(filled.mean() >= _HARDLY) and bool((pixels == pixels[-1, -1]).all(axis=2).mean() >= _HARDLY)


def expect_possible(size: tuple[int, int]) -> None:
    """Raises `InputError` for a width and height that are beyond what is decoded."""
    if size[0] * size[1] > MAX_PIXELS:
        raise InputError(TOO_LARGE)
