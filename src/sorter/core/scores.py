"""From raw scores to a prediction that says when it is not sure."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sorter.core.measurement import FloatArray
from sorter.errors import InputError
from sorter.items import NO_CAPTURE, Capture, Item, Label, Prediction, label_id
from sorter.tasks.manifest import ScoreKind, Task

_TOP = 5
_PLACES = 4  # batches differ between runs and float sums with them: scores are rounded here, once


@dataclass(frozen=True, slots=True)
class Scorer:
    """A task's labels, ready to judge raw scores. Made by `make_scorer`."""

    task: Task
    order: NDArray[np.intp]  # classes sorted by label, so that each node's classes lie side by side
    spans: Mapping[Label, tuple[int, int]]  # each node's classes: from, to (exclusive), in that order
    children: Mapping[Label, tuple[Label, ...]]  # of each node, in order of label; () is the root

    def predict(self, item: Item, raw: FloatArray, capture: Capture = NO_CAPTURE) -> Prediction:
        """What `raw`, the scores in class order, (classes,), says of `item`.

        From the root of the labels the best child is followed while its summed probability reaches its threshold.
        Where not even the first does, the prediction is unsure and names the best class; it carries `capture` along.
        Raises `InputError` where the scores are no numbers: nothing can be said of such a photo, least of all surely.
        """
        if not np.isfinite(raw).all():
            raise InputError("the model gives no number for this photo")
        probabilities = self._probabilities(raw)[self.order]
        top = self._top(probabilities)
        label, score = self._descend(probabilities)
        outside = self.task.scoring.outside_below is not None and _energy(raw) < self.task.scoring.outside_below
        if not label:
            label, score = top[0]
            return Prediction(item, label, score, top, unsure=not outside, outside=outside, capture=capture)
        return Prediction(item, label, score, top, unsure=False, outside=outside, capture=capture)

    def _probabilities(self, raw: FloatArray) -> NDArray[np.float64]:
        if self.task.scoring.kind is ScoreKind.PROBABILITIES:
            return raw.astype(np.float64)
        logits = raw.astype(np.float64) / self.task.scoring.temperature
        powers = np.exp(logits - logits.max())
        return np.asarray(powers / powers.sum(), np.float64)

    def _top(self, ordered: NDArray[np.float64]) -> tuple[tuple[Label, float], ...]:
        rounded = np.round(ordered, _PLACES)
        best = np.argsort(-rounded, kind="stable")[:_TOP]  # ties break by label, since `ordered` follows the labels
        return tuple((self.task.labels[self.order[place]], float(rounded[place])) for place in best)

    def _descend(self, ordered: NDArray[np.float64]) -> tuple[Label, float]:
        sums = np.concatenate(([0.0], np.cumsum(ordered)))
        node: Label = ()
        score = 1.0
        while self.children.get(node):
            best, value = max(
                ((child, self._sum(sums, child)) for child in self.children[node]), key=lambda pair: pair[1]
            )
            if value < self.task.threshold(label_id(best)):
                break
            node, score = best, value
        return node, score

    def _sum(self, sums: NDArray[np.float64], node: Label) -> float:
        start, end = self.spans[node]
        return round(float(sums[end] - sums[start]), _PLACES)


def _energy(raw: FloatArray) -> float:
    """Log-sum-exp of the logits (Liu et al. 2020, "Energy-based Out-of-distribution Detection", negated)."""
    logits = raw.astype(np.float64)
    return float(logits.max() + np.log(np.exp(logits - logits.max()).sum()))


def make_scorer(task: Task) -> Scorer:
    """Make a task's labels ready to judge."""
    order = sorted(range(len(task.labels)), key=lambda index: task.labels[index])
    spans: dict[Label, tuple[int, int]] = {}
    children: dict[Label, list[Label]] = {}
    for position, index in enumerate(order):
        label = task.labels[index]
        for depth in range(1, len(label) + 1):
            node = label[:depth]
            if node not in spans:
                children.setdefault(node[:-1], []).append(node)
            spans[node] = (spans.get(node, (position, 0))[0], position + 1)
    return Scorer(task, np.array(order, np.intp), spans, {node: tuple(below) for node, below in children.items()})
