"""From what a person seeks to what the board shows."""

from dataclasses import replace

from PySide6.QtCore import QObject

from sorter.gui.arranging import Arranging
from sorter.gui.board import Board
from sorter.gui.board_bar import BoardBar
from sorter.gui.places import Place
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.sight import Arrangement
from sorter.gui.sizes import size_step
from sorter.gui.sorting import Sorting
from sorter.gui.sought import Sought
from sorter.items import label_id


class SightFlow(QObject):
    """Leads from the bar to the board; the order is kept, the filter is of one sitting: nobody looks for it later."""

    def __init__(
        self, bar: BoardBar, board: Board, *, sorting: Sorting, arranging: Arranging, keeper: SettingsKeeper
    ) -> None:
        super().__init__(board)
        self._bar, self._board, self._sorting, self._keeper = bar, board, sorting, keeper
        self._arranging = arranging
        board.show_size(size_step(keeper.settings.card_size))
        board.show_folded(self._is_folded)
        bar.sought.connect(self._seek)
        bar.sized.connect(self._show_size)
        board.folded.connect(self._fold)
        arranging.came.connect(self._arrange)
        for changed in (sorting.renewed, sorting.added, sorting.moved):
            changed.connect(lambda _: self._show_count())

    def clear(self) -> bool:
        """Show all photos again; False where they are."""
        filtering = self._bar.is_filtering
        if filtering:
            self._bar.clear()
        return filtering

    def _seek(self, sought: Sought) -> None:
        self._keeper.keep(replace(self._keeper.settings, order=sought.order.value))
        self._arranging.seek(sought)

    def _show_size(self, step: int) -> None:
        self._keeper.keep(replace(self._keeper.settings, card_size=step))
        self._board.show_size(step)

    def _is_folded(self, place: Place) -> bool:
        return self._id(place) in self._keeper.settings.folded

    def _fold(self, place: Place, folded: bool) -> None:
        others = tuple(one for one in self._keeper.settings.folded if one != self._id(place))
        kept = (*others, self._id(place)) if folded else others
        self._keeper.keep(replace(self._keeper.settings, folded=kept))
        self._board.show_folded(self._is_folded)

    def _id(self, place: Place) -> str:
        """A place of this task, as the settings name it."""
        return f"{self._sorting.results.task.id}:{place.kind}:{label_id(place.label)}"

    def _arrange(self, arrangement: Arrangement) -> None:
        self._board.arrange(arrangement)
        self._show_count()

    def _show_count(self) -> None:
        self._bar.show_count(self._board.seen_count(), len(self._sorting.results))
