"""The places of a task, in order, and what is counted of each and beneath each; knows no Qt."""

from sorter.gui.places import (
    FAILED,
    OUTSIDE,
    STAY,
    UNSURE,
    Kind,
    Place,
    Section,
    Tally,
    section_of,
    way_to,
)
from sorter.tasks.manifest import Task

_ALWAYS_SHOWN = 12  # up to so many labels each has its column from the start; more are a tree of those with photos


class Census:
    """Counts every card at its place, and at each label above."""

    def __init__(self, task: Task) -> None:
        self.is_tree = task.is_tree or len(task.labels) > _ALWAYS_SHOWN
        labels = tuple(Place(Kind.LABEL, label) for label in task.nodes)
        self.places = (*labels, UNSURE, OUTSIDE, STAY, FAILED)  # a label before those beneath it
        self.numbers = {place: number for number, place in enumerate(self.places)}
        self._leaves = frozenset(task.labels)
        self._tops = {label: number for number, label in enumerate(dict.fromkeys(one.label[:1] for one in labels))}
        self._tallies = {place: Tally() for place in self.places}
        self._beneath = {place: Tally() for place in labels} if task.is_tree else {}  # and of the label itself
        self._counted = {place: self._counted_at(place) for place in self.places}
        self._shown = {UNSURE, *(() if self.is_tree else labels)}

    def count(self, place: Place, by: int, size: int, bar: int | None, *, accepted: bool) -> None:
        """Count a card at a place, or with -1 count it there no more; `bar` is the one of its score, if that counts."""
        for tally in self._counted[place]:
            tally.take(by, size, bar, accepted=accepted)
        if by > 0:
            self._shown.add(place)

    def tally(self, place: Place) -> Tally:
        """The figures of a place."""
        return self._tallies[place]

    def beneath(self, place: Place) -> Tally:
        """The figures of a place with all that lies beneath its label."""
        return self._beneath.get(place) or self._tallies[place]

    def figures(self, section: Section) -> Tally:
        """The figures of all that a section shows."""
        return self.tally(section.place) if section.alone else self.beneath(section.place)

    def shown(self) -> list[Place]:
        """The places that have cards, or had, in order; and the few labels of a task without a tree."""
        return [place for place in self.places if place in self._shown]

    def sections(self, opened: Place | None) -> list[Section]:
        """What there is to show while a place is open (None: all), in order; its own cards after what lies beneath."""
        found = dict.fromkeys(section_of(place, opened) for place in self.shown())
        shown = [section for section in found if section]
        if opened and not shown:
            return [Section(opened, alone=True)]
        return sorted(shown, key=lambda section: section.alone)

    def is_leaf(self, place: Place) -> bool:
        """Whether nothing lies beneath a place."""
        return place.kind is not Kind.LABEL or place.label in self._leaves

    def top(self, place: Place) -> int:
        """The number of the outermost label of a place among those of the task; 0 for what is no label."""
        return self._tops.get(place.label[:1], 0)

    def _counted_at(self, place: Place) -> tuple[Tally, ...]:
        """Where a card of a place is counted."""
        return (self._tallies[place], *(self._beneath[one] for one in way_to(place) if one in self._beneath))
