"""The head of a column: dot, name, count, bytes and its key."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.sizes import GUTTER
from sorter.gui.style import painted
from sorter.gui.words import figure, filled, plain, size_text, tabular

_HEIGHT = 24
_CAP = 18
_LEFT = MARGIN + 16  # where the name begins, behind the dot
_LONGEST = 110  # pixels of a name that a column is widened for


class ColumnHeader(QWidget):
    """One line that gives way from the right: first the bytes, then the end of the name; a click folds the column."""

    clicked = Signal()

    def __init__(self, name: str, dot: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._dot = dot
        self._count = 0
        self._size = 0
        self._seen: int | None = None
        self._key = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain(filled(self.tr("Fold {0} away"), name)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def shown_name(self) -> str:
        """The name as far as there is room for it."""
        room = self._right() - _LEFT - QFontMetrics(self._plain()).horizontalAdvance(self._counted()) - 6
        return QFontMetrics(self._bold()).elidedText(self._name, Qt.TextElideMode.ElideRight, room)

    def least_width(self) -> int:
        """Pixels for the whole name, a count of five figures and a key; of a long name, some of it."""
        name = min(QFontMetrics(self._bold()).horizontalAdvance(self._name) + 2, _LONGEST)
        count = QFontMetrics(self._plain()).horizontalAdvance(figure(10_000))
        return _LEFT + name + 6 + count + 6 + _CAP + MARGIN + GUTTER

    def show_figures(self, count: int, size: int, seen: int | None = None) -> None:
        """Show how many photos there are and their bytes; `seen`: how many of them are in sight, where not all are."""
        if (count, size, seen) != (self._count, self._size, self._seen):
            self._count, self._size, self._seen = count, size, seen
            self.update()

    def show_key(self, key: str) -> None:
        """Show the key that moves a photo here; empty: none."""
        if key != self._key:
            self._key = key
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._dot)
        painter.drawEllipse(QRectF(MARGIN + 1, self.height() / 2 - 4, 8, 8))
        if self._key:
            right = self.width() - MARGIN - GUTTER
            cap = QRectF(right - _CAP, (self.height() - _CAP) / 2, _CAP, _CAP).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(scheme.line, 1))
            painter.setBrush(scheme.panel)
            painter.drawRoundedRect(cap, 4, 4)
            _write(painter, cap, self._key, _font(self.font(), 10), scheme.quiet, align=Qt.AlignmentFlag.AlignCenter)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        scheme, x = painted(), _LEFT
        for text, font, colour in (
            (self.shown_name(), self._bold(), scheme.text),
            (self._counted(), self._plain(), scheme.text),
            (size_text(self._size) if self._size else "", tabular(_font(self.font(), 11)), scheme.quiet),
        ):
            width = QFontMetrics(font).horizontalAdvance(text)
            if x + width <= self._right():
                _write(painter, QRectF(x, 0, width + 1, self.height()), text, font, colour)
            x += width + 6

    def _counted(self) -> str:
        if self._seen is None:
            return figure(self._count)
        return filled(self.tr("{0} of {1}"), figure(self._seen), figure(self._count))

    def _right(self) -> int:
        """Where the words have to end."""
        right = self.width() - MARGIN - GUTTER
        return right - _CAP - 6 if self._key else right

    def _bold(self) -> QFont:
        return _font(self.font(), 13, QFont.Weight.DemiBold)

    def _plain(self) -> QFont:
        return tabular(_font(self.font(), 13))


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
