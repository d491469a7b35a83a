"""Measures what else could be made of one example for each label, on the same splits as what is made of it.

Usage: one_example.py DATA [SET ...]
Each SET is a folder of DATA with a folder per label. Of each label one photo is taught from, the others are judged, by
fifty random splits; labels weigh the same. Per line: right without any threshold, mean over the splits, and what that
is more than the taught task's, mean and standard error of the differences.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from measured import measure
from numpy.typing import NDArray
from teaching import SPLITS, by_label

from sorter.core.probabilities import softmax
from sorter.core.teaching.classifier import classifier
from sorter.core.teaching.regression import Floats, Indices
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

SETS = ("cats_dogs", "ants_bees", "car_motorcycle", "cxr", "faces_lfw10")
_CLASSES = 4.0  # weight of the class scores beside an embedding of the length one

Form = Callable[[Floats, Floats, Indices, Indices, Indices], Floats]
"""Scores (others, labels), of embeddings, class scores and labels (n, ...), and rows: the examples, the others."""


def taught(x: Floats, _: Floats, y: Indices, own: Indices, others: Indices) -> Floats:
    """As `classifier` does."""
    return classifier(x[own], y[own], len(own)).logits(x[others])


def nearest(x: Floats, _: Floats, y: Indices, own: Indices, others: Indices) -> Floats:
    """The example with the largest cosine."""
    return np.asarray(x[others] @ x[own[np.argsort(y[own])]].T, np.float64)


def with_classes(x: Floats, classes: Floats, y: Indices, own: Indices, others: Indices) -> Floats:
    """The same, and how probable it is that both show the same of the model's own classes."""
    both = np.hstack([x, _CLASSES**0.5 * classes])
    return nearest(both, classes, y, own, others)


def around(x: Floats, classes: Floats, y: Indices, own: Indices, others: Indices, *, every: int) -> Floats:
    """Cosines around the middle of unlabelled photos: of half the others, and of all labels but one every so many."""
    half = others[::2]
    first = y[half] == 0
    seen = np.concatenate([half[first], half[~first][::every]])
    moved = x - x[seen].mean(axis=0)
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    return nearest(moved, classes, y, own, others)


FORMS: dict[str, Form] = {
    "as taught": taught,
    "nearest example": nearest,
    "with class scores": with_classes,
    "around unlabelled photos": lambda *told: around(*told, every=1),
    "around unlabelled photos, four of one label to one of the others": lambda *told: around(*told, every=4),
}


def judged(x: Floats, classes: Floats, y: Indices, form: Form) -> Iterator[float]:
    """The share that is right, by splits; always the same ones."""
    for seed in range(SPLITS):
        order = np.random.default_rng(seed).permutation(len(y))
        own = np.array([order[y[order] == label][0] for label in np.unique(y)], np.intp)
        others = np.setdiff1d(order, own)
        others = np.random.default_rng(seed).permutation(others)
        yield by_label(form(x, classes, y, own, others).argmax(axis=1) == y[others], y[others])


def line(name: str, form: str, right: NDArray[np.float64], usual: NDArray[np.float64]) -> str:
    """One row of the table."""
    more = 100 * (right - usual)
    error = more.std(ddof=1) / len(more) ** 0.5
    return f"| {name} | {form} | {100 * right.mean():.1f} | {more.mean():+.1f} ± {error:.1f} |"


def main(data: str, *names: str) -> None:
    """Print the table."""
    print("| photos | form | right % | more than as taught |\n|---|---|---|---|")
    for name in names or SETS:
        photos = measure(Path(data, name), load_task(resources_dir() / "tasks" / "subjects.toml"))
        x = photos.embedding.astype(np.float16).astype(np.float64)
        x /= np.linalg.norm(x, axis=1, keepdims=True)
        y = np.unique(photos.labels, return_inverse=True)[1].astype(np.intp)
        found = {
            form: np.array(list(judged(x, softmax(photos.scores.astype(np.float64)), y, make)))
            for form, make in FORMS.items()
        }
        for form, right in found.items():
            print(line(name, form, right, found["as taught"]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
