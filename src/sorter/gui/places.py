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


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the board: the cards of a place, with all that lie beneath its label."""

    place: Place  # also where a card goes that is put here
    alone: bool = False  # without what lies beneath


def way_to(place: Place) -> list[Place]:
    """A place and those above it, the outermost first."""
    if not place.label:
        return [place]
    return [Place(place.kind, place.label[:depth]) for depth in range(1, len(place.label) + 1)]


def place_of(mark: Mark) -> Place:
    """Where a person wants a card."""
    match mark.wanted:
        case Wanted.LABEL:
            return Place(Kind.LABEL, mark.label)
        case Wanted.UNSURE:
            return UNSURE
        case Wanted.OUTSIDE:
            return OUTSIDE
    return STAY


def section_of(place: Place, opened: Place | None) -> Section | None:
    """Where the cards of a place are shown while another is opened (None: all); None where they are not."""
    if opened is None:
        return Section(Place(place.kind, place.label[:1]))
    if place == opened:
        return Section(place, alone=True)
    depth = len(opened.label)
    if place.kind is opened.kind and place.label[:depth] == opened.label:
        return Section(Place(place.kind, place.label[: depth + 1]))
    return None


def keys_to(places: Iterable[Place]) -> dict[str, Place]:
    """The keys that move a photo: "1" to "9" to the first labels, "U" and "X"."""
    labels = [place for place in places if place.kind is Kind.LABEL][:_KEYS]
    return {**{str(number): place for number, place in enumerate(labels, 1)}, "U": UNSURE, "X": STAY}


def threshold_of(task: Task, place: Place) -> float | None:
    """From which score on photos are sure there; None where that is no question."""
    return task.threshold(label_id(place.label)) if place.kind is Kind.LABEL else None


@dataclass(slots=True)
class Tally:
    """Figures of one place, or of all beneath a label."""

    count: int = 0
    size: int = 0  # bytes
    histogram: list[int] = field(default_factory=lambda: [0] * BINS)  # of what no person set
    accepted: int = 0  # of those counted, that a person is done with

    def take(self, by: int, size: int, bar: int | None, *, accepted: bool) -> None:
        """Count a card, or with -1 count it no more; `bar` is the one of its score, where that counts."""
        self.count += by
        self.size += by * size
        self.accepted += by * accepted
        if bar is not None:
            self.histogram[bar] += by


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
    numbers: "array[int]"  # of places, by id
    places: tuple[Place, ...]  # of the sections that are shown
    shown_in: "array[int]"  # by the number of a place: a number in `places`; where it is not shown, how many there are
    corrected: list[int]  # ids
