"""One column of the board: head, histogram and cards, and the place where cards are dropped."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sorter.gui.accepted_line import AcceptedLine
from sorter.gui.card import MARGIN, Face
from sorter.gui.column_header import ColumnHeader
from sorter.gui.column_parts import ColumnParts, Figures
from sorter.gui.direction import laid
from sorter.gui.grid import CARDS_MIME, GridModel, dragged_ids
from sorter.gui.grid_view import GridView
from sorter.gui.places import FAILED, Section, Tally
from sorter.gui.section_header import SectionHeader
from sorter.gui.sizes import GUTTER, USUAL, cells
from sorter.gui.style import painted
from sorter.gui.thumbnails import Thumbnails

_WIDEST = 16_777_215  # of any widget
_NOWHERE = -1


class Column(QWidget):
    """Shows the cards of one section of the board; a drop on it is the wish to have them here.

    It stands beside others and scrolls by itself, or it is `wide`: then it lies above others in a `Stack`.
    """

    dropped = Signal(object)  # list[int]: ids
    folded = Signal(bool)  # by a person
    opened = Signal()  # its name was clicked
    chosen = Signal()
    left = Signal(int, int)
    entered = Signal()
    revealed = Signal(int, int)
    pulled = Signal(int)  # pixels by which a frame that is drawn around cards leads beyond what is in sight
    held = Signal(int)  # how far down cards are held over it; -1: not any more
    look_wished = Signal()
    open_wished = Signal()
    menu_wished = Signal(QPoint)
    unfolded = Signal(bool)  # whether the accepted cards are to be seen
    threshold_wished = Signal(int)  # hundredths

    def __init__(
        self,
        section: Section,
        *,
        name: str,
        dot: QColor,
        threshold: float | None,
        model: GridModel,
        face: Callable[[int], Face],
        thumbnails: Thumbnails,
        wide: bool = False,
        opens: bool = False,
    ) -> None:
        """`opens`: there is more to see of it alone."""
        super().__init__()
        self.section = section
        self.place = section.place
        self.name = name
        self.model = model
        self._dot, self._opens = dot, opens
        self._face, self._thumbnails = face, thumbnails
        self._wide, self._size = wide, USUAL
        self._over = self._filtered = False
        self._offset = 0
        self._cells = (1, QSize(1, 1))
        self._figures = Figures(threshold=threshold)
        self._made: ColumnParts | None = None
        self._view: GridView | None = None
        model.setParent(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setAcceptDrops(self.place != FAILED)
        if not wide:
            self._layout.addWidget(self.view, 1)
            self._show()

    @property
    def _parts(self) -> ColumnParts:
        """What stands around its cards; made when it is first needed: there may be a hundred columns out of sight."""
        if self._made is None:
            made = ColumnParts(self, self._layout, self.name, self._dot, wide=self._wide, opens=self._opens)
            made.folded.connect(self.folded)
            made.opened.connect(self.opened)
            made.left.connect(self.left)
            made.unfolded.connect(self.unfolded)
            made.dragged.connect(self.threshold_wished)
            self._made = made
        return self._made

    @property
    def accepted(self) -> AcceptedLine:
        """The line that says how many cards are accepted."""
        return self._parts.accepted

    @property
    def shows_accepted(self) -> bool:
        """Whether the accepted cards are to be seen."""
        return self._made is not None and self._made.accepted.isChecked()

    @property
    def view(self) -> GridView:
        """Its cards; made when they are first needed, which takes some milliseconds."""
        if self._view is None:
            self._view = GridView(self.model, self._face, self._thumbnails, self, wide=self._wide)
            self._dress(self._view)
        return self._view

    def _dress(self, view: GridView) -> None:
        view.setAccessibleName(self.name)
        view.show_size(self._size)
        for told, tell in (
            (view.chosen, self.chosen),
            (view.left, self.left),
            (view.entered, self.entered),
            (view.revealed, self.revealed),
            (view.look_wished, self.look_wished),
            (view.open_wished, self.open_wished),
            (view.menu_wished, self.menu_wished),
        ):
            told.connect(tell)
        if self._wide:
            self._layout.insertWidget(1, view, 1)  # beneath the head
            view.verticalScrollBar().rangeChanged.connect(lambda: self.show_from(self._offset))
            view.verticalScrollBar().valueChanged.connect(self._follow_frame)
            view.setVisible(not self._figures.folded)
            self._layout.activate()

    @property
    def has_chosen(self) -> bool:
        """Whether any of its cards is chosen."""
        return self._view is not None and self._view.selectionModel().hasSelection()

    def clear_chosen(self) -> None:
        """Have none of its cards chosen."""
        if self._view:
            self._view.clearSelection()

    def has_keys(self) -> bool:
        """Whether what has the focus is a part of it."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def arrange(self, ids: list[int], rank: Callable[[int], int] | None) -> None:
        """Show these cards instead, which ascend by `rank` (None: by their ids); of the chosen ones those that stay."""
        if self._view:
            self._view.arrange(ids, rank)
        else:
            self.model.arrange(ids, rank)

    def show_size(self, step: int) -> None:
        """Show cards of another of the sizes."""
        self._size = step
        if self._view:
            self._view.show_size(step)

    def refresh(self) -> None:
        """Paint its cards anew."""
        if self._view:
            self._view.viewport().update()

    def rest(self) -> None:
        """Be out of sight, and want nothing."""
        self.hide()
        if self._view:
            self._view.drop_wishes()

    def least_width(self) -> int:
        """What it needs for its cards and for its name, where it stands."""
        head = self._parts.head
        return max(self.view.least_width(), head.least_width() if isinstance(head, ColumnHeader) else 0)

    @property
    def is_folded(self) -> bool:
        """Whether it is folded away."""
        return self._figures.folded

    def fold(self, folded: bool) -> None:
        """Fold it away, or show it; none of its cards is chosen any more."""
        had_keys = self.has_keys()
        self._figures.folded = folded
        if folded:
            self.clear_chosen()
        if self._view:
            self._view.setVisible(not folded)
        self._show_if_made()
        if had_keys:
            (self._parts.rest if folded else self.view).setFocus()

    def share(self, least: int) -> None:
        """Take at least so many pixels, and of what is over as many as the others; folded, as few as can be."""
        narrow = self._parts.rest.sizeHint().width()
        self.setMinimumWidth(narrow if self.is_folded else least)
        self.setMaximumWidth(narrow if self.is_folded else _WIDEST)

    def full_height(self, width: int) -> int:
        """Pixels that it would need to show all of its cards at this width."""
        self._cells = across, cell = cells(self._size, width)
        if self._figures.folded:
            return SectionHeader.tall()
        cards = ceil(len(self.model.ids) / across) * cell.height()
        return SectionHeader.tall() + cards + self.tail()

    def tail(self) -> int:
        """Pixels beneath the cards, always in sight."""
        return self.accepted.sizeHint().height() if self._figures.tally.accepted and not self._figures.folded else 0

    def show_from(self, offset: int) -> None:
        """Show the cards from so many pixels on, where it is not as high as all of them; it has to be in sight."""
        self._offset = offset
        if self._made is None:
            self._show()
        if not self._figures.folded and self.model.ids:
            self.view.verticalScrollBar().setValue(offset)

    @property
    def cells_now(self) -> tuple[int, QSize]:
        """How many cards lay side by side, and how large, when its height was asked for."""
        return self._cells

    def show_tally(self, tally: Tally, *, filtered: bool) -> None:
        """Show the section's figures; `filtered`: and how many of its cards are in sight."""
        self._figures.tally, self._filtered = tally, filtered
        self._show_if_made()

    def show_threshold(self, threshold: float | None) -> None:
        """Show from which score on its photos are sure."""
        self._figures.threshold = threshold
        self._show_if_made()

    def show_key(self, key: str) -> None:
        """Show the key that moves a photo here."""
        self._figures.key = key
        self._show_if_made()

    def _show_if_made(self) -> None:
        if self._made:
            self._show()

    def _show(self) -> None:
        """Everything around the cards, as it is now."""
        self._figures.seen = len(self.model.ids) if self._filtered else None
        self._parts.show(self._figures)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if isinstance(event.source(), GridView) and event.mimeData().hasFormat(CARDS_MIME):
            event.acceptProposedAction()
            self._show_over(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.held.emit(event.position().toPoint().y())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._show_over(False)
        self.dropped.emit(dragged_ids(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            accent = painted().accent
            painter.setPen(QPen(accent, 2))
            tint = QColor(accent)
            tint.setAlpha(24)
            painter.setBrush(tint)
            frame = QRectF(self.rect()).adjusted(-1 + MARGIN, 1, -GUTTER + 1, -1)
            painter.drawRoundedRect(laid(frame, self.width()), 8, 8)

    def _follow_frame(self, value: int) -> None:
        if value != self._offset and self.view.is_selecting():
            self.pulled.emit(value - self._offset)

    def _show_over(self, over: bool) -> None:
        if not over:
            self.held.emit(_NOWHERE)
        self._over = over
        self.update()
