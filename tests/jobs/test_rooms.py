"""Memory for the files that are read and decoded."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

import pytest

from sorter.jobs.channel import Closed
from sorter.jobs.rooms import Rooms

_MIB = 1 << 20


def _waits(work: Callable[[], object], end: Callable[[], object]) -> bool:
    """Whether `work` is done only after `end`."""
    done = Event()

    def run() -> None:
        with suppress(Closed):
            work()
        done.set()

    thread = Thread(target=run)
    thread.start()
    at_once = done.wait(0.1)
    end()
    thread.join(10)
    assert done.is_set()
    return not at_once


def test_a_room_is_used_again() -> None:
    """The smallest that is large enough."""
    rooms = Rooms(20 * _MIB)
    small, large = rooms.take(_MIB), rooms.take(4 * _MIB)
    rooms.give_back(large)
    rooms.give_back(small)

    assert rooms.take(10) is small
    assert rooms.take(10) is large
    assert len(rooms.take(3 * _MIB - 5)) == 3 * _MIB


def test_there_is_never_more_than_agreed() -> None:
    """Rooms that nobody uses are given up for others, and who finds none free waits."""
    rooms = Rooms(10 * _MIB)
    first = rooms.take(6 * _MIB)
    rooms.give_back(first)
    second = rooms.take(7 * _MIB)

    assert second is not first
    assert _waits(lambda: rooms.take(8 * _MIB), lambda: rooms.give_back(second))
    assert _waits(lambda: rooms.take(3 * _MIB), rooms.cancel)


def test_a_file_larger_than_all_waits_until_it_is_alone() -> None:
    """It is read all the same, and others wait for it."""
    rooms = Rooms(2 * _MIB)
    small = rooms.take(1)
    taken = []

    assert _waits(lambda: taken.append(rooms.take(5 * _MIB)), lambda: rooms.give_back(small))
    assert len(taken[0]) == 5 * _MIB
    assert _waits(lambda: rooms.take(1), lambda: rooms.give_back(taken[0]))


def test_cancelling_wakes_whoever_waits() -> None:
    """And nobody gets a room after that."""
    rooms = Rooms(_MIB)
    rooms.take(1)

    assert _waits(lambda: rooms.take(1), rooms.cancel)
    with pytest.raises(Closed):
        rooms.take(1)
