"""The folders that a plan would make, with exact counts."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from sorter.gui.direction import laid, margins, write
from sorter.gui.growth import grown, sized
from sorter.gui.list_model import VALUE, ListModel
from sorter.gui.preview import Branch
from sorter.gui.row_model import Index
from sorter.gui.style import painted
from sorter.gui.words import figure, filled, shown, tabular

_ROW = 21
_INDENT = 12
_FEW = 5  # rows that there is always room for


class FolderTree(QFrame):
    """A quiet box with one line per folder; scrolls where there are many."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("box")
        self._branches: ListModel[Branch] = ListModel(self._spoken)
        self._list = QListView()
        self._list.setModel(self._branches)
        self._list.setItemDelegate(_Line(self._list))
        self._list.setFont(sized(tabular(self.font()), 12))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setAutoFillBackground(False)
        self._list.setAccessibleName(self.tr("Folders that the plan makes"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(10, 8, 4, 8))
        layout.addWidget(self._list)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these folders, parents before children."""
        self._branches.show(branches)
        self.setMaximumHeight(self._height(len(branches)))
        self.updateGeometry()

    def lines(self) -> list[tuple[str, int]]:
        """What is shown: names and counts."""
        return [(branch.name, branch.count) for branch in self._branches.values]

    def sizeHint(self) -> QSize:
        return QSize(200, self._height(min(len(self._branches.values), _FEW)))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self._height(min(len(self._branches.values), _FEW)))

    def _spoken(self, branch: Branch) -> str:
        name = shown(branch.name)
        if not branch.depth:
            return name
        photos = self.tr("1 photo") if branch.count == 1 else self.tr("%Ln photos", "", branch.count)
        return filled(self.tr("{0}, {1}, level {2}"), name, photos, figure(branch.depth))

    @staticmethod
    def _height(rows: int) -> int:
        return grown(_ROW) * max(rows, 1) + 18


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, grown(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        branch, scheme, row = index.data(VALUE), painted(), QRectF(option.rect)
        metrics = QFontMetrics(option.font)
        count = figure(branch.count) if branch.depth else ""
        taken = metrics.horizontalAdvance(count)
        begin = branch.depth * _INDENT
        room = row.width() - begin - taken - 16
        name = metrics.elidedText(shown(branch.name), Qt.TextElideMode.ElideMiddle, int(room))
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(scheme.accent, 1.5))
            painter.drawRoundedRect(row.adjusted(-3, 1, -1, -1), 4, 4)
        painter.setFont(option.font)
        for text, at, wide, ink in (
            (name, begin, room, scheme.text),
            (count, row.width() - taken - 8, taken + 2, scheme.quiet),
        ):
            painter.setPen(ink)
            write(painter, laid(QRectF(at, row.top(), wide, row.height()), row.width()), text)
        painter.restore()
