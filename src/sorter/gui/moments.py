"""When photos were taken, in numbers that can be compared."""

from array import array
from collections.abc import Sequence
from datetime import date, datetime

from sorter.files.planning.dates import day_of
from sorter.items import Capture, Item

_DAY = 86_400  # seconds


def moment(day: date) -> int:
    """A day, or a point in time by the clock of whoever was there, in seconds."""
    seconds = day.toordinal() * _DAY
    return seconds + day.hour * 3600 + day.minute * 60 + day.second if isinstance(day, datetime) else seconds


class Moments:
    """The moment that each photo counts for, by id; worked out once, when it is first asked for.

    Dates in names take as long as all else that is done for a card that comes, and few people ask for them.
    """

    def __init__(self) -> None:
        self._known = array("q")

    def of(self, count: int, items: Sequence[Item], captures: Sequence[Capture]) -> "array[int]":
        """Those of the first `count` photos; on one thread at a time."""
        for id in range(len(self._known), count):
            self._known.append(_moment(items[id], captures[id]))
        return self._known[:count]

    def renew(self, id: int, item: Item, capture: Capture) -> None:
        """Another thing is said of the same photo."""
        if id < len(self._known):
            self._known[id] = _moment(item, capture)


def _moment(item: Item, capture: Capture) -> int:
    return moment(day_of(capture, item.path, item.mtime_ns))
