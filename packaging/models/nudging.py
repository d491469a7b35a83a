"""Logistic regression that starts from what a network knows, and leaves it only as far as its photos say."""

import numpy as np
from logistic import Fit, Floats, Indices, descend

_STEPS = 300


def fit_towards(x: Floats, y: Indices, sample_weights: Floats, ridge: float, prior: Floats) -> Fit:
    """The minimum of the weighted cross-entropy plus `ridge` / 2 per squared step away from `prior`.

    `prior` (features, labels) are weights for `x`, whose features are all divided by one scale. By `descend`; single
    precision within.
    """
    mean = x.mean(axis=0)
    scale = np.full(x.shape[1], np.sqrt(x.var(axis=0).mean()))
    scaled = ((x - mean) / scale).astype(np.float32)
    share = (sample_weights / sample_weights.sum()).astype(np.float32)[:, None]
    targets = np.eye(prior.shape[1], dtype=np.float32)[y]
    start = (prior * scale[:, None]).astype(np.float32)
    largest = np.linalg.norm(scaled * np.sqrt(share), ord=2) ** 2
    step = np.float32(1 / (0.5 * largest + ridge + 0.5))
    decay = np.full((1, 1), ridge, np.float32)
    weights, bias = descend(scaled, targets, share, decay=decay, start=start, step=step, steps=_STEPS)
    return Fit(weights.astype(np.float64), bias.astype(np.float64), mean, scale)
