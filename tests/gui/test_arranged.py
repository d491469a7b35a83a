"""Order and filter over columns of numbers."""

from collections.abc import Sequence
from datetime import date, datetime

import numpy as np
import pytest
from numpy.typing import NDArray

from fakes import make_task
from sorter.gui.arranged import arranged
from sorter.gui.cards import Card, Failed
from sorter.gui.days import first_day, last_day
from sorter.gui.places import FAILED, UNSURE, Kind, Place
from sorter.gui.results import Results
from sorter.gui.sought import NO_CAMERA, Filter, Order, Sought, order_named
from sorter.items import Capture, Item, Mark, Prediction, Wanted

_RED, _BLUE = Place(Kind.LABEL, ("red",)), Place(Kind.LABEL, ("blue",))


def _card(path: str, score: float, label: str = "red", *, taken: datetime | None = None, camera: str = "") -> Card:
    top = (((label,), score),)
    return Prediction(
        Item(path, 1, 0), (label,), score, top, unsure=False, outside=False, capture=Capture(taken, camera), way=top
    )


def _results(*cards: Card) -> Results:
    results = Results(make_task())
    results.add(cards)
    return results


def _names(results: Results, sought: Sought, place: Place = _RED) -> list[str]:
    return [results.item(id).name for id in arranged(results.snapshot(), sought).places[place]]


_THREE = (
    _card("/x/b.jpg", 0.9, taken=datetime(2026, 6, 14, 23, 59, 59), camera="Canon"),  # noqa: DTZ001
    _card("/y/C.jpg", 0.6, taken=datetime(2026, 6, 15)),  # noqa: DTZ001
    _card("/y/a.jpg", 0.7, taken=datetime(2020, 1, 31, 12), camera="Nikon"),  # noqa: DTZ001
)


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.ARRIVAL, ["b.jpg", "C.jpg", "a.jpg"]),
        (Order.LEAST_CERTAIN, ["C.jpg", "a.jpg", "b.jpg"]),
        (Order.MOST_CERTAIN, ["b.jpg", "a.jpg", "C.jpg"]),
        (Order.TIME, ["a.jpg", "b.jpg", "C.jpg"]),
        (Order.NAME, ["a.jpg", "b.jpg", "C.jpg"]),
    ],
)
def test_cards_lie_in_the_order_that_is_sought(order: Order, names: Sequence[str]) -> None:
    """Names whatever the case of their letters."""
    assert _names(_results(*_THREE), Sought(order)) == names


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(text="Y"), ["C.jpg", "a.jpg"]),
        (Filter(text="B.J"), ["b.jpg"]),
        (Filter(camera="Canon"), ["b.jpg"]),
        (Filter(camera=NO_CAMERA), ["C.jpg"]),
        (Filter(camera="Leica"), []),
        (Filter(first=date(2026, 6, 14)), ["b.jpg", "C.jpg"]),
        (Filter(last=date(2026, 6, 14)), ["b.jpg", "a.jpg"]),
        (Filter(least=0.7), ["b.jpg", "a.jpg"]),
        (Filter(most=0.7), ["C.jpg", "a.jpg"]),
        (Filter(text="y", least=0.65), ["a.jpg"]),
    ],
)
def test_only_what_fits_is_in_sight(wanted: Filter, names: Sequence[str]) -> None:
    """Each bound belongs to what it bounds."""
    assert _names(_results(*_THREE), Sought(filter=wanted)) == names


class _Known:
    """Look-alikes of which all is known: some ids in an order."""

    def __init__(self, *ids: int, is_whole: bool = True) -> None:
        self._ids, self._is_whole = ids, is_whole
        self.failed = b""

    def order(self, items: Sequence[Item], failed: bytes) -> tuple[NDArray[np.uint32], bool]:
        assert len(items) >= len(failed)
        self.failed = failed
        return np.array(self._ids, np.uint32), self._is_whole


def test_look_alikes_lie_side_by_side_and_the_others_last() -> None:
    """As they came; the filter counts as with any other order, and every card has a rank."""
    cards = [_card(f"/{number}.jpg", 0.9 - 0.1 * (number == 2)) for number in range(4)]
    results = _results(*cards, Failed(Item("/4.jpg", 0, 0), "empty file"))
    known, sought = _Known(3, 2, 1), Sought(Order.LOOK_ALIKE)
    found = arranged(results.snapshot(), sought, lambda: known)
    filtered = arranged(results.snapshot(), Sought(Order.LOOK_ALIKE, Filter(least=0.85)), lambda: known)
    part = arranged(results.snapshot(), sought, lambda: _Known(is_whole=False))

    assert (found.places[_RED], found.places[FAILED]) == ([3, 2, 1, 0], [4])
    assert list(found.ranks) == [3, 2, 1, 0, 4]
    assert known.failed == bytes([0, 0, 0, 0, 1])
    assert filtered.places[_RED] == [3, 1, 0]
    assert (found.is_whole, part.is_whole) == (True, False)
    assert arranged(results.snapshot(), sought).places[_RED] == part.places[_RED] == [0, 1, 2, 3]


def test_equal_cards_lie_as_they_came_and_ranks_are_positions() -> None:
    """A rank for every card, in sight or not."""
    results = _results(*(_card(f"/{number}.jpg", 0.9) for number in range(5)), _card("/5.jpg", 0.8))
    found = arranged(results.snapshot(), Sought(Order.LEAST_CERTAIN, Filter(least=0.85)))

    assert list(found.ranks) == [1, 2, 3, 4, 5, 0]
    assert found.places[_RED] == [0, 1, 2, 3, 4]
    assert list(found.in_sight) == [1, 1, 1, 1, 1, 0]


def test_each_card_is_in_its_place() -> None:
    """Also what failed, which has no confidence, and what a person moved, which is certain."""
    results = _results(_card("/a", 0.9), _card("/b", 0.9, "blue"), Failed(Item("/c", 0, 0), "empty file"))
    results.mark({"/a": Mark(Wanted.LABEL, ("blue",))})
    everything = arranged(results.snapshot(), Sought(Order.LEAST_CERTAIN)).places
    sure = arranged(results.snapshot(), Sought(filter=Filter(least=0.95))).places
    unsure = arranged(results.snapshot(), Sought(filter=Filter(most=0.5))).places

    assert (everything[_BLUE], everything[FAILED], everything[UNSURE]) == ([1, 0], [2], [])
    assert (sure[_BLUE], sure[FAILED]) == ([0], [])
    assert (unsure[_BLUE], unsure[FAILED]) == ([], [])


def test_a_name_that_is_no_text_is_no_trouble() -> None:
    """Nor is the empty board."""
    assert _names(_results(_card("/caf\udce9.jpg", 0.9)), Sought(Order.NAME, Filter(text="caf"))) == ["caf\udce9.jpg"]
    assert _names(_results(), Sought(Order.NAME, Filter(text="x"))) == []


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("", None, None),
        (" 2026 ", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026.12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026/6/4", date(2026, 6, 4), date(2026, 6, 4)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_year_and_a_month_are_days_too(typed: str, first: date | None, last: date | None) -> None:
    """From the first of their days to the last."""
    assert (first_day(typed), last_day(typed)) == (first, last)


@pytest.mark.parametrize("typed", ["summer", "20", "2026-13", "2026-02-30", "2026-", "0000"])
def test_what_is_no_day_is_none(typed: str) -> None:
    """Neither as the first nor as the last."""
    for day in (first_day, last_day):
        with pytest.raises(ValueError):  # noqa: PT011
            day(typed)


def test_an_order_that_nobody_knows_is_that_of_arrival() -> None:
    """Settings may be of another version."""
    assert [order_named("name"), order_named("colour")] == [Order.NAME, Order.ARRIVAL]
