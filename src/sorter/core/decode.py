"""From a file to pixels."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import cv2
import numpy as np

from sorter.core import MAX_PIXELS
from sorter.core.header import Header, read_header
from sorter.core.jpeg import START
from sorter.core.jpeg_scans import count_scans, held_coefficients
from sorter.core.loaded import Loaded
from sorter.core.measurement import ImageArray
from sorter.core.ranges import Sliced, unreadable
from sorter.errors import InputError

cv2.setNumThreads(1)  # the pool decodes many photos at once; threads within one would only fight it
cv2.utils.logging.setLogLevel(0)  # a photo that cannot be read is told by name, not in OpenCV's words on stderr

_REDUCED = {
    1: cv2.IMREAD_COLOR_RGB,
    2: cv2.IMREAD_COLOR_RGB | (cv2.IMREAD_REDUCED_COLOR_2 & ~cv2.IMREAD_COLOR),
    4: cv2.IMREAD_COLOR_RGB | (cv2.IMREAD_REDUCED_COLOR_4 & ~cv2.IMREAD_COLOR),
    8: cv2.IMREAD_COLOR_RGB | (cv2.IMREAD_REDUCED_COLOR_8 & ~cv2.IMREAD_COLOR),
}

Around = Callable[[int], AbstractContextManager[None]]
"""What stands around a decoding that may need so many bytes."""

_DAMAGED = "damaged, or of a format that cannot be read"
_TOO_LARGE = f"larger than {MAX_PIXELS // 1_000_000} megapixels"
_MOST_SCANS = 1000  # a progressive photo has about ten; each one more is another pass over all of it
_UNKNOWN = 256_000_000  # bytes, for a file whose header says nothing
_PER_PIXEL = {
    b"RIFF": 8,
    b"GIF8": 12,
    b"\0\0\0\x0c": 16,
    b"\xff\x4f\xff\x51": 16,
}  # bytes, as measured: WebP, GIF, JPEG 2000
_IN_BOXES = 18  # of AVIF
_MIRRORED, _UPSIDE_DOWN = frozenset({2, 3, 6, 7}), frozenset({3, 4, 7, 8})  # orientations
_OTHER = 6  # PNG, TIFF, BMP, Netpbm: the pixels, and again in another order


def read_file(path: str) -> bytes:
    """A file's bytes. Raises `InputError` with the system's reason."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise unreadable(error) from error


def decode(data: bytes | Loaded, *, cover: int) -> ImageArray:
    """Pixels of an encoded photo: uint8, (height, width, 3), RGB, turned upright as EXIF says.

    A JPEG is decoded at the smallest DCT scale (1, 1/2, 1/4, 1/8) whose shorter side still has `cover` pixels: a
    12-megapixel photo in a fifth of the time. Raises `InputError` where the bytes are no photo that can be read.
    """
    if not len(data):
        raise InputError("empty file")
    header = read_header(data)
    return _pixels(data, header, _REDUCED[_reduction(data, header, cover)])


def decode_part(data: bytes | Loaded, part: tuple[int, int, int, int], orientation: int, *, cover: int) -> ImageArray:
    """Pixels of a part of a JPEG (left, top, width, height), as `decode` gives them, but turned by `orientation`.

    `orientation` is EXIF's, 1 to 8; the JPEG's own does not count. The scale is the smallest at which the part's
    shorter side still has `cover` pixels. Raises `InputError` where it cannot be decoded.
    """
    left, top, width, height = part
    scale = _scale(min(width, height), cover)
    image = _pixels(data, read_header(data), _REDUCED[scale] | cv2.IMREAD_IGNORE_ORIENTATION)
    cut = image[-(-top // scale) : (top + height) // scale, -(-left // scale) : (left + width) // scale]
    if not cut.size:
        raise InputError(_DAMAGED)
    return _upright(cut, orientation)


def _pixels(data: bytes | Loaded, header: Header | None, flags: int) -> ImageArray:
    if header and header.width * header.height > MAX_PIXELS:  # OpenCV would ask only after it has reduced a JPEG
        raise InputError(_TOO_LARGE)
    if held_coefficients(data) and (scans := count_scans(data)) > _MOST_SCANS:
        raise InputError(f"a JPEG of {scans} scans, which is made to keep a computer busy; a photo has a dozen")
    held = data.view if isinstance(data, Loaded) else data
    try:
        image = cv2.imdecode(np.frombuffer(held, np.uint8), flags)
    except cv2.error as error:
        raise InputError(_complaint(error)) from error
    if image is None:
        raise InputError(_DAMAGED)
    return np.asarray(image, np.uint8)


def _upright(image: ImageArray, orientation: int) -> ImageArray:
    """Turned as EXIF says (tag 0x0112): from 5 on rows become columns, and then either side may be mirrored."""
    turned = image.transpose(1, 0, 2) if orientation >= 5 else image
    turned = turned[:, ::-1] if orientation in _MIRRORED else turned
    return np.ascontiguousarray(turned[::-1] if orientation in _UPSIDE_DOWN else turned)


def decode_cost(data: Sliced, *, cover: int) -> int:
    """Bytes that `decode` needs at its peak, besides the file, by what the header says.

    A JPEG of one scan needs its pixels at the scale that it is decoded at, twice where it is turned; one of several its
    coefficients besides; any other format all of its pixels, and what its own decoder makes of them meanwhile.
    """
    header = read_header(data)
    if header is None:
        return _UNKNOWN
    if header.width * header.height > MAX_PIXELS:
        return 0  # it is not decoded at all
    if data[:2] == START:
        scale = _reduction(data, header, cover)
        return _OTHER * (header.width // scale + 1) * (header.height // scale + 1) + held_coefficients(data)
    own = _IN_BOXES if data[4:8] == b"ftyp" else _PER_PIXEL.get(data[:4], _OTHER)
    return own * header.width * header.height


def _reduction(data: Sliced, header: Header | None, cover: int) -> int:
    """The DCT scale; only a JPEG has one."""
    if header is None or data[:2] != START:
        return 1
    return _scale(min(header.width, header.height), cover)


def _scale(shorter: int, cover: int) -> int:
    return next((scale for scale in (8, 4, 2) if shorter >= cover * scale), 1)


def _complaint(error: cv2.error) -> str:
    if "CV_IO_MAX_IMAGE_PIXELS" in str(error) or "pixels <=" in str(error):
        return _TOO_LARGE
    if error.code == cv2.Error.StsNoMem:
        return "decoding it takes more memory than there is: close other programs"
    return _DAMAGED
