"""The empty state: one large, quiet place to drop photos."""

import os
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSpacerItem, QVBoxLayout, QWidget

from sorter.gui.colours import blend
from sorter.gui.growth import grown
from sorter.gui.icons import paint_icon
from sorter.gui.labels import Words
from sorter.gui.layouts import emptied
from sorter.gui.spoken import explain
from sorter.gui.style import painted
from sorter.gui.words import shown

_ICON = 64
_AROUND = 44  # pixels beside the words: the frame and some air
_LOW = 320  # pixels of height with which there is room for title and buttons alone
_SHOWN = 5
_TOLD = 12  # lines of a tooltip


class EmptyState(QWidget):
    """Invites to drop, to add, to try the samples, or to take up a folder of before."""

    add_wished = Signal()
    samples_wished = Signal()
    tasks_wished = Signal()
    folders_wished = Signal(object)  # Sequence[str]

    def __init__(self) -> None:
        super().__init__()
        self._over = False
        title = Words(self.tr("Drop folders or photos here"), pixels=20, bold=True, wrap=True)
        told = self.tr("Nothing on disk changes until you say so, and every run can be undone.")
        note = Words(told, quiet=True, wrap=True)
        add = QPushButton(self.tr("Add a folder…"))
        add.setProperty("primary", True)
        add.setMinimumHeight(grown(36))
        add.clicked.connect(self.add_wished)
        samples = QPushButton(self.tr("Try the sample photos"))
        samples.setMinimumHeight(grown(36))
        samples.clicked.connect(self.samples_wished)
        tasks = QPushButton(self.tr("See what they can be sorted by"))
        tasks.setProperty("link", True)
        tasks.clicked.connect(self.tasks_wished)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        for widget in (add, samples):
            self._buttons.addWidget(widget)
        self._beside = add.sizeHint().width() + 8 + samples.sizeHint().width()  # pixels that they need so
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_AROUND, 0, _AROUND, 0)
        layout.addStretch(5)
        self._above = QSpacerItem(0, _ICON + 20)
        layout.addItem(self._above)
        for words in (title, note):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(words)
            layout.addSpacing(8)
        layout.addSpacing(12)
        layout.addLayout(_centred(self._buttons))
        layout.addSpacing(12)
        layout.addWidget(tasks, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        layout.addLayout(_centred(self._recent))
        layout.addStretch(6)
        self._title, self._note = title, note

    def show_recent(self, folders: Sequence[str], together: Sequence[str]) -> None:
        """Offer folders that were sorted before, and those that were in use together last, where these are several."""
        emptied(self._recent)
        if folders:
            self._recent.addWidget(
                Words(self.tr("Recent"), quiet=True, bold=True, pixels=11), 0, Qt.AlignmentFlag.AlignHCenter
            )
        if len(together) > 1:
            self._offer(self.tr("All %Ln folders of last time", "", len(together)), together)
        for folder in folders[:_SHOWN]:
            self._offer(shown(os.path.basename(folder) or folder).replace("&", "&&"), [folder])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two buttons have no room beside each other, they stand one above the other; then the rest gives way."""
        super().resizeEvent(event)
        beside = self._beside <= self.width() - 2 * _AROUND
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._note.setVisible(self.height() >= _LOW)
        self._above.changeSize(0, _ICON + 20 if self.height() >= _LOW else 0)

    def show_over(self, over: bool) -> None:
        """Something that can be dropped is held over the window, or not any more."""
        self._over = over
        self.update()

    def _offer(self, text: str, folders: Sequence[str]) -> None:
        button = QPushButton(text)
        button.setProperty("flat", True)
        explain(button, "\n".join(shown(folder) for folder in folders[:_TOLD]))
        button.clicked.connect(lambda: self.folders_wished.emit(list(folders)))
        self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

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
        if self.height() < _LOW:
            return
        top = self._title.geometry().top() - _ICON - 16
        box = QRectF(self.width() / 2 - _ICON / 2, top, _ICON, _ICON)
        paint_icon(painter, "photos", box, scheme.accent if self._over else scheme.quiet)


def _centred(inner: QBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addLayout(inner)
    row.addStretch(1)
    return row
