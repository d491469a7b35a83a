"""A switch for a setting that is on or off, as the desktop's own settings have it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from sorter.gui.colours import blend
from sorter.gui.style import painted

_TRACK = QSize(36, 20)
_AROUND = 2  # for the ring of the focus
_GAP = 3  # between knob and track


class Switch(QCheckBox):
    """On where the knob is at the right; a screen reader meets a check box."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _TRACK + QSize(2 * _AROUND, 2 * _AROUND)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme, on = painted(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(QPoint(_AROUND, _AROUND), _TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scheme.accent if on else blend(scheme.quiet, scheme.panel, 0.45))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        side = track.height() - 2 * _GAP
        left = track.right() - _GAP - side if on else track.left() + _GAP
        painter.setBrush(scheme.on_accent if on else scheme.panel)
        painter.drawEllipse(QRectF(left, track.top() + _GAP, side, side))
        if self.hasFocus():
            painter.setPen(QPen(scheme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
