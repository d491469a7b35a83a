"""Points around a middle for each label, as embeddings lie."""

import numpy as np

from sorter.core.teaching.regression import Floats, Indices


def clouds(counts: list[int], *, apart: float = 1.0, dimensions: int = 40, seed: int = 0) -> tuple[Floats, Indices]:
    """Rows of the length one, (n, dimensions), and the label of each; the noise has the size one."""
    rng = np.random.default_rng(seed)
    middles = apart * rng.normal(size=(len(counts), dimensions)) + 3
    y = np.repeat(np.arange(len(counts)), counts)
    x = middles[y] + rng.normal(size=(len(y), dimensions))
    return x / np.linalg.norm(x, axis=1, keepdims=True), y
