"""What is alike on many cards and heads, painted once: empty cards, bars, captions, marks, dots and caps of keys."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPen, QPixmap

from sorter.gui.colours import Colours, blend
from sorter.gui.direction import from_right, laid, write
from sorter.gui.growth import grown, sized
from sorter.gui.icons import paint_icon

RADIUS = 6
"""Of a card's corners."""

BAR = 3
"""Height of a confidence bar."""

BADGE = 16
"""Of a mark on a card."""

SCRIM = QColor(0, 0, 0, 140)
"""Beneath white text on a photo."""

_CAPTION = 16


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


def paint_caption(painter: QPainter, card: QRect, text: str, ratio: float) -> None:
    """Paint words along a card's lower edge, on a strip that follows the corners, and leave room for the bar."""
    high = grown(_CAPTION) + BAR
    plate = _caption(text, card.width(), high, ratio, from_right=from_right())
    painter.drawPixmap(card.left(), card.bottom() + 1 - high, plate)


@lru_cache(maxsize=256)
def _caption(text: str, width: int, high: int, ratio: float, *, from_right: bool) -> QPixmap:
    """`from_right` and `high`, which goes by the text's size, tell one picture from another."""
    made = _blank(QSize(width, high), ratio)
    font = sized(QGuiApplication.font(), 11)
    painter = _painter(made)
    painter.setBrush(SCRIM)
    painter.drawRoundedRect(QRectF(0, -RADIUS, width, high + RADIUS), RADIUS, RADIUS)
    painter.setFont(font)
    painter.setPen(QColor(Qt.GlobalColor.white))
    told = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width - 10)
    write(painter, laid(QRectF(6, 0, width - 10, high - BAR), width), told)
    painter.end()
    return made


def badge_plate(name: str, ground: QColor, ink: QColor, ratio: float) -> QPixmap:
    """An icon in a dot."""
    return _badge(name, ground.rgba(), ink.rgba(), ratio)


@lru_cache(maxsize=16)
def _badge(name: str, ground: int, ink: int, ratio: float) -> QPixmap:
    made = _dot(BADGE, ground, ratio).copy()
    painter = QPainter(made)
    paint_icon(painter, name, QRectF(4, 4, BADGE - 8, BADGE - 8), QColor.fromRgba(ink))
    painter.end()
    return made


def dot_plate(side: int, colour: QColor, ratio: float) -> QPixmap:
    """The dot of a label."""
    return _dot(side, colour.rgba(), ratio)


@lru_cache(maxsize=64)
def _dot(side: int, colour: int, ratio: float) -> QPixmap:
    made = _blank(QSize(side, side), ratio)
    painter = _painter(made)
    painter.setBrush(QColor.fromRgba(colour))
    painter.drawEllipse(QRectF(0, 0, side, side))
    painter.end()
    return made


def cap_plate(side: int, ratio: float, scheme: Colours) -> QPixmap:
    """The cap of a key, without its letter."""
    return _cap(side, ratio, scheme.line.rgba(), scheme.panel.rgba())


@lru_cache(maxsize=8)
def _cap(side: int, ratio: float, edge: int, ground: int) -> QPixmap:
    made = _blank(QSize(side, side), ratio)
    painter = _painter(made)
    painter.setPen(QPen(QColor.fromRgba(edge), 1))
    painter.setBrush(QColor.fromRgba(ground))
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), 4, 4)
    painter.end()
    return made


def icon_plate(name: str, side: int, colour: QColor, ratio: float) -> QPixmap:
    """An icon."""
    return _icon(name, side, colour.rgba(), ratio)


@lru_cache(maxsize=64)
def _icon(name: str, side: int, colour: int, ratio: float) -> QPixmap:
    made = _blank(QSize(side, side), ratio)
    painter = QPainter(made)
    paint_icon(painter, name, QRectF(0, 0, side, side), QColor.fromRgba(colour))
    painter.end()
    return made


def _blank(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _painter(pixmap: QPixmap) -> QPainter:
    """Smooth, and without outlines."""
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def _strip(width: int, ratio: float, colour: QColor) -> QPixmap:
    """The lowest `RADIUS` pixels of a card with its bar, transparent above."""
    made = _blank(QSize(width, RADIUS), ratio)
    _fill(made, QRectF(0, RADIUS - BAR, width, BAR), colour)
    return made


def _fill(pixmap: QPixmap, part: QRectF, colour: QColor) -> None:
    """Fill a part of the card whose lower end is the pixmap's."""
    size = pixmap.deviceIndependentSize()
    painter = _painter(pixmap)
    painter.setBrush(colour)
    painter.setClipRect(part)
    card = QRectF(0, min(0.0, size.height() - 4 * RADIUS), size.width(), max(size.height(), 4 * RADIUS))
    painter.drawRoundedRect(card, RADIUS, RADIUS)
    painter.end()
