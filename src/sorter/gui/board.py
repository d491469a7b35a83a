"""The board: the sections of what is open, as columns side by side, or above each other beside a tree of labels."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sorter.gui.board_words import BoardWords
from sorter.gui.column import Column
from sorter.gui.column_maker import ColumnMaker
from sorter.gui.columns import Columns
from sorter.gui.opening import Opening
from sorter.gui.places import Change, Place, Section, keys_to, section_of, threshold_of
from sorter.gui.results import Results
from sorter.gui.sight import Arrangement, Sight
from sorter.gui.sought import Sought
from sorter.gui.thumbnails import Thumbnails
from sorter.tasks.manifest import Task


class Board(QWidget):
    """Shows the results and says where a person wants the cards."""

    corrected = Signal(object, object)  # list[int], Place
    chosen = Signal(object)  # list[int]: ids of the chosen cards
    look_wished = Signal()  # at the chosen card, large
    open_wished = Signal()  # the chosen cards, in another program
    menu_wished = Signal(QPoint)  # for the chosen cards, at this point of the screen
    accepted = Signal(object)  # list[int]
    folded = Signal(object, bool)  # Section, and whether a person has folded it away
    threshold_wished = Signal(int)  # hundredths from which on photos are to be sure
    place_wished = Signal(object)  # Place of a tree of labels that is to be opened; None: all

    def __init__(self, results: Results, thumbnails: Thumbnails, sought: Sought) -> None:
        super().__init__()
        self._results = results
        self._sight = Sight(sought)
        self.opening = Opening(self)  # its tree stands apart, at the left: letters that are typed there are no keys
        self._columns = Columns(ColumnMaker(BoardWords(self), thumbnails, lambda: self._results), self)
        self.beside, self.stack = self._columns.beside, self._columns.stack
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.opening.crumbs, self.beside, self.stack):
            layout.addWidget(part)
        self.setAccessibleName(self.tr("Board"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._connect()
        self._begin(same=False)

    def _connect(self) -> None:
        columns = self._columns
        columns.chosen.connect(self.chosen)
        columns.dropped.connect(self._correct)
        columns.folded.connect(self.folded)
        columns.opened.connect(self.opening.open)
        columns.unfolded.connect(self._show_accepted)
        columns.threshold_wished.connect(self.threshold_wished)
        columns.look_wished.connect(self.look_wished)
        columns.open_wished.connect(self.open_wished)
        columns.menu_wished.connect(self.menu_wished)
        self.opening.wished.connect(self.place_wished)
        self.opening.dropped.connect(self.corrected)

    def show_results(self, results: Results) -> None:
        """Start over with the sections and cards of these results; of the same labels the same one stays open."""
        before, self._results = self._results, results
        self._sight = Sight(self._sight.sought)
        same = results.task.id == before.task.id and results.census.places == before.census.places
        if results.task is before.task and self._columns.sections == results.census.sections(self.opening.place):
            self.opening.show_results(results, same=True)
            for column in self._columns:  # one costs some milliseconds, and most runs begin with those that are there
                column.arrange([], self._sight.rank())
            self._show_figures(self._columns.places)
        else:
            self._begin(same=same)

    def _begin(self, *, same: bool) -> None:
        """Make all columns anew."""
        self._awaited: tuple[int, ...] = ()  # cards that are to be chosen once they are shown
        self._keep_keys()
        self._columns.begin(stacked=self._results.census.is_tree)
        self.opening.show_results(self._results, same=same)
        self._show_sections()

    def open_section(self) -> None:
        """Show the section that has the keys alone."""
        column = self._columns.focused() or self._columns.chosen_column()
        if column:
            self.opening.open(column.place)

    def add(self, new: Mapping[Place, Sequence[int]]) -> None:
        """Show cards that have arrived."""
        self._sight.grow(len(self._results))
        shown = self._by_section((self._at(place), ids) for place, ids in new.items())
        self._show_sections_of(shown)
        for place, ids in shown.items():
            self._columns[place].model.add(self._seen(ids, self._columns[place]))
        self._show_figures(shown)
        self.opening.show_counts(new)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show what was worked out; what came or moved meanwhile is put where it belongs now."""
        had_keys, chosen = self._columns.focused() is not None, self.chosen_ids()
        self._sight = sight = Sight(arrangement.sought, arrangement.arranged)
        elsewhere = arrangement.opened != self.opening.place
        if elsewhere:
            self._keep_keys()
            self.opening.show_place(arrangement.opened)
            self._columns.begin(stacked=True)
        self._show_sections()
        count = len(self._results)
        sight.grow(count)
        here = ((self._at(self._results.place(id)), [id]) for id in sight.seen(arrangement.late(count)))
        late = self._by_section(here)
        for column in self._columns:
            column.arrange(self._seen(arrangement.ids(column.place), column), sight.rank())
            column.model.add(self._seen(late.get(column.place, []), column))
        self._show_figures(self._columns.places)
        if arrangement.fresh:
            self._columns.show_top()
        if elsewhere:
            self._choose_again(chosen)
        if had_keys and self._columns.focused() is None:
            self._columns.take_focus()

    def rearrange(self, changes: Sequence[Change]) -> None:
        """Show cards where they lie now; the next card of the column that a chosen one left becomes the chosen one."""
        ways = [(change.id, self._at(change.before), self._at(change.after)) for change in changes]
        self._show_sections_of(section.place for _, _, section in ways if section)
        source = self._columns.chosen_column()
        chosen = source.view.chosen_ids() if source else []
        at = source.model.ids.index(chosen[0]) if source and chosen else 0
        gone = self._by_section((before, [id]) for id, before, after in ways if before != after or self._is_away(id))
        leaving = source is not None and not set(gone.get(source.place, ())).isdisjoint(chosen)
        come = self._by_section((after, [id]) for id, _, after in ways)
        for place, ids in gone.items():
            self._columns[place].model.remove(ids)
        for place, ids in come.items():
            column = self._columns[place]
            column.model.add([id for id in self._seen(ids, column) if not column.model.index_of(id).isValid()])
        if any(before == after for _, before, after in ways):
            self.refresh()
        self._show_figures({*gone, *come})
        if source and leaving:
            source.view.choose_at(at)
        self.opening.show_counts(place for change in changes for place in (change.before, change.after))

    def show_size(self, step: int) -> None:
        """Show cards of another of the sizes."""
        self._columns.show_size(step)

    def show_folded(self, folded: Callable[[Section], bool]) -> None:
        """Fold these sections away, and no others."""
        self._columns.fold(folded)

    def fold_by_key(self) -> None:
        """Fold the section that has the focus, or show it again."""
        column = self._columns.focused()
        if column:
            self.folded.emit(column.section, not column.is_folded)

    def show_thresholds(self, task: Task) -> None:
        """Show where sure begins now."""
        for column in self._columns:
            column.show_threshold(threshold_of(task, column.place))

    def refresh(self) -> None:
        """Paint everything anew: what cards say has changed."""
        for column in self._columns:
            column.refresh()

    def seen_count(self) -> int:
        """How many cards are in sight."""
        return sum(len(column.model.ids) for column in self._columns)

    def count(self) -> int:
        """How many cards there are of what is open."""
        return sum(self._results.census.figures(column.section).count for column in self._columns)

    def chosen_ids(self) -> list[int]:
        """The chosen cards."""
        return self._columns.chosen_ids()

    def take_focus(self) -> None:
        """Have the keys lead through the cards."""
        self._columns.take_focus()

    def choose_all(self) -> None:
        """Choose every card of the column that has the focus, else of the first with cards."""
        self._columns.choose_all()

    def choose_next(self, step: int) -> None:
        """Choose the card after the chosen one in its column, or the one before; at an end it stays."""
        self._columns.choose_next(step)

    def position(self, id: int) -> tuple[int, int]:
        """Where a card that is chosen lies in its column, from 0, and how many lie there."""
        return self._columns.position(id)

    def choose(self, place: Place, ids: Sequence[int]) -> None:
        """Choose these cards of a section, and give it the keys; what shows it is opened first, where nothing does."""
        if place in self._columns:
            self._columns.choose(place, ids, keys=True)
        else:
            self._awaited = tuple(ids)
            self.opening.open(Place(place.kind, place.label[:-1]) if len(place.label) > 1 else None)

    def correct_by_key(self, key: str) -> None:
        """Move the chosen cards to the section with this key: "1" to "9", "U" or "X"."""
        place = keys_to(self._columns.places).get(key)
        if place:
            self._correct(self.chosen_ids(), place)

    def accept_chosen(self) -> None:
        """Be done with the chosen cards, where there are any."""
        if ids := self.chosen_ids():
            self.accepted.emit(ids)

    def column(self, place: Place) -> Column:
        """The column of a section that is shown."""
        return self._columns[place]

    def place_shown(self, place: Place) -> Place:
        """Of the section that shows the cards of a place; the place itself where none does."""
        section = self._at(place)
        return section.place if section else place

    def ids(self, place: Place) -> Sequence[int]:
        """The cards of a section that is shown, in order; none of another."""
        return self._columns[place].model.ids if place in self._columns else ()

    def _at(self, place: Place) -> Section | None:
        return section_of(place, self.opening.place)

    def _correct(self, ids: Sequence[int], place: Place) -> None:
        """Put cards into a section, but those that lie there, however deep."""
        coming = [id for id in ids if self.place_shown(self._results.place(id)) != place]
        if coming:
            self.corrected.emit(coming, place)

    def _show_sections_of(self, places: Iterable[Place]) -> None:
        """Show the sections of these places too."""
        if any(place not in self._columns for place in places):
            self._show_sections()

    def _show_sections(self) -> None:
        sections = self._results.census.sections(self.opening.place)
        if sections != self._columns.sections:
            self._columns.show(sections, self.opening.place, self._sight.rank())

    def _keep_keys(self) -> None:
        """Have the keys here while the column that has them goes: they would be given to whatever comes next."""
        if self._columns.focused():
            self.setFocus()

    def _choose_again(self, chosen: Sequence[int]) -> None:
        """Choose what others were opened for, else what was chosen before, where that is shown."""
        awaited, self._awaited = self._awaited, ()
        ids = awaited or chosen
        if section := self._at(self._results.place(ids[0])) if ids else None:
            self._columns.choose(section.place, ids, keys=bool(awaited))
        self.chosen.emit(self.chosen_ids())

    def _by_section(self, cards: Iterable[tuple[Section | None, Sequence[int]]]) -> dict[Place, list[int]]:
        """Cards by the section that shows them."""
        found: dict[Place, list[int]] = {}
        for section, ids in cards:
            if section:
                found.setdefault(section.place, []).extend(ids)
        return found

    def _seen(self, ids: Sequence[int], column: Column) -> list[int]:
        """Those of a section's cards that are shown: the filter lets them through, and they are not done with."""
        seen = self._sight.seen(ids)
        if not self._results.census.figures(column.section).accepted:  # as nearly always: then no card is asked
            return list(seen)
        return [id for id in seen if not self._is_away(id)]

    def _is_away(self, id: int) -> bool:
        """Whether a card is accepted and folded away where it lies."""
        section = self._at(self._results.place(id))
        return self._results.is_accepted(id) and not (section and self._columns[section.place].shows_accepted)

    def _show_accepted(self, column: Column, shown: bool) -> None:
        ids = self._results.accepted(column.section)
        column.model.remove(ids)  # one that was accepted while they were shown lies there already
        if shown:
            column.model.add(self._sight.seen(ids))
        self._columns.fit()

    def _show_figures(self, places: Iterable[Place]) -> None:
        for place in places:
            column = self._columns[place]
            column.show_tally(self._results.census.figures(column.section), filtered=self._sight.is_filtered)
        if self._results.census.is_tree:
            self._columns.fit()
