"""A choice of one from a list, as the fields beside it look."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox

from sorter.gui.direction import laid, write
from sorter.gui.growth import grown
from sorter.gui.icons import paint_icon
from sorter.gui.style import painted

_HEIGHT = 30
_BESIDE = 10  # pixels beside the text
_ARROW = 14


class ComboBox(QComboBox):
    """The list opens by a click, the arrow keys or Space; the focus can be seen."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + _BESIDE + grown(_ARROW), grown(_HEIGHT))  # the arrow is our own

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width() + _BESIDE, grown(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(scheme.accent if self.hasFocus() else scheme.line, 1))
        painter.setBrush(scheme.ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        width, side = self.width(), grown(_ARROW)
        ink = scheme.text if self.isEnabled() else scheme.quiet
        arrow = QRectF(width - _BESIDE - side, (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron", laid(arrow, width), scheme.quiet)
        room = width - 2 * _BESIDE - side - 6
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(ink)
        write(painter, laid(QRectF(_BESIDE, 0, room, self.height()), width), text)
