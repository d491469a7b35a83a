"""Lengths that grow with the text: the window is drawn for text of 13 pixels, and a person may need it larger."""

import os
import sys

from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

TEXT = 13
"""Pixels of the text for which the window is drawn."""

_USUAL_POINTS = {"GNOME": 11.0, "Unity": 11.0, "KDE": 10.0, "X-Cinnamon": 10.0, "XFCE": 10.0, "MATE": 10.0}
_QTS_OWN = 9.0  # points where no desktop says anything
_INCH = 96  # pixels, as desktops count them


def grown(pixels: float) -> int:
    """A length of the design, as long as the text wants it."""
    return round(pixels * max(QGuiApplication.font().pixelSize(), TEXT) / TEXT)


def sized(base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font in a size of the design."""
    font = QFont(base)
    font.setPixelSize(grown(pixels))
    font.setWeight(weight)
    return font


def text_pixels(system: QFont, desktop: str = os.environ.get("XDG_CURRENT_DESKTOP", "")) -> int:
    """How large the text is to be: by as much as the system's font is larger than what its desktop begins with.

    Text that a person has made smaller elsewhere stays as it is here: it is small already.
    """
    return round(TEXT * max(QFontInfo(system).pixelSize() / _usual(sys.platform, desktop), 1.0))


def _usual(platform: str, desktop: str) -> float:
    """Pixels of the font that nobody has changed."""
    if platform == "darwin":
        return 13.0
    known = (_USUAL_POINTS[name] for name in desktop.split(":") if name in _USUAL_POINTS)
    return next(known, _QTS_OWN) * _INCH / 72
