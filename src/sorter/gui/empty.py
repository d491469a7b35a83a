"""The empty state: one large, quiet place to drop photos."""

import os
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sorter.gui.colours import blend
from sorter.gui.growth import grown
from sorter.gui.icons import paint_icon
from sorter.gui.labels import Words
from sorter.gui.layouts import emptied
from sorter.gui.spoken import explain
from sorter.gui.style import painted
from sorter.gui.words import shown

_ICON = 64
_SHOWN = 5


class EmptyState(QWidget):
    """Invites to drop, to add, to try the samples, or to take up a folder of before."""

    add_wished = Signal()
    samples_wished = Signal()
    folder_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._over = False
        title = Words(self.tr("Drop folders or photos here"), pixels=20, bold=True)
        note = Words(self.tr("Nothing on disk changes until you say so, and every run can be undone."), quiet=True)
        add = QPushButton(self.tr("Add a folder…"))
        add.setProperty("primary", True)
        add.setMinimumHeight(grown(36))
        add.clicked.connect(self.add_wished)
        samples = QPushButton(self.tr("Try the sample photos"))
        samples.setMinimumHeight(grown(36))
        samples.clicked.connect(self.samples_wished)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (add, samples):
            buttons.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.addStretch(5)
        layout.addSpacing(_ICON + 20)
        for words in (title, note):
            layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(8)
        layout.addSpacing(12)
        layout.addLayout(_centred(buttons))
        layout.addSpacing(28)
        layout.addLayout(_centred(self._recent))
        layout.addStretch(6)
        self._title = title

    def show_recent(self, folders: Sequence[str]) -> None:
        """Offer folders that were sorted before."""
        emptied(self._recent)
        if folders:
            self._recent.addWidget(
                Words(self.tr("Recent"), quiet=True, bold=True, pixels=11), 0, Qt.AlignmentFlag.AlignHCenter
            )
        for folder in folders[:_SHOWN]:
            button = QPushButton(shown(os.path.basename(folder) or folder).replace("&", "&&"))
            button.setProperty("flat", True)
            explain(button, shown(folder))
            button.clicked.connect(lambda _=False, folder=folder: self.folder_wished.emit(folder))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_over(self, over: bool) -> None:
        """Something that can be dropped is held over the window, or not any more."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(28, 28, -28, -28)
        pen = QPen(scheme.accent if self._over else blend(scheme.quiet, scheme.ground, 0.4), 2 if self._over else 1.5)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(blend(scheme.accent, scheme.ground, 0.07) if self._over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 14, 14)
        top = self._title.geometry().top() - _ICON - 16
        box = QRectF(self.width() / 2 - _ICON / 2, top, _ICON, _ICON)
        paint_icon(painter, "photos", box, scheme.accent if self._over else scheme.quiet)


def _centred(inner: QHBoxLayout | QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addLayout(inner)
    row.addStretch(1)
    return row
