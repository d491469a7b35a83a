"""The cards of one column as a table over one flat list: row * columns + column."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

CARDS_MIME = "application/x-sorter-cards"
ID_ROLE = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Describe = Callable[[int], str]
_Rank = Callable[[int], int]


class GridModel(QAbstractTableModel):
    """Holds ids, ascending by themselves or by a rank; what they stand for is looked up elsewhere."""

    def __init__(self, tooltip: _Describe, spoken: _Describe, parent: QObject | None = None) -> None:
        """`tooltip` and `spoken` describe a card by id: one in Qt's rich text, one in plain words."""
        super().__init__(parent)
        self._ids: list[int] = []
        self._columns = 1
        self._rank: _Rank | None = None
        self._tooltip = tooltip
        self._spoken = spoken

    @property
    def ids(self) -> Sequence[int]:
        """Every card, in order."""
        return self._ids

    def set_columns(self, columns: int) -> None:
        """Lay the same cards out in another number of columns."""
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()

    def arrange(self, ids: list[int], rank: _Rank | None) -> None:
        """Hold these cards instead, which ascend by `rank`, as all that come will; None: by their ids."""
        self._rank = rank
        self._hold(ids, 0)

    def add(self, ids: Sequence[int]) -> None:
        """Take cards in, each at its place in the order."""
        if not ids:
            return
        ids = sorted(ids, key=self._rank)
        start = self._first(ids[:1])
        rows = _rows(len(self._ids) + len(ids), self._columns)
        if rows > self.rowCount():
            self.beginInsertRows(_NOWHERE, self.rowCount(), rows - 1)
            self._merge(ids, start)
            self.endInsertRows()
        else:
            self._merge(ids, start)
        self._tell_from(start)

    def remove(self, ids: Sequence[int]) -> None:
        """Take cards out."""
        gone = set(ids)
        kept = [id for id in self._ids if id not in gone]
        if len(kept) == len(self._ids):
            return
        start = self._first(gone)
        self._hold(kept, start)

    def id_at(self, index: _Index) -> int | None:
        """The card at a cell; None where the last row has no more."""
        at = index.row() * self._columns + index.column()
        return self._ids[at] if index.isValid() and at < len(self._ids) else None

    def index_of(self, id: int) -> QModelIndex:
        """The cell of a card; invalid where it is not here."""
        at = self._first([id])
        return self.cell(at) if at < len(self._ids) and self._ids[at] == id else QModelIndex()

    def cell(self, at: int) -> QModelIndex:
        """The cell of the card at a position."""
        return self.index(at // self._columns, at % self._columns)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else _rows(len(self._ids), self._columns)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        id = self.id_at(index)
        if id is None:
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return id
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(id)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(id)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.id_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [CARDS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = sorted(id for index in indexes if (id := self.id_at(index)) is not None)
        dragged = QMimeData()
        dragged.setData(CARDS_MIME, QByteArray(" ".join(map(str, ids)).encode()))
        return dragged

    def _hold(self, ids: list[int], start: int) -> None:
        """Hold these instead; before `start` they are the same."""
        rows, before = _rows(len(ids), self._columns), self.rowCount()
        if rows > before:
            self.beginInsertRows(_NOWHERE, before, rows - 1)
            self._ids = ids
            self.endInsertRows()
        elif rows < before:
            self.beginRemoveRows(_NOWHERE, rows, before - 1)
            self._ids = ids
            self.endRemoveRows()
        else:
            self._ids = ids
        self._tell_from(start)

    def _merge(self, ids: Sequence[int], start: int) -> None:
        """In place: a column of a million would be copied with every batch that arrives."""
        belong_behind = start == len(self._ids)
        self._ids.extend(ids)
        if not belong_behind:
            self._ids.sort(key=self._rank)

    def _first(self, ids: Collection[int]) -> int:
        """Where the first of these cards is, or would be."""
        return bisect_left(self._ids, min(map(self._rank, ids) if self._rank else ids), key=self._rank)

    def _tell_from(self, start: int) -> None:
        if start < len(self._ids):
            first, last = self.index(start // self._columns, 0), self.index(self.rowCount() - 1, self._columns - 1)
            self.dataChanged.emit(first, last)


def dragged_ids(dragged: QMimeData) -> list[int]:
    """The cards of a drag that began in one of our grids."""
    return [int(word) for word in dragged.data(CARDS_MIME).toStdString().split()]


def _rows(cards: int, columns: int) -> int:
    return -(-cards // columns)
