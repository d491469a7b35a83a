"""A small classifier on an item's features."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sorter.core.features import brightness, embeddings
from sorter.core.measurement import FloatArray, Measurement
from sorter.errors import TaskError
from sorter.tasks.manifest import Feature, HeadFile

_ARRAYS = ("weights", "bias", "mean", "scale")
_FEATURES = {Feature.EMBEDDING: embeddings, Feature.BRIGHTNESS: brightness}


@dataclass(frozen=True, slots=True)
class Head:
    """weights (features, labels), bias (labels,), mean and scale (features,): all float32."""

    features: tuple[Feature, ...]
    weights: FloatArray
    bias: FloatArray
    mean: FloatArray
    scale: FloatArray

    def scores(self, measurements: Sequence[Measurement]) -> FloatArray:
        """Logits, (n, labels): the standardised features, multinomial logistic regression.

        Raises `TaskError` where the model gives other features than the head was made of.
        """
        features = np.concatenate([_FEATURES[name](measurements) for name in self.features], axis=1)
        if features.shape[1] != len(self.weights):
            raise TaskError(
                f"The task's head looks at {len(self.weights)} values, its model gives {features.shape[1]}."
            )
        return np.asarray((features - self.mean) / self.scale @ self.weights + self.bias, np.float32)


def load_head(file: HeadFile, labels: int) -> Head:
    """Read a head's arrays and check that they fit each other and `labels`. Raises `TaskError`."""
    try:
        with file.path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            weights, bias, mean, scale = (np.asarray(arrays[name], np.float32) for name in _ARRAYS)
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise TaskError(f"The head {file.path} cannot be read: {error}.") from error
    features = weights.shape[0] if weights.ndim == 2 else -1
    if weights.shape != (features, labels) or bias.shape != (labels,) or not mean.shape == scale.shape == (features,):
        raise TaskError(f"The head {file.path} does not fit the task's {labels} labels.")
    return Head(file.features, weights, bias, mean, scale)
