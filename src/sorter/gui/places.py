"""Where cards lie on the board, and what is counted there; knows no Qt."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from sorter.gui.cards import Columns
from sorter.items import Label, Mark, Wanted, label_id
from sorter.tasks.manifest import Task

BINS = 20
"""Bars of a confidence histogram, over scores from 0 to 1."""

_KEYS = 9


class Kind(StrEnum):
    """What the photos of a place have in common."""

    LABEL = "label"
    UNSURE = "unsure"
    OUTSIDE = "outside"
    STAY = "stay"  # a person wants them left where they are
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card lies on the board."""

    kind: Kind
    label: Label = ()


UNSURE = Place(Kind.UNSURE)
OUTSIDE = Place(Kind.OUTSIDE)
STAY = Place(Kind.STAY)
FAILED = Place(Kind.FAILED)


def place_of(mark: Mark) -> Place:
    """Where a person wants a card."""
    match mark.wanted:
        case Wanted.LABEL:
            return Place(Kind.LABEL, mark.label[:1])
        case Wanted.UNSURE:
            return UNSURE
        case Wanted.OUTSIDE:
            return OUTSIDE
    return STAY


def keys_to(places: Iterable[Place]) -> dict[str, Place]:
    """The keys that move a photo: "1" to "9" to the first labels, "U" and "X"."""
    labels = [place for place in places if place.kind is Kind.LABEL][:_KEYS]
    return {**{str(number): place for number, place in enumerate(labels, 1)}, "U": UNSURE, "X": STAY}


def threshold_of(task: Task, place: Place) -> float | None:
    """From which score on photos are sure there; None where that is no question."""
    return task.threshold(label_id(place.label)) if place.kind is Kind.LABEL else None


@dataclass(slots=True)
class Tally:
    """Figures of one place."""

    count: int = 0
    size: int = 0  # bytes
    histogram: list[int] = field(default_factory=lambda: [0] * BINS)  # of what no person set
    accepted: int = 0  # of those counted, that a person is done with


@dataclass(frozen=True, slots=True)
class Change:
    """One card that lies somewhere else now, or says something else where it lies."""

    id: int
    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What order and filter are worked out from, as it was at one moment."""

    columns: Columns
    numbers: "array[int]"  # by id: numbers in `places`
    places: tuple[Place, ...]
    corrected: list[int]  # ids
