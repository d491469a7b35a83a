"""What drawn pages and screens are made of: words, fonts and colours."""

from functools import cache
from pathlib import Path

import numpy as np
from PIL import ImageDraw, ImageFont

Colour = tuple[int, int, int]
Chance = np.random.Generator
Box = tuple[int, int, int, int]

_FONTS = Path("/usr/share/fonts/truetype/dejavu")  # Debian package fonts-dejavu-core
_NAMES = ("DejaVuSans", "DejaVuSerif", "DejaVuSansMono")
_SYLLABLES = (
    "an be con del ex for gra hi in jo ka lu men no op per qua ri sta ter un ver wo ya zen ing tion ment".split()
)


@cache
def font(size: int, bold: bool = False, name: int = 0) -> ImageFont.FreeTypeFont:
    """One of three fonts, `size` pixels high."""
    return ImageFont.truetype(_FONTS / f"{_NAMES[name % 3]}{'-Bold' * bold}.ttf", max(size, 6))


def colour(chance: Chance, low: int, high: int) -> Colour:
    """Grey more often than not; each part from `low` up to `high`, which is left out."""
    parts = chance.integers(low, high, 3).tolist()
    return (parts[0],) * 3 if chance.random() < 0.6 else (parts[0], parts[1], parts[2])


def text(chance: Chance, words: int) -> str:
    """So many words of no language."""
    return " ".join("".join(chance.choice(_SYLLABLES, int(chance.integers(1, 4)))) for _ in range(words))


def lines(
    draw: ImageDraw.ImageDraw, chance: Chance, box: Box, size: int, *, ragged: bool = False, ink: Colour | None = None
) -> int:
    """Fill `box` with lines, `ragged` ones of any length; gives the place below the last."""
    left, top, right, bottom = box
    shade, name = ink or colour(chance, 0, 100), int(chance.integers(3))
    while top + size <= bottom:
        width = (right - left) * (float(chance.uniform(0.3, 1)) if ragged else 1)
        words = text(chance, max(1, int(width / size / 3.6)))
        draw.text((left, top), words[: max(3, int(width / size * 1.7))], fill=shade, font=font(size, name=name))
        top += round(size * 1.5)
    return top
