"""Trains the head of Documents: photo, document or screenshot.

Usage: train_documents.py DATA DRAWN OUT_NPZ
DATA holds the sets of evidence.SETS; DRAWN what drawn.py drew, which is taught beside the receipts and screenshots of
DATA, as those are of one kind each, and the sample photos that stand on the drawn screens. Prints the
figures of the model card.
"""

import sys
from pathlib import Path

import numpy as np
from drawn import PAGES
from evidence import Evidence, calibration_error, gather, held_out, show_costs
from logistic import Fit, Floats, Indices, fit, temperature_of
from train_day_night import folds_of

from sorter.core.probabilities import softmax
from sorter.resources import resources_dir

LABELS = ("photo", "document", "screenshot")
RIDGE = 2e-2
DRAWN_WEIGHT = 0.5
SAMPLE_WEIGHT = 8.0  # each stands on several drawn screens, but is a photo by itself
THRESHOLDS = {"photo": 0.5, "document": 0.6, "screenshot": 0.6}


def truth(photos: Evidence) -> Indices:
    """Each photo's place in LABELS."""
    documents = (photos.sets == "receipts") | ((photos.sets == "drawn") & np.isin(photos.labels, list(PAGES)))
    screens = (photos.sets == "screenshots") | ((photos.sets == "drawn") & ~documents)
    return np.where(documents, 1, np.where(screens, 2, 0)).astype(np.intp)


def train(photos: Evidence, y: Indices) -> Fit:
    """Labels weigh by the root of their number of photos, what is drawn half, sample photos more."""
    weights = 1 / np.sqrt(np.bincount(y)[y])
    weights[photos.sets == "drawn"] *= DRAWN_WEIGHT
    weights[photos.sets == "samples"] *= SAMPLE_WEIGHT
    scale = np.full(photos.embedding.shape[1], np.sqrt(photos.embedding.var(axis=0).mean()))
    return fit(photos.embedding, scale, y, weights, np.full(len(scale), RIDGE))


def line(title: str, probabilities: Floats) -> None:
    """Print how many are called what, and how many surely."""
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    decided = score >= np.array(list(THRESHOLDS.values()))[best]
    counts = {
        label: f"{np.sum(best == place)} ({np.sum((best == place) & decided)})" for place, label in enumerate(LABELS)
    }
    print(f"  {title}: {len(best)}, called (and sure) {counts}")


def without(photos: Evidence, y: Indices, temperature: float) -> None:
    """Print what becomes of photos whose kind was not taught at all."""
    drawn, real = photos.sets == "drawn", photos.sets != "drawn"
    print("nothing drawn taught:")
    head = train(photos.of(real), y[real])
    for kind in np.unique(photos.labels[drawn]):
        line(kind, softmax(head.logits(photos.embedding[drawn & (photos.labels == kind)]) / temperature))
    print("only drawn pages and screens taught:")
    taught = drawn | (y == 0)
    head = train(photos.of(taught), y[taught])
    for name in ("receipts", "screenshots"):
        line(name, softmax(head.logits(photos.embedding[photos.sets == name]) / temperature))
    print("all but this set taught:")
    for kind in ("cxr", "faces_lfw10", "day_night", "objects"):
        out = photos.sets == kind
        line(kind, softmax(train(photos.of(~out), y[~out]).logits(photos.embedding[out]) / temperature))


def main(data: str, drawn: str, out: str) -> None:
    """Train, judge, write."""
    real, made = gather(Path(data)), gather(Path(drawn).parent, [Path(drawn).name])
    made = made._replace(sets=np.full(len(made.names), "drawn"), groups=made.labels)  # judged by kinds not taught
    photos = real.and_of(made).and_of(gather(resources_dir(), ["samples"]))
    y, folds = truth(photos), folds_of(photos.groups.tolist())
    logits = held_out(
        y, folds, lambda taught, judged: train(photos.of(taught), y[taught]).logits(photos.embedding[judged])
    )
    real_ones = ~np.isin(photos.sets, ("drawn", "samples"))
    temperature = temperature_of(logits, y)
    probabilities = softmax(logits / temperature)
    best, score = probabilities.argmax(axis=1), probabilities.max(axis=1)
    errors = [calibration_error(softmax(logits / one), y) for one in (1.0, temperature)]
    print(f"temperature = {temperature}, ECE {errors[0]:.4f} before, {errors[1]:.4f} after")
    for name in np.unique(photos.sets[real_ones]):
        line(name, probabilities[photos.sets == name])
    for kind in np.unique(photos.labels[~real_ones]):
        line(f"drawn or sample: {kind}", probabilities[~real_ones & (photos.labels == kind)])
    for row in np.flatnonzero(real_ones & (best != y)):
        print(f"  wrong: {photos.sets[row]}/{photos.names[row]} {probabilities[row].round(2).tolist()}")
    own = np.array(list(THRESHOLDS.values()))[best]
    for title, judged in (("real photos", real_ones), ("drawn kinds that were not taught", photos.sets == "drawn")):
        print(f"costs, {title}:")
        show_costs((best == y)[judged], score[judged], own[judged])
    without(photos, y, temperature)
    head = train(photos, y)
    weights, bias, mean, scale = (np.asarray(array, np.float32) for array in head)
    np.savez_compressed(out, weights=weights, bias=bias, mean=mean, scale=scale)


if __name__ == "__main__":
    main(*sys.argv[1:])
