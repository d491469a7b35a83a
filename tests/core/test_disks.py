"""How many may read from a disk at once."""

from dataclasses import dataclass
from threading import Barrier, Event, Thread

import pytest

from sorter.core.disks import Disks

_DISK, _OTHER = 7, 8


@dataclass
class Clock:
    """Stands still until it is moved on."""

    now: float = 0.0

    def __call__(self) -> float:
        """The time, in seconds."""
        return self.now


def _read(there: Disks, clock: Clock, seconds: float, taken: int, device: int = _DISK) -> bool:
    """Whether the disk counted as fast when this was read."""
    with there.turn(device) as turn:
        clock.now += seconds
        turn.taken = taken
    assert turn.seconds == pytest.approx(seconds)
    assert turn.readers == (4 if turn.is_fast else 1)
    return turn.is_fast


@pytest.mark.parametrize(
    ("seconds", "taken", "fast"),
    [
        (0.002, 3_400_000, True),  # an SSD of 1.7 GB a second
        (0.007, 3_400_000, True),  # one on SATA
        (0.033, 3_400_000, False),  # a spinning disk
        (0.110, 3_400_000, False),  # 30 MB a second
        (0.0005, 60_000, True),  # a preview
        (0.012, 60_000, False),  # one that a disk had to seek for
    ],
)
def test_a_disk_shows_by_its_reads_how_fast_it_is(
    seconds: float,
    taken: int,
    fast: bool,
) -> None:
    """After the first one; before it counts as slow."""
    clock = Clock()
    there = Disks(4, clock)

    assert [_read(there, clock, seconds, taken) for _ in range(3)] == [False, fast, fast]
    assert not _read(there, clock, seconds, taken, _OTHER)


def test_what_a_disk_was_like_is_forgotten() -> None:
    """Photos that the system had in memory make no fast disk; one slow photo makes no slow one."""
    clock = Clock()
    there = Disks(4, clock)
    for _ in range(50):
        _read(there, clock, 0.001, 3_400_000)

    assert [_read(there, clock, 0.1, 3_400_000) for _ in range(12)] == [True] * 2 + [False] * 10
    assert not all(_read(there, clock, 0.001, 3_400_000) for _ in range(5))
    for _ in range(50):
        _read(there, clock, 0.001, 3_400_000)
    _read(there, clock, 0.1, 3_400_000)
    assert _read(there, clock, 0.001, 3_400_000)


def test_from_a_slow_disk_one_reads_at_a_time() -> None:
    """The other waits until the turn is over, also where it ends with an error; another disk is free meanwhile."""
    there, inside = Disks(4), Event()

    def second() -> None:
        with there.turn(_DISK):
            inside.set()

    def first() -> None:
        with there.turn(_DISK):
            other.start()
            with there.turn(_OTHER):
                pass
            was_inside.append(inside.wait(0.1))
            raise OSError("gone")

    other, was_inside = Thread(target=second), list[bool]()
    with pytest.raises(OSError, match="gone"):
        first()
    other.join(10)

    assert was_inside == [False]
    assert inside.is_set()


def test_from_a_fast_disk_several_read_at_once() -> None:
    """As many as it was told: they meet inside."""
    there, meeting = Disks(3), Barrier(3, timeout=10)
    with there.turn(_DISK) as turn:
        turn.taken = 1 << 40  # in no time

    def read() -> None:
        with there.turn(_DISK):
            meeting.wait()

    threads = [Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not meeting.broken
