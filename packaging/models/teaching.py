"""Measures how well Sorter learns from few examples, for the README and the model cards of taught tasks.

Usage: teaching.py DATA [SET ...]
Each SET is a folder of DATA with a folder per label. Of each label 1, 5, 10 and 20 photos are taught from, the others
judged, by fifty random splits; labels weigh the same. Per line: right without any threshold, mean and standard
deviation over the splits, lowest and highest; what cross-validation within the examples said; with thresholds, the sure
share, how many of those are right, and the photos called outside; how often the head looks at the brightness.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from measured import measure
from numpy.typing import NDArray

from sorter.core.teaching.calibration import calibration_error, probabilities_of
from sorter.core.teaching.lesson import Lesson, teach
from sorter.core.teaching.regression import Floats, Indices
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Feature

SETS = ("cats_dogs", "ants_bees", "car_motorcycle", "cxr")
COUNTS = (1, 5, 10, 20)
SPLITS = 50
COLUMNS = ("photos", "each", "right %", "cross-validated %", "ECE %", "sure %", "right of sure %", "outside %", "light")


class Set(NamedTuple):
    """Photos with a label each."""

    embeddings: Floats  # (n, dimensions), of the length one
    brightness: Floats  # (n, 32)
    y: Indices
    labels: int


class Judged(NamedTuple):
    """What comes of one split; shares."""

    right: float
    promised: float  # by cross-validation; not a number where there was none
    error: float  # of calibration, ECE
    sure: float
    right_of_sure: float
    outside: float
    light: bool


def read(folder: Path) -> Set:
    """Measure the photos, rounded as the store keeps them."""
    photos = measure(folder, load_task(resources_dir() / "tasks" / "subjects.toml"))
    rows = photos.embedding.astype(np.float16).astype(np.float64)
    names = sorted(set(photos.labels))
    y = np.array([names.index(label) for label in photos.labels], np.intp)
    return Set(rows / np.linalg.norm(rows, axis=1, keepdims=True), photos.brightness.astype(np.float64), y, len(names))


def judge(photos: Set, count: int, seed: int) -> Judged:
    """Teach from `count` photos of each label, judge the others."""
    order = np.random.default_rng(seed).permutation(len(photos.y))
    examples = np.concatenate([order[photos.y[order] == label][:count] for label in range(photos.labels)])
    others = np.setdiff1d(order, examples)
    lesson = teach(photos.embeddings[examples], photos.brightness[examples], photos.y[examples], photos.labels)
    truth = photos.y[others]
    probabilities = probabilities_of(logits_of(lesson, photos, others), lesson.report.temperature)
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    outside = is_outside(lesson, photos.embeddings[others])
    sure = (score >= np.array(lesson.report.thresholds)[best]) & ~outside
    return Judged(
        right=by_label(best == truth, truth),
        promised=lesson.report.accuracy if lesson.report.judged else float("nan"),
        error=calibration_error(probabilities, truth),
        sure=by_label(sure, truth),
        right_of_sure=float(np.mean(best[sure] == truth[sure])) if sure.any() else float("nan"),
        outside=by_label(outside, truth),
        light=Feature.BRIGHTNESS in lesson.features,
    )


def logits_of(lesson: Lesson, photos: Set, rows: Indices) -> Floats:
    """As `core.head` computes them."""
    both = np.hstack([photos.embeddings[rows], photos.brightness[rows]])[:, : len(lesson.mean)]
    return np.asarray((both - lesson.mean) / lesson.scale @ lesson.weights + lesson.bias, np.float64)


def is_outside(lesson: Lesson, rows: Floats) -> NDArray[np.bool_]:
    """As `core.outside` says."""
    if lesson.bank is None:
        return np.zeros(len(rows), np.bool_)
    cosines = rows @ lesson.bank.rows.astype(np.float64).T
    near = np.sort(cosines, axis=1)[:, -lesson.bank.neighbours :].mean(axis=1)
    return np.asarray(near < lesson.bank.least, np.bool_)


def by_label(right: NDArray[np.bool_], y: Indices) -> float:
    """The mean of the labels' shares."""
    return float(np.mean([right[y == label].mean() for label in np.unique(y)]))


def line(name: str, count: int, found: list[Judged]) -> str:
    """One row of the table."""
    right = 100 * np.array([one.right for one in found])
    spread = f"{right.mean():.1f} ± {right.std(ddof=1):.1f} ({right.min():.1f} to {right.max():.1f})"
    means = [f"{mean([one[at] for one in found]):.1f}" for at in range(1, 6)]
    return f"| {' | '.join([name, str(count), spread, *means, str(sum(one.light for one in found))])} |"


def mean(shares: list[float]) -> float:
    """In percent, of those that are numbers."""
    numbers = [share for share in shares if share == share]  # noqa: PLR0124  # not a number is unlike itself
    return 100 * sum(numbers) / len(numbers) if numbers else float("nan")


def main(data: str, *names: str) -> None:
    """Print the table."""
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for name in names or SETS:
        photos = read(Path(data, name))
        for count in COUNTS:
            if count < np.bincount(photos.y).min() - 2:
                print(line(name, count, [judge(photos, count, seed) for seed in range(SPLITS)]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
