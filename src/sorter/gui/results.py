"""What a task says of the photos and what a person set, grouped as the board shows it; knows no Qt."""

import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sorter.files.plan import Action
from sorter.gui.cards import Card, Cards, Failed, Marked
from sorter.gui.census import Census
from sorter.gui.places import (
    BINS,
    FAILED,
    OUTSIDE,
    UNSURE,
    Change,
    Kind,
    Place,
    Section,
    Snapshot,
    Tally,
    place_of,
    section_of,
)
from sorter.items import Companion, Item, Mark, Prediction
from sorter.jobs.events import WrittenFile
from sorter.tasks.manifest import Task
from sorter.tasks.routing import Router

_STEP = 400  # cards that are judged again at a time, some milliseconds


class Results:
    """Cards by id (their order of arrival), the place of each, and the figures of every place.

    A mark is kept by path, and wins over any prediction.
    """

    def __init__(self, task: Task, marks: Mapping[str, Mark | None] | None = None) -> None:
        """`marks` are newer than those that the cards bring along."""
        self.task = task
        self.marks: dict[str, Mark | None] = dict(marks or {})  # None: taken back
        self.reviewed = 0  # cards that a person said something of
        self._accepted: dict[Place, set[int]] = {}  # ids of the cards that were accepted
        self._router = Router(task)
        self._cards = Cards(max(map(len, task.labels)))
        self._ids: dict[str, int] = {}
        self.census = Census(task)
        self._places = array("I")  # by id: numbers of places

    def __len__(self) -> int:
        return len(self._cards)

    def add(self, cards: Sequence[Card]) -> dict[Place, list[int]]:
        """Take new cards in; returns their ids by place, ascending. A photo that is there already is passed over."""
        new: dict[Place, list[int]] = {}
        for card in cards:
            if card.item.path in self._ids:
                continue
            id = self._ids[card.item.path] = len(self._cards)
            if isinstance(card, Prediction) and card.mark:
                self.marks.setdefault(card.item.path, card.mark)
            routed = self._routed(card)
            place = self._place(routed)
            self._cards.append(routed)
            self._places.append(self.census.numbers[place])
            self._count(id, routed, place, 1)
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
            self._count(id, self.card(id), self.place(id), -1)
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
            self._count(id, card, self.place(id), -1)
            self._cards.route(id, routed)
            changes.append(self._laid(id, routed))
        return changes

    def mark(self, marks: Mapping[str, Mark | None]) -> list[Change]:
        """Set what a person says of these paths; None: nothing any more. Returns the cards that this is told of."""
        changes = []
        for path, mark in marks.items():
            id = self._ids.get(path)
            if id is not None:
                self._count(id, self.card(id), self.place(id), -1)
            self.marks[path] = mark
            if id is not None:
                changes.append(self._laid(id, self.card(id)))
        return changes

    def relocate(self, moved: Sequence[Action]) -> None:
        """Photos that lie at another path now, with their companions."""
        known = [(self._ids.pop(action.source), action) for action in moved if action.source in self._ids]
        for id, action in known:
            new = action.target
            self._cards.replace(id, _moved(self._cards.item(id), action))
            self._ids[new] = id
            if action.source in self.marks:
                self.marks[new] = self.marks.pop(action.source)

    def rewrite(self, files: Sequence[WrittenFile], *, sidecars: bool) -> None:
        """Photos that were tagged, or put back; `sidecars`: those belong to their photos."""
        for one in files:
            id = self._ids.get(one.photo)
            if id is not None and (sidecars or one.path == one.photo):
                self._cards.replace(id, _rewritten(self._cards.item(id), one))

    def predictions(self, *, best: bool = True) -> Marked:
        """What a plan is made of, as it is now; another thread may go through it.

        `best`: with the best labels of each, which only a plan with further labels asks for.
        """
        return Marked(self._cards, self._cards.items(), dict(self.marks), best)

    def snapshot(self, opened: Place | None = None) -> Snapshot:
        """What order and filter are worked out from while a place is open, as it is now.

        Another thread may go through it.
        """
        said = (path for path, mark in self.marks.items() if mark and mark.corrected)
        corrected = [id for path in said if (id := self._ids.get(path)) is not None]
        numbers: dict[Section | None, int] = {one: at for at, one in enumerate(self.census.sections(opened))}
        shown_in = array("I", [numbers.get(section_of(one, opened), len(numbers)) for one in self.census.places])
        places = tuple(section.place for section in numbers if section)
        return Snapshot(self._cards.columns(), self._places[:], places, shown_in, corrected)

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
        return self.census.places[self._places[id]]

    def id(self, path: str) -> int | None:
        """The card of a path; None where there is none."""
        return self._ids.get(path)

    def mark_of(self, id: int) -> Mark | None:
        """What a person said of this card."""
        return self.marks.get(self._cards.item(id).path)

    def is_corrected(self, id: int) -> bool:
        """Whether a person set where this card lies."""
        mark = self.mark_of(id)
        return mark is not None and mark.corrected

    def is_accepted(self, id: int) -> bool:
        """Whether a person is done with this card."""
        return id in self._accepted.get(self.place(id), ())

    def accepted(self, section: Section) -> list[int]:
        """The cards of a section that a person is done with, ascending."""
        place, depth = section.place, len(section.place.label)
        if section.alone:
            return sorted(self._accepted.get(place, ()))
        within = (ids for one, ids in self._accepted.items() if Place(one.kind, one.label[:depth]) == place)
        return sorted(id for ids in within for id in ids)

    def tally(self, place: Place) -> Tally:
        """The figures of a place."""
        return self.census.tally(place)

    def places(self) -> list[Place]:
        """The places that have cards, in order: labels as the task has them, then the rest.

        One that was there remains, and so do the few labels of a task without a tree.
        """
        return self.census.shown()

    def _laid(self, id: int, card: Card) -> Change:
        """Lay a card, which is counted nowhere, where it belongs now."""
        before, after = self.place(id), self._place(card)
        self._places[id] = self.census.numbers[after]
        self._count(id, card, after, 1)
        return Change(id, before, after)

    def _routed(self, card: Card) -> Card:
        return card if isinstance(card, Failed) else self._router.routed(card)

    def _place(self, card: Card) -> Place:
        if isinstance(card, Failed):
            return FAILED
        mark = self.marks.get(card.item.path)
        if mark and (place := place_of(mark)) in self.census.numbers:
            return place
        if card.outside:
            return OUTSIDE
        return UNSURE if card.unsure else Place(Kind.LABEL, card.label)

    def _count(self, id: int, card: Card, place: Place, by: int) -> None:
        mark = self.marks.get(card.item.path) if isinstance(card, Prediction) else None
        bar = None
        if isinstance(card, Prediction) and not (mark and mark.corrected):
            bar = min(int(card.score * BINS), BINS - 1)
        self.census.count(place, by, card.item.size, bar, accepted=mark is not None and mark.accepted)
        if mark:
            self.reviewed += by
            if mark.accepted:
                accepted = self._accepted.setdefault(place, set())
                accepted.add(id) if by > 0 else accepted.discard(id)


def _moved(item: Item, action: Action) -> Item:
    """The item where it lies now; a companion that was not moved with it belongs to it no longer."""
    companions = tuple(Companion(os.path.basename(one.target), one.size, one.mtime_ns) for one in action.companions)
    return replace(item, path=action.target, companions=companions)


def _rewritten(item: Item, one: WrittenFile) -> Item:
    """The item with a photo, or a sidecar, that has another content, is new, or has gone."""
    new = [] if one.size is None or one.mtime_ns is None else [(one.size, one.mtime_ns)]
    if one.path == item.path:
        return replace(item, size=new[0][0], mtime_ns=new[0][1]) if new else item
    name = os.path.basename(one.path)
    others = [companion for companion in item.companions if companion.name != name]
    mine = [Companion(name, *fact) for fact in new]
    return replace(item, companions=tuple(sorted([*others, *mine], key=lambda companion: companion.name)))
