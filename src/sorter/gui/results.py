"""What a task says of the photos and what a person set, grouped as the board shows it; knows no Qt."""

import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sorter.files.plan import Action
from sorter.gui.cards import Card, Cards, Columns, Failed
from sorter.items import Companion, Item, Label, Prediction
from sorter.tasks.manifest import Task
from sorter.tasks.routing import Router

BINS = 20
"""Bars of a confidence histogram, over scores from 0 to 1."""

_STEP = 400  # cards that are judged again at a time, some milliseconds
_ALWAYS_SHOWN = 12  # up to so many labels each has its column from the start, else only those with photos


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


@dataclass(slots=True)
class Tally:
    """Figures of one place."""

    count: int = 0
    size: int = 0  # bytes
    histogram: list[int] = field(default_factory=lambda: [0] * BINS)  # of what no person set


@dataclass(frozen=True, slots=True)
class Change:
    """One card that lies somewhere else now, or says something else where it lies."""

    id: int
    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class Corrected:
    """Every prediction as a person corrected it, without those that are to be left in place.

    Each is made by whoever goes through them, on a thread of its own where they are many.
    """

    cards: Cards
    items: Sequence[Item]  # of the cards that there were, and where they were
    corrections: Mapping[str, Place]
    best: bool  # with the best labels of each

    def __iter__(self) -> Iterator[Prediction]:
        for id, item in enumerate(self.items):
            place = self.corrections.get(item.path)
            if place != STAY and not self.cards.is_failed(id):
                prediction = self.cards.prediction(id, item, best=self.best)
                yield _corrected(prediction, place) if place else prediction


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What order and filter are worked out from, as it was at one moment."""

    columns: Columns
    numbers: "array[int]"  # by id: numbers in `places`
    places: tuple[Place, ...]
    corrected: list[int]  # ids


class Results:
    """Cards by id (their order of arrival), the place of each, and the figures of every place.

    A correction is kept by path, so it also holds for a photo that arrives later, and wins over any prediction.
    """

    def __init__(self, task: Task, corrections: Mapping[str, Place] | None = None) -> None:
        self.task = task
        self.corrections: dict[str, Place] = dict(corrections or {})
        self._router = Router(task)
        self._cards = Cards(max(map(len, task.labels)))
        self._ids: dict[str, int] = {}
        self._labels = _label_places(task)
        self._tallies = {place: Tally() for place in (*self._labels, UNSURE, OUTSIDE, STAY, FAILED)}
        self._places = array("I")  # by id: numbers in `_order`
        self._order = tuple(self._tallies)
        self._numbers = {place: number for number, place in enumerate(self._order)}
        shown = self._labels if len(self._labels) <= _ALWAYS_SHOWN and not task.is_tree else ()
        self._shown = {*shown, UNSURE}

    def __len__(self) -> int:
        return len(self._cards)

    def add(self, cards: Sequence[Card]) -> dict[Place, list[int]]:
        """Take new cards in; returns their ids by place, ascending. A photo that is there already is passed over."""
        new: dict[Place, list[int]] = {}
        for card in cards:
            if card.item.path in self._ids:
                continue
            id = self._ids[card.item.path] = len(self._cards)
            routed = self._routed(card)
            place = self._place(routed)
            self._cards.append(routed)
            self._places.append(self._numbers[place])
            self._count(routed, place, 1)
            new.setdefault(place, []).append(id)
        return new

    def renew(self, cards: Sequence[Card]) -> list[Change]:
        """Take what is said of photos that are there in the place of what was; returns where each lay and lies.

        What a person set stays.
        """
        changes = []
        for card in cards:
            id = self._ids.get(card.item.path)
            if id is None:
                continue
            routed = self._routed(card)
            self._count(self.card(id), self.place(id), -1)
            self._cards.renew(id, routed)
            changes.append(self._laid(id, routed))
        return changes

    def reroute(self, task: Task) -> Iterator[list[Change]]:
        """Go by the thresholds of `task`, the same one with others, at once for what arrives.

        What is there follows in steps: each does some hundred cards and tells which of them changed.
        """
        self.task, self._router = task, Router(task)
        return (self._rerouted(range(at, min(at + _STEP, len(self)))) for at in range(0, len(self), _STEP))

    def _rerouted(self, ids: Sequence[int]) -> list[Change]:
        changes = []
        for id in ids:
            card = self.card(id)
            routed = self._routed(card)
            if isinstance(card, Failed) or isinstance(routed, Failed) or routed == card:
                continue
            self._count(card, self.place(id), -1)
            self._cards.route(id, routed)
            changes.append(self._laid(id, routed))
        return changes

    def correct(self, corrections: Mapping[str, Place | None]) -> list[Change]:
        """Set where a person wants these paths; None: where the task put them. Returns what changed places."""
        changes = []
        for path, place in corrections.items():
            id = self._ids.get(path)
            if id is not None:
                self._count(self.card(id), self.place(id), -1)
            self.corrections.pop(path, None)
            if place is not None:
                self.corrections[path] = place
            if id is not None:
                change = self._laid(id, self.card(id))
                if change.before != change.after:
                    changes.append(change)
        return changes

    def relocate(self, moved: Sequence[Action]) -> None:
        """Photos that lie at another path now, with their companions."""
        known = [(self._ids.pop(action.source), action) for action in moved if action.source in self._ids]
        for id, action in known:
            new = action.target
            self._cards.replace(id, _moved(self._cards.item(id), action))
            self._ids[new] = id
            if action.source in self.corrections:
                self.corrections[new] = self.corrections.pop(action.source)

    def predictions(self, *, best: bool = True) -> Corrected:
        """What a plan is made of, as it is now; another thread may go through it.

        `best`: with the best labels of each, which only a plan with further labels asks for.
        """
        return Corrected(self._cards, self._cards.items(), dict(self.corrections), best)

    def snapshot(self) -> Snapshot:
        """What order and filter are worked out from, as it is now; another thread may go through it."""
        corrected = [id for path in self.corrections if (id := self._ids.get(path)) is not None]
        return Snapshot(self._cards.columns(), self._places[:], self._order, corrected)

    def cameras(self) -> Sequence[str]:
        """Every camera that a photo names; one may be empty."""
        return self._cards.cameras()

    def card(self, id: int) -> Card:
        """The card with this id."""
        return self._cards.card(id)

    def item(self, id: int) -> Item:
        """The photo of a card."""
        return self._cards.item(id)

    def place(self, id: int) -> Place:
        """Where a card lies."""
        return self._order[self._places[id]]

    def id(self, path: str) -> int | None:
        """The card of a path; None where there is none."""
        return self._ids.get(path)

    def is_corrected(self, id: int) -> bool:
        """Whether a person set where this card lies."""
        return self._cards.item(id).path in self.corrections

    def tally(self, place: Place) -> Tally:
        """The figures of a place."""
        return self._tallies[place]

    def places(self) -> list[Place]:
        """The places to show, in order: labels as the task has them, then the rest; one that was shown remains."""
        return [place for place in self._tallies if place in self._shown]

    def all_places(self) -> list[Place]:
        """Every place that there can be, in order."""
        return list(self._tallies)

    def _laid(self, id: int, card: Card) -> Change:
        """Lay a card, which is counted nowhere, where it belongs now."""
        before, after = self.place(id), self._place(card)
        self._places[id] = self._numbers[after]
        self._count(card, after, 1)
        return Change(id, before, after)

    def _routed(self, card: Card) -> Card:
        return card if isinstance(card, Failed) else self._router.routed(card)

    def _place(self, card: Card) -> Place:
        if isinstance(card, Failed):
            return FAILED
        if card.item.path in self.corrections:
            place = self.corrections[card.item.path]
            return place if place in self._tallies else UNSURE
        if card.outside:
            return OUTSIDE
        return UNSURE if card.unsure else Place(Kind.LABEL, card.label[:1])

    def _count(self, card: Card, place: Place, by: int) -> None:
        tally = self._tallies[place]
        tally.count += by
        tally.size += by * card.item.size
        if isinstance(card, Prediction) and card.item.path not in self.corrections:
            tally.histogram[min(int(card.score * BINS), BINS - 1)] += by
        if tally.count:
            self._shown.add(place)


def _label_places(task: Task) -> tuple[Place, ...]:
    """A place per label, or per top of the tree, in the task's order."""
    tops = dict.fromkeys(label[:1] for label in task.labels)
    return tuple(Place(Kind.LABEL, label) for label in (sorted(tops) if task.is_tree else tops))


def _moved(item: Item, action: Action) -> Item:
    """The item where it lies now; a companion that was not moved with it belongs to it no longer."""
    companions = tuple(Companion(os.path.basename(one.target), one.size, one.mtime_ns) for one in action.companions)
    return replace(item, path=action.target, companions=companions)


def _corrected(prediction: Prediction, place: Place) -> Prediction:
    """The prediction as a person wants it: a label that a person set is sure."""
    if place.kind is Kind.LABEL:
        within = prediction.label[: len(place.label)] == place.label
        label = prediction.label if within else place.label  # "animal" keeps the heron that it was anyway
        # what the task thought of besides is no second label of a photo that a person has labelled
        return replace(prediction, label=label, score=1.0, top=((label, 1.0),), unsure=False, outside=False)
    return replace(prediction, unsure=place.kind is Kind.UNSURE, outside=place.kind is Kind.OUTSIDE)
