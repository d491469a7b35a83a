"""Trains the head of Day and night, and tells how right it is on photos of other people.

Usage: train_day_night.py DATA OUT_NPZ
DATA holds day_night/<label>/*.jpg with labels.tsv (columns path, label, group), and day_night_amos/<label>/*.jpg, web
cameras, which are only ever trained on. `group` is <collection>#<cluster of like photos>. Prints the figures of the
model card, with the temperature and the thresholds that belong into the manifest.
"""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from logistic import Fit, Floats, Indices, fit, softmax, temperature_of
from measured import Photos, measure

from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

LABELS = ("day", "night", "twilight", "indoor")
# share of sure answers that shall be right; for night, 0.97 would leave one photo in eight sure
WANTED = {"day": 0.97, "night": 0.85, "twilight": 0.92, "indoor": 0.95}
FOLDS = 10
WEB_CAMERA_WEIGHT = 0.5  # ten cameras say less than 830 kinds of photos
EMBEDDING_RIDGE = 2e-2
BRIGHTNESS_RIDGE = 1e-4


def features(photos: Photos) -> Floats:
    """What the head looks at: the embedding with length 1, then brightness."""
    length = np.linalg.norm(photos.embedding, axis=1, keepdims=True)
    return np.concatenate([photos.embedding / length, photos.brightness], axis=1).astype(np.float64)


def truth(photos: Photos) -> Indices:
    """Each photo's place in LABELS."""
    return np.array([LABELS.index(label) for label in photos.labels], np.intp)


def train(x: Floats, y: Indices, cameras: tuple[Floats, Indices]) -> Fit:
    """One head from photos and web cameras; rare labels count more, by the root of their rarity."""
    both, labels = np.vstack([x, cameras[0]]), np.concatenate([y, cameras[1]])
    weights = np.concatenate([np.ones(len(y)), np.full(len(cameras[1]), WEB_CAMERA_WEIGHT)])
    mass = np.bincount(labels, weights)
    dimensions = cameras[0].shape[1] - 32
    scale = both.std(axis=0) + 1e-3
    scale[:dimensions] = np.sqrt(both[:, :dimensions].var(axis=0).mean())  # one for all: rare features stay small
    ridge = np.full(len(scale), BRIGHTNESS_RIDGE)
    ridge[:dimensions] = EMBEDDING_RIDGE
    return fit(both, scale, labels, weights / np.sqrt(mass[labels]), ridge)


def held_out(x: Floats, y: Indices, groups: list[str], cameras: tuple[Floats, Indices]) -> Floats:
    """Logits of every photo from a head that saw no photo of its group."""
    folds = folds_of(groups)
    logits = np.empty((len(y), len(LABELS)))
    for fold in range(FOLDS):
        out = folds == fold
        logits[out] = train(x[~out], y[~out], cameras).logits(x[out])
    return logits


def folds_of(groups: list[str]) -> Indices:
    """A fold for each photo, whole groups together, folds of like size: the largest groups are dealt out first."""
    names, places, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    shuffled = np.random.default_rng(0).permutation(len(names))
    order = shuffled[np.argsort(-sizes[shuffled], kind="stable")]
    fold_of = np.empty(len(names), np.intp)
    filled = np.zeros(FOLDS)
    for group in order:
        fold_of[group] = filled.argmin()
        filled[filled.argmin()] += sizes[group]
    return fold_of[places]


def thresholds_of(probabilities: Floats, y: Indices) -> dict[str, float]:
    """For each label the lowest score, in hundredths, from which on enough of its answers are right."""
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    chosen = {}
    for place, label in enumerate(LABELS):
        named, right = score[best == place], y[best == place] == place
        steps = [step / 100 for step in range(30, 100)]
        good = [step for step in steps if (sure := named >= step).any() and right[sure].mean() >= WANTED[label]]
        chosen[label] = min(good, default=0.99)
    return chosen


def report(title: str, probabilities: Floats, y: Indices, thresholds: Mapping[str, float]) -> None:
    """Print what a card says: right in all, per label, confusion, and what the thresholds let through."""
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    sure = score >= np.array([thresholds[label] for label in LABELS])[best]
    print(f"\n{title}: {len(y)} photos, right without thresholds {np.mean(best == y):.1%}, unsure {np.mean(~sure):.1%}")
    print(f"  sure answers right {np.mean(best[sure] == y[sure]):.1%} ({(best == y)[sure].sum()}/{sure.sum()})")
    for place, label in enumerate(LABELS):
        own, named = y == place, (best == place) & sure
        row = ", ".join(f"{other} {np.sum(own & (best == at))}" for at, other in enumerate(LABELS))
        print(
            f"  {label}: {own.sum()} photos -> {row}; of those sure {np.sum(own & sure & (best == place))} right,"
            f" {np.sum(own & sure & (best != place))} wrong; called so and sure {named.sum()},"
            f" right {np.sum(named & own)}"
        )
    day, night = y == 0, y == 1
    print(
        f"  day against night alone: night found {np.mean(probabilities[night, 1] > probabilities[night, 0]):.1%},"
        f" day found {np.mean(probabilities[day, 0] > probabilities[day, 1]):.1%};"
        f" sure and the opposite: {np.sum(night & sure & (best == 0)) + np.sum(day & sure & (best == 1))}"
    )


def halves(probabilities: Floats, y: Indices, groups: list[str]) -> None:
    """Print how right sure answers are where thresholds were chosen on other groups than they are judged on."""
    half = folds_of(groups) % 2
    for judged in (0, 1):
        here = half == judged
        report(
            f"thresholds from the other half, judged on half {judged + 1}",
            probabilities[here],
            y[here],
            thresholds_of(probabilities[~here], y[~here]),
        )


def main(data: str, out: str) -> None:
    """Train, judge, write."""
    task = load_task(resources_dir() / "tasks" / "subjects.toml")  # the same model
    photos, webcams = measure(Path(data, "day_night"), task), measure(Path(data, "day_night_amos"), task)
    with Path(data, "day_night", "labels.tsv").open(encoding="utf-8") as table:
        group_of = {row["path"]: row["group"] for row in csv.DictReader(table, delimiter="\t")}
    groups = [group_of[name] for name in photos.names]
    x, y, cameras = features(photos), truth(photos), (features(webcams), truth(webcams))
    logits = held_out(x, y, groups, cameras)
    temperature = temperature_of(logits, y)
    probabilities = softmax(logits / temperature)
    thresholds = thresholds_of(probabilities, y)
    print(f"temperature = {temperature}")
    print("\n".join(f"{label} = {threshold}" for label, threshold in thresholds.items()))
    report("other groups", probabilities, y, thresholds)
    halves(probabilities, y, groups)
    collections = [group.partition("#")[0] for group in groups]
    report("other collections", softmax(held_out(x, y, collections, cameras) / temperature), y, thresholds)
    head = train(x, y, cameras)
    weights, bias, mean, scale = (np.asarray(array, np.float32) for array in head)
    np.savez_compressed(out, weights=weights, bias=bias, mean=mean, scale=scale)


if __name__ == "__main__":
    main(*sys.argv[1:])
