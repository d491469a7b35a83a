"""From what a person seeks to what the board shows."""

from dataclasses import replace

from PySide6.QtCore import QObject

from sorter.gui.arranging import Arranging
from sorter.gui.board import Board
from sorter.gui.board_bar import BoardBar
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.sight import Arrangement
from sorter.gui.sorting import Sorting
from sorter.gui.sought import Sought


class SightFlow(QObject):
    """Leads from the bar to the board; the order is kept, the filter is of one sitting: nobody looks for it later."""

    def __init__(
        self, bar: BoardBar, board: Board, *, sorting: Sorting, arranging: Arranging, keeper: SettingsKeeper
    ) -> None:
        super().__init__(board)
        self._bar, self._board, self._sorting, self._keeper = bar, board, sorting, keeper
        self._arranging = arranging
        bar.sought.connect(self._seek)
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

    def _arrange(self, arrangement: Arrangement) -> None:
        self._board.arrange(arrangement)
        self._show_count()

    def _show_count(self) -> None:
        self._bar.show_count(self._board.seen_count(), len(self._sorting.results))
