"""From Pillow's images to plain pixels: eight bits, sRGB, over white."""

import numpy as np
from PIL import Image

from sorter.core.decoding.colour import image_in_srgb
from sorter.core.decoding.levels import eight_bits
from sorter.core.measurement import ImageArray

_DEEP = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})
_AS_THEY_ARE = frozenset({"RGB", "RGBA", "CMYK", "LAB"})
_WITH_ALPHA = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
_WHITE = (255, 255, 255, 255)


def flat(image: Image.Image, profile: bytes, cover: int) -> ImageArray:
    """uint8 RGB pixels, (height, width, 3), of a loaded image of any mode, whose colours `profile` explains.

    One that is large is reduced by a whole number first, to a shorter side of at least twice `cover`.
    """
    plain = _plain(image)
    divisor = min(plain.size) // (2 * cover)
    colours = image_in_srgb(plain.reduce(divisor) if divisor > 1 else plain, profile)
    if colours.mode == "RGBA":
        colours = Image.alpha_composite(Image.new("RGBA", colours.size, _WHITE), colours).convert("RGB")
    return np.asarray(colours, np.uint8)


def _plain(image: Image.Image) -> Image.Image:
    """In a mode of eight bits a channel that has colours."""
    if image.mode in _DEEP:
        return Image.fromarray(eight_bits(np.asarray(image))).convert("RGB")
    if image.mode in _WITH_ALPHA or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in _AS_THEY_ARE else image.convert("RGB")
