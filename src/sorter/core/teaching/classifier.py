"""A linear classifier: by the middles of the examples where a label has few, else by logistic regression."""

import numpy as np

from sorter.core.teaching.regression import Floats, Indices, Linear, fit

_LOOSE = 30.0  # scikit-learn's C: how much the examples weigh against small weights
_ENOUGH = (
    10  # examples of the rarest label, besides its first, from which on regression is trusted where all have as many
)


def classifier(x: Floats, y: Indices, labels: int) -> Linear:
    """What tells the labels apart, with logits that are spread alike whatever made them; `temperature_of` scales them.

    `x` (n, features); `y` (n,) from 0 to `labels` - 1, where each occurs. Regression hardly ever says a label that has
    one example beside one of forty; middles do not mind, but know less of many. So the weight of the regression grows
    with the rarest label, from nothing at one example, and the slower the more unequal the labels are.
    """
    counts = np.bincount(y, minlength=labels)
    fewest, most = int(counts.min()), int(counts.max())
    trust = min(1.0, (fewest - 1) / (_ENOUGH * (most / fewest) ** 0.5))
    parts = [
        (share, _spread(make(x, y, labels), x))
        for share, make in ((trust, _by_regression), (1 - trust, _by_middles))
        if share
    ]
    weights = np.sum([share * one.weights for share, one in parts], axis=0)
    return Linear(weights, np.sum([share * one.bias for share, one in parts], axis=0))


def _by_middles(x: Floats, y: Indices, labels: int) -> Linear:
    """The nearest middle of a label's examples.

    A middle of few examples lies farther from everything than the label's true one, by the noise that is left in it;
    that much is taken off, or photos would go to the label with more examples.
    """
    counts = np.bincount(y, minlength=labels)
    middles = np.stack([x[y == label].mean(axis=0) for label in range(labels)])
    noise = float(np.sum((x - middles[y]) ** 2)) / max(1, len(x) - labels)
    return Linear(middles.T, (noise / counts - np.sum(middles**2, axis=1)) / 2)


def _by_regression(x: Floats, y: Indices, labels: int) -> Linear:
    middle = x.mean(axis=0)  # around zero the search is short
    found = fit(x - middle, y, labels, 1 / (_LOOSE * len(x)))
    return Linear(found.weights, found.bias - middle @ found.weights)


def _spread(linear: Linear, x: Floats) -> Linear:
    """The same with logits whose differences within a row have the mean square one, on `x`."""
    logits = linear.logits(x)
    differences = logits - logits.mean(axis=1, keepdims=True)
    size = max(float(np.sqrt(np.mean(differences**2))), 1e-12)
    return Linear(linear.weights / size, linear.bias / size)
