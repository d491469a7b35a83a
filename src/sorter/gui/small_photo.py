"""One small photo, cut to its frame, as soon as it is decoded."""

import os
from collections.abc import Collection

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sorter.gui.reading import Wanted
from sorter.gui.spoken import explain, speak_as
from sorter.gui.style import painted
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.words import shown

_RADIUS = 5


class SmallPhoto(QWidget):
    """Shows the photo at one path, or an even ground while there is none."""

    def __init__(self, path: str, thumbnails: Thumbnails, size: QSize) -> None:
        super().__init__()
        self._path, self._thumbnails = path, thumbnails
        self.setFixedSize(size)
        name = shown(os.path.basename(path))
        self.setAccessibleName(name)
        speak_as(self, QAccessible.Role.Graphic)
        explain(self, name)
        thumbnails.arrived.connect(self._repaint)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        width, height, radius = (round(side * ratio) for side in (self.width(), self.height(), _RADIUS))
        image = self._thumbnails.look(Wanted(self._path, width, height, cover=True, radius=radius), id(self))
        if image is not None:
            painter.drawImage(self.rect(), image)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(painted().ground)
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)

    def _repaint(self, paths: Collection[str]) -> None:
        if self._path in paths:
            self.update()
