"""The head of a column: dot, name, count, bytes and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.grid_view import GUTTER
from sorter.gui.style import painted
from sorter.gui.words import figure, size_text, tabular

_HEIGHT = 24
_CAP = 18


class ColumnHeader(QWidget):
    """One line that gives way from the right: first the bytes, then the end of the name."""

    def __init__(self, name: str, dot: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._dot = dot
        self._count = 0
        self._size = 0
        self._key = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def show_figures(self, count: int, size: int) -> None:
        """Show how many photos there are and their bytes."""
        if (count, size) != (self._count, self._size):
            self._count, self._size = count, size
            self.update()

    def show_key(self, key: str) -> None:
        """Show the key that moves a photo here; empty: none."""
        self._key = key
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._dot)
        painter.drawEllipse(QRectF(MARGIN + 1, self.height() / 2 - 4, 8, 8))
        right = self.width() - MARGIN - GUTTER
        if self._key:
            cap = QRectF(right - _CAP, (self.height() - _CAP) / 2, _CAP, _CAP).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(scheme.line, 1))
            painter.setBrush(scheme.panel)
            painter.drawRoundedRect(cap, 4, 4)
            _write(painter, cap, self._key, _font(self.font(), 10), scheme.quiet, align=Qt.AlignmentFlag.AlignCenter)
            right -= _CAP + 6
        self._paint_words(painter, MARGIN + 16, right)

    def _paint_words(self, painter: QPainter, x: float, right: float) -> None:
        scheme = painted()
        bold, plain, small = (
            _font(self.font(), 13, QFont.Weight.DemiBold),
            tabular(_font(self.font(), 13)),
            tabular(_font(self.font(), 11)),
        )
        count, size = figure(self._count), size_text(self._size) if self._size else ""
        count_width = QFontMetrics(plain).horizontalAdvance(count)
        name = QFontMetrics(bold).elidedText(self._name, Qt.TextElideMode.ElideRight, int(right - x - count_width - 6))
        for text, font, colour in ((name, bold, scheme.text), (count, plain, scheme.text), (size, small, scheme.quiet)):
            width = QFontMetrics(font).horizontalAdvance(text)
            if x + width <= right:
                _write(painter, QRectF(x, 0, width + 1, self.height()), text, font, colour)
            x += width + 6


def _font(base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def _write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, align, text)
