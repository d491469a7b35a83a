"""The line above a page: what it is called, and what can be done there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sorter.gui.labels import Words

_APART = 8


class PageHead(QWidget):
    """Widgets at the end of the line; where it is too short, all but the last give way to a line of their own."""

    def __init__(self, title: str, widgets: Sequence[QWidget], *, beside: int = 0) -> None:
        """`beside`: pixels left free at both sides."""
        super().__init__()
        self._title = Words(title, bold=True, pixels=14)
        *self._first, self._last = widgets
        self._beside = beside
        self._above, self._beneath = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(beside, 10, beside, 10)
        rows.setSpacing(_APART)
        for row in (self._above, self._beneath):
            row.setSpacing(_APART)
            rows.addLayout(row)
        self._above.addWidget(self._title, 1)
        self._above.addWidget(self._last)
        self._beneath.addStretch(1)
        self._is_split: bool | None = None
        self._place()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest line is where it has two."""
        width = max(_wide([self._title, self._last]), _wide(self._first)) + 2 * self._beside
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        split = _wide([self._title, *self._first, self._last]) > self.width() - 2 * self._beside
        if split != self._is_split:
            self._is_split = split
            for at, widget in enumerate(self._first, 1):
                (self._beneath if split else self._above).insertWidget(at, widget)
            self.updateGeometry()


def _wide(widgets: Sequence[QWidget]) -> int:
    """Pixels that they need side by side."""
    return sum(max(one.sizeHint().width(), one.minimumWidth()) for one in widgets) + _APART * (len(widgets) - 1)
