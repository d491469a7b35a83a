"""A key of the keyboard, drawn as one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sorter.gui.style import painted

_AROUND = 7  # pixels beside its name


class Keycap(QWidget):
    """Shows the name of a key, or of keys that are pressed together."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.name) + 2 * _AROUND
        return QSize(max(width, metrics.height() + 6), metrics.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(scheme.line, 1))
        painter.setBrush(scheme.ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(scheme.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.name)
