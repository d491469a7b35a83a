"""The best labels of a photo as bars with figures."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sorter.gui.direction import laid, write
from sorter.gui.growth import grown
from sorter.gui.spoken import speak_as
from sorter.gui.style import painted
from sorter.gui.words import label_name, percent, tabular
from sorter.items import Label

_ROW = 20
_NAME, _WIDEST = 88, 124  # of the names
_FIGURE = 44
_BAR = 6


class Bars(QWidget):
    """Label, bar, per cent; one line each."""

    def __init__(self) -> None:
        super().__init__()
        self._top: tuple[tuple[Label, float], ...] = ()
        self.setFont(tabular(self.font()))
        speak_as(self, QAccessible.Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_top(self, top: Sequence[tuple[Label, float]]) -> None:
        """Show these labels, best first."""
        self._top = tuple(top)
        self.setAccessibleName(", ".join(f"{label_name(label)} {percent(score)}" for label, score in top))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, grown(_ROW) * len(self._top))

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, row, told = self.width(), grown(_ROW), grown(_FIGURE)
        longest = max((self.fontMetrics().horizontalAdvance(label_name(label)) for label, _ in self._top), default=0)
        named = min(max(longest + 2 + 8, grown(_NAME)), grown(_WIDEST))  # a width is rounded down
        for at, (label, score) in enumerate(self._top):
            top = at * row
            painter.setPen(scheme.text)
            name = self.fontMetrics().elidedText(label_name(label), Qt.TextElideMode.ElideRight, named - 8)
            write(painter, laid(QRectF(0, top, named, row), width), name)
            painter.setPen(scheme.quiet)
            figure = laid(QRectF(width - told, top, told, row), width)
            write(painter, figure, percent(score), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(named, top + (row - _BAR) / 2, width - named - told, _BAR)
            for bar, colour in (
                (whole, scheme.line),
                (whole.adjusted(0, 0, -whole.width() * (1 - score), 0), scheme.accent),
            ):
                painter.setBrush(colour)
                painter.drawRoundedRect(laid(bar, width), 3, 3)
