"""A flat list of values, one a row, for lists whose rows are painted by hand."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, Qt

from sorter.gui.row_model import NOWHERE, Index

VALUE = int(Qt.ItemDataRole.UserRole)
"""The value of a row."""

T = TypeVar("T")


class ListModel(QAbstractListModel, Generic[T]):
    """Has a value for who paints a row, and its words for screen readers."""

    def __init__(self, spoken: Callable[[T], str]) -> None:
        super().__init__()
        self._spoken = spoken
        self.values: Sequence[T] = ()

    def show(self, values: Sequence[T]) -> None:
        """Have these; the list stays where it is scrolled to."""
        before, after = len(self.values), len(values)
        if after > before:
            self.beginInsertRows(NOWHERE, before, after - 1)
            self.values = values
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(NOWHERE, after, before - 1)
            self.values = values
            self.endRemoveRows()
        self.values = values
        if values:
            self.dataChanged.emit(self.index(0), self.index(after - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == VALUE:
            return self.values[index.row()]
        return self._spoken(self.values[index.row()]) if role == Qt.ItemDataRole.AccessibleTextRole else None
