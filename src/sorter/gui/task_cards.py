"""The tasks as cards in a grid as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from sorter.gui.task_card import ENTRY_ROLE, IN_USE_ROLE, TaskCardDelegate, cell_size
from sorter.gui.task_entries import Entry
from sorter.gui.task_words import TaskWords, broken
from sorter.gui.words import plain

_NOWHERE = QModelIndex()
_GUTTER = 8  # right of the cards: the scroll bar
_Index = QModelIndex | QPersistentModelIndex


class TaskModel(QAbstractListModel):
    """The entries in their order, one of them in use."""

    def __init__(self, words: TaskWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: tuple[Entry, ...] = ()
        self._in_use = ""

    def show_entries(self, entries: Sequence[Entry], in_use: str) -> None:
        """Show these; `in_use` is the id of the task that photos are sorted by."""
        self.beginResetModel()
        self._entries, self._in_use = tuple(entries), in_use
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry in a row; None where there is none."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row(self, id: str) -> int:
        """Where an entry is; -1 where it is not."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        in_use = entry.id == self._in_use
        if role in (ENTRY_ROLE, IN_USE_ROLE):
            return entry if role == ENTRY_ROLE else in_use
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words.name(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.spoken(entry, in_use=in_use)
            case Qt.ItemDataRole.ToolTipRole:
                return plain(broken(self._words.name(entry), self._words.summary(entry)))
        return None


class TaskCards(QListView):
    """Cards that the arrow keys lead through; one is looked at, Enter or a double click chooses it."""

    looked_at = Signal(object)  # Entry, or None
    chosen = Signal()

    def __init__(self, words: TaskWords) -> None:
        super().__init__()
        self._wanted = ""  # the id of what is to be looked at, as soon as it is there
        self._cards = TaskModel(words, self)
        self.setModel(self._cards)
        self.setItemDelegate(TaskCardDelegate(words, self))
        self.setAccessibleName(self.tr("Tasks"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(self._cards.entry(now.row())))

    def show_entries(self, entries: Sequence[Entry], in_use: str) -> None:
        """Show these; the one that is looked at stays so, else the one in use is."""
        self._cards.show_entries(entries, in_use)
        self.look_at(self._wanted if self._cards.row(self._wanted) >= 0 else in_use)

    def look_at(self, id: str) -> None:
        """Look at a task, as soon as there is one with this id."""
        self._wanted = id
        index = self._cards.index(self._cards.row(id))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def entry(self) -> Entry | None:
        """What is looked at."""
        return self._cards.entry(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setGridSize(cell_size(self.width() - _GUTTER))

    def _tell(self, entry: Entry | None) -> None:
        if entry:
            self._wanted = entry.id
        self.looked_at.emit(entry)
