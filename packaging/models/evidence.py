"""All photos that tasks are taught and judged by, with what is known of each."""

from collections.abc import Callable, Iterable
from functools import reduce
from pathlib import Path
from typing import NamedTuple

import numpy as np
from logistic import Floats, Indices
from measured import measure
from numpy.typing import NDArray
from subjects import read_table

from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

HERE = Path(__file__).parent
SETS = (
    "objects",
    "cats_dogs",
    "ants_bees",
    "car_motorcycle",
    "day_night",
    "cxr",
    "faces_lfw10",
    "receipts",
    "screenshots",
)
BINS = 15


class Evidence(NamedTuple):
    """Photos of several sets; the arrays have one row each."""

    names: NDArray[np.str_]  # "<label>/<photo>"
    sets: NDArray[np.str_]
    labels: NDArray[np.str_]
    groups: NDArray[np.str_]  # photos of like origin, which must not be taught and judged by at once
    embedding: Floats  # each of the length one
    scores: Floats  # logits of the 1000 classes

    def of(self, rows: NDArray[np.bool_]) -> "Evidence":
        """Some of the photos."""
        return Evidence(
            self.names[rows],
            self.sets[rows],
            self.labels[rows],
            self.groups[rows],
            self.embedding[rows],
            self.scores[rows],
        )

    def and_of(self, other: "Evidence") -> "Evidence":
        """These photos, then those."""
        return Evidence(
            np.concatenate((self.names, other.names)),
            np.concatenate((self.sets, other.sets)),
            np.concatenate((self.labels, other.labels)),
            np.concatenate((self.groups, other.groups)),
            np.concatenate((self.embedding, other.embedding)),
            np.concatenate((self.scores, other.scores)),
        )


def gather(data: Path, sets: Iterable[str] = SETS) -> Evidence:
    """Measure sets of `data` with the model of Subjects; day_night/labels.tsv names its groups."""
    task = load_task(resources_dir() / "tasks" / "subjects.toml")
    found = []
    for name in sets:
        photos = measure(data / name, task)
        rows = photos.embedding.astype(np.float64)
        groups = np.array([f"{name}/{_origin(name, photo)}" for photo in photos.names])
        if name == "day_night":
            groups = _groups(data / name / "labels.tsv", photos.names)
        length = np.linalg.norm(rows, axis=1, keepdims=True)
        names = np.array(photos.names)
        found.append(
            Evidence(
                names, np.full(len(names), name), photos.labels, groups, rows / length, photos.scores.astype(np.float64)
            )
        )
    return reduce(Evidence.and_of, found)


def _origin(name: str, photo: str) -> str:
    """Photos of one person belong together."""
    return photo.partition("/")[0] if name.startswith("faces") else photo


def _groups(table: Path, names: Iterable[str]) -> NDArray[np.str_]:
    known = read_table(table)
    return np.array([known[name][1] for name in names])


def shown() -> dict[str, set[str]]:
    """What photos of day_night show, by name."""
    found: dict[str, set[str]] = {}
    for line in (HERE / "shows.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, what = line.split("\t")
            found.setdefault(name, set()).add(what)
    return found


def held_out(y: Indices, folds: Indices, judge: Callable[[NDArray[np.bool_], NDArray[np.bool_]], Floats]) -> Floats:
    """Logits of every photo by `judge(taught, judged)`, which never is taught a photo of the judged fold."""
    logits = [(folds == fold, judge(folds != fold, folds == fold)) for fold in np.unique(folds)]
    found = np.empty((len(y), logits[0][1].shape[1]))
    for rows, values in logits:
        found[rows] = values
    return found


def calibration_error(probabilities: Floats, y: Indices) -> float:
    """By how much the best score misses how often it is right, on average over its 15 steps (ECE)."""
    right, score = probabilities.argmax(axis=1) == y, probabilities.max(axis=1)
    bins = np.minimum((score * BINS).astype(np.intp), BINS - 1)
    return sum(abs(float(np.sum(right[bins == one]) - np.sum(score[bins == one]))) for one in range(BINS)) / len(y)


def show_costs(right: NDArray[np.bool_], score: Floats, own: Floats) -> None:
    """Print [[costs]] of a manifest: those of the thresholds `own`, (n,), each photo's, then those of uniform ones."""
    for threshold in (None, *np.round(np.arange(20) / 20, 2).tolist()):
        sure = score >= (own if threshold is None else threshold)
        wrong = float(np.mean(~right[sure])) if sure.any() else 0.0
        name = "" if threshold is None else f"threshold = {threshold:.2f}, "
        print(f"    {{ {name}wrong = {wrong:.4f}, review = {np.mean(~sure):.4f} }},")
