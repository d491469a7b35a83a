"""The board: a column per place, side by side."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from sorter.gui.board_words import BoardWords
from sorter.gui.card import MARGIN
from sorter.gui.colours import dot
from sorter.gui.column import Column
from sorter.gui.direction import margins
from sorter.gui.grid import GridModel
from sorter.gui.places import Change, Kind, Place, keys_to, threshold_of
from sorter.gui.results import Results
from sorter.gui.sight import Arrangement, Sight
from sorter.gui.sizes import USUAL
from sorter.gui.sought import Sought
from sorter.gui.thumbnails import Thumbnails
from sorter.tasks.manifest import Task

_AROUND = 14  # pixels beside a column that is brought into sight


class Board(QScrollArea):
    """Shows the results and says where a person wants the cards."""

    corrected = Signal(object, object)  # list[int], Place
    chosen = Signal(object)  # list[int]: ids of the chosen cards
    look_wished = Signal()  # at the chosen card, large
    open_wished = Signal()  # the chosen cards, in another program
    menu_wished = Signal(QPoint)  # for the chosen cards, at this point of the screen
    accepted = Signal(object)  # list[int]
    folded = Signal(object, bool)  # Place, and whether a person has folded it away

    def __init__(self, results: Results, thumbnails: Thumbnails, sought: Sought) -> None:
        super().__init__()
        self._results = results
        self._thumbnails = thumbnails
        self._words = BoardWords(self)
        self._sight = Sight(sought)
        self._size = USUAL
        self._folded: Callable[[Place], bool] = lambda _: False
        self._columns: dict[Place, Column] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Board"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_results(results)

    def show_results(self, results: Results) -> None:
        """Start over with the columns and cards of these results."""
        same_columns = results.task is self._results.task and set(self._columns) == set(results.places())
        self._results = results
        self._sight = Sight(self._sight.sought)
        if same_columns:  # a column costs some milliseconds, and most runs begin with those that are there
            for column in self._columns.values():
                column.model.arrange([], self._sight.rank())
            self._show_figures(self._columns)
            self._fold()
            return
        self._columns = {}
        content = QWidget()
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(margins(14 - MARGIN, 10, 6, 0))
        self._row.setSpacing(0)
        self._row.addStretch(0)  # takes the room where every column is folded away
        self.setWidget(content)  # deletes what was there
        self._add_columns()

    def add(self, new: Mapping[Place, Sequence[int]]) -> None:
        """Show cards that have arrived."""
        self._add_columns()
        self._sight.grow(len(self._results))
        for place, ids in new.items():
            self._columns[place].model.add(self._seen(ids, place))
        self._show_figures(new)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show what was worked out; what came or moved meanwhile is put where it belongs now."""
        self._add_columns()
        self._sight = sight = Sight(arrangement.sought, arrangement.arranged)
        count = len(self._results)
        sight.grow(count)
        late: dict[Place, list[int]] = {}
        for id in sight.seen(arrangement.late(count)):
            late.setdefault(self._results.place(id), []).append(id)
        for place, column in self._columns.items():
            column.view.arrange(self._seen(arrangement.ids(place), place), sight.rank())
            column.model.add(self._seen(late.get(place, []), place))
            if arrangement.fresh:
                column.view.scrollToTop()
        self._show_figures(self._columns)

    def show_size(self, step: int) -> None:
        """Show cards of another of the sizes."""
        self._size = step
        for column in self._columns.values():
            column.view.show_size(step)
        self._share()

    def show_folded(self, folded: Callable[[Place], bool]) -> None:
        """Fold these places away, and no others."""
        self._folded = folded
        self._fold()

    def fold_by_key(self) -> None:
        """Fold the column that has the focus, or show it again."""
        focus = self.focusWidget()
        for place, column in self._columns.items():
            if focus and column.isAncestorOf(focus):
                self.folded.emit(place, not column.is_folded)

    def seen_count(self) -> int:
        """How many cards are in sight."""
        return sum(len(column.model.ids) for column in self._columns.values())

    def rearrange(self, changes: Sequence[Change]) -> None:
        """Show cards where they lie now; the next card of the column that a chosen one left becomes the chosen one."""
        self._add_columns()
        source = self._chosen_column()
        chosen = source.view.chosen_ids() if source else []
        at = source.model.ids.index(chosen[0]) if source and chosen else 0
        left = {one.id for one in changes if source and one.before == source.place and self._leaves(one)}
        leaving = not left.isdisjoint(chosen)
        self._add_and_remove(changes)
        if source and leaving:
            source.view.choose_at(at)
        self._show_figures({place: () for change in changes for place in (change.before, change.after)})

    def show_thresholds(self, task: Task) -> None:
        """Show where sure begins now."""
        for place, column in self._columns.items():
            column.show_threshold(threshold_of(task, place))

    def refresh(self) -> None:
        """Paint everything anew: what cards say has changed."""
        for column in self._columns.values():
            column.view.viewport().update()

    def chosen_ids(self) -> list[int]:
        """The chosen cards."""
        column = self._chosen_column()
        return column.view.chosen_ids() if column else []

    def take_focus(self) -> None:
        """Have the keys lead through the cards of the first column with any."""
        column = self._chosen_column() or next(
            (one for one in self._columns.values() if one.model.ids and not one.is_folded), None
        )
        if column:
            column.view.setFocus()

    def choose_all(self) -> None:
        """Choose every card of the column that has the focus, else of the first with cards."""
        for column in sorted(self._columns.values(), key=lambda one: not one.view.hasFocus()):
            if column.model.ids and not column.is_folded:
                column.view.setFocus()
                column.view.selectAll()
                return

    def correct_by_key(self, key: str) -> None:
        """Move the chosen cards to the column with this key: "1" to "9", "U" or "X"."""
        place = keys_to(self._columns).get(key)
        ids = self.chosen_ids()
        if place and ids:
            self.corrected.emit(ids, place)

    def choose_next(self, step: int) -> None:
        """Choose the card after the chosen one in its column, or the one before; at an end it stays."""
        column = self._chosen_column()
        if column:
            at = column.model.ids.index(column.view.chosen_ids()[0]) + step
            column.view.choose_at(max(at, 0))

    def position(self, id: int) -> tuple[int, int]:
        """Where a card that is chosen lies in its column, from 0, and how many lie there."""
        column = self._chosen_column()
        return (column.model.ids.index(id), len(column.model.ids)) if column else (0, 0)

    def choose(self, place: Place, ids: Sequence[int]) -> None:
        """Choose these cards of a column, and give it the keys."""
        column = self._columns[place]
        self.ensureWidgetVisible(column, _AROUND, 0)
        column.view.setFocus()
        column.view.choose([id for id in ids if column.model.index_of(id).isValid()])

    def accept_chosen(self) -> None:
        """Be done with the chosen cards, where there are any."""
        if ids := self.chosen_ids():
            self.accepted.emit(ids)

    def column(self, place: Place) -> Column:
        """The column of a place that is shown."""
        return self._columns[place]

    def _add_columns(self) -> None:
        places = self._results.places()
        if len(places) == len(self._columns):
            return
        for at, place in enumerate(places):
            if place not in self._columns:
                self._columns[place] = self._made(place)
                self._row.insertWidget(at, self._columns[place], 1)
        self._columns = {place: self._columns[place] for place in places}
        keys = {place: key for key, place in keys_to(self._columns).items()}
        for place, column in self._columns.items():
            column.show_key(keys.get(place, ""))
        self._fold()

    def _fold(self) -> None:
        for place, column in self._columns.items():
            if column.is_folded != self._folded(place):
                column.fold(self._folded(place))
        self._share()

    def _share(self) -> None:
        least = max(column.least_width() for column in self._columns.values())
        for column in self._columns.values():
            column.share(least)  # one for all: cards beside each other are of one size

    def _made(self, place: Place) -> Column:
        words, results = self._words, self._results
        model = GridModel(lambda id: words.tooltip(self._results, id), lambda id: words.spoken(self._results, id))
        labels = [one for one in results.all_places() if one.kind is Kind.LABEL]
        column = Column(
            place,
            name=words.name(place),
            dot=dot(place, labels.index(place) if place in labels else 0),
            threshold=threshold_of(results.task, place),
            model=model,
            face=lambda id: words.face(self._results, id),
            thumbnails=self._thumbnails,
        )
        column.accepted.unfolded.connect(lambda shown: self._show_accepted(column, shown))
        model.arrange([], self._sight.rank())
        column.view.show_size(self._size)
        column.folded.connect(lambda folded: self.folded.emit(place, folded))
        column.dropped.connect(lambda ids: self.corrected.emit(ids, place))
        column.view.chosen.connect(lambda: self._tell_chosen(column))
        column.view.entered.connect(lambda: self.ensureWidgetVisible(column, _AROUND, 0))
        column.view.left.connect(lambda step: self._go(column, step))
        column.view.look_wished.connect(self.look_wished)
        column.view.open_wished.connect(self.open_wished)
        column.view.menu_wished.connect(self.menu_wished)
        return column

    def _add_and_remove(self, changes: Sequence[Change]) -> None:
        for place, column in self._columns.items():
            column.model.remove([one.id for one in changes if one.before == place and self._leaves(one)])
            come = self._seen([one.id for one in changes if one.after == place], place)
            column.model.add([id for id in come if not column.model.index_of(id).isValid()])
        if any(change.before == change.after for change in changes):
            self.refresh()

    def _leaves(self, change: Change) -> bool:
        """Whether a card is not to be seen any more where it was."""
        return change.before != change.after or self._is_away(change.id, change.after)

    def _seen(self, ids: Sequence[int], place: Place) -> list[int]:
        """Those of a place's cards that are shown: the filter lets them through, and they are not done with."""
        seen = self._sight.seen(ids)
        if not self._results.tally(place).accepted:  # as nearly always: then no card is asked
            return list(seen)
        return [id for id in seen if not self._is_away(id, place)]

    def _is_away(self, id: int, place: Place) -> bool:
        """Whether a card is accepted and folded away."""
        return self._results.is_accepted(id) and not self._columns[place].accepted.isChecked()

    def _show_accepted(self, column: Column, shown: bool) -> None:
        ids = self._results.accepted(column.place)
        column.model.remove(ids)  # one that was accepted while they were shown lies there already
        if shown:
            column.model.add(self._sight.seen(ids))

    def _show_figures(self, places: Mapping[Place, object]) -> None:
        for place in places:
            self._columns[place].show_tally(self._results.tally(place), filtered=self._sight.is_filtered)

    def _chosen_column(self) -> Column | None:
        return next((one for one in self._columns.values() if one.view.selectionModel().hasSelection()), None)

    def _tell_chosen(self, column: Column) -> None:
        if column.view.selectionModel().hasSelection():
            for other in self._columns.values():
                if other is not column:
                    other.view.clearSelection()
        self.chosen.emit(self.chosen_ids())

    def _go(self, column: Column, step: int) -> None:
        """Lead the arrow keys to the next column with cards."""
        columns = list(self._columns.values())
        beyond = columns[columns.index(column) + step :: step] if columns.index(column) + step >= 0 else []
        other = next((one for one in beyond if one.model.ids and not one.is_folded), None)
        if other:
            other.view.enter_at(max(column.view.currentIndex().row(), 0), from_before=step > 0)
