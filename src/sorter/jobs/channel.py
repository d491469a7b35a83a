"""A bounded queue between threads that can be closed and cancelled."""

from collections import deque
from collections.abc import Iterator
from threading import Condition, Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Closed(Exception):
    """The channel takes or gives nothing any more."""


class Channel(Generic[T]):
    """Values in order from any number of writers to any number of readers.

    The bound is what keeps memory flat: a fast stage waits for a slow one.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: deque[T] = deque()
        self._closed = False
        lock = Lock()
        self._filled, self._drained = Condition(lock), Condition(lock)  # two: no thread is woken in vain

    def put(self, value: T) -> None:
        """Add a value, waiting for room. Raises `Closed` where nobody will read it."""
        with self._drained:
            while not self._closed and len(self._values) >= self._capacity:
                self._drained.wait()
            if self._closed:
                raise Closed
            self._values.append(value)
            self._filled.notify()

    def take(self, limit: int = 1) -> list[T]:
        """Wait for a value, then return what is there, at most `limit`. Raises `Closed` at the end."""
        with self._filled:
            while not self._closed and not self._values:
                self._filled.wait()
            if not self._values:
                raise Closed
            return self._taken(limit)

    def poll(self, limit: int, *, least: int = 1) -> list[T]:
        """What is there, at most `limit`; nothing where that is fewer than `least`. Never waits."""
        if len(self._values) < least:  # as often as not: without the lock
            return []
        with self._filled:
            return self._taken(limit) if len(self._values) >= least else []

    def __iter__(self) -> Iterator[T]:
        """Every value until the channel is closed and empty."""
        while True:
            try:
                (value,) = self.take()
            except Closed:
                return
            yield value

    def close(self) -> None:
        """Take no more values; readers still get those that are there."""
        with self._filled:
            self._closed = True
            self._wake_all()

    def cancel(self) -> None:
        """Drop everything and wake everyone."""
        with self._filled:
            self._closed = True
            self._values.clear()
            self._wake_all()

    def _taken(self, limit: int) -> list[T]:
        taken = [self._values.popleft() for _ in range(min(limit, len(self._values)))]
        self._drained.notify(len(taken))
        return taken

    def _wake_all(self) -> None:
        self._filled.notify_all()
        self._drained.notify_all()
