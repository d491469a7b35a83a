"""Which photos look like some others, by their embeddings."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sorter.core.measurement import FloatArray, HalfArray

SURE = 0.9
"""A cosine from which on two photos show the same, as those of a series do."""

LIKELY = 0.55
"""A cosine from which on they may, where they are also more alike than what lies around them."""

AHEAD = 0.08
"""How much more than the mean of its `NEAREST` neighbours a photo has to be like the others."""

NEAREST = 5
"""All four chosen by `packaging/models/alike.py`."""

_AT_ONCE = 64  # photos compared with all others, in milliseconds
_MOST = 1000  # of what is likely, the nearest


def alike(moved: Sequence[FloatArray | HalfArray], others: Sequence[FloatArray | HalfArray]) -> NDArray[np.bool_]:
    """Which of `others`, which lie where the moved photos lay, look like one of these; embeddings of one length.

    Either nearly the same, or likely so and nearer to them than to what it lies among: a model that does not see what
    sets the labels apart finds everything alike, and so nothing.
    """
    if not moved or not others:
        return np.zeros(len(others), np.bool_)
    among = _unit(others)
    nearest: FloatArray = (among @ _unit(moved).T).max(axis=1)
    found: NDArray[np.bool_] = nearest >= SURE
    likely = np.flatnonzero((nearest >= LIKELY) & ~found)
    likely = likely[np.argsort(-nearest[likely], kind="stable")[:_MOST]]
    for at in range(0, len(likely), _AT_ONCE):
        rows = likely[at : at + _AT_ONCE]
        found[rows] = nearest[rows] >= _around(among, rows) + AHEAD
    return found


def _around(among: FloatArray, rows: NDArray[np.intp]) -> FloatArray:
    """The mean cosine of each of these rows to its nearest neighbours but itself."""
    cosines = among[rows] @ among.T
    cosines[np.arange(len(rows)), rows] = -1.0
    count = min(NEAREST, len(among) - 1)
    if not count:
        return np.full(len(rows), -1.0, np.float32)
    nearest = np.partition(cosines, -count, axis=1)[:, -count:]
    return np.asarray(nearest.mean(axis=1), np.float32)


def _unit(embeddings: Sequence[FloatArray | HalfArray]) -> FloatArray:
    rows = np.empty((len(embeddings), embeddings[0].size), np.float32)
    for row, embedding in zip(rows, embeddings, strict=True):  # one by one: a single call would hold the interpreter
        row[:] = embedding
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0), np.float32)
