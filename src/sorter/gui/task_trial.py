"""Trying a task on a few photos while one looks at it: beside whatever is being sorted, and only the newest wish."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from sorter.core.measurement import Measurer
from sorter.gui.bridge import JobBridge
from sorter.gui.cards import Failed
from sorter.gui.measuring import LateMeasurer
from sorter.items import Item
from sorter.jobs.events import Finished
from sorter.tasks.manifest import Task


class TaskTrial(QObject):
    """One trial at a time; a newer one ends it."""

    came = Signal(object)  # list[Card]: what the newest says of some of its photos
    failed = Signal(object)  # Exception: why it says nothing

    def __init__(self, measure: Callable[[Task], Measurer], parent: QObject | None = None) -> None:
        """`measure` makes a measurer that no run uses, on a job's thread."""
        super().__init__(parent)
        self._measure = measure
        self._bridge: JobBridge | None = None
        self._next: tuple[Task, tuple[Item, ...]] | None = None
        self._is_wanted = False  # what the one under way says

    @property
    def running(self) -> bool:
        """Whether a task is being tried."""
        return self._bridge is not None

    def begin(self, task: Task, photos: Sequence[Item]) -> None:
        """Try this one, and nothing else any more."""
        self.drop()
        self._next = task, tuple(photos)
        if self._bridge is None:
            self._start()

    def drop(self) -> None:
        """Nothing needs to be tried any more."""
        self._next, self._is_wanted = None, False
        if self._bridge:
            self._bridge.cancel()

    def close(self) -> None:
        """End what is under way, and wait for it."""
        self._next = None
        if self._bridge:
            self._bridge.close()
            self._bridge = None

    def _start(self) -> None:
        if self._next is None:
            return
        from sorter.jobs.trial import TrialJob  # with NumPy

        (task, photos), self._next = self._next, None
        job = TrialJob(photos, task, LateMeasurer(lambda: self._measure(task)))
        self._is_wanted = True
        self._bridge = bridge = JobBridge(job, self)
        bridge.predicted.connect(self._tell)
        bridge.skipped.connect(
            lambda skipped: self._tell([Failed(Item(one.path, 0, 0), one.reason) for one in skipped])
        )
        bridge.finished.connect(self._end)
        bridge.start()

    def _tell(self, cards: Sequence[object]) -> None:
        if self._is_wanted:
            self.came.emit(list(cards))

    def _end(self, finished: Finished) -> None:
        if self._bridge:
            self._bridge.deleteLater()
        self._bridge = None
        if finished.error and self._is_wanted:
            self.failed.emit(finished.error)
        self._start()
