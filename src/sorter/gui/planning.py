"""The plan that is shown: made off the GUI thread whenever what it rests on changes, not too often."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from sorter.files.planner import PlanOptions
from sorter.files.survey import Compared
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

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._compared = Compared()
        self._wish: tuple[Callable[[], Sequence[Prediction]], PlanOptions] | None = None
        self._busy_since: float | None = None
        self._closing = Event()
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._begin)

    @property
    def is_settled(self) -> bool:
        """Whether no plan is being made or waited for."""
        return self._wish is None and self._busy_since is None

    def wish(self, predictions: Callable[[], Sequence[Prediction]], options: PlanOptions) -> None:
        """Plan soon; `predictions` is asked for when the time has come."""
        self._wish = (predictions, options)
        if not self._timer.isActive():
            self._timer.start()

    def drop(self) -> None:
        """Plan nothing: there is nothing to plan."""
        self._wish = None
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
        work = partial(make_preview, tuple(predictions()), options, self._compared, self._checkpoint)
        answer = self._background.ask(work)
        answer.came.connect(self._tell)
        answer.failed.connect(self._fail)

    def _tell(self, preview: Preview) -> None:
        self._rest()
        self.planned.emit(preview, self._wish is None)

    def _fail(self, error: Exception) -> None:
        self._rest()
        if self._wish is None:
            self.failed.emit(error)

    def _rest(self) -> None:
        """Be ready for the next wish, later the longer this one took."""
        took = time.monotonic() - (self._busy_since or 0.0)
        self._busy_since = None
        self._timer.setInterval(max(_PAUSE, round(_SHARE * took * 1000)))
        if self._wish:
            self._timer.start()

    def _checkpoint(self) -> None:
        if self._closing.is_set():
            raise Closing
