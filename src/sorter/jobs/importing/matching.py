"""Which of a model's labels each folder of examples stands for."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sorter.tasks.label_names import forms


def matched(folders: Sequence[str], labels: Sequence[str]) -> dict[str, int]:
    """The class of each folder whose name is a label's, whatever its case, accents, marks and spaces.

    Names that fit several classes, or classes that several folders fit, are left out.
    """
    classes: dict[str, set[int]] = {}
    for index, label in enumerate(labels):
        for form in forms(label):
            classes.setdefault(form, set()).add(index)
    found: dict[str, int] = {}
    for folder in folders:
        fitting = set[int]().union(*(classes.get(form, set()) for form in forms(folder)))
        if len(fitting) == 1:
            found[folder] = fitting.pop()
    several = {one for one in found.values() if list(found.values()).count(one) > 1}
    return {folder: one for folder, one in found.items() if one not in several}


def assigned(counts: Mapping[str, Mapping[int, int]]) -> dict[str, int]:
    """A class of its own for each folder, so that as many photos as can be are right.

    `counts` says for each folder how often each class came out. Where classes run out, folders are left over.
    """
    folders = list(counts)
    classes = sorted({one for row in counts.values() for one in row})
    if not classes:
        return {}
    gains = np.zeros((len(folders), max(len(classes), len(folders))), np.int64)
    for at, folder in enumerate(folders):
        for one, count in counts[folder].items():
            gains[at, classes.index(one)] = count
    chosen = _best(gains)
    return {folder: classes[one] for folder, one in zip(folders, chosen, strict=True) if one < len(classes)}


def _best(gains: NDArray[np.int64]) -> list[int]:
    """For each row a column of its own with the largest sum: the Hungarian method, with potentials; rows <= columns."""
    rows, columns = gains.shape
    costs = (gains.max() - gains).astype(np.float64)
    of_rows, of_columns = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.zeros(columns + 1, np.intp)  # the row that has each column, from 1 on; column 0 is nobody's
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least, before = np.full(columns + 1, np.inf), np.zeros(columns + 1, np.intp)
        used = np.zeros(columns + 1, np.bool_)
        while taken[at]:
            used[at] = True
            free = np.flatnonzero(~used[1:]) + 1
            reduced = costs[taken[at] - 1, free - 1] - of_rows[taken[at]] - of_columns[free]
            better = reduced < least[free]
            least[free[better]], before[free[better]] = reduced[better], at
            step = least[free].min()
            of_rows[taken[used]] += step
            of_columns[used] -= step
            least[~used] -= step
            at = int(free[least[free].argmin()])
        while at:
            taken[at], at = taken[before[at]], int(before[at])
    found = [0] * rows
    for column in range(1, columns + 1):
        if taken[column]:
            found[taken[column] - 1] = column - 1
    return found
