"""From logits to probabilities."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Float = TypeVar("_Float", np.float32, np.float64)

_FAR = 50.0  # logits beyond it: their probability is 0 or 1 in every digit that is shown, and exp stays finite


def probabilities(logits: NDArray[_Float], *, many: bool) -> NDArray[_Float]:
    """Of each row of `logits`, (n, labels): `many` labels, each for itself, or one of them; same dtype."""
    return sigmoid(logits) if many else softmax(logits)


def softmax(logits: NDArray[_Float]) -> NDArray[_Float]:
    """(n, labels), each row of sum one; same dtype."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), logits.dtype)


def sigmoid(logits: NDArray[_Float]) -> NDArray[_Float]:
    """Of any shape, value by value; same dtype."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -_FAR, _FAR))), logits.dtype)
