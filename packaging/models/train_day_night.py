"""Trains the head of Day and night, and tells how right it is on photos of other people.

Usage: train_day_night.py DATA OUT_NPZ
DATA holds day_night/<label>/*.jpg with labels.tsv (columns path, label, group, exif), and day_night_amos/<label>/*.jpg,
web cameras, which are only ever trained on. `group` is <collection>#<cluster of like photos>; `exif` has ExposureTime,
FNumber and ISO where the photo had them. Prints the figures of the model card, and what belongs into the manifest.
"""

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import log2
from pathlib import Path

import numpy as np
from day_night_report import LABELS, costs, report, report_groups
from evidence import calibration_error
from logistic import Fit, Floats, Indices, fit, temperature_of
from measured import Photos, measure, measure_mirrored
from numpy.typing import NDArray

from sorter.core.probabilities import softmax
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

FOLDS = 10
WEB_CAMERA_WEIGHT = 0.5  # ten cameras say less than 830 kinds of photos
EMBEDDING_SCALE, BRIGHTNESS_SCALE = 1 / 9, 1 / 0.7  # chosen by cross-validation, as is how strict the fit is
RIDGE = 8e-3
EXPOSURE_EDGES = np.array([4.0, 6.5, 9.0, 11.0])  # EV at ISO 100: night, lamps, rooms, clouds, sun
EXPOSURE_TRUST = 0.7  # of its log-likelihood: what a photo shows and its exposure are not quite independent
SMOOTH = 8.0  # photos that are taken to be spread over the bins as all photos are
# The sun tells by astronomy, not by these photos, of which none says where it was taken: degrees above the horizon.
# -6 ends civil twilight, -0.8 is sunset. Rooms are lit at any time; tunnels and eclipses are worth some doubt.
SUN_EDGES = np.array([-9.0, -4.0, 1.0, 6.0])
SUN_LOGITS = np.array(
    [[-4, 1.0, -2.0, 0.0], [-3, 0.7, 1.0, 0.0], [-1, -0.5, 1.5, 0.0], [0.3, -3, 0.7, 0.0], [0.8, -5, -1.5, 0.0]]
)
MOST_UNSURE, MOST_CALLED_NIGHT = 0.095, 0.045  # shares; the aim is a tenth, and a twentieth of twilight and of rooms


@dataclass(frozen=True, slots=True)
class Data:
    """Photos to teach and to judge by: row n of each array is photo n."""

    x: Floats
    mirrored: Floats
    y: Indices  # places in LABELS
    exposure: Floats  # EV at ISO 100, NaN where unknown
    groups: Sequence[str]
    cameras: tuple[Floats, Indices]


def features(photos: Photos) -> Floats:
    """What the head looks at: the embedding with length 1, then brightness."""
    length = np.linalg.norm(photos.embedding, axis=1, keepdims=True)
    return np.concatenate([photos.embedding / length, photos.brightness], axis=1).astype(np.float64)


def truth(photos: Photos) -> Indices:
    """Each photo's place in LABELS."""
    return np.array([LABELS.index(label) for label in photos.labels], np.intp)


def load(data: Path) -> Data:
    """Measure all photos."""
    task = load_task(resources_dir() / "tasks" / "subjects.toml")  # the same model
    photos, webcams = measure(data / "day_night", task), measure(data / "day_night_amos", task)
    mirrored = measure_mirrored(data / "day_night", task)
    with (data / "day_night" / "labels.tsv").open(encoding="utf-8") as table:
        rows = {row["path"]: row for row in csv.DictReader(table, delimiter="\t")}
    return Data(
        features(photos),
        features(mirrored),
        truth(photos),
        np.array([exposure_of(rows[name]["exif"]) for name in photos.names]),
        [rows[name]["group"] for name in photos.names],
        (features(webcams), truth(webcams)),
    )


def exposure_of(exif: str) -> float:
    """EV at ISO 100, as Sorter reads it; NaN where the photo does not say."""
    said = dict(part.split("=", 1) for part in exif.split(";") if "=" in part)
    try:
        opened, number, sensitivity = (float(said[name]) for name in ("ExposureTime", "FNumber", "ISO"))
        return log2(number**2 / opened) - log2(sensitivity / 100)
    except (KeyError, ValueError, ZeroDivisionError):
        return float("nan")


def train(data: Data, rows: NDArray[np.bool_]) -> Fit:
    """One head from these photos, their mirror images and the web cameras; rare labels count more, by the root."""
    x = np.vstack([data.x[rows], data.mirrored[rows], data.cameras[0]])
    y = np.concatenate([data.y[rows], data.y[rows], data.cameras[1]])
    weights = np.concatenate([np.ones(2 * int(rows.sum())), np.full(len(data.cameras[1]), WEB_CAMERA_WEIGHT)])
    dimensions = x.shape[1] - 32
    scale = (x.std(axis=0) + 1e-3) * BRIGHTNESS_SCALE
    scale[:dimensions] = EMBEDDING_SCALE
    return fit(x, scale, y, weights / np.sqrt(np.bincount(y, weights)[y]), np.full(len(scale), RIDGE))


def exposure_table(data: Data, rows: NDArray[np.bool_]) -> Floats:
    """Log-likelihood of each bin of EXPOSURE_EDGES for each label, against all photos: (bins, labels)."""
    known = rows & ~np.isnan(data.exposure)
    bins = np.searchsorted(EXPOSURE_EDGES, data.exposure[known], side="right")
    counts = np.zeros((len(EXPOSURE_EDGES) + 1, len(LABELS)))
    np.add.at(counts, (bins, data.y[known]), 1)
    overall = (counts.sum(axis=1) + 1) / (counts.sum() + len(counts))
    smooth = counts + SMOOTH * overall[:, np.newaxis]
    return np.asarray(EXPOSURE_TRUST * np.log(smooth / smooth.sum(axis=0) / overall[:, np.newaxis]), np.float64)


def held_out(data: Data, groups: Sequence[str]) -> tuple[Floats, Floats]:
    """Logits of every photo from a head that saw no photo of its group, and what its exposure adds to them."""
    folds = folds_of(groups)
    logits, added = np.empty((len(data.y), len(LABELS))), np.zeros((len(data.y), len(LABELS)))
    for fold in range(FOLDS):
        out = folds == fold
        logits[out] = train(data, ~out).logits(data.x[out])
        known = out & ~np.isnan(data.exposure)
        bins = np.searchsorted(EXPOSURE_EDGES, data.exposure[known], side="right")
        added[known] = exposure_table(data, ~out)[bins]
    return logits, added


def folds_of(groups: Sequence[str], folds: int = FOLDS) -> Indices:
    """A fold for each photo, whole groups together, folds of like size: the largest groups are dealt out first."""
    names, places, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    shuffled = np.random.default_rng(0).permutation(len(names))
    order = shuffled[np.argsort(-sizes[shuffled], kind="stable")]
    fold_of = np.empty(len(names), np.intp)
    filled = np.zeros(folds)
    for group in order:
        fold_of[group] = filled.argmin()
        filled[filled.argmin()] += sizes[group]
    return fold_of[places]


def thresholds_of(probabilities: Floats, y: Indices) -> dict[str, float]:
    """The thresholds by which the worse of day and night is found best, every 0.04, within what may be unsure or wrong.

    Where all stay within, the one by which more of all answers are right.
    """
    steps = np.arange(0.3, 0.95, 0.04)
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    found = max(product(steps, repeat=len(LABELS)), key=lambda at: _worth(best, score >= np.array(at)[best], y))
    return {label: round(float(at), 2) for label, at in zip(LABELS, found, strict=True)}


def _worth(best: Indices, sure: NDArray[np.bool_], y: Indices) -> float:
    right = best == y
    recalls = [right[(y == label) & sure].mean() if ((y == label) & sure).any() else 0.0 for label in range(4)]
    unsure = [1 - sure.mean(), *(1 - sure[y == label].mean() for label in (0, 1))]
    called_night = [np.mean((best == 1)[y == label] & sure[y == label]) for label in (2, 3)]
    over = sum(max(0.0, one - MOST_UNSURE) for one in unsure)
    over += sum(max(0.0, one - MOST_CALLED_NIGHT) for one in called_night)
    return float(min(recalls[:2]) + 0.15 * np.mean(recalls[:2]) + 0.1 * np.mean(recalls) - 3 * over)


def nested(probabilities: Floats, y: Indices, groups: Sequence[str]) -> NDArray[np.bool_]:
    """Which photos are sure, by thresholds that were chosen without them or their group."""
    part, sure = folds_of(groups, 5), np.zeros(len(y), np.bool_)
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    for fold in range(5):
        out = part == fold
        chosen = thresholds_of(probabilities[~out], y[~out])
        sure[out] = score[out] >= np.array([chosen[label] for label in LABELS])[best[out]]
    return sure


def main(folder: str, out: str) -> None:
    """Train, judge, write."""
    data = load(Path(folder))
    logits, added = held_out(data, data.groups)
    temperature = temperature_of(logits, data.y)
    plain, with_facts = softmax(logits / temperature), softmax((logits + added) / temperature)
    thresholds = thresholds_of(with_facts, data.y)
    print(f"temperature = {temperature}, expected calibration error {calibration_error(with_facts, data.y):.3f}")
    print("\n".join(f"{label} = {threshold}" for label, threshold in thresholds.items()))
    _tell(data, plain, with_facts, thresholds)
    collections = [group.partition("#")[0] for group in data.groups]
    strict, strict_added = held_out(data, collections)
    by_collection = softmax((strict + strict_added) / temperature)
    report("other collections", by_collection, data.y, _sure(by_collection, thresholds))
    report_groups("by collection", with_facts, data.y, collections, _sure(with_facts, thresholds))
    print(costs(with_facts, data.y, _sure(with_facts, thresholds)))
    everything = np.ones(len(data.y), np.bool_)
    _write(Path(out), train(data, everything), exposure_table(data, everything))


def _tell(data: Data, plain: Floats, with_facts: Floats, thresholds: Mapping[str, float]) -> None:
    report("other groups", with_facts, data.y, _sure(with_facts, thresholds), data.groups)
    report("the same without EXIF", plain, data.y, _sure(plain, thresholds), data.groups)
    report(
        "thresholds chosen on other groups", with_facts, data.y, nested(with_facts, data.y, data.groups), data.groups
    )
    known = ~np.isnan(data.exposure)
    for title, probabilities in (("photos with exposure", with_facts), ("the same, exposure not looked at", plain)):
        report(title, probabilities[known], data.y[known], _sure(probabilities[known], thresholds))


def _sure(probabilities: Floats, thresholds: Mapping[str, float]) -> NDArray[np.bool_]:
    least = np.array([thresholds[label] for label in LABELS])
    return np.asarray(probabilities.max(axis=1) >= least[probabilities.argmax(axis=1)], np.bool_)


def _write(file: Path, head: Fit, exposure: Floats) -> None:
    arrays = {
        "weights": head.weights,
        "bias": head.bias,
        "mean": head.mean,
        "scale": head.scale,
        "exposure_edges": EXPOSURE_EDGES,
        "exposure_logits": exposure,
        "sun_edges": SUN_EDGES,
        "sun_logits": SUN_LOGITS,
    }
    np.savez_compressed(file, allow_pickle=False, **{name: np.asarray(one, np.float32) for name, one in arrays.items()})


if __name__ == "__main__":
    main(*sys.argv[1:])
