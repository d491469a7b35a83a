"""Which cards the board shows, and in what order, as far as that has been worked out; knows no Qt."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sorter.gui.places import Place
from sorter.gui.sought import EVERYTHING, Order, Sought

if TYPE_CHECKING:  # with NumPy, which the first window is shown without
    from sorter.gui.arranged import Arranged


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was worked out, and what has changed since it was asked for."""

    sought: Sought
    opened: Place | None
    arranged: "Arranged"
    moved: frozenset[int]  # ids
    fresh: bool  # a person has just asked for it

    def ids(self, place: Place) -> list[int]:
        """The cards in sight, in order, without those that may lie elsewhere by now."""
        ids = self.arranged.places.get(place, [])
        return [id for id in ids if id not in self.moved] if self.moved else list(ids)

    def late(self, count: int) -> Sequence[int]:
        """Cards, of `count` that there are now, that came or moved since."""
        there = len(self.arranged.ranks)
        return [*(id for id in sorted(self.moved) if id < there), *range(there, count)]


class Sight:
    """What is known of each card; one that came since lies behind the others, and with a filter out of sight."""

    def __init__(self, sought: Sought, arranged: "Arranged | None" = None) -> None:
        self.sought = sought
        self._ranks = arranged.ranks[:] if arranged else array("I")
        self._in_sight = arranged.in_sight if arranged else b""

    @property
    def is_filtered(self) -> bool:
        """Whether there may be cards that are not shown."""
        return self.sought.filter != EVERYTHING

    def grow(self, count: int) -> None:
        """There are so many cards now; each has a rank from here on."""
        self._ranks.extend(range(len(self._ranks), count))

    def rank(self) -> Callable[[int], int] | None:
        """By what cards ascend; None: by their ids."""
        return None if self.sought.order is Order.ARRIVAL else self._ranks.__getitem__

    def seen(self, ids: Sequence[int]) -> Sequence[int]:
        """Those of the cards that are shown."""
        if not self.is_filtered:
            return ids
        known = len(self._in_sight)
        return [id for id in ids if id < known and self._in_sight[id]]
