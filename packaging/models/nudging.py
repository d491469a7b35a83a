"""Logistic regression that starts from what a network knows, and leaves it only as far as its photos say."""

import numpy as np
from logistic import Fit, Floats, Indices, softmax

_STEPS = 300


def fit_towards(x: Floats, y: Indices, sample_weights: Floats, ridge: float, prior: Floats) -> Fit:
    """The minimum of the weighted cross-entropy plus `ridge` / 2 per squared step away from `prior`.

    `prior` (features, labels) are weights for `x`, whose features are all divided by one scale. Nesterov's accelerated
    gradient as in `logistic.fit`; single precision within.
    """
    mean = x.mean(axis=0)
    scale = np.full(x.shape[1], np.sqrt(x.var(axis=0).mean()))
    scaled = ((x - mean) / scale).astype(np.float32)
    share = (sample_weights / sample_weights.sum()).astype(np.float32)[:, None]
    targets = np.eye(prior.shape[1], dtype=np.float32)[y]
    start = (prior * scale[:, None]).astype(np.float32)
    largest = np.linalg.norm(scaled * np.sqrt(share), ord=2) ** 2
    step = np.float32(1 / (0.5 * largest + ridge + 0.5))
    weights = ahead = start
    bias = bias_ahead = np.zeros(prior.shape[1], np.float32)
    pace = 1.0
    for _ in range(_STEPS):
        error = (softmax(scaled @ ahead + bias_ahead) - targets) * share
        new_weights = ahead - step * (scaled.T @ error + np.float32(ridge) * (ahead - start))
        new_bias = bias_ahead - step * error.sum(axis=0)
        new_pace = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        momentum = np.float32((pace - 1) / new_pace)
        ahead = new_weights + momentum * (new_weights - weights)
        bias_ahead = new_bias + momentum * (new_bias - bias)
        weights, bias, pace = new_weights, new_bias, new_pace
    return Fit(weights.astype(np.float64), bias.astype(np.float64), mean, scale)
