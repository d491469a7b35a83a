"""A quiet table of whole rows that stays smooth however many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sorter.gui.direction import direction_of, from_right, placed
from sorter.gui.growth import grown
from sorter.gui.words import tabular

_ROW = 26
_NARROW = 200  # pixels up to which a column keeps its width
_LEAST_SHARE = 0.3
_LAST = 110  # pixels that the last column has at least


class _Cell(QStyledItemDelegate):
    """Text that is read as it is written, at the side where reading begins."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if from_right():
            option.displayAlignment = placed(option.displayAlignment)
            option.direction = direction_of(option.text)


class TableView(QTableView):
    """Rows of one height, chosen as a whole; the last column takes what is left."""

    def __init__(self, model: QAbstractTableModel, widths: Sequence[int]) -> None:
        """`widths` are those of all columns but the last; in a narrow window the wide ones, at least one, give way."""
        super().__init__()
        self._widths = [grown(width) for width in widths]
        self.setProperty("rows", True)
        self.setModel(model)
        self.setItemDelegate(_Cell(self))
        self.setFont(tabular(self.font()))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(grown(_ROW))
        rows.setDefaultSectionSize(grown(_ROW))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = sum(width for width in self._widths if width > grown(_NARROW))
        left = self.viewport().width() - grown(_LAST) - sum(self._widths) + wide
        share = max(min(left / wide, 1.0), _LEAST_SHARE)
        for at, width in enumerate(self._widths):
            self.setColumnWidth(at, round(width * share) if width > grown(_NARROW) else width)
