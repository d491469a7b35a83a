"""What heads look at, of many measurements at once."""

from collections.abc import Sequence

import numpy as np

from sorter.core.measurement import FloatArray, Measurement


def embeddings(measurements: Sequence[Measurement]) -> FloatArray:
    """(n, dimensions), float32, each with the length one."""
    rows = np.stack([one.embedding for one in measurements]).astype(np.float32)
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), np.float32)


def inner(measurements: Sequence[Measurement]) -> FloatArray:
    """(n, values), float32."""
    return np.stack([one.inner for one in measurements]).astype(np.float32)


def brightness(measurements: Sequence[Measurement]) -> FloatArray:
    """(n, values), float32."""
    return np.stack([one.brightness for one in measurements])
