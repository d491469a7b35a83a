"""Draws pages and screens that nobody has written or seen, so that Documents learns more than one kind of each.

Usage: drawn.py OUT [COUNT]
Writes OUT/<kind>/<number>.jpg, COUNT (40) of each kind; the kinds of pages stand in PAGES, those of screens in SCREENS.
Pictures on screens and tables beneath pages are the sample photos. The same numbers draw the same pictures.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from screens import SCREENS, Photos
from strokes import Chance, colour, font, lines, text

from sorter.resources import resources_dir

PAPER = (620, 877)  # pixels, A4
_LONGER_SIDE = 768  # pixels of what is written


def letter(chance: Chance) -> Image.Image:
    """A few lines of address, a subject and paragraphs; pages of books have no address."""
    page, draw = _sheet(chance)
    size, left = int(chance.integers(11, 20)), int(chance.integers(40, 90))
    top = int(chance.integers(40, 110))
    if chance.random() < 0.6:
        top = lines(draw, chance, (left, top, 300, top + 110), size, ragged=True)
        top = lines(draw, chance, (left, top + 30, 450, top + 60), size + 4, ragged=True)
    for _ in range(int(chance.integers(1, 6))):
        top = lines(draw, chance, (left, top + size, 620 - left, top + int(chance.integers(60, 300))), size)
    return page


def article(chance: Chance) -> Image.Image:
    """A headline above columns, sometimes with a box for a figure."""
    page, draw = _sheet(chance)
    columns, size = int(chance.integers(2, 4)), int(chance.integers(8, 14))
    top = lines(draw, chance, (40, 40, 580, 90), int(chance.integers(22, 40)), ragged=True) + 20
    width = 540 // columns
    for column in range(columns):
        left, start = 40 + column * width, top
        if chance.random() < 0.3:
            start += int(chance.integers(60, 260))
            shade = int(chance.integers(60, 230))
            draw.rectangle((left, top, left + width - 16, start - 8), fill=(shade,) * 3)
        lines(draw, chance, (left, start, left + width - 16, 840), size)
    return page


def form(chance: Chance) -> Image.Image:
    """Boxes with words beside them, some of them filled in."""
    page, draw = _sheet(chance)
    size = int(chance.integers(10, 16))
    top = lines(draw, chance, (40, 40, 520, 80), size + 10, ragged=True) + 20
    ink = colour(chance, 0, 120)
    while top < 820:
        height, fields = int(chance.integers(24, 60)), int(chance.integers(1, 4))
        for field in range(fields):
            left = 40 + field * 540 // fields
            draw.rectangle((left, top, left + 540 // fields - 10, top + height), outline=ink)
            lines(draw, chance, (left + 4, top + 3, left + 100, top + 4 + size), size - 2, ragged=True)
            if chance.random() < 0.5:
                lines(draw, chance, (left + 8, top + height - size, left + 160, top + height), size + 2, ragged=True)
        top += height + int(chance.integers(4, 24))
    return page


def table(chance: Chance) -> Image.Image:
    """Rows and columns of numbers, as in an invoice."""
    page, draw = _sheet(chance)
    size, columns = int(chance.integers(9, 16)), int(chance.integers(3, 8))
    top = lines(draw, chance, (40, 30, 400, 150), size + 2, ragged=True) + 20
    step, width = size + int(chance.integers(4, 14)), 540 // columns
    for row in range(int(chance.integers(8, 40))):
        y = top + row * step
        if chance.random() < 0.5:
            draw.line((40, y - 3, 580, y - 3), fill=(120, 120, 120))
        for column in range(columns):
            words = text(chance, 1) if column == 0 else f"{chance.integers(1, 99999) / 100:.2f}"
            draw.text((44 + column * width, y), words, fill=(20, 20, 20), font=font(size, chance.random() < 0.2))
    return page


def slip(chance: Chance) -> Image.Image:
    """A till's receipt: narrow, one column of goods and prices."""
    width, height = int(chance.integers(240, 420)), int(chance.integers(420, 900))
    page = Image.new("RGB", (width, height), colour(chance, 215, 256))
    draw, size = ImageDraw.Draw(page), int(chance.integers(10, 18))
    ink = colour(chance, 10, 110)
    for y in range(20, height - 30, size + int(chance.integers(3, 9))):
        if chance.random() < 0.15:
            draw.text((width // 4, y), text(chance, 2).upper(), fill=ink, font=font(size + 2))
        elif chance.random() < 0.85:
            draw.text((16, y), text(chance, 2), fill=ink, font=font(size))
            draw.text((width - 70, y), f"{chance.integers(1, 9999) / 100:.2f}", fill=ink, font=font(size))
    return page


PAGES: dict[str, Callable[[Chance], Image.Image]] = {
    "letter": letter,
    "article": article,
    "form": form,
    "table": table,
    "slip": slip,
}


def photographed(page: Image.Image, chance: Chance, photos: Photos) -> Image.Image:
    """A page as it comes from a scanner, or from a camera: askew, on a table, under a lamp, out of focus."""
    if chance.random() < 0.4:
        turned = page.rotate(float(chance.normal(0, 1)), Image.Resampling.BICUBIC, fillcolor=page.getpixel((2, 2)))
        return turned.convert("L").convert("RGB") if chance.random() < 0.4 else turned
    table_top = _table_top(chance, photos)
    turned = page.convert("RGBA").rotate(float(chance.normal(0, 8)), Image.Resampling.BICUBIC, expand=True)
    scale = float(chance.uniform(0.8, 1.25)) * 800 / max(turned.size)
    turned = turned.resize((round(turned.width * scale), round(turned.height * scale)))
    at = tuple((800 - side) // 2 + int(chance.integers(-50, 51)) for side in turned.size)
    table_top.paste(turned, (at[0], at[1]), turned)
    return _lit(table_top, chance)


def _table_top(chance: Chance, photos: Photos) -> Image.Image:
    if chance.random() < 0.5:
        return Image.new("RGB", (800, 800), colour(chance, 10, 245))
    photo = photos[int(chance.integers(len(photos)))]
    return photo.resize((800, 800)).filter(ImageFilter.GaussianBlur(float(chance.uniform(0, 20))))


def _lit(picture: Image.Image, chance: Chance) -> Image.Image:
    """Brighter on one side, noisy, coloured by the lamp."""
    pixels = np.asarray(picture, np.float64)
    across, down = np.linspace(-1, 1, picture.width), np.linspace(-1, 1, picture.height)
    light = 1 + chance.uniform(-0.3, 0.3) * across[np.newaxis, :] + chance.uniform(-0.3, 0.3) * down[:, np.newaxis]
    pixels = pixels * light[:, :, np.newaxis] * chance.uniform(0.8, 1.0, 3) * chance.uniform(0.6, 1.1)
    pixels += chance.normal(0, chance.uniform(0, 10), pixels.shape)
    blurred = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return blurred.filter(ImageFilter.GaussianBlur(float(chance.uniform(0, 1.6))))


def _sheet(chance: Chance) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("RGB", PAPER, colour(chance, 228, 256))
    return page, ImageDraw.Draw(page)


def main(out: str, count: str = "40") -> None:
    """Draw `count` of each kind."""
    photos = [Image.open(file).convert("RGB") for file in sorted((resources_dir() / "samples").glob("*.[jp][pn]g"))]
    for place, kind in enumerate((*PAGES, *SCREENS)):
        folder = Path(out, kind)
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(int(count)):
            chance = np.random.default_rng([place, number])
            drawn = (
                photographed(PAGES[kind](chance), chance, photos) if kind in PAGES else SCREENS[kind](chance, photos)
            )
            drawn.thumbnail((_LONGER_SIDE, _LONGER_SIDE))
            drawn.save(folder / f"{number:03}.jpg", quality=int(chance.integers(60, 96)))


if __name__ == "__main__":
    main(*sys.argv[1:])
