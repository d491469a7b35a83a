"""Watching processes: their memory, and what all others take of the machine."""

import time
from threading import Event, Thread
from typing import Self

import psutil

_GLANCE = 0.5  # seconds; a look at every process takes milliseconds of the work that is measured
_IDLE = ("idle", "iowait", "guest", "guest_nice")  # guests are counted as users already


class Others:
    """How many cores other programs use, from its making on."""

    def __init__(self) -> None:
        self._start = time.monotonic(), _busy(), core_seconds()

    def cores(self) -> float:
        """On average; another guest of the same host counts too, where the host tells."""
        start, busy, ours = self._start
        seconds = max(time.monotonic() - start, 1e-9)
        return max(0.0, (_busy() - busy - (core_seconds() - ours)) / seconds)


class PeakMemory:
    """The most memory that this process and its children had together, while this context was open."""

    def __init__(self) -> None:
        self._done = Event()
        self._thread = Thread(target=self._watch, name="peak memory", daemon=True)
        self.bytes = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        self.bytes = max(self.bytes, resident())  # where all was over in a glance

    def _watch(self) -> None:
        while not self._done.wait(_GLANCE):
            self.bytes = max(self.bytes, resident())


def core_seconds() -> float:
    """Seconds that cores have worked for this process and its children, those that ended among them."""
    own = psutil.Process().cpu_times()
    total = own.user + own.system + getattr(own, "children_user", 0.0) + getattr(own, "children_system", 0.0)
    for process in _family()[1:]:
        try:
            spent = process.cpu_times()
        except psutil.Error:  # it has just ended
            continue
        total += spent.user + spent.system
    return float(total)


def resident() -> int:
    """Bytes of memory that this process and its children have; what they share counts for each."""
    total = 0
    for process in _family():
        try:
            total += process.memory_info().rss
        except psutil.Error:  # it has just ended
            continue
    return total


def _family() -> list[psutil.Process]:
    process = psutil.Process()
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:  # one of them has just ended
        return [process]


def _busy() -> float:
    """Seconds that all cores have worked, by the system's count."""
    return sum(float(value) for name, value in psutil.cpu_times()._asdict().items() if name not in _IDLE)
