"""What is alike on many cards, painted once: empty cards and confidence bars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from sorter.gui.colours import Colours, blend

RADIUS = 6
"""Of a card's corners."""

BAR = 3
"""Height of a confidence bar."""

_LEVELS = 100


class Plates:
    """Pixmaps for one size of card, in one scheme; a new size or scheme drops the old ones."""

    def __init__(self) -> None:
        self._made_for: tuple[int, float, str] = (0, 0.0, "")
        self._bars: dict[int, QPixmap] = {}
        self._empty: QPixmap | None = None

    def empty(self, card: QSize, ratio: float, scheme: Colours) -> QPixmap:
        """A card without its photo, `ratio` device pixels to one of `card`."""
        self._renew(card.width(), ratio, scheme)
        if self._empty is None or self._empty.deviceIndependentSize() != card.toSizeF():
            self._empty = _blank(card, ratio)
            _fill(self._empty, QRectF(0, 0, card.width(), card.height()), blend(scheme.quiet, scheme.ground, 0.14))
        return self._empty

    def bar(self, width: int, score: float, ratio: float, scheme: Colours) -> QPixmap:
        """The lowest `RADIUS` pixels of a card: the bar that follows its corners, transparent above."""
        self._renew(width, ratio, scheme)
        level = round(score * _LEVELS)
        if level not in self._bars:
            bar = _blank(QSize(width, RADIUS), ratio)
            for share, colour in ((1.0, scheme.line), (level / _LEVELS, scheme.good)):
                _fill(bar, QRectF(0, RADIUS - BAR, width * share, BAR), colour)
            self._bars[level] = bar
        return self._bars[level]

    def _renew(self, width: int, ratio: float, scheme: Colours) -> None:
        wanted = (width, ratio, scheme.ground.name() + scheme.good.name())
        if wanted != self._made_for:
            self._made_for = wanted
            self._bars.clear()
            self._empty = None


def _blank(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _fill(pixmap: QPixmap, part: QRectF, colour: QColor) -> None:
    """Fill a part of the card whose lower end is the pixmap's."""
    size = pixmap.deviceIndependentSize()
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.setClipRect(part)
    card = QRectF(0, min(0.0, size.height() - 4 * RADIUS), size.width(), max(size.height(), 4 * RADIUS))
    painter.drawRoundedRect(card, RADIUS, RADIUS)
    painter.end()
