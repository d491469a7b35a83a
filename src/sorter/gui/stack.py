"""Columns above each other, each as high as all of its cards, with one scroll bar for all.

No widget is ever higher than what is in sight: at the upper edge a column stays while its cards scroll beneath its
head, and what is out of sight is hidden. So a hundred sections, or half a million cards, cost what a screenful does.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.column import Column
from sorter.gui.section_header import SectionHeader

_LEFT = 14 - MARGIN
_GAP = 12  # between two columns
_SCROLL_BAR = 6
_EDGE = 40  # pixels within which held cards scroll
_PULL = 12  # pixels
_PULL_EVERY = 20  # milliseconds
_STEP = 40  # pixels of a third of a notch of the wheel


class Stack(QAbstractScrollArea):
    """Holds wide columns, and scrolls their cards."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: list[Column] = []
        self._slots: list[tuple[int, int]] = []  # top and height of each, as if all were in sight
        self._placing = False
        self._pull = 0  # pixels to scroll by at a time while cards are held near an edge
        self._pulling = QTimer(self, interval=_PULL_EVERY)
        self._pulling.timeout.connect(lambda: self._scroll(self._pull))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(_STEP)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Hold these, in this order; those that it held else are deleted."""
        before = self._anchor()
        for gone in [column for column in self._columns if column not in columns]:
            gone.hide()
            gone.deleteLater()
        for column in columns:
            if column not in self._columns:
                column.setParent(self.viewport())
                column.revealed.connect(lambda top, bottom, column=column: self._show_between(column, top, bottom))
                column.pulled.connect(self._scroll)
                column.held.connect(lambda at, column=column: self._hold(column.y() + at if at >= 0 else None))
        self._columns = list(columns)
        self._lay_out(before)

    def fit(self) -> None:
        """Lay them out anew: they have other cards, or are folded; what is at the top stays there."""
        self._lay_out(self._anchor())

    def show_top(self) -> None:
        """Show the first cards of the first."""
        self.verticalScrollBar().setValue(0)

    def reveal(self, column: Column) -> None:
        """Bring a column into sight, by its head, where nothing of it is."""
        (top, height), above = self._slots[self._columns.index(column)], self.verticalScrollBar().value()
        if not above < top + height or not top < above + self.viewport().height():
            self._show_between(column, -SectionHeader.tall(), 0)

    def stop(self) -> QWidget | None:
        """The column that Tab stops at: where the keys are, else were, else the first in sight that has cards."""
        for fits in (
            lambda one: one.has_keys(),
            lambda one: one.has_chosen,
            lambda one: bool(one.model.ids) and not one.is_folded,
            lambda one: True,
        ):
            if found := next((one for one in self._columns if not one.isHidden() and fits(one)), None):
                return found
        return None

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _lay_out(self, anchor: tuple[Column, int, int] | None) -> None:
        """`anchor` is the column at the upper edge, with the pixels and the cards of it that are above."""
        width, at = self._width(), 0
        self._slots = []
        for column in self._columns:
            before = column.cells_now
            height = column.full_height(width)
            if anchor and anchor[0] is column and before != column.cells_now:
                across, cell = column.cells_now
                anchor = column, anchor[2] // across * cell.height(), anchor[2]
            self._slots.append((at, height))
            at += height + _GAP
        bar, sight = self.verticalScrollBar(), self.viewport().height()
        self._placing = True
        bar.setRange(0, max(at - sight, 0))
        bar.setPageStep(sight)
        if anchor and anchor[0] in self._columns:
            top, height = self._slots[self._columns.index(anchor[0])]
            bar.setValue(top + min(anchor[1], height))
        self._placing = False
        self._place()

    def _anchor(self) -> tuple[Column, int, int] | None:
        """None while the very first is in sight: what comes before it is to be seen."""
        above = self.verticalScrollBar().value()
        for column, (top, height) in zip(self._columns, self._slots, strict=True) if above else ():
            if top + height > above:
                across, cell = column.cells_now
                return column, above - top, (above - top) // cell.height() * across
        return None

    def _place(self) -> None:
        if self._placing:
            return
        above, sight, width = self.verticalScrollBar().value(), self.viewport().height(), self._width()
        head = SectionHeader.tall()
        left = _LEFT if self.isLeftToRight() else self.viewport().width() - _LEFT - width
        for column, (top, height) in zip(self._columns, self._slots, strict=True):
            least = head + column.tail()
            y = min(max(above, top), top + height - least)  # it stays at the upper edge while its cards scroll
            shown = min(top + height - y, sight)
            if y - above < sight and y + shown > above:
                column.setGeometry(left, y - above, width, shown)
                column.show()
                column.show_from(y - top)
            elif column.has_chosen or column.has_keys():  # which it would lose if it were hidden
                column.move(left, y - above)
            elif not column.isHidden():
                column.rest()

    def _show_between(self, column: Column, top: int, bottom: int) -> None:
        """Scroll as little as shows this much of a column's cards, beneath its head."""
        at, _ = self._slots[self._columns.index(column)]
        bar, sight = self.verticalScrollBar(), self.viewport().height()
        last = at + SectionHeader.tall() + bottom + column.tail() - sight
        first = at + max(top, 0) if top >= 0 else at
        bar.setValue(min(max(bar.value(), last), first))

    def _hold(self, at: int | None) -> None:
        """Scroll as long as cards are held near an edge."""
        near = 0 if at is None else (at >= self.viewport().height() - _EDGE) - (at < _EDGE)
        self._pull = near * _PULL
        if near:
            self._pulling.start()
        else:
            self._pulling.stop()

    def _scroll(self, by: int) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by)

    def _width(self) -> int:
        """Of each: beside the scroll bar also while there is nothing to scroll, so that cards do not jump."""
        return self.width() - _LEFT - _SCROLL_BAR
