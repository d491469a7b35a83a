"""From examples to everything that a task needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sorter.core.teaching.bank import Bank, bank
from sorter.core.teaching.calibration import loss
from sorter.core.teaching.classifier import classifier
from sorter.core.teaching.folds import held_out
from sorter.core.teaching.regression import Floats, Indices, spanned
from sorter.core.teaching.report import FEW, Report, report
from sorter.tasks.manifest import Feature

_LIGHT = 0.4  # weight of the brightness beside an embedding of the length one
_GOOD = 0.9  # accuracy from which on the embedding says enough, and the task stays one that can be exported

Checkpoint = Callable[[], None]
"""Is called now and then, and may raise."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A head, as `core.head` reads it, and what is known of it."""

    features: tuple[Feature, ...]
    weights: NDArray[np.float32]  # (features, labels)
    bias: NDArray[np.float32]  # (labels,)
    mean: NDArray[np.float32]  # (features,)
    scale: NDArray[np.float32]  # (features,)
    report: Report
    bank: Bank | None


def teach(
    embeddings: Floats, brightness: Floats, y: Indices, labels: int, checkpoint: Checkpoint = lambda: None
) -> Lesson:
    """What tells the examples' labels apart. The same examples in the same order give the same lesson.

    `embeddings` (n, dimensions) have the length one, `brightness` is (n, 32), `y` (n,) goes from 0 to `labels` - 1,
    where each occurs. The head looks at the brightness only where held-out examples say that this helps.
    """
    plain = tried = _try(embeddings, y, labels, checkpoint)
    if min(plain.report.counts) >= FEW and plain.report.accuracy < _GOOD:
        with_light = _try(np.hstack([embeddings, _LIGHT * brightness]), y, labels, checkpoint)
        tried = min(plain, with_light, key=lambda one: one.loss)
    lit = tried is not plain
    found = classifier(tried.x, y, labels)
    scale = np.ones(len(tried.axes), np.float32)
    scale[embeddings.shape[1] :] = 1 / _LIGHT
    return Lesson(
        features=(Feature.EMBEDDING, Feature.BRIGHTNESS) if lit else (Feature.EMBEDDING,),
        weights=(tried.axes @ found.weights).astype(np.float32),
        bias=found.bias.astype(np.float32),
        mean=np.zeros_like(scale),
        scale=scale,
        report=tried.report,
        bank=bank(embeddings, y, labels),
    )


class _Tried(NamedTuple):
    """What comes of some features."""

    x: Floats  # (n, m), the features in as many dimensions as they need
    axes: Floats  # (features, m)
    report: Report
    loss: float  # how much the truth of held-out examples surprises


def _try(features: Floats, y: Indices, labels: int, checkpoint: Checkpoint) -> _Tried:
    x, axes = spanned(features)
    logits = held_out(x, y, labels, checkpoint)
    found = report(logits, y)
    here = ~np.isnan(logits).any(axis=1)
    return _Tried(x, axes, found, loss(logits[here] / found.temperature, y[here]) if found.judged else 0.0)
