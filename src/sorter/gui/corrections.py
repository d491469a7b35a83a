"""What a person says of cards, as commands that can be undone many levels deep."""

from collections.abc import Mapping

from PySide6.QtGui import QUndoCommand

from sorter.gui.places import FAILED, Place
from sorter.gui.results import Results
from sorter.gui.sorting import Sorting
from sorter.items import Mark, Wanted


class Correction(QUndoCommand):
    """What a person says of some photos, and what was said of them before."""

    def __init__(
        self, text: str, sorting: Sorting, before: Mapping[str, Mark | None], after: Mapping[str, Mark | None]
    ) -> None:
        super().__init__(text)
        self._sorting = sorting
        self._before = dict(before)
        self._after = dict(after)

    def redo(self) -> None:
        self._sorting.mark(self._after)

    def undo(self) -> None:
        self._sorting.mark(self._before)


def set_to(place: Place) -> Mark:
    """The mark of a card that a person puts somewhere."""
    return Mark(Wanted(place.kind.value), place.label)


def accepted(results: Results, id: int) -> Mark | None:
    """The mark of a card that a person agrees with, or of one that is accepted already and is not to be any more.

    None: that was all that was said of it. A card that failed cannot be asked for.
    """
    place, mark = results.place(id), results.mark_of(id)
    corrected = mark is not None and mark.corrected
    if results.is_accepted(id):
        return Mark(mark.wanted, mark.label) if mark and corrected else None
    return Mark(Wanted(place.kind.value), place.label, corrected, accepted=True)


def can_be_marked(results: Results, id: int) -> bool:
    """Whether anything can be said of a card."""
    return results.place(id) != FAILED
