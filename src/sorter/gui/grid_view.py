"""The grid of one column's cards, which scrolls by itself or is scrolled with others."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from sorter.gui.arrows import went
from sorter.gui.card import MARGIN, CardDelegate, Face
from sorter.gui.direction import from_right
from sorter.gui.grid import GridModel
from sorter.gui.row_model import Index
from sorter.gui.sizes import GUTTER, USUAL, cells, fewest, least_width
from sorter.gui.thumbnails import Thumbnails

_SETTLE = 150  # milliseconds without a resize before pictures of the new size are wanted
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class GridView(QTableView):
    """Shows cards, lets them be chosen and dragged; the arrow keys lead on into the columns beside it.

    One that is `wide` shows all of the board's width: columns lie above and beneath it, and whoever holds them scrolls.
    """

    chosen = Signal()
    left = Signal(int, int)  # an arrow key led out of this column: -1 or 1, and in which lane
    revealed = Signal(int, int)  # of a wide one: from where to where, in pixels of all its cards, is to be in sight
    entered = Signal()  # the keys lead here now
    look_wished = Signal()  # the space bar
    open_wished = Signal()  # a double click
    menu_wished = Signal(QPoint)  # a right click, or the menu key: where on the screen

    def __init__(
        self,
        model: GridModel,
        face: Callable[[int], Face],
        thumbnails: Thumbnails,
        parent: QWidget,
        *,
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self._wide = wide
        self._laid_out = 0  # pixels of width
        self._cards = model
        self._face = face
        self._thumbnails = thumbnails
        self._size = USUAL
        self._delegate = CardDelegate(face, thumbnails, id(self), self)
        self._settled = QTimer(self, interval=_SETTLE, singleShot=True)
        self._settled.timeout.connect(self._settle)
        self._only_below = False
        self.setModel(model)
        model.rowsInserted.connect(self._mark_below)
        for changed in (model.rowsRemoved, model.modelReset):
            changed.connect(self._mark_changed)
        self.setItemDelegate(self._delegate)
        self._dress()
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())
        self.verticalScrollBar().valueChanged.connect(self._drop_hidden_wishes)
        thumbnails.arrived.connect(self._repaint)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._wide:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_size(self, step: int) -> None:
        """Show cards of another of the sizes."""
        self._size = step
        self._cards_kept(self._lay_out)
        self._settled.start()

    def least_width(self) -> int:
        """Pixels that cards of this size need."""
        return fewest(self._size) * (least_width(self._size) + 2 * MARGIN) + GUTTER

    def chosen_ids(self) -> list[int]:
        """The chosen cards, in order."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda index: (index.row(), index.column()))
        return [id for index in indexes if (id := self._cards.id_at(index)) is not None]

    def arrange(self, ids: list[int], rank: Callable[[int], int] | None) -> None:
        """Show these cards instead, which ascend by `rank` (None: by their ids); of the chosen ones those that stay."""
        chosen = self.chosen_ids()
        self._cards.arrange(ids, rank)
        if chosen:
            self._select([id for id in chosen if self._cards.index_of(id).isValid()])

    def choose(self, ids: Sequence[int]) -> None:
        """Choose these cards alone and show the first."""
        self._select(ids)
        if ids:
            first = self._cards.index_of(ids[0])
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)

    def choose_at(self, position: int) -> None:
        """Choose the card at a position, or the last one; nothing where there is none."""
        ids = self._cards.ids
        self.choose([ids[max(min(position, len(ids) - 1), 0)]] if ids else [])

    def enter(self, step: int, lane: int) -> None:
        """Choose the card where the keys come in, forwards or backwards in a lane, and take the keys.

        A lane is a row of cards, or where it is wide a column of them.
        """
        columns, rows = self._cards.columnCount(), self._cards.rowCount()
        if self._wide:
            self.choose_at(lane if step > 0 else (rows - 1) * columns + lane)
        else:
            self.choose_at(lane * columns + (0 if step > 0 else columns - 1))
        self.setFocus()

    def visible_ids(self) -> list[int]:
        """The cards on screen."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return []
        columns = self._cards.columnCount()
        return list(self._cards.ids[first * columns : ((last + 1) * columns) if last >= 0 else None])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0) * (-1 if from_right() else 1)
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.look_wished.emit()
        elif self._wide and event.key() in _ARROWS and not event.modifiers() & _MODIFIERS:
            self._go(Qt.Key(event.key()))
        elif step and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._at_edge(step):
            self.left.emit(step, max(self.currentIndex().row(), 0))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._wide:
            event.ignore()  # whoever holds it scrolls
        else:
            super().wheelEvent(event)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if self._wide:
            height = self.verticalHeader().defaultSectionSize()
            self.revealed.emit(index.row() * height, (index.row() + 1) * height)
        else:
            super().scrollTo(index, hint)

    def is_selecting(self) -> bool:
        """Whether a person draws a frame around cards."""
        return self.state() is QAbstractItemView.State.DragSelectingState

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.selectionModel().hasSelection():
            self.choose_at(0)
        elif by_key:
            self.scrollTo(self.currentIndex())
        self.entered.emit()

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803
        ids = self.chosen_ids()
        if ids:
            drag = QDrag(self)
            dragged = self._cards.mimeData(self.selectedIndexes())
            dragged.setUrls([QUrl.fromLocalFile(self._face(card).path) for card in ids])  # for other programs
            drag.setMimeData(dragged)
            drag.setPixmap(self._drag_picture(self._cards.index_of(ids[0])))
            cell = cells(self._size, self.width())[1]
            drag.setHotSpot(QPoint(cell.width() // 2, cell.height() // 2))
            drag.exec(Qt.DropAction.CopyAction)  # no other program may take a photo away

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cards.id_at(self.indexAt(event.position().toPoint())) is not None:
            self.open_wished.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen_ids():
            self.menu_wished.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._laid_out:
            self._cards_kept(self._lay_out)
            self._settled.start()

    def drop_wishes(self) -> None:
        """Want no picture that has not come yet: the cards are out of sight."""
        self._thumbnails.focus(id(self), ())

    def doItemsLayout(self) -> None:
        """Qt's own paints every card anew; rows that came in below the last visible one change nothing on screen."""
        if self._only_below:
            self._only_below = False
            self.updateGeometries()
        else:
            super().doItemsLayout()

    def _mark_below(self, _: QModelIndex, first: int) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        self._only_below = 0 <= last < first

    def _mark_changed(self) -> None:
        self._only_below = False

    def _lay_out(self) -> None:
        self._laid_out = self.width()
        across, cell = cells(self._size, self.width())
        self._cards.set_columns(across)
        self.horizontalHeader().setDefaultSectionSize(cell.width())
        self.verticalHeader().setDefaultSectionSize(cell.height())
        self.verticalScrollBar().setSingleStep(cell.height() // 2)
        if self._delegate.picture.width() == 1:  # no picture was asked for yet
            self._settle()

    def _cards_kept(self, change: Callable[[], None]) -> None:
        """Change the layout without losing what was chosen, nor what was in sight."""
        chosen, seen = self.chosen_ids(), self.visible_ids() if self.verticalScrollBar().value() else []
        columns = self._cards.columnCount()
        change()
        if chosen and columns != self._cards.columnCount():
            self._select(chosen)
            current = self._cards.index_of(chosen[0])
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        for id in [] if self._wide else [*(id for id in chosen if id in seen), *seen][:1]:
            self.scrollTo(self._cards.index_of(id))

    def _select(self, ids: Sequence[int]) -> None:
        if len(ids) == len(self._cards.ids):  # card by card it takes Qt seconds where they are many
            self.selectAll()
            return
        selection = QItemSelection()
        for id in ids:
            index = self._cards.index_of(id)
            selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _settle(self) -> None:
        self._delegate.picture = cells(self._size, self.width())[1] - QSize(2 * MARGIN, 2 * MARGIN)
        self.viewport().update()

    def _at_edge(self, step: int) -> bool:
        id = self._cards.id_at(self.currentIndex())
        if id is None:
            return True
        column, last = self.currentIndex().column(), self._cards.columnCount() - 1
        return (step < 0 and column == 0) or (step > 0 and (column == last or id == self._cards.ids[-1]))

    def _go(self, key: Qt.Key) -> None:
        """To the card beside, above or beneath, as one reads, and out at both ends."""
        across, index = self._cards.columnCount(), self.currentIndex()
        if self._cards.id_at(index) is None:
            self.choose_at(0)
            return
        match went(key, index.row() * across + index.column(), across, len(self._cards.ids)):
            case step, lane:
                self.left.emit(step, lane)
            case to:
                self.choose_at(to)

    def _drag_picture(self, index: QModelIndex) -> QPixmap:
        return self.viewport().grab(self.visualRect(index))

    def _drop_hidden_wishes(self) -> None:
        self._thumbnails.focus(id(self), {self._face(card).path for card in self.visible_ids()})

    def _repaint(self, paths: Collection[str]) -> None:
        for card in self.visible_ids() if self.isVisible() else ():
            if self._face(card).path in paths:
                self.update(self._cards.index_of(card))
