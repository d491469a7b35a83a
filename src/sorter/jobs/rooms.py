"""A bounded amount of memory for the files that are read and decoded."""

from threading import Condition

from sorter.core.loaded import Room, make_room
from sorter.jobs.channel import Closed

_PIECE = 1 << 20  # bytes; files of about one size share rooms


class Rooms:
    """Rooms are used again: new memory costs as much as reading does. Any thread may take one or give it back."""

    def __init__(self, most: int) -> None:
        """At most `most` bytes at once; a file larger than that waits until it has the memory alone."""
        self._most = most
        self._free: list[Room] = []
        self._out = 0  # bytes in use
        self._closed = False
        self._changed = Condition()

    def take(self, size: int) -> Room:
        """Wait for room for `size` bytes. Raises `Closed` after `cancel`, `OSError` where there is not the memory."""
        needed = -(-max(size, 1) // _PIECE) * _PIECE
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._fits(needed))
            if self._closed:
                raise Closed
            room = self._used(needed) or make_room(needed)
            self._out += len(room)
            while self._free and self._out + sum(map(len, self._free)) > self._most:
                self._free.pop()
            return room

    def give_back(self, room: Room) -> None:
        """Let another file have it."""
        with self._changed:
            self._out -= len(room)
            self._free.append(room)
            self._free.sort(key=len)
            self._changed.notify_all()

    def cancel(self) -> None:
        """Give no more, and wake everyone who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _used(self, needed: int) -> Room | None:
        """The smallest room that is large enough."""
        for at, room in enumerate(self._free):
            if len(room) >= needed and self._fits(len(room)):
                return self._free.pop(at)
        return None

    def _fits(self, size: int) -> bool:
        return not self._out or self._out + size <= self._most
