"""Sizes of smaller pictures."""

from sorter.core.measurement import ImageArray


def fitting(image: ImageArray, side: int) -> tuple[int, int]:
    """Width and height of an image, (height, width, ...), once its longer side is brought down to `side`."""
    height, width = image.shape[:2]
    scale = min(1.0, side / max(height, width))
    return max(1, round(width * scale)), max(1, round(height * scale))
