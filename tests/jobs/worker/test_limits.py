"""Who decodes when, by what it costs."""

from threading import Event, Thread

import pytest

from sorter.errors import InputError
from sorter.jobs.worker.limits import Budget


def test_what_fits_goes_on_side_by_side() -> None:
    """As long as the sum is within the budget."""
    budget = Budget(100)
    with budget.taking(60), budget.taking(40):
        pass


def test_a_huge_photo_goes_alone_and_in_its_turn() -> None:
    """It waits for those before it, and those that come later wait for it."""
    budget = Budget(100, free=lambda: 10_000)
    order: list[str] = []
    leave = Event()

    def take(name: str, cost: int) -> None:
        with budget.taking(cost):
            order.append(name)
            if name == "huge":
                leave.wait()

    huge, later = Thread(target=take, args=("huge", 5000)), Thread(target=take, args=("later", 1))
    with budget.taking(60):
        huge.start()
        huge.join(0.05)
        later.start()
        later.join(0.05)
        waiting = list(order)
    later.join(0.05)
    alone = list(order)
    leave.set()
    huge.join()
    later.join()

    assert waiting == []
    assert alone == ["huge"]
    assert order == ["huge", "later"]


def test_what_this_computer_has_no_memory_for_is_refused() -> None:
    """With a sentence of how much it takes, and the budget is as before."""
    budget = Budget(1_000_000_000, free=lambda: 2_000_000_000)
    with (
        pytest.raises(InputError, match=r"takes 3\.0 GB of memory, and 2\.0 GB are free"),
        budget.taking(3_000_000_000),
    ):
        pass
    with budget.taking(1_000_000_000):
        pass
