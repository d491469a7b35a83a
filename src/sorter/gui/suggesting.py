"""Photos that look like those that a person has just put elsewhere, offered in the banner and never moved unasked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.gui.background import Background
from sorter.gui.board_words import BoardWords
from sorter.gui.places import Kind, Place
from sorter.gui.results import Results
from sorter.gui.reviewing import Reviewing
from sorter.gui.sorting import Sorting
from sorter.gui.window import Window
from sorter.gui.words import figure, filled
from sorter.items import Item
from sorter.tasks.manifest import Task

Alike = Callable[[Task, Sequence[Item], Sequence[Item]], Sequence[str]]
"""The paths of those of the other photos that look like one of the first ones; asked off the GUI thread."""

_PAUSE = 300  # milliseconds without a correction, which keys make in quick succession
_MOST = 10_000  # photos of a column that are looked at
_KINDS = (Kind.LABEL, Kind.OUTSIDE)  # that one is left in place, or that a person is unsure, says nothing of others


@dataclass(frozen=True, slots=True)
class _Moved:
    """Cards that went the same way, one correction after the other."""

    results: Results
    before: Place
    after: Place
    ids: tuple[int, ...]


class Suggesting(QObject):
    """Asks for look-alikes after a correction, one question at a time, and offers what was found."""

    failed = Signal(object)  # Exception

    def __init__(
        self, window: Window, sorting: Sorting, reviewing: Reviewing, alike: Alike, background: Background
    ) -> None:
        super().__init__(window)
        self._board, self._banner = window.board, window.banner
        self._sorting, self._reviewing = sorting, reviewing
        self._alike, self._background = alike, background
        self._words = BoardWords(self)
        self._moved: _Moved | None = None
        self._asked: _Moved | None = None  # of what is being answered
        self._offered = ""  # what the banner says of it
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._ask)
        reviewing.corrected.connect(self._follow)
        reviewing.changed.connect(self.withdraw)

    @property
    def is_settled(self) -> bool:
        """Whether no question is asked or about to be."""
        return self._asked is None and not self._pause.isActive()

    def withdraw(self) -> None:
        """Offer nothing any more: something else was done since."""
        self._pause.stop()
        if self._offered and self._banner.text() == self._offered:
            self._banner.hide()
        self._offered = ""

    def close(self) -> None:
        """Ask nothing any more."""
        self._moved = None
        self.withdraw()

    def _follow(self, ids: Sequence[int], before: Place, after: Place) -> None:
        last, self._moved = self._moved, None
        if after.kind not in _KINDS:
            return
        goes_on = last and (last.results, last.before, last.after) == (self._sorting.results, before, after)
        known = last.ids if last and goes_on else ()
        self._moved = _Moved(self._sorting.results, before, after, (*known, *ids))
        self._pause.start()

    def _ask(self) -> None:
        moved = self._moved
        if self._asked or moved is None or moved.results is not self._sorting.results:
            return
        results = moved.results
        here = self._board.ids(moved.before)[:_MOST]
        others = [results.item(id) for id in here]
        shown = [results.item(id) for id in moved.ids if results.place(id) == moved.after]
        if others and shown:
            self._asked = moved
            answer = self._background.ask(partial(self._alike, results.task, shown, others))
            answer.came.connect(self._offer)
            answer.failed.connect(self._fail)

    def _rest(self) -> None:
        """What came meanwhile is asked next."""
        asked, self._asked = self._asked, None
        if self._moved not in (None, asked) and not self._pause.isActive():
            self._pause.start()

    def _fail(self, error: Exception) -> None:
        self._rest()
        self.failed.emit(error)

    def _offer(self, paths: Sequence[str]) -> None:
        moved = self._asked
        self._rest()
        if moved is None or moved is not self._moved or moved.results is not self._sorting.results:
            return
        ids = [id for path in paths if (id := moved.results.id(path)) is not None]
        ids = sorted(id for id in ids if self._lies_at(moved.before, id) and not moved.results.mark_of(id))
        if ids and not self._banner.is_bad:
            self._offered = self._said(len(ids), len(moved.ids), self._words.name(moved.after))
            show = (self.tr("Show"), lambda: self._board.choose(moved.before, ids))
            move = (self.tr("Move"), lambda: self._move(ids, moved))
            self._banner.tell(self._offered, [show, move])

    def _lies_at(self, place: Place, id: int) -> bool:
        return self._board.place_shown(self._sorting.results.place(id)) == place

    def _said(self, count: int, shown: int, name: str) -> str:
        if count == 1:
            text = self.tr("1 photo looks like this one: move it to {1} too?")
            text = text if shown == 1 else self.tr("1 photo looks like these: move it to {1} too?")
        else:
            text = self.tr("{0} photos look like this one: move them to {1} too?")
            text = text if shown == 1 else self.tr("{0} photos look like these: move them to {1} too?")
        return filled(text, figure(count), name)

    def _move(self, ids: Sequence[int], moved: _Moved) -> None:
        self._moved = None
        self._reviewing.move(ids, moved.after)
