"""Where a photo goes by what was said of it: the only place where thresholds are compared."""

from collections.abc import Sequence
from dataclasses import replace

from sorter.items import Label, Prediction, label_id
from sorter.tasks.manifest import Task

Node = tuple[Label, float]
"""A label, or one above several, and its probability."""


class Router:
    """A task's thresholds, ready to be compared with."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._thresholds: dict[Label, float] = {}
        self._least = task.outside.least if task.outside else None

    def route(self, way: Sequence[Node], best: Node, likeness: float | None) -> tuple[Node, bool, bool]:
        """The node that a photo belongs to, whether it is unsure, and whether it is outside.

        `way` leads from the outermost label to the innermost: it is followed as long as each is sure. Where not even
        the first is, the photo is unsure, and all there is to name is its `best` class. Outside is what is too unlike
        anything that the task knows, and what surely shows nothing of it.
        """
        found: Node | None = None
        for node in way:
            if node[1] < self._threshold(node[0]):
                break
            found = node
        strange = likeness is not None and self._least is not None and likeness < self._least
        outside = strange or (found is not None and found[0] == self._task.none)
        return found or best, not (found or outside), outside

    def routed(self, prediction: Prediction) -> Prediction:
        """The same photo by this task's thresholds."""
        if not prediction.way:
            return prediction
        (label, score), unsure, outside = self.route(prediction.way, prediction.top[0], prediction.likeness)
        return replace(prediction, label=label, score=score, unsure=unsure, outside=outside)

    def _threshold(self, label: Label) -> float:
        found = self._thresholds.get(label)
        if found is None:
            found = self._thresholds[label] = self._task.threshold(label_id(label))
        return found
