"""What lies over the board while something that can be dropped is held over the window."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sorter.gui.growth import sized
from sorter.gui.style import painted


class DropOverlay(QWidget):
    """A frame in the accent with one sentence; lets every event through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(scheme.ground)
        veil.setAlpha(200)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(scheme.accent, 2))
        tint = QColor(scheme.accent)
        tint.setAlpha(18)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 12, -12, -12), 12, 12)
        painter.setFont(sized(self.font(), 20, QFont.Weight.DemiBold))
        painter.setPen(scheme.link)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drop to add these photos"))
