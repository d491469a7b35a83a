"""Multinomial logistic regression: convex, so that the same examples always give the same head."""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sorter.errors import SorterError

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

_STEPS = 500
_MEMORY = 12  # steps whose curvature is kept
_PRECISE = 1e-6  # largest slope that is left: scores are then the minimum's to five places
_ENOUGH = 1e-4  # share of the promised fall that a step must bring (Armijo)


class Linear(NamedTuple):
    """A classifier: logits = x @ weights + bias."""

    weights: Floats  # (features, labels)
    bias: Floats  # (labels,)

    def logits(self, x: Floats) -> Floats:
        """(n, labels), of (n, features)."""
        return np.asarray(x @ self.weights + self.bias, np.float64)


def fit(x: Floats, y: Indices, labels: int, ridge: float) -> Linear:
    """The minimum of the mean cross-entropy, in which all labels weigh the same, plus `ridge` / 2 per squared weight.

    `x` (n, features), best around zero; `y` (n,) from 0 to `labels` - 1, where each occurs. The bias is free. Raises
    `SorterError` where the minimum is not reached.
    """
    targets = np.eye(labels)[y]
    share = (1 / (labels * np.bincount(y, minlength=labels)[y]))[:, np.newaxis]

    def slope(point: Floats) -> tuple[float, Floats]:
        logits = x @ point[:-1] + point[-1]
        logits -= logits.max(axis=1, keepdims=True)
        powers = np.exp(logits)
        sums = powers.sum(axis=1, keepdims=True)
        loss = np.sum(share * (np.log(sums) - np.sum(targets * logits, axis=1, keepdims=True)))
        error = (powers / sums - targets) * share
        gradient = np.vstack([x.T @ error + ridge * point[:-1], error.sum(axis=0)])
        return float(loss + ridge / 2 * np.sum(point[:-1] ** 2)), gradient

    point = minimum(slope, np.zeros((x.shape[1] + 1, labels)))
    return Linear(point[:-1], point[-1])


def minimum(slope: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Where a convex function is least, by L-BFGS; `slope` gives its value and its gradient at a point."""
    point = start
    value, gradient = slope(point)
    kept: deque[tuple[Floats, Floats, float]] = deque(maxlen=_MEMORY)
    for _ in range(_STEPS):
        if np.abs(gradient).max() <= _PRECISE:
            return point
        way = -_by_curvature(gradient, kept)
        new, new_value, new_gradient = _step(slope, point, value, way, float(np.sum(way * gradient)))
        moved, turned = new - point, new_gradient - gradient
        curvature = float(np.sum(moved * turned))
        if curvature > 0:
            kept.append((moved, turned, 1 / curvature))
        point, value, gradient = new, new_value, new_gradient
    raise SorterError("The examples cannot be learnt from: the search for the best classifier does not come to an end.")


def _by_curvature(gradient: Floats, kept: deque[tuple[Floats, Floats, float]]) -> Floats:
    """The gradient divided by what is known of the curvature (Nocedal 1980, two loops)."""
    way = gradient.copy()
    shares = []
    for moved, turned, inverse in reversed(kept):
        shares.append(inverse * float(np.sum(moved * way)))
        way -= shares[-1] * turned
    if kept:
        _, turned, inverse = kept[-1]
        way /= inverse * float(np.sum(turned * turned))
    for (moved, turned, inverse), share in zip(kept, reversed(shares), strict=True):
        way += (share - inverse * float(np.sum(turned * way))) * moved
    return way


def _step(
    slope: Callable[[Floats], tuple[float, Floats]], point: Floats, value: float, way: Floats, fall: float
) -> tuple[Floats, float, Floats]:
    """A point along `way` that is low enough, with its value and gradient; `fall` is the slope along it, below zero."""
    length = 1.0
    while True:
        new = point + length * way
        new_value, gradient = slope(new)
        # near the minimum a fall drowns in the rounding of the value, while the gradient still shows the way
        if new_value <= value + _ENOUGH * length * fall + 1e-14 * abs(value) or length < 1e-10:
            return new, new_value, gradient
        length /= 2


def spanned(x: Floats) -> tuple[Floats, Floats]:
    """The same rows in fewer dimensions, (n, m) with m = min(n, features), and the axes (features, m) of those.

    Weights on the few become weights on all by `axes @ weights`, with the same logits and the same length.
    """
    if len(x) >= x.shape[1]:
        return x, np.eye(x.shape[1])
    axes, few = np.linalg.qr(x.T)
    return np.ascontiguousarray(few.T), axes
