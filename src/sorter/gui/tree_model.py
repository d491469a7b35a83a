"""The places that have photos as a tree of rows, each with how many lie beneath it."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from sorter.gui.places import Place
from sorter.gui.row_model import NOWHERE, Index
from sorter.gui.words import figure, plain

PLACE = int(Qt.ItemDataRole.UserRole)  # None: all
COUNT = PLACE + 1
DOT = PLACE + 2


@dataclass(slots=True)
class _Node:
    place: Place | None
    name: str
    dot: object
    above: int | None  # number of a node
    beneath: list[int] = field(default_factory=list)  # numbers of nodes, in order
    count: int = 0


class TreeModel(QAbstractItemModel):
    """Rows come as they are first counted, each where it belongs among its neighbours, and remain."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []  # an index knows the number of its node
        self._numbers: dict[Place | None, int] = {}
        self._tops: list[int] = []
        self._order: dict[Place | None, int] = {}

    def begin(self, order: dict[Place | None, int]) -> None:
        """Have no rows; `order` says which stand before others."""
        self.beginResetModel()
        self._nodes, self._numbers, self._tops, self._order = [], {}, [], order
        self.endResetModel()

    def add(self, place: Place | None, name: str, dot: object) -> None:
        """Add a row; the one above it is there, and it is not."""
        above = self._numbers[Place(place.kind, place.label[:-1])] if place and len(place.label) > 1 else None
        beside = self._tops if above is None else self._nodes[above].beneath
        at = bisect([self._order[self._nodes[one].place] for one in beside], self._order[place])
        self.beginInsertRows(NOWHERE if above is None else self._index(above), at, at)
        self._numbers[place] = len(self._nodes)
        beside.insert(at, len(self._nodes))
        self._nodes.append(_Node(place, name, dot, above))
        self.endInsertRows()

    def __contains__(self, place: Place | None) -> bool:
        return place in self._numbers

    def show_count(self, place: Place | None, count: int) -> None:
        """So many photos lie there, and beneath it."""
        node = self._nodes[self._numbers[place]]
        if node.count != count:
            node.count = count
            index = self.index_of(place)
            self.dataChanged.emit(index, index)

    def index_of(self, place: Place | None) -> QModelIndex:
        """The row of a place; none where it has none."""
        number = self._numbers.get(place)
        return QModelIndex() if number is None else self._index(number)

    def rows(self, above: QModelIndex = NOWHERE) -> Iterator[QModelIndex]:
        """Every row beneath one, from top to bottom."""
        for row in range(self.rowCount(above)):
            index = self.index(row, 0, above)
            yield index
            yield from self.rows(index)

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        beneath = self._beneath(parent)
        return self.createIndex(row, column, beneath[row]) if column == 0 and 0 <= row < len(beneath) else QModelIndex()

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject's parent() has none
        above = self._nodes[index.internalId()].above if index.isValid() else None
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return len(self._beneath(parent))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found: object = node.name
            case Qt.ItemDataRole.ToolTipRole:
                found = plain(node.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                found = f"{node.name}: {figure(node.count)}"
            case _:
                found = {PLACE: node.place, COUNT: node.count, DOT: node.dot}.get(role)
        return found

    def _beneath(self, index: Index) -> list[int]:
        return self._nodes[index.internalId()].beneath if index.isValid() else self._tops

    def _index(self, number: int) -> QModelIndex:
        above = self._nodes[number].above
        beside = self._tops if above is None else self._nodes[above].beneath
        return self.createIndex(beside.index(number), 0, number)
