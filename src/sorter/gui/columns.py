"""The columns that the board shows, in order, and going through their cards: one of them has the chosen ones."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QPoint, Signal

from sorter.gui.column import Column
from sorter.gui.column_maker import ColumnMaker
from sorter.gui.places import Place, Section, keys_to
from sorter.gui.side_by_side import SideBySide
from sorter.gui.sizes import USUAL
from sorter.gui.stack import Stack


class Columns(QObject):
    """Holds columns, side by side or above each other, by where cards go that are put there."""

    chosen = Signal(object)  # list[int]: ids of the chosen cards
    dropped = Signal(object, object)  # list[int], Place
    folded = Signal(object, bool)  # Section, and whether a person has folded it away
    opened = Signal(object)  # Place
    unfolded = Signal(object, bool)  # Column, and whether its accepted cards are to be seen
    threshold_wished = Signal(int)  # hundredths, for all of them
    look_wished = Signal()
    open_wished = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, maker: ColumnMaker, parent: QObject) -> None:
        super().__init__(parent)
        self.beside, self.stack = SideBySide(), Stack()
        self._frame: SideBySide | Stack = self.beside
        self._maker = maker
        self._size = USUAL
        self._folded: Callable[[Section], bool] = lambda _: False
        self._columns: dict[Place, Column] = {}

    def __iter__(self) -> Iterator[Column]:
        return iter(self._columns.values())

    def __contains__(self, place: Place) -> bool:
        return place in self._columns

    def __getitem__(self, place: Place) -> Column:
        return self._columns[place]

    @property
    def places(self) -> Sequence[Place]:
        """Of all, in order."""
        return tuple(self._columns)

    @property
    def sections(self) -> Sequence[Section]:
        """Of all, in order."""
        return [column.section for column in self]

    def begin(self, *, stacked: bool) -> None:
        """Hold none, and from now on above each other, or side by side."""
        self._columns = {}
        self._frame.show_columns([])
        self._frame = self.stack if stacked else self.beside
        self.stack.setVisible(stacked)
        self.beside.setVisible(not stacked)

    def show(self, sections: Sequence[Section], opened: Place | None, rank: Callable[[int], int] | None) -> None:
        """Show these sections of what is open; a column that is there stays, and a new one goes by `rank`."""
        before = {column.section: column for column in self}
        self._columns = {one.place: before.get(one) or self._made(one, opened, rank) for one in sections}
        keys = {place: key for key, place in keys_to(self._columns).items()}
        for place, column in self._columns.items():
            column.show_key(keys.get(place, ""))
        self._frame.show_columns(list(self))
        self.fold(self._folded)

    def fit(self) -> None:
        """They have other cards."""
        self._frame.fit()

    def show_top(self) -> None:
        """Show the first cards."""
        self._frame.show_top()

    def show_size(self, step: int) -> None:
        """Show cards of another of the sizes."""
        self._size = step
        for column in self:
            column.show_size(step)
        self._frame.fit()

    def fold(self, folded: Callable[[Section], bool]) -> None:
        """Fold these sections away, and no others."""
        self._folded = folded
        for column in self:
            if column.is_folded != folded(column.section):
                column.fold(folded(column.section))
        self._frame.fit()

    def chosen_column(self) -> Column | None:
        """The one with chosen cards."""
        return next((one for one in self if one.has_chosen), None)

    def chosen_ids(self) -> list[int]:
        """The chosen cards."""
        column = self.chosen_column()
        return column.view.chosen_ids() if column else []

    def focused(self) -> Column | None:
        """The one that has the keys."""
        return next((one for one in self if one.has_keys()), None)

    def take_focus(self) -> None:
        """Have the keys lead through the cards of the one with chosen cards, else of the first with any."""
        column = self.chosen_column() or next((one for one in self if _has_cards(one)), None)
        if column:
            self._frame.reveal(column)
            column.view.setFocus()

    def choose(self, place: Place, ids: Sequence[int], *, keys: bool) -> None:
        """Choose these cards of a column, where that is shown; `keys`: it gets them too."""
        column = self._columns.get(place)
        if column:
            self._frame.reveal(column)
            if keys:
                column.view.setFocus()
            column.view.choose([id for id in ids if column.model.index_of(id).isValid()])

    def choose_all(self) -> None:
        """Choose every card of the one that has the keys, else of the first with cards."""
        for column in sorted(self, key=lambda one: not one.has_keys()):
            if _has_cards(column):
                self._frame.reveal(column)
                column.view.setFocus()
                column.view.selectAll()
                return

    def choose_next(self, step: int) -> None:
        """Choose the card after the chosen one in its column, or the one before; at an end it stays."""
        column = self.chosen_column()
        if column:
            at = column.model.ids.index(column.view.chosen_ids()[0]) + step
            column.view.choose_at(max(at, 0))

    def position(self, id: int) -> tuple[int, int]:
        """Where a card that is chosen lies in its column, from 0, and how many lie there."""
        column = self.chosen_column()
        return (column.model.ids.index(id), len(column.model.ids)) if column else (0, 0)

    def _made(self, section: Section, opened: Place | None, rank: Callable[[int], int] | None) -> Column:
        column, place = self._maker.made(section, opened, self._size), section.place
        column.arrange([], rank)
        column.chosen.connect(lambda: self._tell_chosen(column))
        column.left.connect(lambda step, lane: self._go(column, step, lane))
        column.entered.connect(lambda: self._frame.reveal(column))
        column.dropped.connect(lambda ids: self.dropped.emit(ids, place))
        column.folded.connect(lambda folded: self.folded.emit(section, folded))
        column.opened.connect(lambda: self.opened.emit(place))
        column.unfolded.connect(lambda shown: self.unfolded.emit(column, shown))
        column.threshold_wished.connect(self.threshold_wished)
        column.look_wished.connect(self.look_wished)
        column.open_wished.connect(self.open_wished)
        column.menu_wished.connect(self.menu_wished)
        return column

    def _tell_chosen(self, column: Column) -> None:
        if column.has_chosen:
            for other in self:
                if other is not column:
                    other.clear_chosen()
        self.chosen.emit(self.chosen_ids())

    def _go(self, column: Column, step: int, lane: int) -> None:
        """Lead the arrow keys to the next column with cards."""
        columns = list(self)
        beyond = columns[columns.index(column) + step :: step] if columns.index(column) + step >= 0 else []
        other = next((one for one in beyond if _has_cards(one)), None)
        if other:
            self._frame.reveal(other)
            other.view.enter(step, lane)


def _has_cards(column: Column) -> bool:
    return bool(column.model.ids) and not column.is_folded
