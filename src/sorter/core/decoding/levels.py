"""Levels of more than eight bits, brought down to eight."""

import numpy as np
from numpy.typing import NDArray

from sorter.core.measurement import ImageArray

_DEEP = 65_535.0
_BEYOND_WHITE = 4  # shares of white that a lens flare, or a packing with loss, may reach
_FAR_BELOW = -(1 << 24)  # no level of a picture with a sign; those of 32 bits without one are handed on so by Pillow


def eight_bits(levels: NDArray[np.generic]) -> ImageArray:
    """Levels of any shape as uint8: of 16 bits the upper eight; of others, what their range most likely is.

    Fractions are shares of white (TIFF's convention for floats) where they are small. Beyond that, a picture whose
    highest level is within 8 or within 16 bits is taken for one of these, and any other is measured by its own highest
    level.
    """
    if levels.dtype == np.uint8:
        return np.asarray(levels, np.uint8)
    if levels.dtype == np.uint16:
        return (np.asarray(levels, np.uint16) >> 8).astype(np.uint8)
    if levels.dtype == np.int32 and int(np.asarray(levels, np.int32).min(initial=0)) < _FAR_BELOW:
        return (levels.view(np.uint32) >> 24).astype(np.uint8)
    values = np.nan_to_num(np.asarray(levels, np.float32), nan=0.0, posinf=_DEEP, neginf=0.0)
    top = float(values.max(initial=0.0))
    white = 1.0 if top <= _BEYOND_WHITE and levels.dtype.kind == "f" else 255.0 if top <= 255 else max(_DEEP, top)
    return np.asarray(np.clip(values * (255.0 / white), 0, 255), np.uint8)
