"""Some of the examples, kept so that a photo like none of them is told from the others."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sorter.core.teaching.regression import Floats, Indices

LEAST_EXAMPLES = 5
"""Of each label: with fewer, what lies beyond them cannot be told."""

_OF_LABEL, _IN_ALL = 40, 2000  # rows
_NEIGHBOURS = 3
_OUTSIDE = 0.01  # share of the known that may be called outside
_NORMAL = 2.326  # that share of a normal distribution lies below so many standard deviations


class Bank(NamedTuple):
    """A photo whose mean cosine to its `neighbours` nearest `rows` is below `least` is outside."""

    rows: NDArray[np.float16]  # (k, dimensions), each of the length one
    neighbours: int
    least: float


def bank(x: Floats, y: Indices, labels: int) -> Bank | None:
    """`x` (n, dimensions), rows of the length one. None where a label has too few examples.

    `least` is what one in a hundred of the examples stays below, seen from the others; of few examples none may, so
    where a normal distribution says less, that counts.
    """
    if np.bincount(y, minlength=labels).min() < LEAST_EXAMPLES:
        return None
    most = max(1, min(_OF_LABEL, _IN_ALL // labels))
    chosen = np.concatenate([_like_all(x, np.flatnonzero(y == label), most) for label in range(labels)])
    rows = x[chosen].astype(np.float16)
    cosines = x @ rows.astype(np.float64).T
    cosines[chosen, np.arange(len(chosen))] = -1.0  # no example is its own neighbour
    near = np.sort(cosines, axis=1)[:, -_NEIGHBOURS:].mean(axis=1)
    least = min(float(np.quantile(near, _OUTSIDE)), float(near.mean() - _NORMAL * near.std(ddof=1)))
    return Bank(rows, _NEIGHBOURS, round(least, 4))


def _like_all(x: Floats, own: Indices, most: int) -> Indices:
    """At most so many of the rows `own`, whose middle is that of all of them (herding, Welling 2009)."""
    if len(own) <= most:
        return own
    middle, sum_ = x[own].mean(axis=0), np.zeros(x.shape[1])
    left = np.ones(len(own), np.bool_)
    chosen = []
    for count in range(1, most + 1):
        fits = np.where(left, x[own] @ (count * middle - sum_), -np.inf)
        best = int(fits.argmax())
        left[best] = False
        sum_ += x[own[best]]
        chosen.append(own[best])
    return np.array(chosen, np.intp)
