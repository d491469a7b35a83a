"""How fast each task really is here, taken from the runs of the window."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sorter.core.measurement import Device
from sorter.gui.background import Background
from sorter.gui.sorting import Sorting
from sorter.jobs.events import Finished, Outcome, Progress
from sorter.jobs.speeds import Speed, keep_speed

_FEWEST, _SHORTEST = 30, 1.0  # photos and seconds, below which a figure says little
_REMEMBERED = 0.05  # of the photos, at most: those cost next to nothing


class SpeedKeeper(QObject):
    """Watches a run from its first photos to its last, and keeps the speed between them.

    The model's loading is not in it, nor pauses; of a quick look, and of photos that were known, nothing is kept.
    """

    kept = Signal()

    def __init__(
        self, sorting: Sorting, file: Path, background: Background, quick: Callable[[], bool], parent: QObject
    ) -> None:
        """`quick` says whether runs go by previews."""
        super().__init__(parent)
        self._sorting, self._file, self._background, self._quick = sorting, file, background, quick
        self._device: Device | None = None
        self._first: Progress | None = None
        self._last = Progress()
        sorting.renewed.connect(lambda _: self._begin())
        sorting.started.connect(self._take_device)
        sorting.progressed.connect(self._watch)
        sorting.finished.connect(self._end)

    def forget(self, id: str) -> None:
        """There is no such task any more, or another in its place."""
        self._background.ask(partial(keep_speed, self._file, id, None))

    def _begin(self) -> None:
        self._device = self._first = None

    def _take_device(self, device: Device) -> None:
        self._device = device

    def _watch(self, progress: Progress) -> None:
        if self._first is None and _measured(progress):
            self._first = progress
        self._last = progress

    def _end(self, finished: Finished) -> None:
        first, device = self._first, self._device
        self._begin()
        if finished.outcome is Outcome.FAILED or first is None or device is None or self._quick():
            return
        speed = speed_between(first, self._last, device.name, time.time())
        if speed:
            keep = partial(keep_speed, self._file, self._sorting.results.task.id, speed)
            self._background.ask(keep).came.connect(lambda _: self.kept.emit())


def speed_between(first: Progress, last: Progress, device: str, now: float) -> Speed | None:
    """How fast photos were measured from one moment of a run to another; None where that says too little."""
    photos, seconds = _measured(last) - _measured(first), last.seconds - first.seconds
    remembered = last.remembered - first.remembered
    if photos < _FEWEST or seconds < _SHORTEST or remembered > _REMEMBERED * photos:
        return None
    return Speed(photos / seconds, device, photos, now)


def _measured(progress: Progress) -> int:
    return progress.done - progress.skipped - progress.remembered
