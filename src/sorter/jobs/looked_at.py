"""What a task looked at in a photo.

By its model's own maps, where the graph has some (`sorter.core.activation`); else by how much less sure it is when a
part of the photo is covered, after Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks" (2014),
section 4.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from sorter.core.activation import over_the_photo, speaks_for
from sorter.core.judge import make_judge
from sorter.core.measurement import Failure, Measurement, Measurer
from sorter.errors import InputError
from sorter.items import Item, Label
from sorter.jobs.asking_maps import Ask, ask_for_maps
from sorter.tasks.manifest import Task

CELLS = 8
"""The photo is a grid of so many cells in each direction."""

COVER = 2
"""Cells in each direction that are covered at a time, at every place: (CELLS - COVER + 1)^2 covered photos."""

_ALL_CLEAR = 0.9  # of the cells of a map that speak for the label the upper tenth count as one: a peak says little
_SUREST = 1e-4  # probabilities are compared as odds, and those of 0 and 1 are endless


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How much each cell says for a label, from 0 to 1, row by row of a square grid over the whole photo.

    All 0 where no part of it says anything.
    """

    shares: tuple[float, ...]
    by_maps: bool  # of the model, and not by covering parts


def mapped(task: Task, ask: Ask, label: Label, photo: Item) -> LookedAt | None:
    """What speaks for `label` by the maps of the model; None where its graph has none.

    Raises `InputError` with the reason where the photo cannot be read, `TaskError` for the task.
    """
    found = ask_for_maps(ask, task, photo)
    maps = speaks_for(make_judge(task), label, found) if found else []
    if found is None or not maps:
        return None
    cells: list[float] = over_the_photo(maps, found.measurement.size, task.preprocessing).reshape(-1).tolist()
    speaking = sorted(cell for cell in cells if cell > 0)
    enough = speaking[int(len(speaking) * _ALL_CLEAR)] if speaking else 0.0
    return LookedAt(_shares([min(cell, enough) for cell in cells]), by_maps=True)


def looked_at(task: Task, measurer: Measurer, label: Label, photo: Item, covered: Sequence[Item]) -> LookedAt:
    """What speaks for `label` by covering parts.

    `covered` are the photo with a part covered, row by row of its places. A cell has the mean of what the covers that
    hide it take from the label's log odds. Loads the task's model, and closes `measurer` whatever comes of it. Raises
    `InputError` where the photo cannot be measured, and what the measurer raises.
    """
    try:
        measurer.open()
        answers = {one.item.path: one for batch in measurer.measure([photo, *covered]) for one in batch}
    finally:
        measurer.close()
    measured = [_sound(answers[item.path]) for item in (photo, *covered)]
    judge = make_judge(task)
    odds = [_odds(one) for one in judge.scorer.probability(judge.raw(measured), label)]
    return LookedAt(_shares(_by_cell([odds[0] - one for one in odds[1:]])), by_maps=False)


def _sound(answer: Measurement | Failure) -> Measurement:
    if isinstance(answer, Failure):
        raise InputError(answer.reason)
    return answer


def _odds(probability: float) -> float:
    within = min(max(probability, _SUREST), 1 - _SUREST)
    return log(within / (1 - within))


def _by_cell(drops: Sequence[float]) -> list[float]:
    places = CELLS - COVER + 1
    cells: list[list[float]] = [[] for _ in range(CELLS * CELLS)]
    for at, drop in enumerate(drops):
        top, left = divmod(at, places)
        for row in range(top, top + COVER):
            for column in range(left, left + COVER):
                cells[row * CELLS + column].append(drop)
    return [sum(cell) / len(cell) for cell in cells]


def _shares(cells: Sequence[float]) -> tuple[float, ...]:
    """Of the most; what speaks against the label says nothing for it."""
    most = max(cells)
    return tuple(max(cell, 0.0) / most if most > 0 else 0.0 for cell in cells)
