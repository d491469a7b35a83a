"""Trains the head of Vehicles, and tells how right it is on photos that it was not taught.

Usage: train_vehicles.py DATA OUT_NPZ
DATA holds the sets of evidence.SETS; what the photos of day_night show stands in shows.tsv, what the sample photos show
in their expected.tsv. The head starts from the network's own last layer, which knows the vehicles of which there are
few photos. Prints the figures of the model card.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from evidence import Evidence, calibration_error, gather, held_out, show_costs, shown
from logistic import Fit, Floats, Indices, temperature_of
from nudging import fit_towards
from numpy.typing import NDArray
from subjects import read_table
from train_day_night import folds_of

from sorter.core.probabilities import softmax
from sorter.resources import resources_dir

LABELS = ("car", "motorcycle", "bicycle", "truck", "bus", "train", "boat", "aircraft", "no vehicle")
NONE = LABELS.index("no vehicle")
UNCLEAR = -1
RIDGE = 2e-2
TRUST = 50.0  # factor of the network's weights: its embeddings are about 11 long, here they have the length one
THRESHOLD = 0.65
FAMILIES = ("faces_lfw10", "receipts", "screenshots", "cxr", "cats_dogs", "ants_bees")


def classes() -> list[int]:
    """For each class of the network its place in LABELS; UNCLEAR for other vehicles, such as tractors."""
    lines = (resources_dir() / "tasks" / "subjects_labels.tsv").read_text("utf-8").splitlines()
    return [_place(line.split("\t")[1:]) for line in lines]


def _place(label: list[str]) -> int:
    if label[0] != "vehicle":
        return NONE
    return LABELS.index(label[1]) if label[1] in LABELS else UNCLEAR


def truth(photos: Evidence) -> Indices:
    """Each photo's place in LABELS, UNCLEAR where it is none of them or several."""
    lines = (resources_dir() / "tasks" / "subjects_labels.tsv").read_text("utf-8").splitlines()
    of_class = dict(zip((line.split("\t")[0] for line in lines), classes(), strict=True))
    what, samples = shown(), read_table(resources_dir() / "samples" / "expected.tsv")
    found = np.full(len(photos.names), NONE, np.intp)
    for row, (name, of, label) in enumerate(zip(photos.names, photos.sets, photos.labels, strict=True)):
        if of == "objects":
            found[row] = of_class[label]
        elif of == "car_motorcycle":
            found[row] = LABELS.index(label)
        elif of == "samples":
            found[row] = _place(samples[name.partition("/")[2]][1].split("/"))
        elif of == "day_night":
            found[row] = _shown(what.get(name, set()))
    return found


def _shown(what: set[str]) -> int:
    places = [LABELS.index(one) for one in what if one in LABELS]
    return places[0] if places else UNCLEAR if "vehicle?" in what else NONE


def prior() -> Floats:
    """(1280, labels): the mean weights of each label's classes in the network, less the mean of all."""
    graph = onnx.load(resources_dir() / "models" / "efficientnet_lite2_fp16.onnx").graph
    last = next(onnx.numpy_helper.to_array(one) for one in graph.initializer if one.name == "_fc.weight")
    rows, places = last.astype(np.float64), np.array(classes())
    means = [rows[places == label].mean(axis=0) for label in range(len(LABELS))]
    return np.asarray(TRUST * (np.stack(means, axis=1) - rows.mean(axis=0)[:, np.newaxis]), np.float64)


def train(x: Floats, y: Indices, start: Floats) -> Fit:
    """Labels weigh by the root of their number of photos."""
    return fit_towards(x, y, 1 / np.sqrt(np.bincount(y, minlength=len(LABELS))[y]), RIDGE, start)


def report(photos: Evidence, probabilities: Floats, y: Indices) -> None:
    """Print what a card says of each set."""
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    decided, right = score >= THRESHOLD, best == y
    for name in np.unique(photos.sets):
        own, vehicles = photos.sets == name, (photos.sets == name) & (y != NONE)
        others = own & (y == NONE)
        if vehicles.any():
            print(
                f"  {name}: {vehicles.sum()} vehicles, right without thresholds {np.sum(vehicles & right)}; sure"
                f" {np.sum(vehicles & decided)}, of these right {np.sum(vehicles & decided & right)}, no vehicle"
                f" {np.sum(vehicles & decided & (best == NONE))}"
            )
        if others.any():
            apart = separation(1 - probabilities[y != NONE, NONE], 1 - probabilities[others, NONE])
            called = np.sum(others & decided & (best != NONE))
            print(f"  {name}: {others.sum()} others, surely called vehicles {called}, AUROC {apart:.4f}")
    for place, label in enumerate(LABELS):
        own, named = y == place, decided & (best == place)
        print(
            f"  {label}: {own.sum()} photos, found and sure {np.sum(own & named)}; called so and sure {named.sum()},"
            f" right {np.sum(own & named)}"
        )


def separation(inside: Floats, others: Floats) -> float:
    """How often one of `inside` scores above one of `others` (AUROC)."""
    pairs = inside[:, np.newaxis] - others[np.newaxis, :]
    return float(np.mean(pairs > 0) + np.mean(pairs == 0) / 2)


def without_family(photos: Evidence, y: Indices, start: Floats, temperature: float) -> None:
    """Print what becomes of each set of others when no photo of it was taught."""
    for name in FAMILIES:
        out = photos.sets == name
        probabilities = softmax(
            train(photos.embedding[~out], y[~out], start).logits(photos.embedding[out]) / temperature
        )
        called = (probabilities.argmax(axis=1) != NONE) & (probabilities.max(axis=1) >= THRESHOLD)
        print(f"  {name} not taught: surely called vehicles {called.sum()} of {out.sum()}")


def without_set(name: str, photos: Evidence, y: Indices, start: Floats, temperature: float) -> None:
    """Print what becomes of one set's vehicles when nothing of it was taught: photos of other people."""
    out = photos.sets == name
    probabilities = softmax(train(photos.embedding[~out], y[~out], start).logits(photos.embedding[out]) / temperature)
    best, sure = probabilities.argmax(axis=1), probabilities.max(axis=1) >= THRESHOLD
    right = best == y[out]
    print(
        f"  {name} not taught: of {out.sum()} right without thresholds {right.sum()}, sure {sure.sum()}, of these right"
        f" {np.sum(sure & right)}, no vehicle {np.sum(sure & (best == NONE))}"
    )


def main(data: str, out: str) -> None:
    """Train, judge, write."""
    photos = gather(Path(data)).and_of(gather(resources_dir(), ["samples"]))
    y = truth(photos)
    unclear, (photos, y) = photos.of(y == UNCLEAR), (photos.of(y != UNCLEAR), y[y != UNCLEAR])
    x, start, folds = photos.embedding, prior(), folds_of(photos.groups.tolist())
    logits = held_out(y, folds, lambda taught, judged: train(x[taught], y[taught], start).logits(x[judged]))
    judged: NDArray[np.bool_] = (y != NONE) | (photos.sets == "objects")
    temperature = temperature_of(logits[judged], y[judged])
    probabilities = softmax(logits / temperature)
    print(f"temperature = {temperature}; judged by all vehicles and the other objects, {judged.sum()} photos:")
    errors = [calibration_error(softmax(logits / one)[judged], y[judged]) for one in (1.0, temperature)]
    print(f"ECE {errors[0]:.3f} before, {errors[1]:.3f} after")
    report(photos, probabilities, y)
    show_costs(
        (probabilities.argmax(axis=1) == y)[judged], probabilities.max(axis=1)[judged], np.full(judged.sum(), THRESHOLD)
    )
    without_family(photos, y, start, temperature)
    without_set("car_motorcycle", photos, y, start, temperature)
    head = train(x, y, start)
    said = softmax(head.logits(unclear.embedding) / temperature)
    for name in np.unique(unclear.sets):
        best = said[unclear.sets == name]
        counts = np.bincount(np.where(best.max(axis=1) >= THRESHOLD, best.argmax(axis=1), len(LABELS)), minlength=10)
        print(f"  unclear of {name}: {dict(zip((*LABELS, 'unsure'), counts.tolist(), strict=True))}")
    weights, bias, mean, scale = (np.asarray(array, np.float32) for array in head)
    np.savez_compressed(out, weights=weights, bias=bias, mean=mean, scale=scale)


if __name__ == "__main__":
    main(*sys.argv[1:])
