"""Trains the head of Day and night, and tells how right it is on photos of other people.

Usage: train_day_night.py DATA OUT_NPZ
DATA holds day_night/<label>/*.jpg with labels.tsv (columns path, label, group, exif), and day_night_amos/<label>/*.jpg,
web cameras, which are only ever trained on. `group` is <collection>#<cluster of like photos>; `exif` has ExposureTime,
FNumber and ISO where the photo had them. Prints the figures of the model card, and what belongs into the manifest.
"""

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2
from pathlib import Path

import numpy as np
from day_night_report import LABELS, costs, report, report_groups
from evidence import calibration_error
from leaning import Rule, least_of, nested, rule_of
from logistic import Fit, Floats, Indices, fit, temperature_of
from measured import Photos, measure, measure_mirrored
from numpy.typing import NDArray

from sorter.core.probabilities import softmax
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Fit as Shape

FOLDS = 10
WEB_CAMERA_WEIGHT = 0.5  # ten cameras say less than 830 kinds of photos
EMBEDDING_SCALE, BRIGHTNESS_SCALE, INNER_SCALE = 1 / 9, 1 / 0.7, 2.5  # by cross-validation, as is how strict the fit is
DIMENSIONS, BRIGHTNESS = 1280, 32
RIDGE = 8e-3
EXPOSURE_EDGES = np.array([4.0, 6.5, 9.0, 11.0])  # EV at ISO 100: night, lamps, rooms, clouds, sun
EXPOSURE_TRUST = 0.5  # of its log-likelihood: what a photo shows and its exposure are not quite independent
SMOOTH = 8.0  # photos that are taken to be spread over the bins as all photos are
# The sun tells by astronomy, not by these photos, of which none says where it was taken: degrees above the horizon.
# -6 ends civil twilight, -0.8 is sunset. Rooms are lit at any time; tunnels and eclipses are worth some doubt.
SUN_EDGES = np.array([-9.0, -4.0, 1.0, 6.0])
SUN_LOGITS = np.array(
    [[-4, 1.0, -2.0, 0.0], [-3, 0.7, 1.0, 0.0], [-1, -0.5, 1.5, 0.0], [0.3, -3, 0.7, 0.0], [0.8, -5, -1.5, 0.0]]
)


@dataclass(frozen=True, slots=True)
class Data:
    """Photos to teach and to judge by: row n of each array is photo n."""

    x: Floats
    alike: tuple[Floats, ...]  # the same photos mirrored, squashed, and both: only to teach by
    y: Indices  # places in LABELS
    exposure: Floats  # EV at ISO 100, NaN where unknown
    groups: Sequence[str]
    cameras: tuple[Floats, Indices]


def features(photos: Photos) -> Floats:
    """What the head looks at: the embedding with length 1, then brightness, then what an inner layer sees."""
    length = np.linalg.norm(photos.embedding, axis=1, keepdims=True)
    return np.concatenate([photos.embedding / length, photos.brightness, photos.inner], axis=1).astype(np.float64)


def truth(photos: Photos) -> Indices:
    """Each photo's place in LABELS."""
    return np.array([LABELS.index(label) for label in photos.labels], np.intp)


def load(data: Path) -> Data:
    """Measure all photos."""
    task = load_task(resources_dir() / "tasks" / "subjects.toml")  # the same model
    photos, webcams = measure(data / "day_night", task), measure(data / "day_night_amos", task)
    squashed = replace(task, preprocessing=replace(task.preprocessing, fit=Shape.SQUASH))
    others = (
        measure_mirrored(data / "day_night", task),
        measure(data / "day_night", squashed),
        measure_mirrored(data / "day_night", squashed),
    )
    with (data / "day_night" / "labels.tsv").open(encoding="utf-8") as table:
        rows = {row["path"]: row for row in csv.DictReader(table, delimiter="\t")}
    return Data(
        features(photos),
        tuple(features(one) for one in others),
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
    """One head from these photos, all ways, and the web cameras; rare labels count more, by the root."""
    ways = (data.x, *data.alike)
    x = np.vstack([*(one[rows] for one in ways), data.cameras[0]])
    y = np.concatenate([*(data.y[rows] for _ in ways), data.cameras[1]])
    weights = np.full(len(y), 2 / len(ways))
    weights[-len(data.cameras[1]) :] = WEB_CAMERA_WEIGHT
    scale = x.std(axis=0) + 1e-3
    scale[:DIMENSIONS] = EMBEDDING_SCALE
    scale[DIMENSIONS : DIMENSIONS + BRIGHTNESS] *= BRIGHTNESS_SCALE
    scale[DIMENSIONS + BRIGHTNESS :] *= INNER_SCALE
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


def main(folder: str, out: str) -> None:
    """Train, judge, write."""
    data = load(Path(folder))
    logits, added = held_out(data, data.groups)
    temperature = temperature_of(logits, data.y)
    plain, with_facts = softmax(logits / temperature), softmax((logits + added) / temperature)
    collections = [group.partition("#")[0] for group in data.groups]
    strict, strict_added = held_out(data, collections)
    by_collection = softmax((strict + strict_added) / temperature)
    rule = rule_of((with_facts, by_collection), data.y)
    leant = rule.leant(with_facts)
    print(f"temperature = {temperature}, expected calibration error {calibration_error(leant, data.y):.3f}, {rule}")
    print("\n".join(f"{label} = {least}" for label, least in least_of(rule).items()))
    for title, judged in (("other groups", with_facts), ("other collections", by_collection)):
        print(f"{title}: cross-entropy {-np.log(judged[np.arange(len(data.y)), data.y]).mean():.4f}")
    held = {"groups": with_facts, "groups, without EXIF": plain, "collections": by_collection}
    _tell(data, held, rule)
    _tell_nested(data, (with_facts, by_collection), collections)
    report_groups("by collection", leant, data.y, collections, rule.sure(leant))
    strictly = rule.leant(by_collection)
    report_groups("other collections, by collection", strictly, data.y, collections, rule.sure(strictly))
    print(costs(leant, data.y, rule.sure(leant)))
    everything = np.ones(len(data.y), np.bool_)
    _write(Path(out), train(data, everything), exposure_table(data, everything), rule.lean * temperature)


def _tell(data: Data, held: Mapping[str, Floats], rule: Rule) -> None:
    known = ~np.isnan(data.exposure)
    for title, probabilities in held.items():
        leant = rule.leant(probabilities)
        sure = rule.sure(leant)
        report(f"other {title}", leant, data.y, sure, data.groups)
        report(f"other {title}, photos with exposure", leant[known], data.y[known], sure[known])


def _tell_nested(data: Data, held: tuple[Floats, Floats], collections: Sequence[str]) -> None:
    for title, judged, groups in zip(("groups", "collections"), held, (data.groups, collections), strict=True):
        leant, sure = nested(held, data.y, folds_of(groups, 5), judged)
        report(f"other {title}, by a rule chosen on others", leant, data.y, sure, groups)


def _write(file: Path, head: Fit, exposure: Floats, lean: Floats) -> None:
    arrays = {
        "weights": head.weights,
        "bias": head.bias + lean,
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
