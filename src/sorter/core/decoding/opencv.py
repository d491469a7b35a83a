"""OpenCV's decoders: the fastest for the photos of cameras and phones."""

import cv2
import numpy as np

from sorter.core.decoding.colour import in_srgb, jpeg_profile
from sorter.core.decoding.raster import DAMAGED, TOO_DEAR, TOO_LARGE, Raster, held
from sorter.core.decoding.scales import reduction, scale_for
from sorter.core.header import read_header
from sorter.core.jpeg import START
from sorter.core.loaded import Loaded
from sorter.core.measurement import ImageArray
from sorter.errors import InputError

cv2.setNumThreads(1)  # the pool decodes many photos at once; threads within one would only fight it
cv2.utils.logging.setLogLevel(0)  # a photo that cannot be read is told by name, not in OpenCV's words on stderr

_PLAIN = cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION  # one place turns photos, for all decoders
_FLAGS = {
    1: _PLAIN,
    2: _PLAIN | (cv2.IMREAD_REDUCED_COLOR_2 & ~cv2.IMREAD_COLOR),
    4: _PLAIN | (cv2.IMREAD_REDUCED_COLOR_4 & ~cv2.IMREAD_COLOR),
    8: _PLAIN | (cv2.IMREAD_REDUCED_COLOR_8 & ~cv2.IMREAD_COLOR),
}


def read_by_opencv(data: bytes | Loaded, cover: int) -> Raster:
    """A JPEG at the scale of `reduction`, any other picture whole; no alpha channel counts."""
    is_jpeg = data[:2] == START
    pixels = _read(data, _FLAGS[reduction(data, cover)] if is_jpeg else _PLAIN)
    header = read_header(data)
    size = (header.width, header.height) if header and is_jpeg else pixels.shape[1::-1]
    is_upright = data[:2] in {b"II", b"MM"}  # a TIFF is turned by libtiff, whatever is asked for
    return Raster(in_srgb(pixels, jpeg_profile(data)) if is_jpeg else pixels, size, is_upright)


def read_jpeg_part(data: bytes | Loaded, part: tuple[int, int, int, int], cover: int) -> ImageArray:
    """Pixels of a part of a JPEG (left, top, width, height) whose shorter side has `cover` of them, or all it has."""
    left, top, width, height = part
    scale = scale_for((width, height), cover)
    whole = in_srgb(_read(data, _FLAGS[scale]), jpeg_profile(data))
    pixels = whole[-(-top // scale) : (top + height) // scale, -(-left // scale) : (left + width) // scale]
    if not pixels.size:
        raise InputError(DAMAGED)
    return pixels


def _read(data: bytes | Loaded, flags: int) -> ImageArray:
    try:
        image = cv2.imdecode(np.frombuffer(held(data), np.uint8), flags)
    except cv2.error as error:
        raise InputError(_complaint(error)) from error
    if image is None:
        raise InputError(DAMAGED)
    return np.asarray(image, np.uint8)


def _complaint(error: cv2.error) -> str:
    if "CV_IO_MAX_IMAGE_PIXELS" in str(error) or "pixels <=" in str(error):
        return TOO_LARGE
    return TOO_DEAR if error.code == cv2.Error.StsNoMem else DAMAGED
