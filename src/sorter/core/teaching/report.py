"""How well a task was learnt, from what was said of examples that were held out."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from sorter.core.teaching.calibration import (
    UNKNOWN_TEMPERATURE,
    calibration_error,
    costs_of,
    probabilities_of,
    temperature_of,
    thresholds_of,
)
from sorter.core.teaching.regression import Floats, Indices
from sorter.tasks.costs import Cost

FEW = 5
"""Examples of the rarest label below which an accuracy cannot be measured well."""

_OWN, _OTHER = 0.2, 0.6  # an example looks mislabelled at most, and at least, at these scores
_SUSPECTS = 50
UNKNOWN_THRESHOLD = 0.6
_RELIABLE = 0.8  # accuracy


@dataclass(frozen=True, slots=True)
class Suspect:
    """An example that looks as if it belonged to another label; scores of a classifier that has not seen it."""

    example: int
    label: int  # that it has
    own: float  # score of that
    other: int  # the label that it looks like
    score: float  # of that


@dataclass(frozen=True, slots=True)
class Report:
    """What held-out examples say; `judged` is 0 where none could be held out, and then nothing was measured."""

    counts: tuple[int, ...]  # examples of each label
    judged: int  # examples that were held out
    right: int  # of those
    confusion: NDArray[np.int64]  # (labels, labels): true label, answer
    suspects: tuple[Suspect, ...]  # most suspicious first, at most 50
    temperature: float
    thresholds: tuple[float, ...]  # of each label
    costs: tuple[Cost, ...]  # of the labels' own thresholds first
    sure: int  # held-out examples whose score reaches the threshold
    right_of_sure: int
    calibration_error: float  # ECE, 0 to 1

    @property
    def accuracy(self) -> float:
        """Share of the held-out examples whose best label is theirs, without any threshold."""
        return self.right / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the accuracy lies, at 95 %."""
        return wilson(self.right, self.judged)

    @property
    def recalls(self) -> tuple[float | None, ...]:
        """Share found of each label; None where none of it was held out."""
        sums = self.confusion.sum(axis=1)
        return tuple(float(self.confusion[at, at] / one) if one else None for at, one in enumerate(sums))

    @property
    def is_weak(self) -> bool:
        """Whether a label has so few examples that the accuracy says little."""
        return min(self.counts) < FEW

    @property
    def is_doubtful(self) -> bool:
        """Whether the accuracy may well be one that nobody should rely upon."""
        return self.interval[0] < _RELIABLE


def report(logits: Floats, y: Indices) -> Report:
    """What held-out `logits` (n, labels) say; rows that are NaN were not held out."""
    labels = logits.shape[1]
    counts = tuple(np.bincount(y, minlength=labels).tolist())
    here = np.flatnonzero(~np.isnan(logits).any(axis=1))
    if not len(here):
        nothing = np.zeros((labels, labels), np.int64)
        return Report(counts, 0, 0, nothing, (), UNKNOWN_TEMPERATURE, (UNKNOWN_THRESHOLD,) * labels, (), 0, 0, 0.0)
    said, true = logits[here], y[here]
    temperature = temperature_of(said, true)
    probabilities = probabilities_of(said, temperature)
    best = probabilities.argmax(axis=1)
    thresholds = thresholds_of(probabilities, true)
    sure = probabilities.max(axis=1) >= np.array(thresholds)[best]
    confusion = np.zeros((labels, labels), np.int64)
    np.add.at(confusion, (true, best), 1)
    return Report(
        counts=counts,
        judged=len(here),
        right=int(np.sum(best == true)),
        confusion=confusion,
        suspects=_suspects(probabilities, true, here),
        temperature=temperature,
        thresholds=tuple(thresholds),
        costs=(_own_cost(sure, best == true), *costs_of(probabilities, true)),
        sure=int(np.sum(sure)),
        right_of_sure=int(np.sum(sure & (best == true))),
        calibration_error=calibration_error(probabilities, true),
    )


def _own_cost(sure: NDArray[np.bool_], right: NDArray[np.bool_]) -> Cost:
    """What the thresholds of the labels cost."""
    wrong = 1 - float(right[sure].mean()) if sure.any() else 0.0
    return Cost(None, wrong, 1 - float(sure.mean()))


def wilson(right: int, of: int) -> tuple[float, float]:
    """The interval of a share at 95 % (Wilson 1927); everything where nothing was seen."""
    if not of:
        return 0.0, 1.0
    z = 1.959964
    share = right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def _suspects(probabilities: Floats, y: Indices, examples: Indices) -> tuple[Suspect, ...]:
    rows = np.arange(len(y))
    own, best, score = probabilities[rows, y], probabilities.argmax(axis=1), probabilities.max(axis=1)
    found = np.flatnonzero((own <= _OWN) & (score >= _OTHER))
    order = found[np.argsort(own[found] - score[found], kind="stable")][:_SUSPECTS]
    return tuple(
        Suspect(int(examples[at]), int(y[at]), float(own[at]), int(best[at]), float(score[at])) for at in order
    )
