"""Pixels turned upright."""

import cv2
import numpy as np

from sorter.core.measurement import ImageArray

_MIRRORED, _UPSIDE_DOWN, _SIDEWAYS = frozenset({2, 3, 6, 7}), frozenset({3, 4, 7, 8}), frozenset({5, 6, 7, 8})


def turned(image: ImageArray, orientation: int) -> ImageArray:
    """uint8 pixels, (height, width, 3), turned as EXIF says (tag 0x0112, 1 to 8).

    From 5 on rows become columns, and then either side may be mirrored.
    """
    upright = np.asarray(cv2.transpose(image), np.uint8) if orientation in _SIDEWAYS else image
    across, down = orientation in _MIRRORED, orientation in _UPSIDE_DOWN
    if across or down:
        upright = np.asarray(cv2.flip(upright, -1 if across and down else 1 if across else 0), np.uint8)
    return upright


def turned_size(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Width and height once the pixels are turned."""
    return size[::-1] if orientation in _SIDEWAYS else size
