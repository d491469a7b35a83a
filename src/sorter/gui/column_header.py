"""The head of a column: dot, name, count, bytes and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.direction import laid, write
from sorter.gui.growth import grown, sized
from sorter.gui.sizes import GUTTER
from sorter.gui.style import painted
from sorter.gui.words import figure, filled, plain, size_text, tabular

_HEIGHT = 24
_CAP = 18
_LEFT = MARGIN + 16  # where the name begins, behind the dot
_LONGEST = 110  # pixels of a name that a column is widened for


class ColumnHeader(QAbstractButton):
    """One line that gives way from its end: first the bytes, then the end of the name; a click folds the column."""

    def __init__(self, name: str, dot: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._dot = dot
        self._count = 0
        self._size = 0
        self._seen: int | None = None
        self._key = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a key folds it, and the cards have the focus
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain(self._deed()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(0, grown(_HEIGHT))

    def shown_name(self) -> str:
        """The name as far as there is room for it."""
        room = self._end() - _LEFT - QFontMetrics(self._plain()).horizontalAdvance(self._counted()) - 6
        return QFontMetrics(self._bold()).elidedText(self._name, Qt.TextElideMode.ElideRight, room)

    def least_width(self) -> int:
        """Pixels for the whole name, a count of five figures and a key; of a long name, some of it."""
        name = min(QFontMetrics(self._bold()).horizontalAdvance(self._name) + 2, grown(_LONGEST))
        count = QFontMetrics(self._plain()).horizontalAdvance(figure(10_000))
        return _LEFT + name + 6 + count + 6 + grown(_CAP) + MARGIN + GUTTER

    def show_figures(self, count: int, size: int, seen: int | None = None) -> None:
        """Show how many photos there are and their bytes; `seen`: how many of them are in sight, where not all are."""
        if (count, size, seen) != (self._count, self._size, self._seen):
            self._count, self._size, self._seen = count, size, seen
            self._say()
            self.update()

    def show_key(self, key: str) -> None:
        """Show the key that moves a photo here; empty: none."""
        if key != self._key:
            self._key = key
            self._say()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._dot)
        painter.drawEllipse(laid(QRectF(MARGIN + 1, self.height() / 2 - 4, 8, 8), self.width()))
        if self._key:
            side = grown(_CAP)
            right = self.width() - MARGIN - GUTTER
            cap = laid(QRectF(right - side, (self.height() - side) / 2, side, side), self.width())
            painter.setPen(QPen(scheme.line, 1))
            painter.setBrush(scheme.panel)
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(sized(self.font(), 10))
            painter.setPen(scheme.quiet)
            write(painter, cap, self._key, Qt.AlignmentFlag.AlignCenter)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        scheme, x = painted(), _LEFT
        for text, font, colour in (
            (self.shown_name(), self._bold(), scheme.text),
            (self._counted(), self._plain(), scheme.text),
            (size_text(self._size) if self._size else "", tabular(sized(self.font(), 11)), scheme.quiet),
        ):
            width = QFontMetrics(font).horizontalAdvance(text)
            if x + width <= self._end():
                painter.setFont(font)
                painter.setPen(colour)
                write(painter, laid(QRectF(x, 0, width + 1, self.height()), self.width()), text)
            x += width + 6

    def _counted(self) -> str:
        if self._seen is None:
            return figure(self._count)
        return filled(self.tr("{0} of {1}"), figure(self._seen), figure(self._count))

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name}, {self._counted()}, {size_text(self._size)}")
        key = filled(self.tr("The key {0} moves photos here"), self._key) if self._key else ""
        self.setAccessibleDescription(key or self._deed())

    def _deed(self) -> str:
        return filled(self.tr("Fold {0} away"), self._name)

    def _end(self) -> int:
        """Where the words have to end."""
        end = self.width() - MARGIN - GUTTER
        return end - grown(_CAP) - 6 if self._key else end

    def _bold(self) -> QFont:
        return sized(self.font(), 13, QFont.Weight.DemiBold)

    def _plain(self) -> QFont:
        return tabular(sized(self.font(), 13))
