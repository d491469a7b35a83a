"""How far a picture may be reduced while it is decoded."""

from sorter.core.jpeg import DISCRETE_COSINE, read_frame
from sorter.core.ranges import Sliced

_SCALES = (8, 4, 2)
_NEAR = 4096  # bytes in which a JPEG 2000 says how it is coded
_CODING_STYLE, _LEVELS = b"\xff\x52", 9  # the COD marker, and where from there the number of levels stands


def reduction(data: Sliced, cover: int) -> int:
    """The divisor of a JPEG's size: the largest of 1, 2, 4 and 8 whose shorter side still has `cover` pixels."""
    frame = read_frame(data)
    return scale_for((frame.width, frame.height), cover) if frame and frame.kind in DISCRETE_COSINE else 1


def levels_to_leave(data: Sliced, size: tuple[int, int], cover: int) -> int:
    """How many of a JPEG 2000's wavelet levels can be left undone: each halves the picture (ITU-T T.800, A.6.1)."""
    begin = data[:_NEAR]
    at = begin.find(_CODING_STYLE)
    there = begin[at + _LEVELS] if 0 <= at < len(begin) - _LEVELS else 0
    return min(scale_for(size, cover).bit_length() - 1, there)


def scale_for(size: tuple[int, int], cover: int) -> int:
    """The same of a picture of any format, by its width and height."""
    return next((scale for scale in _SCALES if min(size) >= cover * scale), 1)
