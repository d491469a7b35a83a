"""What a person wants to see of the board, and in what order; knows no Qt, and numbers are gone through elsewhere."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NO_CAMERA = ""
"""The camera of photos that name none."""


class Order(StrEnum):
    """How the cards of a column lie; equal ones, and those of which it cannot be said, as they came."""

    ARRIVAL = "arrival"
    LEAST_CERTAIN = "least-certain"
    MOST_CERTAIN = "most-certain"
    TIME = "time"
    NAME = "name"
    LOOK_ALIKE = "look-alike"


def order_named(name: str) -> Order:
    """The order that was kept by its name; that of arrival where there is none of that name."""
    return Order(name) if name in set(Order) else Order.ARRIVAL


@dataclass(frozen=True, slots=True)
class Filter:
    """What a card has to be to be in sight, all of it at once."""

    text: str = ""  # somewhere in the path, whatever the case of its letters
    camera: str | None = None  # None: any
    first: date | None = None  # the day that the photo counts for, as templates have it
    last: date | None = None
    least: float = 0.0  # score, 0 to 1; what a person set is certain
    most: float = 1.0

    @property
    def by_score(self) -> bool:
        """Whether the score counts: photos that failed have none, and are then out of sight."""
        return self.least > 0.0 or self.most < 1.0


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to be in sight, and in what order."""

    order: Order = Order.ARRIVAL
    filter: Filter = EVERYTHING

    @property
    def is_plain(self) -> bool:
        """Everything, as it came."""
        return self == Sought()
