"""Measures how often photos that are offered as look-alikes belong where the corrected ones went.

Usage: alike.py DATA [SET ...]
Each SET is a folder of DATA with a folder per label. A column holds photos of one label and some of another that lie
there wrongly; one or three of those are moved, and the others of the column are asked for. Per line: share of the
offered photos that were wrong there too, share of these that were offered, and how many were offered each time.
"""

import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import numpy as np
from measured import Photos, measure

from sorter.core.likeness import alike
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task

SETS = ("day_night", "day_night_amos", "cats_dogs", "ants_bees", "car_motorcycle", "cxr")
_COLUMNS = 60  # for each ordered pair of labels
_SHAPES = ((1, 40, 10), (3, 40, 10), (1, 15, 25))  # moved; right ones in the column; wrong ones that are left


def main() -> None:
    """Print the figures of every set."""
    data, *chosen = sys.argv[1:]
    task = load_task(resources_dir() / "tasks" / "subjects.toml")
    for name in chosen or SETS:
        photos = measure(Path(data) / name, task)
        for shape in _SHAPES:
            right, offered, wrong = np.sum(list(_tried(photos, *shape)), axis=0)
            columns = _COLUMNS * len(list(permutations(set(photos.labels), 2)))
            share = f"{right / offered:.3f}" if offered else "  -  "
            print(f"{name:15} {shape!s:12} {share} {right / wrong:.3f} {offered / columns:.2f}", flush=True)


def _tried(photos: Photos, moved: int, right: int, left: int) -> Iterator[tuple[int, int, int]]:
    """For each column: offered and wrong there, offered, wrong there."""
    random = np.random.default_rng(0)
    for own, other in permutations(sorted(set(photos.labels)), 2):
        ours, theirs = (np.flatnonzero(photos.labels == label) for label in (own, other))
        for _ in range(_COLUMNS):
            strangers = random.permutation(theirs)[: moved + left]
            column = np.concatenate([random.permutation(ours)[:right], strangers[moved:]])
            found = alike(list(photos.embedding[strangers[:moved]]), list(photos.embedding[column]))
            is_wrong = photos.labels[column] == other
            yield int((found & is_wrong).sum()), int(found.sum()), int(is_wrong.sum())


if __name__ == "__main__":
    main()
