"""What a task looked at in a photo: how much less sure it is when a part of it is covered (occlusion).

After Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks" (2014), section 4.2.
"""

from collections.abc import Sequence
from math import log

from sorter.core.judge import make_judge
from sorter.core.measurement import Failure, Measurement, Measurer
from sorter.errors import InputError
from sorter.items import Item, Label
from sorter.tasks.manifest import Task

CELLS = 8
"""The photo is a grid of so many cells in each direction."""

COVER = 2
"""Cells in each direction that are covered at a time, at every place: (CELLS - COVER + 1)^2 covered photos."""

_SUREST = 1e-4  # probabilities are compared as odds, and those of 0 and 1 are endless


def looked_at(task: Task, measurer: Measurer, label: Label, photo: Item, covered: Sequence[Item]) -> tuple[float, ...]:
    """How much each cell says for `label`, from 0 to 1, row by row; all 0 where no part of the photo says anything.

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
    return _shares([odds[0] - one for one in odds[1:]])


def _sound(answer: Measurement | Failure) -> Measurement:
    if isinstance(answer, Failure):
        raise InputError(answer.reason)
    return answer


def _odds(probability: float) -> float:
    within = min(max(probability, _SUREST), 1 - _SUREST)
    return log(within / (1 - within))


def _shares(drops: Sequence[float]) -> tuple[float, ...]:
    places = CELLS - COVER + 1
    cells: list[list[float]] = [[] for _ in range(CELLS * CELLS)]
    for at, drop in enumerate(drops):
        top, left = divmod(at, places)
        for row in range(top, top + COVER):
            for column in range(left, left + COVER):
                cells[row * CELLS + column].append(drop)
    means = [max(sum(cell) / len(cell), 0.0) for cell in cells]
    most = max(means)
    return tuple(mean / most if most > 0 else 0.0 for mean in means)
