"""Trains the gate of Subjects: a head that tells portraits, papers, screens and x-rays from what Subjects knows.

Usage: train_gate.py DATA DRAWN OUT_NPZ
DATA holds the sets of evidence.SETS; DRAWN what drawn.py drew. The photos of day_night count as known, but for those of
people (shows.tsv), and so do the sample photos, which stand on the drawn screens. OUT_NPZ gets `weights` (1280,) and
`bias` for an embedding of the length one: below 0 is outside.
"""

import sys
from pathlib import Path

import numpy as np
from drawn import PAGES
from evidence import Evidence, gather, held_out, shown
from logistic import Fit, Floats, Indices, fit
from numpy.typing import NDArray
from train_day_night import folds_of

from sorter.core.probabilities import softmax
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

KNOWN = ("objects", "cats_dogs", "ants_bees", "car_motorcycle", "day_night", "samples")
STRANGE = ("people", "faces_lfw10", "receipts", "screenshots", "cxr", "pages", "screens")
RIDGE = 2e-2
WANTED = 0.01  # share of the known sets, without day_night, that may be called outside
ALIKE = {
    "people": ("faces_lfw10", "people"),
    "receipts": ("receipts", "pages"),
    "screenshots": ("screenshots", "screens"),
}


def kinds(photos: Evidence) -> NDArray[np.str_]:
    """Each photo's set, where people and what was drawn are sets of their own; empty where it is not clear."""
    what = shown()
    found = photos.sets.astype(object)
    for row, (name, label) in enumerate(zip(photos.names, photos.labels, strict=True)):
        if found[row] == "drawn":
            found[row] = "pages" if label in PAGES else "screens"
        elif found[row] == "day_night" and "person" in what.get(name, ()):
            found[row] = "people"
        elif found[row] == "day_night" and "person?" in what.get(name, ()):
            found[row] = ""
    return found.astype(str)


def train(x: Floats, kind: NDArray[np.str_]) -> Fit:
    """Known and outside weigh the same, in each a set by the root of its size."""
    y = np.isin(kind, STRANGE).astype(np.intp)
    _, places, sizes = np.unique(kind, return_inverse=True, return_counts=True)
    weights = 1 / np.sqrt(sizes[places])
    for side in (0, 1):
        weights[y == side] /= weights[y == side].sum()
    scale = np.full(x.shape[1], np.sqrt(x.var(axis=0).mean()))
    return fit(x, scale, y, weights, np.full(x.shape[1], RIDGE))


def outside(head: Fit, x: Floats) -> Floats:
    """The logit of outside, (n, 1)."""
    logits = head.logits(x)
    return logits[:, 1:] - logits[:, :1]


def sure(photos: Evidence) -> NDArray[np.bool_]:
    """Whether Subjects would name a folder."""
    task = load_task(resources_dir() / "tasks" / "subjects.toml")
    firsts, places = np.unique([label[0] for label in task.classes], return_inverse=True)
    probabilities = softmax(photos.scores / task.scoring.temperature)
    sums = np.stack([probabilities[:, places == one].sum(axis=1) for one in range(len(firsts))], axis=1)
    return np.asarray(sums.max(axis=1) >= task.scoring.threshold, np.bool_)


def report(title: str, gone: NDArray[np.bool_], decided: NDArray[np.bool_], kind: NDArray[np.str_]) -> None:
    """Print per set how many are outside, and how many are still sure."""
    print(title)
    for name in (*KNOWN, *STRANGE):
        own = kind == name
        if own.any():
            print(
                f"  {name}: {own.sum()} photos, outside {np.sum(gone & own)} ({np.mean(gone[own]):.1%}), of"
                f" {np.sum(decided & own)} sure {np.sum(decided & own & gone)} go, {np.sum(decided & own & ~gone)} stay"
            )


def left_out(photos: Evidence, kind: NDArray[np.str_], least: float) -> None:
    """Print what becomes of a set where none of its kind was taught."""
    for name in ("faces_lfw10", "people", "receipts", "screenshots", "cxr", *KNOWN):
        without = ALIKE.get(name, (name,))
        for away in sorted({(name,), without}):
            head = train(photos.embedding[~np.isin(kind, away)], kind[~np.isin(kind, away)])
            gone = outside(head, photos.embedding[kind == name])[:, 0] > least
            print(f"  {name}, not taught {' and '.join(away)}: outside {gone.sum()} of {len(gone)}")


def main(data: str, drawn: str, out: str) -> None:
    """Train, judge, write."""
    real, made = gather(Path(data)), gather(Path(drawn).parent, [Path(drawn).name])
    made = made._replace(sets=np.full(len(made.names), "drawn"))
    photos = real.and_of(made).and_of(gather(resources_dir(), ["samples"]))
    kind = kinds(photos)
    photos, kind = photos.of(kind != ""), kind[kind != ""]
    x, folds = photos.embedding, folds_of(photos.groups.tolist())
    y: Indices = np.isin(kind, STRANGE).astype(np.intp)
    logits = held_out(y, folds, lambda taught, judged: outside(train(x[taught], kind[taught]), x[judged]))[:, 0]
    least = float(np.quantile(logits[np.isin(kind, KNOWN) & ~np.isin(kind, ("day_night", "samples"))], 1 - WANTED))
    decided = sure(photos)
    report(f"ten folds, outside above {least:.2f}", logits > least, decided, kind)
    report("ten folds, outside above 0", logits > 0, decided, kind)
    left_out(photos, kind, least)
    weights, bias, mean, scale = train(x, kind)
    difference = (weights[:, 1] - weights[:, 0]) / scale
    shift = float(bias[1] - bias[0] - mean @ difference - least)
    np.savez_compressed(out, weights=-difference.astype(np.float32), bias=np.float32(-shift))


if __name__ == "__main__":
    main(*sys.argv[1:])
