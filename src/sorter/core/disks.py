"""How fast disks are, and how many may read from one at once."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition

_FORGET = 0.9  # what the reads before count for after each one: some dozen photos tell what a disk is like now
_PER_FILE, _PER_SECOND = 0.005, 300e6  # seconds and bytes a second that no spinning disk and no share keeps below


@dataclass(slots=True)
class _Disk:
    reading: int = 0
    seconds: float = 0.0
    expected: float = 0.0  # seconds that a disk takes which is just fast

    @property
    def is_fast(self) -> bool:
        return self.seconds < self.expected


@dataclass(slots=True)
class Turn:
    """The right to read from a disk."""

    is_fast: bool  # it reads so fast that nothing is gained by keeping in memory what it has
    readers: int  # that may have a turn at once
    taken: int = 0  # bytes, to be set by whoever read them
    seconds: float = 0.0  # that the turn took, known when it is over


class Disks:
    """Lets one read from a disk at a time, and several from one that has shown to be fast.

    One reader has a spinning disk, or a share, read file after file, where several would have it jump. Systems say
    too little of what a disk is: one of a virtual machine, or behind USB, calls itself spinning. Any thread may ask.
    """

    def __init__(self, readers: int, clock: Callable[[], float] = time.perf_counter) -> None:
        """`readers`: how many read at once from a fast disk; `clock` gives seconds."""
        self._readers = readers
        self._clock = clock
        self._changed = Condition()
        self._disks: dict[int, _Disk] = {}

    @contextmanager
    def turn(self, device: int) -> Iterator[Turn]:
        """Wait for a turn at the disk of this number (`st_dev`), and read within."""
        with self._changed:
            disk = self._disks.setdefault(device, _Disk())
            self._changed.wait_for(lambda: disk.reading < self._width(disk))
            turn = Turn(disk.is_fast, self._width(disk))
            disk.reading += 1
        start = self._clock()
        try:
            yield turn
        finally:
            turn.seconds = self._clock() - start
            with self._changed:
                disk.reading -= 1
                disk.seconds = _FORGET * disk.seconds + turn.seconds
                disk.expected = _FORGET * disk.expected + _PER_FILE + turn.taken / _PER_SECOND
                self._changed.notify_all()

    def _width(self, disk: _Disk) -> int:
        return self._readers if disk.is_fast else 1
