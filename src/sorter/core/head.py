"""A small classifier on what was measured of an item, and on what the photo says of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sorter.core.arrays import reading_arrays
from sorter.core.features import brightness, embeddings, inner
from sorter.core.measurement import FloatArray, Measurement
from sorter.core.sun import sun_height
from sorter.errors import TaskError
from sorter.items import Capture
from sorter.tasks.manifest import Evidence, Feature, HeadFile

_ARRAYS = ("weights", "bias", "mean", "scale")
_FEATURES = {Feature.EMBEDDING: embeddings, Feature.BRIGHTNESS: brightness, Feature.INNER: inner}


@dataclass(frozen=True, slots=True)
class Table:
    """What a number speaks for: edges (k,), ascending, and logits (k + 1, labels) of the bins between them."""

    edges: FloatArray
    logits: FloatArray

    def of(self, values: FloatArray) -> FloatArray:
        """(n, labels), of (n,); nothing where a value is NaN."""
        found = self.logits[np.searchsorted(self.edges, values, side="right")]
        return np.asarray(np.where(np.isnan(values)[:, np.newaxis], 0, found), np.float32)


@dataclass(frozen=True, slots=True)
class Head:
    """weights (features, labels) and bias (labels,), float32: of the features as they are measured."""

    features: tuple[Feature, ...]
    evidence: tuple[Evidence, ...]
    weights: FloatArray
    bias: FloatArray
    exposure: Table | None = None  # by EV at ISO 100
    sun: Table | None = None  # by degrees above the horizon

    def scores(self, measurements: Sequence[Measurement]) -> FloatArray:
        """Logits, (n, labels): multinomial logistic regression on the features, and what facts add.

        What a photo says of itself is taken to be independent of what it shows, once its label is known (naive Bayes):
        tables of log-likelihoods are added. A photo without any of the evidence speaks for all labels alike. Raises
        `TaskError` where the model gives other features than the head was made of.
        """
        logits = np.zeros((len(measurements), len(self.bias)), np.float32)
        if Evidence.PHOTO in self.evidence:
            logits += self._seen(measurements)
        captures = [one.capture for one in measurements]
        if self.exposure and Evidence.EXPOSURE in self.evidence:
            logits += self.exposure.of(_exposures(captures))
        if self.sun and Evidence.SUN in self.evidence:
            logits += self.sun.of(_heights(captures))
        return logits

    def pulls(self, measurement: Measurement, pull: FloatArray) -> Mapping[Feature, FloatArray]:
        """What each measured value adds to the logits, by weights of these, (labels,): factors by feature.

        Of an embedding as the model gives it, not of the length one. Empty where the head does not go by what it sees.
        """
        if Evidence.PHOTO not in self.evidence:
            return {}
        factors, found, start = np.asarray(self.weights @ pull, np.float32), {}, 0
        for name in self.features:
            seen = _FEATURES[name]([measurement])[0]
            found[name] = factors[start : start + len(seen)]
            start += len(seen)
        if Feature.EMBEDDING in found:
            length = float(np.linalg.norm(measurement.embedding.astype(np.float32)))
            found[Feature.EMBEDDING] = found[Feature.EMBEDDING] / max(length, 1e-12)
        return found

    def _seen(self, measurements: Sequence[Measurement]) -> FloatArray:
        features = np.concatenate([_FEATURES[name](measurements) for name in self.features], axis=1)
        if features.shape[1] != len(self.weights):
            has, wants = features.shape[1], len(self.weights)
            raise TaskError(f"The head of the task looks at {wants} values, its model gives {has}.")
        return np.asarray(features @ self.weights + self.bias, np.float32)


def _exposures(captures: Sequence[Capture]) -> FloatArray:
    return np.array([np.nan if one.exposure is None else one.exposure for one in captures], np.float32)


def _heights(captures: Sequence[Capture]) -> FloatArray:
    found = (sun_height(one.instant, one.place) if one.instant and one.place else np.nan for one in captures)
    return np.array(list(found), np.float32)


def load_head(file: HeadFile, labels: int) -> Head:
    """Read a head's arrays and check that they fit each other and `labels`. Raises `TaskError`.

    Its features are standardised, (x - mean) / scale, before they are weighed: that goes into weights and bias here.
    """
    with reading_arrays(file.path, "head") as found:
        weights, bias, mean, scale = (found[name] for name in _ARRAYS)
    features = weights.shape[0] if weights.ndim == 2 else -1
    if weights.shape != (features, labels) or bias.shape != (labels,) or not mean.shape == scale.shape == (features,):
        raise TaskError(f"The head {file.path} does not fit the task's {labels} labels.")
    if not all(np.isfinite(array).all() for array in found.values()):
        raise TaskError(f"The head {file.path} is damaged: it has values that are no numbers; teach the task again.")
    exposure, sun = (_table(name, found, file.path, labels) for name in (Evidence.EXPOSURE, Evidence.SUN))
    weights = weights / scale[:, np.newaxis]
    return Head(file.features, file.evidence, weights, bias - mean @ weights, exposure, sun)


def _table(name: str, found: Mapping[str, FloatArray], path: Path, labels: int) -> Table | None:
    edges, logits = found.get(f"{name}_edges"), found.get(f"{name}_logits")
    if edges is None or logits is None:
        return None
    if edges.ndim != 1 or logits.shape != (len(edges) + 1, labels) or (np.diff(edges) <= 0).any():
        raise TaskError(f"The head {path} does not fit the task's {labels} labels: its table of the {name} is wrong.")
    return Table(edges, logits)
