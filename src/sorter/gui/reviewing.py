"""Going through what the task says: putting cards elsewhere, accepting them, and how far that is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from sorter.gui.board_words import BoardWords
from sorter.gui.corrections import Correction, accepted, can_be_marked, set_to
from sorter.gui.places import FAILED, Place
from sorter.gui.sorting import Sorting
from sorter.gui.window import Window
from sorter.items import Mark


class Reviewing(QObject):
    """Makes marks of what a person does on the board; each is one step of undo."""

    changed = Signal()  # something was done, undone or done again, or cannot be undone any more
    corrected = Signal(object, object, object)  # list[int], and the places where they lay and lie now

    def __init__(self, window: Window, sorting: Sorting, corrections: QUndoStack) -> None:
        super().__init__(window)
        self._board, self._foot = window.board, window.foot
        self._sorting, self._corrections = sorting, corrections
        self._words = BoardWords(self)
        window.board.corrected.connect(self.correct)
        window.board.accepted.connect(self.accept)
        sorting.renewed.connect(self.forget)
        corrections.indexChanged.connect(self.changed)
        for changed in (sorting.renewed, sorting.added, sorting.moved):
            changed.connect(self._show_progress)

    def correct(self, ids: Sequence[int], place: Place) -> None:
        """Put cards where a person wants them, and tell of it."""
        before = self._board.place_shown(self._sorting.results.place(ids[0])) if ids else place
        if gone := self.move(ids, place):
            self.corrected.emit(gone, before, place)

    def move(self, ids: Sequence[int], place: Place) -> list[int]:
        """Put cards elsewhere; returns those that lay somewhere else."""
        results = self._sorting.results
        going = [id for id in ids if can_be_marked(results, id) and results.place(id) != place]
        self._mark({id: set_to(place) for id in going}, self._words.name(place))
        return going

    def accept(self, ids: Sequence[int]) -> None:
        """Be done with cards where they lie; where all of them are accepted, not any more."""
        results = self._sorting.results
        able = [id for id in ids if can_be_marked(results, id)]
        going = [id for id in able if not results.is_accepted(id)] or able
        self._mark({id: accepted(results, id) for id in going}, self.tr("accepted"))

    def forget(self) -> None:
        """What was done cannot be undone: other cards are shown, or they lie elsewhere."""
        self._corrections.clear()

    def _mark(self, marks: Mapping[int, Mark | None], named: str) -> None:
        results = self._sorting.results
        before = {results.item(id).path: results.mark_of(id) for id in marks}
        if before:
            text = self.tr("{0}: {1}").replace("{0}", str(len(before))).replace("{1}", named)
            after = {results.item(id).path: mark for id, mark in marks.items()}
            self._corrections.push(Correction(text, self._sorting, before, after))

    def _show_progress(self) -> None:
        results = self._sorting.results
        self._foot.show_reviewed(results.reviewed, len(results) - results.tally(FAILED).count)
