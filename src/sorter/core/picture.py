"""Small JPEGs of photos, for the eye."""

import cv2
import numpy as np

from sorter.core.decode import Around, read_file
from sorter.core.encoded import encoded
from sorter.core.fitting import fitting
from sorter.core.measurement import THUMBNAIL_SIDE, ImageArray
from sorter.errors import InputError

_QUALITY = 85


def make_thumbnail(image: ImageArray, side: int = THUMBNAIL_SIDE) -> bytes:
    """A JPEG of uint8 RGB pixels, (height, width, 3), at most `side` pixels long; a smaller photo is not blown up."""
    size = fitting(image, side)
    small = image if size == image.shape[1::-1] else _reduced(image, size)
    made, jpeg = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not made:
        raise InputError("cannot be shown")
    return np.asarray(jpeg).tobytes()


def _reduced(image: ImageArray, size: tuple[int, int]) -> ImageArray:
    """Below a half, which is the usual case, four pixels say what a mean of all does, in an eighth of the time."""
    how = cv2.INTER_LINEAR if max(image.shape[:2]) < 2 * max(size) else cv2.INTER_AREA
    return np.asarray(cv2.resize(image, size, interpolation=how), np.uint8)


def make_picture(path: str, side: int, around: Around) -> bytes:
    """A JPEG of the photo in a file, upright, at most `side` pixels long.

    `around` stands around the decoding, and is told how many bytes that may need. Raises `InputError`.
    """
    photo = encoded(read_file(path))
    cover = _cover(photo.size, side)
    with around(photo.cost(cover)):
        return make_thumbnail(photo.decoded(cover).pixels, side)


def _cover(size: tuple[int, int], side: int) -> int:
    """What the shorter side must have so that the longer one has `side`."""
    shorter, longer = sorted(size)
    return max(1, -(-side * shorter // longer)) if shorter else side
