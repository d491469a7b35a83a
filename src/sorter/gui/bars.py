"""The best labels of a photo as bars with figures."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_top(self, top: Sequence[tuple[Label, float]]) -> None:
        """Show these labels, best first."""
        self._top = tuple(top)
        self.setAccessibleName(", ".join(f"{label_name(label)} {percent(score)}" for label, score in top))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW * len(self._top))

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        longest = max((self.fontMetrics().horizontalAdvance(label_name(label)) for label, _ in self._top), default=0)
        room = min(max(longest + 2 + 8, _NAME), _WIDEST)  # a width is rounded down
        for at, (label, score) in enumerate(self._top):
            top = at * _ROW
            painter.setPen(scheme.text)
            name = self.fontMetrics().elidedText(label_name(label), Qt.TextElideMode.ElideRight, room - 8)
            painter.drawText(QRectF(0, top, room, _ROW), middle, name)
            painter.setPen(scheme.quiet)
            figure = QRectF(self.width() - _FIGURE, top, _FIGURE, _ROW)
            painter.drawText(figure, middle | Qt.AlignmentFlag.AlignRight, percent(score))
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(room, top + (_ROW - _BAR) / 2, self.width() - room - _FIGURE, _BAR)
            painter.setBrush(scheme.line)
            painter.drawRoundedRect(whole, 3, 3)
            painter.setBrush(scheme.accent)
            painter.drawRoundedRect(
                QRectF(whole.topLeft(), whole.size()).adjusted(0, 0, -whole.width() * (1 - score), 0), 3, 3
            )
