"""A box to tick, as the marks of the left zone look."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from sorter.gui.icons import paint_icon
from sorter.gui.style import painted

_BOX = 16
_GAP = 8


class CheckBox(QCheckBox):
    """Plain text beside a box; an ampersand in the text is one."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._shown = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(_BOX + _GAP + self.fontMetrics().horizontalAdvance(self._shown) + 6, 22)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The text belongs to the box."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - _BOX) / 2, _BOX, _BOX).adjusted(0.5, 0.5, -0.5, -0.5)
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
        text = QRectF(_BOX + _GAP, 0, self.width() - _BOX - _GAP, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._shown)
