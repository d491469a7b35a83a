"""The labels that have photos, as a tree at the left of the board, with how many lie beneath each."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QStyleOptionViewItem, QTreeView

from sorter.gui.board_words import BoardWords
from sorter.gui.colours import dot
from sorter.gui.direction import from_right
from sorter.gui.grid import CARDS_MIME, dragged_ids
from sorter.gui.grid_view import GridView
from sorter.gui.growth import grown
from sorter.gui.icons import paint_icon
from sorter.gui.places import FAILED, UNSURE, Place, way_to
from sorter.gui.results import Results
from sorter.gui.row_model import Index
from sorter.gui.style import painted
from sorter.gui.tree_line import TreeLine, paint_ground, row_height
from sorter.gui.tree_model import COUNT, PLACE, TreeModel
from sorter.gui.words import shown

_INDENT = 14
_CHEVRON = 10
_LEAST, _WIDEST = 148, 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TreePane(QTreeView):
    """Shows all, every label with photos beneath it, and what else photos can be; opens one, and takes cards."""

    opened = Signal(object)  # Place; None: all
    dropped = Signal(object, object)  # list[int], Place

    def __init__(self) -> None:
        super().__init__()
        self._words = BoardWords(self)
        self._results: Results | None = None
        self._expanded: set[Place] = set()
        self._opened: Place | None = None
        self._over: Place | None = None  # held over by a drag
        self._typed = ""
        self._typing = QTimer(self, singleShot=True, interval=QApplication.keyboardInputInterval() * 2)
        self._typing.timeout.connect(self._forget_typed)
        self._model = TreeModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TreeLine(self.is_opened, self))
        self.setAccessibleName(self.tr("Labels"))
        self._dress()
        self.expanded.connect(lambda index: self._note(index, True))
        self.collapsed.connect(lambda index: self._note(index, False))

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(True)
        self.setAutoExpandDelay(600)
        self.setMouseTracking(True)
        self.setMinimumWidth(grown(_LEAST))
        self.setProperty("pane", True)

    def sizeHint(self) -> QSize:
        return QSize(self.widest(), 400)

    @staticmethod
    def widest() -> int:
        """Pixels of it where there is room."""
        return grown(_WIDEST)

    def show_results(self, results: Results, *, same: bool) -> None:
        """Begin anew with these; `same`: of the same labels, which stay expanded."""
        self._results = results
        places = results.census.places
        if not same:
            self._expanded.clear()
        self._model.begin({place: number for number, place in enumerate([None, *places])})
        self._add(None)
        self._add(UNSURE)
        self.show_counts(results.places())

    def show_counts(self, places: Iterable[Place]) -> None:
        """Cards have come to these places, or left them."""
        results = self._results
        if results is None:
            return
        changed = {one for counted in places for one in way_to(counted)}
        for place in sorted(changed, key=lambda one: len(one.label)):
            self._add(place)
            self._model.show_count(place, results.census.beneath(place).count)
        self._model.show_count(None, len(results))

    def show_opened(self, place: Place | None) -> None:
        """Show what is open, and expand it."""
        self._opened = place
        for one in way_to(place) if place else ():
            self._add(one)
        index = self._model.index_of(place)
        self.expand(index)
        if self.currentIndex() != index:
            self.setCurrentIndex(index)
        self.scrollTo(index)
        self.viewport().update()

    def lines(self) -> list[tuple[int, str, int]]:
        """What is in sight: depth, name and count of each row."""
        found = []
        index = self._model.index(0, 0)
        while index.isValid():
            depth, above = 0, index.parent()
            while above.isValid():
                depth, above = depth + 1, above.parent()
            found.append((depth, str(index.data()), int(index.data(COUNT) or 0)))
            index = self.indexBelow(index)
        return found

    def index_of(self, place: Place | None) -> QModelIndex:
        """The row of a place that is there."""
        return self._model.index_of(place)

    def is_opened(self, index: Index) -> bool:
        """Whether this row is of what is open."""
        return bool(index.data(PLACE) == self._opened)

    def is_over(self, index: Index) -> bool:
        """Whether cards are held over this row."""
        return self._over is not None and index.data(PLACE) == self._over

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in _ENTER or (event.key() == Qt.Key.Key_Space and not self._typed)
        if opens and self.currentIndex().isValid():
            self._forget_typed()
            self.opened.emit(self.currentIndex().data(PLACE))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find what is typed among all labels with photos, whether they are expanded or not."""
        self._typing.start()
        self._typed += search.casefold()
        rows = list(self._model.rows())
        at = rows.index(self.currentIndex()) if self.currentIndex() in rows else 0
        begin = at + (len(self._typed) == 1)  # the next one of this letter
        for index in [*rows[begin:], *rows[:begin]]:
            if str(index.data()).casefold().startswith(self._typed):
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and self.visualRect(index).contains(at):
            self.opened.emit(index.data(PLACE))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        event.setAccepted(isinstance(event.source(), GridView) and event.mimeData().hasFormat(CARDS_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # expands what is held over, and scrolls at the edges
        place = self._place_at(event.position().toPoint())
        self._show_over(place)
        if place:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_over(None)

    def dropEvent(self, event: QDropEvent) -> None:
        place = self._place_at(event.position().toPoint())
        self.dragLeaveEvent(QDragLeaveEvent())
        if place:
            event.acceptProposedAction()
            self.dropped.emit(dragged_ids(event.mimeData()), place)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRect(0, self.visualRect(index).top(), self.viewport().width(), row_height())
        paint_ground(painter, row, opened=self.is_opened(index), over=self.is_over(index), under=self._is_under(row))
        if self.hasFocus() and index == self.currentIndex():
            paint_ground(painter, row, focus=True)
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self._model.hasChildren(index):
            closed = "chevron-left" if from_right() else "chevron-right"
            left = rect.left() + 2 if from_right() else rect.right() - _INDENT + 2
            box = QRectF(left, rect.center().y() - _CHEVRON / 2 + 1, _CHEVRON, _CHEVRON)
            paint_icon(painter, "chevron-down" if self.isExpanded(index) else closed, box, painted().quiet)

    def _add(self, place: Place | None) -> None:
        """Have a row of a place, beneath the one above it that is there."""
        if place in self._model or self._results is None:
            return
        name = shown(self._words.name(place)) if place else self.tr("All")
        has_dot = place is not None and len(place.label) <= 1
        self._model.add(place, name, dot(place, self._results.census.top(place)) if place and has_dot else None)
        if place and len(place.label) > 1:
            above = Place(place.kind, place.label[:-1])
            if above in self._expanded:
                self.expand(self._model.index_of(above))

    def _note(self, index: QModelIndex, expanded: bool) -> None:
        place = index.data(PLACE)
        if expanded:
            self._expanded.add(place)
        else:
            self._expanded.discard(place)

    def _forget_typed(self) -> None:
        self._typed = ""

    def _place_at(self, at: QPoint) -> Place | None:
        """Where cards can go that are dropped there."""
        place = self.indexAt(at).data(PLACE)
        return place if place and place != FAILED else None

    def _is_under(self, row: QRect) -> bool:
        """Whether the mouse is over a row."""
        return row.contains(self.viewport().mapFromGlobal(self.cursor().pos()))

    def _show_over(self, place: Place | None) -> None:
        if place != self._over:
            self._over = place
            self.viewport().update()
