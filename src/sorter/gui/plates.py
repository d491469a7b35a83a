"""What is alike on many cards, painted once: empty cards and confidence bars."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from sorter.gui.colours import Colours, blend
from sorter.gui.direction import laid

RADIUS = 6
"""Of a card's corners."""

BAR = 3
"""Height of a confidence bar."""


class Plates:
    """Pixmaps for one size of card, in one scheme; a new size or scheme drops the old ones."""

    def __init__(self) -> None:
        self._made_for: tuple[int, float, str] = (0, 0.0, "")
        self._bars: tuple[QPixmap, ...] = ()
        self._empty: QPixmap | None = None

    def empty(self, card: QSize, ratio: float, scheme: Colours) -> QPixmap:
        """A card without its photo, `ratio` device pixels to one of `card`."""
        self._renew(card.width(), ratio, scheme)
        if self._empty is None or self._empty.deviceIndependentSize() != card.toSizeF():
            self._empty = _blank(card, ratio)
            _fill(self._empty, QRectF(0, 0, card.width(), card.height()), blend(scheme.quiet, scheme.ground, 0.14))
        return self._empty

    def paint_bar(self, painter: QPainter, card: QRect, score: float, ratio: float, scheme: Colours) -> None:
        """Paint the bar along a card's lower edge; it follows the corners."""
        self._renew(card.width(), ratio, scheme)
        if not self._bars:
            self._bars = tuple(_strip(card.width(), ratio, colour) for colour in (scheme.line, scheme.good))
        rest, sure = self._bars
        at = QRectF(card.left(), card.bottom() + 1 - RADIUS, card.width(), RADIUS)
        painter.drawPixmap(at.topLeft(), rest)
        share = QRectF(0, 0, round(card.width() * score * ratio), RADIUS * ratio)
        part = laid(share, sure.width())
        painter.drawPixmap(QRectF(at.topLeft() + part.topLeft() / ratio, part.size() / ratio), sure, part)

    def _renew(self, width: int, ratio: float, scheme: Colours) -> None:
        wanted = (width, ratio, scheme.ground.name() + scheme.good.name())
        if wanted != self._made_for:
            self._made_for = wanted
            self._bars = ()
            self._empty = None


def _blank(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _strip(width: int, ratio: float, colour: QColor) -> QPixmap:
    """The lowest `RADIUS` pixels of a card with its bar, transparent above."""
    made = _blank(QSize(width, RADIUS), ratio)
    _fill(made, QRectF(0, RADIUS - BAR, width, BAR), colour)
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
