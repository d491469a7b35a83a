"""Draws screens of computers and phones with windows, lists, bubbles and pictures."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw
from strokes import Box, Chance, Colour, colour, font, lines, text

Photos = list[Image.Image]
Painter = Callable[[Chance, Photos], Image.Image]
_DESKTOPS = ((960, 540), (960, 600), (800, 600), (1000, 480))  # pixels
_PHONES = ((420, 910), (450, 800), (600, 800))


class Palette:
    """A dark or a light look: ground, panel, ink, accent."""

    def __init__(self, chance: Chance) -> None:
        dark = chance.random() < 0.4
        self.ground = colour(chance, 15, 50) if dark else colour(chance, 235, 256)
        self.panel = colour(chance, 40, 75) if dark else colour(chance, 215, 245)
        self.ink = colour(chance, 200, 256) if dark else colour(chance, 0, 80)
        hue: list[int] = chance.permutation([int(chance.integers(20, 90)), int(chance.integers(90, 180)), 220]).tolist()
        self.accent: Colour = (hue[0], hue[1], hue[2])


def chat(chance: Chance, photos: Photos) -> Image.Image:
    """Bubbles from left and right, some with a picture."""
    screen, draw, look = _phone(chance)
    width, top, size = screen.width, 70, int(chance.integers(13, 22))
    while top < screen.height - 90:
        own, rows = chance.random() < 0.5, int(chance.integers(1, 5))
        wide, high = int(width * chance.uniform(0.35, 0.75)), round(rows * size * 1.5) + 16
        left = width - wide - 14 if own else 14
        if chance.random() < 0.15:
            _picture(screen, chance, photos, (left, top, left + wide, top + wide * 3 // 4))
            high = wide * 3 // 4
        else:
            draw.rounded_rectangle((left, top, left + wide, top + high), 12, fill=look.accent if own else look.panel)
            ink = (255, 255, 255) if own else look.ink
            lines(draw, chance, (left + 10, top + 6, left + wide - 20, top + high - 2), size, ink=ink, ragged=rows == 1)
        top += high + int(chance.integers(6, 26))
    draw.rounded_rectangle((14, screen.height - 60, width - 14, screen.height - 16), 18, outline=look.ink)
    return screen


def settings(chance: Chance, photos: Photos) -> Image.Image:
    """A list of switches, on a phone or beside a panel."""
    phone = chance.random() < 0.5
    screen, draw, look = _phone(chance) if phone else _desktop(chance)
    left = 0 if phone else int(screen.width * chance.uniform(0.15, 0.35))
    size, step = int(chance.integers(12, 19)), int(chance.integers(30, 64))
    if left:
        draw.rectangle((0, 30, left, screen.height), fill=look.panel)
        _list(draw, chance, look, (10, 50, left - 10, screen.height - 20), size)
    for top in range(80, screen.height - step, step):
        draw.text((left + 20, top), text(chance, int(chance.integers(1, 4))), fill=look.ink, font=font(size))
        if chance.random() < 0.6:
            on = chance.random() < 0.5
            box = (screen.width - 62, top, screen.width - 24, top + 20)
            draw.rounded_rectangle(box, 10, fill=look.accent if on else look.panel, outline=look.ink)
        if chance.random() < 0.5:
            draw.line((left + 16, top + step - 8, screen.width - 16, top + step - 8), fill=look.panel)
    return screen


def site(chance: Chance, photos: Photos) -> Image.Image:
    """A browser's bars above a page with a headline, pictures and text."""
    screen, draw, look = _desktop(chance) if chance.random() < 0.7 else _phone(chance)
    width, height = screen.size
    draw.rounded_rectangle((80, 36, width - 60, 58), 10, fill=look.panel, outline=look.ink)
    draw.text((96, 39), text(chance, 3), fill=look.ink, font=font(13))
    top, columns = 76, int(chance.integers(1, 4))
    if chance.random() < 0.6:
        tall = int(chance.integers(60, max(61, height // 2)))
        _picture(screen, chance, photos, (0, top, width, top + tall))
        top += tall + 16
    for column in range(columns):
        left, right = 24 + column * (width - 40) // columns, (column + 1) * (width - 40) // columns
        below = lines(draw, chance, (left, top, right, top + 36), 20, ragged=True, ink=look.accent)
        if chance.random() < 0.5:
            _picture(screen, chance, photos, (left, below, right, below + (right - left) // 2))
            below += (right - left) // 2 + 10
        lines(draw, chance, (left, below, right, height - 10), int(chance.integers(10, 16)), ink=look.ink)
    return screen


def editor(chance: Chance, photos: Photos) -> Image.Image:
    """Indented lines in colours, with a tree at the left; a terminal has none."""
    screen, draw, look = _desktop(chance)
    left, size = (int(screen.width * 0.2) if chance.random() < 0.6 else 0), int(chance.integers(9, 15))
    if left:
        draw.rectangle((0, 30, left, screen.height), fill=look.panel)
        _list(draw, chance, look, (10, 44, left - 8, screen.height - 20), size)
    indent = 0
    for top in range(44, screen.height - size, round(size * 1.5)):
        indent = max(0, min(6, indent + int(chance.integers(-1, 2))))
        x = left + 20 + indent * size * 2
        for _ in range(int(chance.integers(0, 6))):
            word = text(chance, 1)
            ink = (look.ink, look.accent, (150, 150, 90))[int(chance.integers(3))]
            draw.text((x, top), word, fill=ink, font=font(size, name=2))
            x += round((len(word) + 1) * size * 0.61)
    return screen


def gallery(chance: Chance, photos: Photos) -> Image.Image:
    """A program with a grid of pictures, or with one picture between panels."""
    screen, draw, look = _desktop(chance)
    width, height = screen.size
    left, right = (int(width * chance.uniform(0, 0.25)) for _ in range(2))
    draw.rectangle((0, 30, left, height), fill=look.panel)
    _list(draw, chance, look, (8, 66, left - 8, height - 30), 12)
    draw.rectangle((width - right, 30, width, height), fill=look.panel)
    _list(draw, chance, look, (width - right + 8, 66, width - 8, height - 30), 12)
    if chance.random() < 0.4:
        _picture(screen, chance, photos, (left + 8, 66, width - right - 8, height - 26))
        return screen
    side = int(chance.integers(56, 150))
    for top in range(70, height - side, side + int(chance.integers(14, 34))):
        for x in range(left + 12, width - right - side, side + 12):
            if chance.random() < 0.95:
                _picture(screen, chance, photos, (x, top, x + side, top + side * 3 // 4))
                draw.text((x, top + side * 3 // 4 + 2), text(chance, 1), fill=look.ink, font=font(10))
    return screen


def desktop(chance: Chance, photos: Photos) -> Image.Image:
    """Windows above a picture, with a bar of icons."""
    size = _DESKTOPS[int(chance.integers(len(_DESKTOPS)))]
    screen = Image.new("RGB", size, colour(chance, 20, 200))
    if chance.random() < 0.8:
        _picture(screen, chance, photos, (0, 0, *size))
    for _ in range(int(chance.integers(1, 4))):
        window = WINDOWS[int(chance.integers(len(WINDOWS)))](chance, photos)
        share = float(chance.uniform(0.45, 0.75))
        window = window.resize((round(size[0] * share), round(size[1] * share)), Image.Resampling.LANCZOS)
        at = (int(chance.integers(0, size[0] - window.width)), int(chance.integers(0, size[1] - window.height)))
        screen.paste(window, at)
    draw, look = ImageDraw.Draw(screen), Palette(chance)
    draw.rectangle((0, size[1] - 34, *size), fill=look.panel)
    for x in range(10, int(size[0] * chance.uniform(0.2, 0.9)), 40):
        draw.rounded_rectangle((x, size[1] - 30, x + 26, size[1] - 4), 5, fill=colour(chance, 40, 240))
    return screen


def sheet(chance: Chance, photos: Photos) -> Image.Image:
    """A grid of cells with numbers."""
    screen, draw, look = _desktop(chance)
    wide, high = int(chance.integers(50, 120)), int(chance.integers(16, 30))
    for top in range(60, screen.height, high):
        draw.line((0, top, screen.width, top), fill=look.panel)
        for left in range(0, screen.width, wide):
            if chance.random() < 0.5:
                words = text(chance, 1)[:8] if chance.random() < 0.3 else str(chance.integers(1, 9999))
                draw.text((left + 3, top + 2), words, fill=look.ink, font=font(high - 8))
    for left in range(0, screen.width, wide):
        draw.line((left, 60, left, screen.height), fill=look.panel)
    return screen


WINDOWS: tuple[Painter, ...] = (settings, site, editor, gallery, sheet)
SCREENS: dict[str, Painter] = {
    "chat": chat,
    "settings": settings,
    "site": site,
    "editor": editor,
    "gallery": gallery,
    "desktop": desktop,
    "sheet": sheet,
}


def _phone(chance: Chance) -> tuple[Image.Image, ImageDraw.ImageDraw, Palette]:
    look = Palette(chance)
    screen = Image.new("RGB", _PHONES[int(chance.integers(len(_PHONES)))], look.ground)
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, screen.width, 56), fill=look.accent if chance.random() < 0.4 else look.panel)
    draw.text((16, 22), text(chance, 2), fill=look.ink, font=font(20, bold=True))
    return screen, draw, look


def _desktop(chance: Chance) -> tuple[Image.Image, ImageDraw.ImageDraw, Palette]:
    look = Palette(chance)
    screen = Image.new("RGB", _DESKTOPS[int(chance.integers(len(_DESKTOPS)))], look.ground)
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, screen.width, 30), fill=look.panel)
    draw.text((12, 8), text(chance, int(chance.integers(3, 9))), fill=look.ink, font=font(12))
    for number in range(3):
        draw.ellipse((screen.width - 70 + number * 20, 9, screen.width - 58 + number * 20, 21), fill=look.accent)
    return screen, draw, look


def _list(draw: ImageDraw.ImageDraw, chance: Chance, look: Palette, box: Box, size: int) -> None:
    left, top, right, bottom = box
    step, chosen = size + int(chance.integers(6, 18)), int(chance.integers(12))
    for number, y in enumerate(range(top, bottom - step, step)):
        if right - left < size * 3:
            return
        if number == chosen:
            draw.rectangle((left, y - 2, right, y + size + 4), fill=look.accent)
        draw.text((left + 4, y), text(chance, 2)[: int((right - left) / size * 1.5)], fill=look.ink, font=font(size))


def _picture(screen: Image.Image, chance: Chance, photos: Photos, box: Box) -> None:
    """One of `photos`, cut to fill `box`."""
    wide, high = max(1, box[2] - box[0]), max(1, box[3] - box[1])
    photo = photos[int(chance.integers(len(photos)))]
    scale = max(wide / photo.width, high / photo.height)
    grown = photo.resize((int(np.ceil(photo.width * scale)), int(np.ceil(photo.height * scale))))
    screen.paste(grown.crop((0, 0, wide, high)), box[:2])
