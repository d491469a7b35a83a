"""From raw scores to a prediction that says when it is not sure."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sorter.core.measurement import Failure, FloatArray
from sorter.core.probabilities import probabilities
from sorter.items import Capture, Item, Label, Prediction
from sorter.tasks.manifest import ScoreKind, Task
from sorter.tasks.routing import Node, Router

_TOP = 5
_NO_NUMBER = "the model gives no number for this photo"
_HARDLY = 0.05  # no threshold that anyone would choose is lower
_LEAST = 1e-12  # instead of dividing by 0
_PLACES = 4  # batches differ between runs and float sums with them: scores are rounded here, once


@dataclass(frozen=True, slots=True)
class Scorer:
    """A task's labels, ready to judge raw scores. Made by `make_scorer`."""

    task: Task
    order: NDArray[np.intp]  # classes that have a label, sorted by it, so that each node's classes lie side by side
    labels: tuple[Label, ...]  # sorted, each once; "ordered" probabilities are in this order
    starts: NDArray[np.intp]  # (labels,): first class of each, in `order`
    children: Mapping[Label, "Children"]  # of each node that has any; () is the root
    router: Router

    def predict(
        self,
        items: Sequence[Item],
        raw: FloatArray,
        captures: Sequence[Capture],
        likeness: FloatArray | None = None,
    ) -> list[Prediction | Failure]:
        """What `raw`, the scores in class order, (n, classes), says of `items`.

        From the root of the labels the best child is followed, by its summed probability; `Router` says how far that is
        sure. `likeness`, (n,), is how like each photo is to what the task knows. A prediction carries its capture
        along. Where the scores are no numbers, nothing can be said of a photo, least of all surely.
        """
        sound = np.asarray(np.isfinite(raw).all(axis=1), np.bool_)
        ordered = self._by_label(self._probabilities(self._in_order(np.where(sound[:, np.newaxis], raw, 0))))
        tops, ways = self._tops(ordered), _Descent(self, ordered).ways()
        likenesses = [None] * len(raw) if likeness is None else np.round(likeness, _PLACES).tolist()
        rows = zip(items, captures, sound.tolist(), tops, ways, likenesses, strict=True)
        return [
            self._prediction(item, capture, top, way, like) if fine else Failure(item, _NO_NUMBER)
            for item, capture, fine, top, way, like in rows
        ]

    def probability(self, raw: FloatArray, label: Label) -> list[float]:
        """What `raw`, the scores in class order, (n, classes), gives one label, or a node with all beneath it."""
        ordered = self._by_label(self._probabilities(self._in_order(raw)))
        beneath = [at for at, one in enumerate(self.labels) if one[: len(label)] == label]
        return [float(one) for one in _together(self.task).reduce(ordered[:, beneath], axis=1)]

    def pull(self, raw: FloatArray, label: Label) -> FloatArray:
        """By how much a label's log odds, or a node's, rise with each class's logit, (classes,), at `raw`, (classes,).

        Where each label is true for itself, it is as likely as the likeliest class that has it.
        """
        shares = self._probabilities(raw[np.newaxis, self.order])[0]
        beneath = np.array([self.task.classes[one][: len(label)] == label for one in self.order.tolist()], np.bool_)
        if self.task.scoring.many:
            best = np.where(beneath, shares, -1).argmax()
            moved = np.where(np.arange(len(shares)) == best, 1.0, 0.0)
        else:
            inside, outside = np.where(beneath, shares, 0), np.where(beneath, 0, shares)
            moved = inside / max(inside.sum(), _LEAST) - outside / max(outside.sum(), _LEAST)
        pull = np.zeros(len(self.task.classes), np.float32)
        pull[self.order] = moved
        return pull

    def _prediction(
        self, item: Item, capture: Capture, top: tuple[Node, ...], way: Sequence[Node], likeness: float | None
    ) -> Prediction:
        (label, score), unsure, outside = self.router.route(way, top[0], likeness)
        return Prediction(item, label, score, top, unsure, outside, capture, tuple(way), likeness)

    def _in_order(self, raw: FloatArray) -> FloatArray:
        """By label; row by row in memory, which an index would not give: all that follows goes along the rows."""
        return raw.take(self.order, axis=1)

    def _probabilities(self, raw: FloatArray) -> NDArray[np.float64]:
        """Of classes that have a label, as if there were no others."""
        if self.task.scoring.kind is ScoreKind.PROBABILITIES:
            return self._among_labels(raw.astype(np.float64))
        logits = raw.astype(np.float64) / self.task.scoring.temperature
        return probabilities(logits, many=self.task.scoring.many)

    def _among_labels(self, shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """Of exclusive classes, some of which were left out, the shares of the rest."""
        if self.task.scoring.many or len(self.order) == len(self.task.classes):
            return shares
        return np.asarray(shares / np.maximum(shares.sum(axis=1, keepdims=True), _LEAST), np.float64)

    def _by_label(self, ordered: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n, labels), of (n, classes): classes that share a label are put together."""
        if len(self.labels) == len(self.order):
            return ordered
        return _together(self.task).reduceat(ordered, self.starts, axis=1)

    def _tops(self, ordered: NDArray[np.float64]) -> list[tuple[Node, ...]]:
        """The best classes of each photo; ties break by label, since `ordered` follows the labels."""
        left = np.round(ordered, _PLACES)
        photos = np.arange(len(left))
        count = min(_TOP, left.shape[1])
        best, scores = np.empty((len(left), count), np.intp), np.empty((len(left), count))
        for place in range(count):  # a few times the best of a thousand is sooner found than they are sorted
            best[:, place] = left.argmax(axis=1)
            scores[:, place] = left[photos, best[:, place]]
            left[photos, best[:, place]] = -1
        labels = self.labels
        classes: list[list[int]] = best.tolist()
        values: list[list[float]] = scores.tolist()
        return [
            tuple(zip([labels[one] for one in row], of_row, strict=True))
            for row, of_row in zip(classes, values, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Children:
    """The nodes right beneath one, in order of label; the labels beneath each lie side by side without a gap."""

    labels: tuple[Label, ...]
    start: int  # first label of the first
    end: int  # label after the last of the last
    offsets: NDArray[np.intp]  # (children,): first label of each, from `start` on


class _Descent:
    """The way down the labels, for many photos at once: those that share a node go on together."""

    def __init__(self, scorer: Scorer, ordered: NDArray[np.float64]) -> None:
        self._children = scorer.children
        self._together = _together(scorer.task)
        self._least = min(_HARDLY, scorer.task.least_threshold)
        self._ordered = ordered
        self._ways: list[list[Node]] = [[] for _ in ordered]

    def ways(self) -> list[list[Node]]:
        """Each photo's nodes, outermost first, down to the last that might ever be called sure."""
        if self._ways:
            self._go((), 0, self._ordered, np.arange(len(self._ways)))
        return self._ways

    def _go(self, node: Label, first: int, ordered: NDArray[np.float64], photos: NDArray[np.intp]) -> None:
        """`ordered` are the probabilities of `photos`, from the `first` label on."""
        below = self._children.get(node)
        if below is None:
            return
        beneath = ordered[:, below.start - first : below.end - first]
        values = np.round(self._together.reduceat(beneath, below.offsets, axis=1), _PLACES)
        best = values.argmax(axis=1)
        scores = values[np.arange(len(best)), best]
        likely = np.flatnonzero(scores >= self._least)
        turns = likely[best[likely].argsort(kind="stable")]  # those that go on together side by side
        ways: list[int] = best[turns].tolist()
        rows: list[int] = photos[turns].tolist()
        shares: list[float] = scores[turns].tolist()
        begin = 0
        while begin < len(ways):
            child = ways[begin]
            end = bisect_right(ways, child, begin)
            label = below.labels[child]
            for photo, share in zip(rows[begin:end], shares[begin:end], strict=True):
                self._ways[photo].append((label, share))
            if further := self._children.get(label):
                chosen = turns[begin:end]
                self._go(
                    label, further.start, ordered[chosen, further.start - first : further.end - first], photos[chosen]
                )
            begin = end


def _together(task: Task) -> np.ufunc:
    """How probabilities of classes become that of what is above them: only of exclusive ones the sum means anything."""
    return np.maximum if task.scoring.many else np.add


def make_scorer(task: Task) -> Scorer:
    """Make a task's labels ready to judge."""
    order = sorted((at for at, label in enumerate(task.classes) if label), key=lambda at: task.classes[at])
    in_order = [task.classes[at] for at in order]
    starts = [place for place, label in enumerate(in_order) if place == 0 or label != in_order[place - 1]]
    labels = tuple(in_order[place] for place in starts)
    spans: dict[Label, tuple[int, int]] = {}
    children: dict[Label, list[Label]] = {}
    for position, label in enumerate(labels):
        for depth in range(1, len(label) + 1):
            node = label[:depth]
            if node not in spans:
                children.setdefault(node[:-1], []).append(node)
            spans[node] = (spans.get(node, (position, 0))[0], position + 1)
    below = {node: _children(nodes, spans) for node, nodes in children.items()}
    return Scorer(task, np.array(order, np.intp), labels, np.array(starts, np.intp), below, Router(task))


def _children(labels: Sequence[Label], spans: Mapping[Label, tuple[int, int]]) -> Children:
    start, end = spans[labels[0]][0], spans[labels[-1]][1]
    return Children(tuple(labels), start, end, np.array([spans[label][0] - start for label in labels], np.intp))
