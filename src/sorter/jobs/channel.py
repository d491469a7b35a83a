"""A bounded queue between threads that can be closed and cancelled."""

from collections import deque
from collections.abc import Iterator
from threading import Condition
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
        self._changed = Condition()

    def put(self, value: T) -> None:
        """Add a value, waiting for room. Raises `Closed` where nobody will read it."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._values) < self._capacity)
            if self._closed:
                raise Closed
            self._values.append(value)
            self._changed.notify_all()

    def take(self, limit: int = 1) -> list[T]:
        """Wait for a value, then return what is there, at most `limit`. Raises `Closed` at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or bool(self._values))
            if not self._values:
                raise Closed
            taken = [self._values.popleft() for _ in range(min(limit, len(self._values)))]
            self._changed.notify_all()
            return taken

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
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def cancel(self) -> None:
        """Drop everything and wake everyone."""
        with self._changed:
            self._closed = True
            self._values.clear()
            self._changed.notify_all()
