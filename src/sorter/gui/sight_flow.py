"""From what a person seeks to what the board shows."""

from dataclasses import replace

from PySide6.QtCore import QObject

from sorter.gui.arranging import Arranging
from sorter.gui.board import Board
from sorter.gui.board_bar import BoardBar
from sorter.gui.places import Section
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
        board.place_wished.connect(arranging.open)
        sorting.renewed.connect(lambda _: arranging.begin(board.opening.place))
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

    def _is_folded(self, section: Section) -> bool:
        return self._id(section) in self._keeper.settings.folded

    def _fold(self, section: Section, folded: bool) -> None:
        others = tuple(one for one in self._keeper.settings.folded if one != self._id(section))
        kept = (*others, self._id(section)) if folded else others
        self._keeper.keep(replace(self._keeper.settings, folded=kept))
        self._board.show_folded(self._is_folded)

    def _id(self, section: Section) -> str:
        """A section of this task, as the settings name it."""
        place, alone = section.place, "/" if section.alone else ""
        return f"{self._sorting.results.task.id}:{place.kind}:{label_id(place.label)}{alone}"

    def _arrange(self, arrangement: Arrangement) -> None:
        self._board.arrange(arrangement)
        self._show_count()

    def _show_count(self) -> None:
        self._bar.show_count(self._board.seen_count(), self._board.count())
