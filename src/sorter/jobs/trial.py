"""Trying a task on a few photos."""

from collections.abc import Sequence

from sorter.core.judge import make_judge
from sorter.core.measurement import Failure, Measurement, Measurer
from sorter.items import Item, Prediction
from sorter.jobs.events import Predicted
from sorter.jobs.measuring import MeasuringJob
from sorter.tasks.manifest import Task


class TrialJob(MeasuringJob):
    """Says what `task` makes of each of `items`, whatever a person said of them; emits `Predicted` and `Skipped`."""

    def __init__(self, items: Sequence[Item], task: Task, measurer: Measurer) -> None:
        super().__init__(measurer)
        self._items, self._task = tuple(items), task

    def _work(self) -> None:
        judge = make_judge(self._task)
        self._advance(found=len(self._items), total_known=True)
        try:
            self._measurer.open()
            for batch in self._measurer.measure(self._held(self._items)):
                self._tell_device()
                judged = judge.judge([one for one in batch if isinstance(one, Measurement)])
                if told := tuple(one for one in judged if isinstance(one, Prediction)):
                    self._emit(Predicted(told))
                    self._advance(done=len(told))
                for failed in (*judged, *batch):
                    if isinstance(failed, Failure):
                        self._skip(failed.item.path, failed.reason)
            self._checkpoint()
        finally:
            self._measurer.close()
