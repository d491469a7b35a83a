"""Cards in the order that a person wants, and those in sight, by place: made from columns of numbers, on any thread.

Sorting and comparing half a million is done by NumPy, which lets the window's thread go on meanwhile; what has to be
done in Python is done card by card, between which the interpreter changes threads.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from sorter.gui.moments import moment
from sorter.gui.places import Place, Snapshot
from sorter.gui.sought import EVERYTHING, Filter, Order, Sought
from sorter.items import Item, readable

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NAME = 48  # bytes of a name that count
_DAY = 86_400


class LookAlikes(Protocol):
    """Puts photos that look alike side by side; it knows one board, and is asked by one thread at a time."""

    def order(self, items: Sequence[Item], failed: bytes) -> "tuple[NDArray[np.uint32], bool]":
        """The ids of photos that can be compared, in order, and whether that is all there is to do by now.

        `failed`, by id, has 1 for those that nobody could look at; items may be more than that.
        """
        ...


@dataclass(frozen=True, slots=True)
class Arranged:
    """An arrangement of the cards that there were."""

    ranks: "array[int]"  # by id: its position in the order of all
    in_sight: bytes  # by id: 1 or 0
    places: Mapping[Place, list[int]]  # ids in sight, in order
    is_whole: bool = True  # else there is more to be worked out of what was there


def arranged(snapshot: Snapshot, sought: Sought, look_alikes: Callable[[], LookAlikes] | None = None) -> Arranged:
    """The cards of a moment as `sought` wants them; without `look_alikes` nothing can be said of those."""
    scores = _scores(snapshot)
    seen = _in_sight(snapshot, sought.filter, scores)
    if sought.order is Order.LOOK_ALIKE and look_alikes:
        order, is_whole = _side_by_side(snapshot, look_alikes())
    else:
        order, is_whole = _order(snapshot, sought.order, scores), True
    ranks = np.empty(len(order), np.uint32)
    ranks[order] = np.arange(len(order), dtype=np.uint32)
    places = _by_place(snapshot, order[seen[order]])
    return Arranged(array("I", ranks.tobytes()), seen.tobytes(), places, is_whole)


def _scores(snapshot: Snapshot) -> "NDArray[np.float64]":
    """How sure each card is; what failed is not sure of anything."""
    scores = np.frombuffer(snapshot.columns.scores, np.float64).copy()
    scores[snapshot.corrected] = 1.0
    return scores


def _order(snapshot: Snapshot, order: Order, scores: "NDArray[np.float64]") -> "NDArray[np.intp]":
    """Ids in order."""
    match order:
        case Order.ARRIVAL | Order.LOOK_ALIKE:
            return np.arange(len(scores))
        case Order.LEAST_CERTAIN:
            return np.argsort(scores, kind="stable")
        case Order.MOST_CERTAIN:
            return np.argsort(-scores, kind="stable")
        case Order.TIME:
            return np.argsort(_moments(snapshot), kind="stable")
    names = np.zeros(len(scores), f"S{_NAME}")
    for id in range(len(names)):
        names[id] = readable(snapshot.columns.items[id].name).casefold().encode()[:_NAME]
    return np.argsort(names, kind="stable")


def _side_by_side(snapshot: Snapshot, look_alikes: LookAlikes) -> "tuple[NDArray[np.intp], bool]":
    """Ids in order, those that cannot be compared last."""
    failed = snapshot.columns.failed
    ids, is_whole = look_alikes.order(snapshot.columns.items, failed)
    others = np.ones(len(failed), np.bool_)
    others[ids] = False
    return np.concatenate([ids, np.flatnonzero(others)]).astype(np.intp), is_whole


def _in_sight(snapshot: Snapshot, wanted: Filter, scores: "NDArray[np.float64]") -> "NDArray[np.bool_]":
    columns = snapshot.columns
    seen = np.ones(len(scores), np.bool_)
    if wanted == EVERYTHING:
        return seen
    if wanted.by_score:
        seen &= (scores >= wanted.least) & (scores <= wanted.most) & ~np.frombuffer(columns.failed, np.bool_)
    if wanted.first:
        seen &= _moments(snapshot) >= moment(wanted.first)
    if wanted.last:
        seen &= _moments(snapshot) < moment(wanted.last) + _DAY
    if wanted.camera is not None:
        known = wanted.camera in columns.camera_names
        seen &= (
            np.frombuffer(columns.cameras, np.uint32) == columns.camera_names.index(wanted.camera) if known else False
        )
    text = wanted.text.casefold()
    if text:
        for id in np.flatnonzero(seen).tolist():
            seen[id] = text in readable(columns.items[id].path).casefold()
    return seen


def _moments(snapshot: Snapshot) -> "NDArray[np.int64]":
    columns = snapshot.columns
    return np.frombuffer(columns.moments.of(len(columns.scores), columns.items, columns.captures), np.int64)


def _by_place(snapshot: Snapshot, ids: "NDArray[np.intp]") -> dict[Place, list[int]]:
    numbers = np.frombuffer(snapshot.shown_in, np.uint32)[np.frombuffer(snapshot.numbers, np.uint32)[ids]]
    apart = ids[np.argsort(numbers, kind="stable")]
    ends = np.cumsum(np.bincount(numbers, minlength=len(snapshot.places)))  # what is not shown lies behind the last
    return {
        place: apart[begin:end].tolist()
        for place, begin, end in zip(snapshot.places, [0, *ends], ends[: len(snapshot.places)], strict=False)
    }
