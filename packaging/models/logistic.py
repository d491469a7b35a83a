"""Multinomial logistic regression in numpy: convex, so that anyone who trains again gets the same head."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sorter.core.probabilities import softmax

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
Singles = NDArray[np.float32]

_STEPS = 400


class Fit(NamedTuple):
    """A head: logits = (x - mean) / scale @ weights + bias."""

    weights: Floats  # (features, labels)
    bias: Floats  # (labels,)
    mean: Floats  # (features,)
    scale: Floats  # (features,)

    def logits(self, x: Floats) -> Floats:
        """(n, labels)."""
        return np.asarray((x - self.mean) / self.scale @ self.weights + self.bias, np.float64)


def fit(x: Floats, scale: Floats, y: Indices, sample_weights: Floats, ridge: Floats) -> Fit:
    """The minimum of the weighted cross-entropy plus `ridge` / 2 per squared weight, features divided by `scale`.

    By `descend` with the step that the features' spectrum allows; single precision within.
    """
    mean = x.mean(axis=0)
    scaled = ((x - mean) / scale).astype(np.float32)
    share = (sample_weights / sample_weights.sum()).astype(np.float32)[:, None]
    targets = np.eye(int(y.max()) + 1, dtype=np.float32)[y]
    step = np.float32(1 / (0.5 * _largest_eigenvalue(scaled * np.sqrt(share)) + ridge.max() + 0.5))
    decay = ridge.astype(np.float32)[:, None]
    start = np.zeros((x.shape[1], targets.shape[1]), np.float32)
    weights, bias = descend(scaled, targets, share, decay=decay, start=start, step=step, steps=_STEPS)
    return Fit(weights.astype(np.float64), bias.astype(np.float64), mean, scale)


def descend(
    scaled: Singles, targets: Singles, share: Singles, *, decay: Singles, start: Singles, step: np.float32, steps: int
) -> tuple[Singles, Singles]:
    """Weights (features, labels) and bias (labels,) after so many steps of Nesterov's accelerated gradient (1983).

    `scaled` (n, features), `targets` (n, labels) and `share` (n, 1) make the cross-entropy; `decay`, (features, 1) or
    one for all, draws the weights to `start`.
    """
    weights = ahead = start
    bias = bias_ahead = np.zeros(targets.shape[1], np.float32)
    pace = 1.0
    for _ in range(steps):
        error = (softmax(scaled @ ahead + bias_ahead) - targets) * share
        slope: Singles = scaled.T @ error + decay * (ahead - start)
        new_weights = ahead - step * slope
        new_bias = bias_ahead - step * error.sum(axis=0)
        new_pace = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        momentum = np.float32((pace - 1) / new_pace)
        ahead = new_weights + momentum * (new_weights - weights)
        bias_ahead = new_bias + momentum * (new_bias - bias)
        weights, bias, pace = new_weights, new_bias, new_pace
    return weights, bias


def _largest_eigenvalue(x: NDArray[np.float32]) -> float:
    """Of x.T @ x."""
    gram = x @ x.T if len(x) < x.shape[1] else x.T @ x
    return float(np.linalg.eigvalsh(gram)[-1])


def temperature_of(logits: Floats, y: Indices) -> float:
    """The temperature with the least cross-entropy (Guo et al. 2017), from 0.3 to 5 in hundredths."""
    candidates = np.arange(0.3, 5.0, 0.01)
    losses = [-np.log(softmax(logits / one)[np.arange(len(y)), y] + 1e-12).mean() for one in candidates]
    return round(float(candidates[int(np.argmin(losses))]), 2)
