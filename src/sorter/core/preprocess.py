"""From pixels to a model's input."""

from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np

from sorter.core.measurement import FloatArray, ImageArray
from sorter.tasks.manifest import Colour, Fit, Interpolation, Layout, Preprocessing

_INTERPOLATIONS = {
    Interpolation.NEAREST: cv2.INTER_NEAREST_EXACT,  # the pixel whose middle is nearest, as other libraries have it
    Interpolation.BICUBIC: cv2.INTER_CUBIC,
    Interpolation.BILINEAR: cv2.INTER_LINEAR,
    Interpolation.AREA: cv2.INTER_AREA,
}


def prepare(image: ImageArray, how: Preprocessing) -> FloatArray:
    """One photo as the model wants it: float32, (3, size, size) or (size, size, 3).

    `image` is uint8 RGB, (height, width, 3). Cropped, the shorter side is resized to `how.resize` and the middle square
    is cut out; squashed, all of it becomes that square. The channels are ordered and (x - mean) / std is taken on the
    scale of 0 to 255. A model that takes other numbers than float32 gets them from its session.
    """
    square = _middle(_resized(image, how), how.size)
    channels = (0, 1, 2) if how.colour is Colour.RGB else (2, 1, 0)
    planes = np.empty((3, how.size, how.size), np.float32)
    for plane, channel, levels in zip(planes, channels, _levels(how.mean, how.std), strict=True):
        cv2.LUT(np.ascontiguousarray(square[:, :, channel]), levels, dst=plane)
    return planes if how.layout is Layout.NCHW else np.ascontiguousarray(planes.transpose(1, 2, 0))


@lru_cache(maxsize=8)
def _levels(mean: tuple[float, float, float], std: tuple[float, float, float]) -> FloatArray:
    """What each of the 256 levels of each channel becomes, (3, 256): looking it up takes a tenth of computing it."""
    deviation = np.array(std, np.float32)[:, np.newaxis]
    return np.arange(256, dtype=np.float32) * (1 / deviation) - np.array(mean, np.float32)[:, np.newaxis] / deviation


def _resized(image: ImageArray, how: Preprocessing) -> ImageArray:
    """A square with sides of `how.resize`; cut first, or a panorama of one pixel's height would fill the memory."""
    whole = image if how.fit is Fit.SQUASH else _middle(image, min(image.shape[:2]))
    side = how.resize, how.resize
    return np.asarray(cv2.resize(whole, side, interpolation=_INTERPOLATIONS[how.interpolation]), np.uint8)


def _middle(image: ImageArray, side: int) -> ImageArray:
    top, left = (image.shape[0] - side) // 2, (image.shape[1] - side) // 2
    return image[top : top + side, left : left + side]


def stack(inputs: Sequence[FloatArray]) -> FloatArray:
    """One batch, (n, ...), of n inputs."""
    return np.stack(inputs)
