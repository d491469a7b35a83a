"""Putting the chosen photos to any label of the task, also one that no photo has yet."""

from PySide6.QtCore import QObject

from sorter.gui.board_words import BoardWords
from sorter.gui.label_search import Named
from sorter.gui.move_panel import MovePanel
from sorter.gui.places import FAILED, OUTSIDE, Kind, Place
from sorter.gui.results import Results
from sorter.gui.sorting import Sorting
from sorter.gui.window import Window
from sorter.gui.words import label_path, shown

_REMEMBERED = 5


class Moving(QObject):
    """Offers every label, those that were taken last first."""

    def __init__(self, window: Window, sorting: Sorting) -> None:
        super().__init__(window)
        self._window, self._sorting = window, sorting
        self._words = BoardWords(self)
        self._last: list[Place] = []
        self._known: dict[Place, Named] = {}  # of thousands of labels it takes a while
        self._asked: tuple[Results, list[int]] = (sorting.results, [])  # which cards are to be moved
        self._panel: MovePanel | None = None

    @property
    def panel(self) -> MovePanel:
        """Made when it is first needed: the window is there sooner."""
        if self._panel is None:
            self._panel = MovePanel(self._window)
            self._panel.taken.connect(self._move)
        return self._panel

    def ask(self) -> None:
        """Where the chosen photos belong; nothing where none is chosen."""
        self._asked = self._sorting.results, self._window.board.chosen_ids()
        if count := len(self._asked[1]):
            title = self.tr("Move 1 photo to") if count == 1 else self.tr("Move %Ln photos to", "", count)
            over = self._window.large if self._window.shows_large() else self._window.board
            self.panel.open_over(over, self._named(), title)

    def _named(self) -> list[Named]:
        results = self._sorting.results
        places = [place for place in results.census.places if place != FAILED]
        if results.task.none is None and results.task.outside is None:
            places.remove(OUTSIDE)
        if self._known.keys() != set(places):
            self._known = {place: self._naming(place) for place in places}
        last = [place for place in self._last if place in self._known]
        return [self._known[place] for place in dict.fromkeys([*last, *places])]

    def _naming(self, place: Place) -> Named:
        above = label_path(place.label[:-1]) if place.kind is Kind.LABEL and len(place.label) > 1 else ""
        return Named(place, shown(self._words.name(place)), shown(above))

    def _move(self, place: Place) -> None:
        self._last = [place, *(one for one in self._last if one != place)][:_REMEMBERED]
        results, ids = self._asked
        if results is self._sorting.results:  # else others came meanwhile
            self._window.board.corrected.emit(ids, place)
