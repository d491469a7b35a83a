"""One row of the left zone: a mark, a text and a figure."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sorter.gui.colours import CHOSEN_ROW, Colours, blend
from sorter.gui.direction import laid, write
from sorter.gui.growth import grown, sized
from sorter.gui.icons import paint_icon
from sorter.gui.style import painted
from sorter.gui.words import tabular

_HEIGHT = 30
_MARK = 16


class Row(QAbstractButton):
    """A row that is pressed; one with a mark is chosen or not."""

    def __init__(self, text: str, *, marked: bool = False, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = ""
        self._marked = marked
        self._quiet = quiet
        self.setCheckable(marked)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_figure(self, figure: str) -> None:
        """Show a short text at the far end."""
        if figure != self._figure:
            self._figure = figure
            self.setAccessibleDescription(figure)
            self.update()

    def figure(self) -> str:
        """The text at the far end."""
        return self._figure

    def sizeHint(self) -> QSize:
        return QSize(120, grown(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, scheme)
        left, mark = 8, grown(_MARK)
        if self._marked:
            self._paint_mark(painter, scheme, QRectF(left, (self.height() - mark) / 2, mark, mark))
            left += mark + 8
        small = sized(tabular(self.font()), 11)
        taken = QFontMetrics(small).horizontalAdvance(self._figure)
        painter.setFont(small)
        painter.setPen(scheme.link if self.isChecked() else scheme.quiet)
        right = self.width() - 8
        self._write(painter, QRectF(right - taken - 1, 0, taken + 1, self.height()), self._figure)
        font = QFont(self.font())
        painter.setFont(font)
        painter.setPen(self._ink(scheme))
        room = right - left - (taken + 8 if taken else 0)
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        self._write(painter, QRectF(left, 0, room, self.height()), text)

    def _write(self, painter: QPainter, rect: QRectF, text: str) -> None:
        write(painter, laid(rect, self.width()), text)

    def _paint_ground(self, painter: QPainter, scheme: Colours) -> None:
        if self.isChecked():
            painter.setBrush(blend(scheme.accent, scheme.panel, CHOSEN_ROW))
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(blend(scheme.text, scheme.panel, 0.04))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(scheme.accent, 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def _paint_mark(self, painter: QPainter, scheme: Colours, at: QRectF) -> None:
        box = laid(at, self.width())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scheme.accent if self.isChecked() else scheme.line)
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            paint_icon(painter, "check", box, scheme.on_accent)

    def _ink(self, scheme: Colours) -> QColor:
        if self.isChecked():
            return scheme.link
        return scheme.quiet if self._quiet or not self.isEnabled() else scheme.text
