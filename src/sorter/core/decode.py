"""From a file to pixels."""

from pathlib import Path

import cv2
import numpy as np

from sorter.core import MAX_PIXELS
from sorter.core.header import read_jpeg_header
from sorter.core.measurement import ImageArray
from sorter.errors import InputError

cv2.setNumThreads(1)  # the pool decodes many photos at once; threads within one would only fight it
cv2.utils.logging.setLogLevel(0)  # a photo that cannot be read is told by name, not in OpenCV's words on stderr

_REDUCED = {
    1: cv2.IMREAD_COLOR_RGB,
    2: cv2.IMREAD_COLOR_RGB | (cv2.IMREAD_REDUCED_COLOR_2 & ~cv2.IMREAD_COLOR),
    4: cv2.IMREAD_COLOR_RGB | (cv2.IMREAD_REDUCED_COLOR_4 & ~cv2.IMREAD_COLOR),
    8: cv2.IMREAD_COLOR_RGB | (cv2.IMREAD_REDUCED_COLOR_8 & ~cv2.IMREAD_COLOR),
}


def read_file(path: str) -> bytes:
    """A file's bytes. Raises `InputError` with the system's reason."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from error


def decode(data: bytes, *, cover: int) -> ImageArray:
    """Pixels of an encoded photo: uint8, (height, width, 3), RGB, turned upright as EXIF says.

    A JPEG is decoded at the smallest DCT scale (1, 1/2, 1/4, 1/8) whose shorter side still has `cover` pixels: a
    12-megapixel photo in a fifth of the time. Raises `InputError` where the bytes are no photo that can be read.
    """
    if not data:
        raise InputError("empty file")
    try:
        image = cv2.imdecode(np.frombuffer(data, np.uint8), _REDUCED[_reduction(data, cover)])
    except cv2.error as error:
        raise InputError(_complaint(error)) from error
    if image is None:
        raise InputError("damaged, or of a format that cannot be read")
    return np.asarray(image, np.uint8)


def _reduction(data: bytes, cover: int) -> int:
    header = read_jpeg_header(data)
    if header is None:
        return 1
    shorter = min(header.width, header.height)
    return next((scale for scale in (8, 4, 2) if shorter >= cover * scale), 1)


def _complaint(error: cv2.error) -> str:
    if "CV_IO_MAX_IMAGE_PIXELS" in str(error) or "pixels <=" in str(error):
        return f"larger than {MAX_PIXELS // 1_000_000} megapixels"
    return "damaged, or of a format that cannot be read"
