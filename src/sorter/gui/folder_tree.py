"""The folders that a plan would make, with exact counts."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sorter.gui.preview import Branch
from sorter.gui.style import painted
from sorter.gui.words import figure, shown, tabular

_ROW = 21
_INDENT = 12
_FEW = 5  # rows that there is always room for


class FolderTree(QFrame):
    """A quiet box with one line per folder; scrolls where there are many."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("box")
        self._lines = _Lines()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._lines)
        scroll.viewport().setAutoFillBackground(False)
        self._lines.setAutoFillBackground(False)  # QScrollArea fills what it is given
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName(self.tr("Folders that the plan makes"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 4, 8)
        layout.addWidget(scroll)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these folders, parents before children."""
        self._lines.show_branches(branches)
        self.setMaximumHeight(self._height(len(branches)))
        self.updateGeometry()

    def lines(self) -> list[tuple[str, int]]:
        """What is shown: names and counts."""
        return [(branch.name, branch.count) for branch in self._lines.branches]

    def sizeHint(self) -> QSize:
        return QSize(200, self._height(min(len(self._lines.branches), _FEW)))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self._height(min(len(self._lines.branches), _FEW)))

    @staticmethod
    def _height(rows: int) -> int:
        return _ROW * max(rows, 1) + 18


class _Lines(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.branches: tuple[Branch, ...] = ()
        font = tabular(self.font())
        font.setPixelSize(12)
        self.setFont(font)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        self.branches = tuple(branches)
        self.setAccessibleName(", ".join(f"{shown(one.name)} {figure(one.count)}" for one in branches[:20]))
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, _ROW * max(len(self.branches), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        first = event.rect().top() // _ROW
        last = event.rect().bottom() // _ROW + 1
        metrics = self.fontMetrics()
        for at, branch in list(enumerate(self.branches))[first:last]:
            count = figure(branch.count) if branch.depth else ""
            taken = metrics.horizontalAdvance(count)
            left = branch.depth * _INDENT
            room = self.width() - left - taken - 16
            name = metrics.elidedText(shown(branch.name), Qt.TextElideMode.ElideMiddle, room)
            painter.setPen(scheme.text)
            painter.drawText(QRectF(left, at * _ROW, room, _ROW), Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(scheme.quiet)
            right = QRectF(self.width() - taken - 8, at * _ROW, taken + 2, _ROW)
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, count)
