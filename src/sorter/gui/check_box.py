"""A box to tick, as the marks of the left zone look."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from sorter.gui.direction import laid, write
from sorter.gui.growth import grown
from sorter.gui.icons import paint_icon
from sorter.gui.style import painted

_BOX = 16
_GAP = 8
_HEIGHT = 22


class CheckBox(QCheckBox):
    """Plain text beside a box; an ampersand in the text is one."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._shown = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(grown(_BOX) + _GAP + self.fontMetrics().horizontalAdvance(self._shown) + 6, grown(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The text belongs to the box."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = grown(_BOX)
        box = laid(QRectF(1, (self.height() - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5), self.width())
        ticked = self.isChecked()
        painter.setPen(QPen(scheme.accent if ticked or self.hasFocus() else scheme.quiet, 1))
        painter.setBrush(scheme.accent if ticked else scheme.panel)
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            paint_icon(painter, "check", box, scheme.on_accent)
        if self.hasFocus():
            painter.setPen(QPen(scheme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5)
        painter.setPen(scheme.text if self.isEnabled() else scheme.quiet)
        text = QRectF(side + _GAP, 0, self.width() - side - _GAP, self.height())
        write(painter, laid(text, self.width()), self._shown)
