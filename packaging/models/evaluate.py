"""Measures Subjects on folders of photos, for its model card.

Usage: evaluate.py DATA SET [SET ...]
Each SET is a folder of DATA with a folder per label, named by an ImageNet id or by one of the words in WORDS; photos in
other folders show nothing that the task knows, so that every sure answer to them is wrong. Day and night is judged by
train_day_night.py, on photos that the head has not seen.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from measured import Photos, measure

from sorter.core.scores import Scorer, make_scorer
from sorter.items import NO_CAPTURE, Item, Label, Prediction
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

TASKS = resources_dir() / "tasks"
WORDS: dict[str, Label] = {
    "car": ("vehicle", "car"),
    "motorcycle": ("vehicle", "motorcycle"),
    "cat": ("animal", "cat"),
    "dog": ("animal", "dog"),
    "ants": ("animal", "insect", "ant"),
    "bees": ("animal", "insect", "bee"),
}


def labels_by_folder(labels: tuple[Label, ...]) -> dict[str, Label]:
    """What a folder's name stands for."""
    lines = (TASKS / "subjects_labels.tsv").read_text("utf-8").splitlines()
    return WORDS | {line.split("\t")[0]: label for line, label in zip(lines, labels, strict=True)}


def judged(photos: Photos, scorer: Scorer) -> Iterator[tuple[str, Prediction]]:
    """Each photo's folder, and what the task says of it."""
    items = [Item(name, 0, 0) for name in photos.names]
    said = scorer.predict(items, np.asarray(photos.scores), [NO_CAPTURE] * len(items))
    for folder, one in zip(photos.labels, said, strict=True):
        if isinstance(one, Prediction):
            yield str(folder), one


def report(title: str, photos: Photos, scorer: Scorer, truth: Mapping[str, Label]) -> None:
    """Print how many are right, wrong, unsure, and how deep into the tree the right ones went."""
    outcomes: Counter[str] = Counter()
    depths: Counter[int] = Counter()
    wrong: Counter[str] = Counter()
    for folder, prediction in judged(photos, scorer):
        outcome = outcome_of(prediction, truth.get(folder))
        outcomes[outcome] += 1
        if outcome == "right":
            depths[len(prediction.label)] += 1
        elif outcome == "wrong":
            wrong["/".join(prediction.label)] += 1
    sure = outcomes["right"] + outcomes["wrong"]
    share = f", {outcomes['right'] / sure:.1%} of the sure ones right" if sure else ""
    print(f"{title}: {len(photos.names)} photos, {dict(outcomes)}{share}; depth of the right ones {dict(depths)}")
    print("  wrong:", ", ".join(f"{label} {number}" for label, number in wrong.most_common(8)))


def outcome_of(prediction: Prediction, true: Label | None) -> str:
    """Right where the label is the true one, or one above or below it; sure is wrong where `true` is None."""
    if prediction.unsure or prediction.outside:
        return "unsure"
    if true is None:
        return "wrong"
    shared = min(len(prediction.label), len(true))
    return "right" if prediction.label[:shared] == true[:shared] else "wrong"


def main(data: str, *sets: str) -> None:
    """Judge each set."""
    task = load_task(TASKS / "subjects.toml")
    scorer, truth = make_scorer(task), labels_by_folder(task.classes)
    for name in sets:
        photos = measure(Path(data, name), task)
        report(name, photos, scorer, truth)
        classes = np.array(
            [task.labels.index(truth[one]) if truth.get(one) in task.labels else -1 for one in photos.labels]
        )
        if (classes >= 0).all():
            best = np.argsort(-photos.scores, axis=1)[:, :5]
            top1, top5 = np.mean(best[:, 0] == classes), np.mean((best == classes[:, None]).any(axis=1))
            print(f"  class itself: first {top1:.1%}, among the first five {top5:.1%}")
        for folder in sorted(set(photos.labels)) if name != "objects" else []:
            here = photos.labels == folder
            rows = Photos(tuple(np.array(photos.names)[here]), *(array[here] for array in photos[1:]))
            report(f"  {folder}", rows, scorer, truth)


if __name__ == "__main__":
    main(*sys.argv[1:])
