"""From measurements to predictions: all that a task says of a photo once it is measured."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sorter.core.head import Head, load_head
from sorter.core.measurement import Failure, FloatArray, Measurement
from sorter.core.outside import Gate, Known, load_outside
from sorter.core.scores import Scorer, make_scorer
from sorter.errors import TaskError
from sorter.items import Prediction
from sorter.tasks.manifest import Task
from sorter.wording import plural


@dataclass(frozen=True, slots=True)
class Judge:
    """A task, ready to judge. Made by `make_judge`."""

    scorer: Scorer
    head: Head | None
    known: Known | Gate | None

    def judge(self, measurements: Sequence[Measurement]) -> list[Prediction | Failure]:
        """What the task says of each."""
        if not measurements:
            return []
        items, captures = [one.item for one in measurements], [one.capture for one in measurements]
        likeness = self.known.likeness(measurements) if self.known else None
        return self.scorer.predict(items, self.raw(measurements), captures, likeness)

    def raw(self, measurements: Sequence[Measurement]) -> FloatArray:
        """Scores before they are calibrated, (n, classes), float32: the head's, or the graph's own.

        Raises `TaskError` where the graph has another number of classes than the task has labels.
        """
        if self.head:
            return self.head.scores(measurements)
        raw = np.stack([one.scores for one in measurements]).astype(np.float32)
        task = self.scorer.task
        if raw.shape[1] != len(task.classes):
            count = plural(len(task.classes), "label")
            raise TaskError(f"The model of the task {task.id} gives {raw.shape[1]} scores, its task file has {count}.")
        return raw


def make_judge(task: Task) -> Judge:
    """Load what the task needs besides its model. Raises `TaskError`."""
    return Judge(
        make_scorer(task),
        load_head(task.head, len(task.classes)) if task.head else None,
        load_outside(task.outside) if task.outside else None,
    )
