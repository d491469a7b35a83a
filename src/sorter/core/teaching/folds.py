"""What a classifier says of examples that it has not seen."""

from collections.abc import Callable

import numpy as np

from sorter.core.teaching.classifier import classifier
from sorter.core.teaching.regression import Floats, Indices

_ALONE = 60  # examples up to which each is left out by itself
_FOLDS = 10


def held_out(x: Floats, y: Indices, labels: int, checkpoint: Callable[[], None] = lambda: None) -> Floats:
    """Logits of each example, (n, labels), from a classifier that was made without it.

    NaN for the only example of a label: without it there is no classifier. `checkpoint` is called now and then.
    """
    of = folds(y, labels)
    logits = np.full((len(y), labels), np.nan)
    for fold in range(int(of.max(initial=-1)) + 1):
        checkpoint()
        out = of == fold
        logits[out] = classifier(x[~out], y[~out], labels).logits(x[out])
    return logits


def folds(y: Indices, labels: int) -> Indices:
    """The fold of each example, (n,): as many folds as examples where those are few, else ten; -1 for none.

    The examples of a label are dealt out in turn, in an order that is always the same, so that the folds are of like
    size and each leaves some of every label.
    """
    counts = np.bincount(y, minlength=labels)
    several = np.flatnonzero(counts > 1)
    count = int(counts[several].sum())
    number = count if count <= _ALONE else _FOLDS
    of = np.full(len(y), -1, np.intp)
    order = np.random.default_rng(0).permutation(len(y))
    dealt = 0
    for label in several:
        own = order[y[order] == label]
        of[own] = (dealt + np.arange(len(own))) % number
        dealt += len(own)
    return of
