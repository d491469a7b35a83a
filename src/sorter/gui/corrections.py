"""What a person set, as commands that can be undone many levels deep."""

from collections.abc import Mapping

from PySide6.QtGui import QUndoCommand

from sorter.gui.results import Place
from sorter.gui.sorting import Sorting


class Correction(QUndoCommand):
    """Photos that a person put somewhere, and where they were before."""

    def __init__(
        self, text: str, sorting: Sorting, before: Mapping[str, Place | None], after: Mapping[str, Place | None]
    ) -> None:
        super().__init__(text)
        self._sorting = sorting
        self._before = dict(before)
        self._after = dict(after)

    def redo(self) -> None:
        self._sorting.correct(self._after)

    def undo(self) -> None:
        self._sorting.correct(self._before)
