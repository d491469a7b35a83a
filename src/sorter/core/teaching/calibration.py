"""From logits of examples that were held out to scores that mean what they say."""

import numpy as np
from numpy.typing import NDArray

from sorter.core.probabilities import softmax
from sorter.core.teaching.regression import Floats, Indices
from sorter.tasks.costs import Cost

UNKNOWN_TEMPERATURE = 0.5
"""Where nothing could be held out: about right for two labels, and rather too unsure for many."""

_TEMPERATURES = np.geomspace(0.05, 20, 600)  # a step is one part in a hundred
_WANTED = 0.95  # share of a label's sure answers that shall be right
_LEAST, _MOST = 0.5, 0.95  # thresholds
_TRUST = 3.0  # answers by which the scores themselves count, so that few right ones are no proof
_BINS = 10


def temperature_of(logits: Floats, y: Indices) -> float:
    """The temperature with the least cross-entropy (Guo et al. 2017), rounded to three places.

    The truth is taken for a little less than sure (Platt 1999), or few examples that are all right would make the
    scores as good as certain.
    """
    labels = logits.shape[1]
    doubt = 1 / (len(y) + 2)
    targets = np.full(logits.shape, doubt / (labels - 1))
    targets[np.arange(len(y)), y] = 1 - doubt
    return round(float(min(_TEMPERATURES, key=lambda one: _cross_entropy(logits / one, targets))), 3)


def _cross_entropy(logits: Floats, targets: Floats) -> float:
    peaks = logits - logits.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(peaks).sum(axis=1)) - np.sum(targets * peaks, axis=1)))


def loss(logits: Floats, y: Indices) -> float:
    """The mean cross-entropy of the truth."""
    return _cross_entropy(logits, np.eye(logits.shape[1])[y])


def probabilities_of(logits: Floats, temperature: float) -> Floats:
    """(n, labels)."""
    return softmax(logits / temperature)


def thresholds_of(probabilities: Floats, y: Indices) -> list[float]:
    """For each label the lowest score, in hundredths from 0.5 on, from which 95 % of its answers are right.

    0.95 where no score is enough, and where the label was never the answer.
    """
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    steps = np.arange(round(_LEAST * 100), round(_MOST * 100) + 1) / 100
    return [
        _threshold(score[best == label], y[best == label] == label, steps) for label in range(probabilities.shape[1])
    ]


def _threshold(scores: Floats, right: NDArray[np.bool_], steps: Floats) -> float:
    for step in steps:
        sure = scores >= step
        if sure.any() and (right[sure].sum() + _TRUST * scores[sure].mean()) / (sure.sum() + _TRUST) >= _WANTED:
            return float(step)
    return _MOST


def costs_of(probabilities: Floats, y: Indices) -> tuple[Cost, ...]:
    """What each threshold from 0.00 to 0.95 costs, one for all labels; shares to four places."""
    right, score = probabilities.argmax(axis=1) == y, probabilities.max(axis=1)
    found = []
    for threshold in np.arange(20) / 20:
        sure = score >= threshold
        wrong = float(np.mean(~right[sure])) if sure.any() else 0.0
        found.append(Cost(round(float(threshold), 2), round(wrong, 4), round(float(np.mean(~sure)), 4)))
    return tuple(found)


def calibration_error(probabilities: Floats, y: Indices) -> float:
    """By how much the best score misses how often it is right, on average over ten steps of it (ECE)."""
    right, score = probabilities.argmax(axis=1) == y, probabilities.max(axis=1)
    bins = np.minimum((score * _BINS).astype(np.intp), _BINS - 1)
    gaps = (abs(float(np.sum(right[bins == one]) - np.sum(score[bins == one]))) for one in range(_BINS))
    return sum(gaps) / len(y)
