"""The plan that is shown: made off the GUI thread whenever what it rests on changes, not too often."""

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.files.compared import Compared
from sorter.files.journal.history import copies
from sorter.files.planning.options import PlanOptions
from sorter.gui.background import Background
from sorter.gui.preview import Preview, make_preview
from sorter.items import Prediction

_PAUSE = 250  # milliseconds that wishes are gathered
_SHARE = 3  # planning takes at most every fourth second, however large the plan


class Closing(Exception):
    """The window closes; nobody needs the plan any more."""


class Planning(QObject):
    """Answers the newest wish; `planned` says whether a newer one waits already."""

    planned = Signal(object, bool)  # Preview, whether it is of the newest wish
    failed = Signal(object)  # Exception

    def __init__(self, background: Background, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._known = _Known(journal)
        self._wish: tuple[Callable[[], Iterable[Prediction]], PlanOptions] | None = None
        self._busy_since: float | None = None
        self._dropped = False
        self._hurried = False
        self._closing = Event()
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._begin)

    @property
    def is_settled(self) -> bool:
        """Whether no plan is being made or waited for."""
        return self._wish is None and self._busy_since is None

    def wish(self, predictions: Callable[[], Iterable[Prediction]], options: PlanOptions) -> None:
        """Plan soon; `predictions` is asked for when the time has come, and gone through on another thread."""
        self._wish = (predictions, options)
        if not self._timer.isActive():
            self._timer.start()

    def hurry(self) -> None:
        """No more wishes come for now: answer the one that waits as soon as what is being planned is done."""
        self._hurried = True
        if self._timer.isActive():
            self._timer.start(_PAUSE)

    def look_anew(self) -> None:
        """Ask the journal again what was copied: another run begins, or one that touched files has ended."""
        self._known.forget()

    def drop(self) -> None:
        """Plan nothing, and tell nothing of what is being planned: there is nothing to plan."""
        self._wish = None
        self._dropped = True
        self._timer.stop()

    def close(self) -> None:
        """End what runs soon."""
        self.drop()
        self._closing.set()

    def _begin(self) -> None:
        if self._busy_since is not None or self._wish is None:
            return
        (predictions, options), self._wish = self._wish, None
        self._busy_since = time.monotonic()
        self._dropped = self._hurried = False
        answer = self._background.ask(partial(self._preview, predictions(), options))
        answer.came.connect(self._tell)
        answer.failed.connect(self._fail)

    def _preview(self, predictions: Iterable[Prediction], options: PlanOptions) -> Preview:
        """On a thread of the background, one at a time."""
        return make_preview(predictions, options, self._known.compared(), self._checkpoint)

    def _tell(self, preview: Preview) -> None:
        self._rest()
        if not self._dropped:
            self.planned.emit(preview, self._wish is None)

    def _fail(self, error: Exception) -> None:
        self._rest()
        if self._wish is None and not self._dropped:
            self.failed.emit(error)

    def _rest(self) -> None:
        """Be ready for the next wish, later the longer this one took."""
        took = time.monotonic() - (self._busy_since or 0.0)
        self._busy_since = None
        self._timer.setInterval(_PAUSE if self._hurried else max(_PAUSE, round(_SHARE * took * 1000)))
        if self._wish:
            self._timer.start()

    def _checkpoint(self) -> None:
        if self._closing.is_set():
            raise Closing


class _Known:
    """What is known to be the same, from the journal: copies of an earlier run are not read again."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self._fresh = Event()
        self._compared = Compared()

    def forget(self) -> None:
        """Read the journal again before the next answer; from any thread."""
        self._fresh.clear()

    def compared(self) -> Compared:
        """With everything that was copied until now. Raises `JournalError`."""
        if not self._fresh.is_set():
            self._fresh.set()
            self._compared = Compared(copies(self._journal))
        return self._compared
