"""Whether a photo shows anything that a task knows: how like it is to what the task was made of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sorter.core.arrays import reading_arrays
from sorter.core.features import embeddings
from sorter.core.measurement import FloatArray, Measurement
from sorter.core.probabilities import sigmoid
from sorter.errors import TaskError
from sorter.tasks.manifest import Outside


@dataclass(frozen=True, slots=True)
class Known:
    """Embeddings of photos that a task knows, (k, dimensions), float32, each of length one."""

    embeddings: FloatArray
    neighbours: int

    def likeness(self, measurements: Sequence[Measurement]) -> FloatArray:
        """Mean cosine to the nearest of the known photos, (n,), float32, -1 to 1.

        The distance to the nearest neighbours tells unknown things from known ones without any assumption on how the
        known are spread (Sun et al. 2022, "Out-of-Distribution Detection with Deep Nearest Neighbors"). Raises
        `TaskError` where the model gives other embeddings than those of the known photos.
        """
        asked, dimensions = embeddings(measurements), self.embeddings.shape[1]
        if asked.shape[1] != dimensions:
            raise TaskError(f"The task knows photos by {dimensions} values, its model gives {asked.shape[1]}.")
        cosines = asked @ self.embeddings.T
        count = min(self.neighbours, cosines.shape[1])
        nearest = np.partition(cosines, cosines.shape[1] - count, axis=1)[:, -count:]
        return np.asarray(nearest.mean(axis=1), np.float32)


@dataclass(frozen=True, slots=True)
class Gate:
    """Tells what a task knows from what it does not, where both were taught; weights (dimensions,), float32."""

    weights: FloatArray
    bias: float

    def likeness(self, measurements: Sequence[Measurement]) -> FloatArray:
        """Probability of being something that the task knows, (n,), float32: logistic regression on the embedding.

        Raises `TaskError` where the model gives other embeddings than the gate was made of.
        """
        asked = embeddings(measurements)
        if asked.shape[1] != len(self.weights):
            wants, has = len(self.weights), asked.shape[1]
            raise TaskError(f"The gate of the task looks at {wants} values, its model gives {has}.")
        return sigmoid(np.asarray(asked @ self.weights + self.bias, np.float32))


def load_outside(rule: Outside) -> Known | Gate:
    """Read what a task tells the outside by. Raises `TaskError`."""
    with reading_arrays(rule.path, "known photos") as arrays:
        if "known" not in arrays:
            return _gate(rule, arrays["weights"], arrays["bias"])
        known = arrays["known"]
    if known.ndim != 2 or not known.size or not np.isfinite(known).all():
        raise TaskError(f"The known photos {rule.path} are wrong: there must be one row of numbers for each.")
    return Known(known, rule.neighbours)


def _gate(rule: Outside, weights: FloatArray, bias: FloatArray) -> Gate:
    if weights.ndim != 1 or not weights.size or bias.size != 1 or not np.isfinite(weights).all():
        raise TaskError(f"The gate {rule.path} is wrong: there must be one number for each value of the embedding.")
    return Gate(weights, float(bias.reshape(())))
