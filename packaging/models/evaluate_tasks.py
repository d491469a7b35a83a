"""Calibrates Subjects and its view of animals and plants, and says what their thresholds cost.

Usage: evaluate_tasks.py DATA [GATE_NPZ]
DATA holds the sets of evidence.SETS. GATE_NPZ is what train_gate.py wrote: photos that it calls outside are left out of
a second count. The temperature is chosen on nine tenths of the photos and judged on the tenth, in turn.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from evaluate import labels_by_folder, outcome_of
from evidence import BINS, Evidence, gather, shown
from logistic import Floats, Indices
from numpy.typing import NDArray
from train_day_night import folds_of
from views import FOLDERS, nothing, view

from sorter.core.probabilities import softmax
from sorter.core.scores import make_scorer
from sorter.items import NO_CAPTURE, Item, Label, Prediction
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task

JUDGED = ("objects", "cats_dogs", "ants_bees", "car_motorcycle")
ANIMALS = (0.54, 0.85)  # temperature and threshold of the view
TEMPERATURES = np.arange(0.4, 1.6, 0.02)


def first_folders(labels: Sequence[Label], scores: Floats, temperature: float) -> tuple[list[str], Floats]:
    """The outermost folders, and the probability of each, (n, folders)."""
    names, places = np.unique([label[0] for label in labels], return_inverse=True)
    probabilities = softmax(scores / temperature)
    return names.tolist(), np.stack([probabilities[:, places == one].sum(axis=1) for one in range(len(names))], axis=1)


def best_temperature(labels: Sequence[Label], scores: Floats, y: Indices) -> float:
    """That with the least cross-entropy of the true outermost folder (Guo et al. 2017)."""
    found = [-np.log(first_folders(labels, scores, one)[1][np.arange(len(y)), y] + 1e-9).mean() for one in TEMPERATURES]
    return round(float(TEMPERATURES[int(np.argmin(found))]), 2)


def held_out(labels: Sequence[Label], photos: Evidence, y: Indices) -> tuple[list[float], Floats]:
    """The temperature of each fold, and every photo's probabilities by that of its fold."""
    folds = folds_of(photos.groups.tolist())
    found, chosen = np.empty((len(y), len({label[0] for label in labels}))), []
    for fold in np.unique(folds):
        out = folds == fold
        chosen.append(best_temperature(labels, photos.scores[~out], y[~out]))
        found[out] = first_folders(labels, photos.scores[out], chosen[-1])[1]
    return chosen, found


def error_of(score: Floats, right: NDArray[np.bool_]) -> float:
    """ECE of the best score, in 15 steps."""
    bins = np.minimum((score * BINS).astype(np.intp), BINS - 1)
    return sum(abs(float(np.sum(right[bins == one]) - np.sum(score[bins == one]))) for one in range(BINS)) / len(score)


def predictions(task: Task, scores: Floats) -> list[Prediction]:
    """What the task says, by the program's own rules."""
    items = [Item(str(number), 0, 0) for number in range(len(scores))]
    said = make_scorer(task).predict(items, scores.astype(np.float32), [NO_CAPTURE] * len(items))
    return [one for one in said if isinstance(one, Prediction)]


def outcome(prediction: Prediction, true: Label, none: Label | None) -> str:
    """Right, wrong or unsure; what is outside is right where there is nothing of the task to be seen."""
    if prediction.outside:
        return "right" if true == none else "wrong"
    return outcome_of(prediction, None if true == none else true)


def calibrate(task: Task, photos: Evidence, true: Sequence[Label]) -> float:
    """Print how well the first folder's probability is calibrated; gives the temperature that does it best."""
    names, _ = first_folders(task.classes, photos.scores[:1], 1.0)
    y = np.array([names.index(label[0]) for label in true], np.intp)
    chosen, held = held_out(task.classes, photos, y)
    best = best_temperature(task.classes, photos.scores, y)
    print(f"{task.id}: temperature {best}, of folds {sorted(set(chosen))}")
    given = first_folders(task.classes, photos.scores, task.scoring.temperature)[1]
    for title, one in (("held out", held), (f"temperature {task.scoring.temperature}", given)):
        right = one.argmax(axis=1) == y
        print(f"  {title}: first folder right {right.mean():.1%}, ECE {error_of(one.max(axis=1), right):.3f}")
    return best


def costs(task: Task, photos: Evidence, true: Sequence[Label]) -> None:
    """Print what the task's own thresholds cost, and what uniform ones do."""
    print(f"  costs, temperature {task.scoring.temperature}:")
    for threshold in (None, *np.round(np.arange(20) / 20, 2).tolist()):
        said = predictions(task if threshold is None else task.with_threshold(threshold), photos.scores)
        count = Counter(outcome(one, label, task.none) for one, label in zip(said, true, strict=True))
        sure = count["right"] + count["wrong"]
        name = "" if threshold is None else f"threshold = {threshold:.2f}, "
        print(f"    {{ {name}wrong = {count['wrong'] / sure:.4f}, review = {count['unsure'] / len(said):.4f} }},")


def table(task: Task, photos: Evidence, true: Sequence[Label]) -> None:
    """Print what comes of each set, and of objects how right the first folder is."""
    said = predictions(task, photos.scores)
    kinds = [f"{of} {label}" if of != "objects" else of for of, label in zip(photos.sets, photos.labels, strict=True)]
    for kind in sorted(set(kinds)):
        rows = [row for row, one in enumerate(kinds) if one == kind]
        for known in (True, False):
            own = [row for row in rows if (true[row] != task.none) == known]
            count = Counter(outcome(said[row], true[row], task.none) for row in own)
            wrong = Counter(
                "/".join(said[row].label) for row in own if outcome(said[row], true[row], task.none) == "wrong"
            )
            depth = Counter(len(said[row].label) for row in own if outcome(said[row], true[row], task.none) == "right")
            gone = sum(said[row].outside for row in own)
            if own:
                print(
                    f"  {kind}, {'known' if known else 'nothing of it'}: {len(own)}, {dict(count)}, outside {gone},"
                    f" depth of the right {dict(sorted(depth.items()))}, wrong {wrong.most_common(5)}"
                )
        first = np.array(
            [(said[row].way[0][0] if said[row].way else said[row].label)[:1] == true[row][:1] for row in rows]
        )
        sure = np.array([not said[row].unsure for row in rows])
        print(f"    first folder right {np.mean(first):.1%} of all, {first[sure].mean():.1%} of the sure")


def strangers(task: Task, photos: Evidence, gate: Path | None) -> None:
    """Print what sets come to in which the task knows nothing, or in which nothing is labelled."""
    said = predictions(task, photos.scores)
    gone = np.zeros(len(said), np.bool_)
    if gate:
        with np.load(gate) as arrays:
            gone = photos.embedding @ arrays["weights"] + arrays["bias"] < 0
    for name in np.unique(photos.sets):
        rows = [row for row in np.flatnonzero(photos.sets == name) if not (said[row].unsure or said[row].outside)]
        left = [row for row in rows if not gone[row]]
        folders = Counter("/".join(said[row].label[:1]) for row in left)
        outside = sum(said[row].outside for row in np.flatnonzero(photos.sets == name))
        print(
            f"  {name}: {np.sum(photos.sets == name)}, sure {len(rows)}, outside by the task {outside}, sure behind the"
            f" gate (which was taught these) {len(left)}: {folders.most_common(6)}"
        )


def folders(task: Task, photos: Evidence) -> None:
    """Print how many folders come of many photos, at the first levels."""
    rows = np.isin(photos.sets, ("day_night", "objects", "cats_dogs"))
    said = [one.label for one in predictions(task, photos.scores[rows]) if not (one.unsure or one.outside)]
    counts = [len({label[:depth] for label in said}) for depth in (1, 2, 3)]
    print(f"  {rows.sum()} photos, {len(said)} sure: folders at one, two and three levels {counts}")


def main(data: str, gate: str = "") -> None:
    """Judge Subjects, then the view."""
    subjects, photos = load_task(resources_dir() / "tasks" / "subjects.toml"), gather(Path(data))
    what, truth = shown(), labels_by_folder(subjects.classes)
    people = np.array(["person" in what.get(name, ()) for name in photos.names]) & (photos.sets == "day_night")
    photos = photos._replace(sets=np.where(people, "people of day_night", photos.sets))
    judged = photos.of(np.isin(photos.sets, JUDGED))
    others = photos.of(~np.isin(photos.sets, JUDGED))
    true = [truth[label] for label in judged.labels]
    none = nothing(FOLDERS)
    scoring = replace(subjects.scoring, temperature=ANIMALS[0], threshold=ANIMALS[1])
    classes = view(subjects.classes, FOLDERS)
    looked_at = replace(subjects, id="animals-plants", classes=classes, none=none, scoring=scoring)
    for task, labels in ((subjects, true), (looked_at, list(view(true, FOLDERS)))):
        best = calibrate(task, judged, labels)
        costs(task, judged, labels)
        costs(replace(task, scoring=replace(task.scoring, temperature=best)), judged, labels)
        table(task, judged, labels)
        strangers(task, others, Path(gate) if gate else None)
        folders(task, photos)


if __name__ == "__main__":
    main(*sys.argv[1:])
