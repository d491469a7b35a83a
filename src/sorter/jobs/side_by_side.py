"""The photos of a board in an order in which look-alikes lie side by side, by what the store knows of them."""

import time
from collections.abc import Sequence
from pathlib import Path

from sorter.core.chain import Chain, Ids
from sorter.core.store.store import Store
from sorter.core.variants import measuring_keys
from sorter.items import Item
from sorter.jobs.remembering import store_at
from sorter.tasks.manifest import Task

_AT_ONCE = 256  # photos that the store is asked for at once
_SECONDS = 1.0  # of work at a time: what is there is shown, and closing the window does not wait for long
_TRIES = 3  # a photo may be on the board before it is in the store


class SideBySide:
    """Grows with the board: photos that came since find their places, and no others move; for one thread at a time."""

    def __init__(self, path: Path, task: Task, *, seconds: float = _SECONDS) -> None:
        """`path` is the store's file; after so many seconds of work what is left waits for the next time."""
        self._store = store_at(path)
        self._keys = [key for keys in measuring_keys(task).values() for key in keys]
        self._seconds = seconds
        self._chain = Chain()
        self._asked = 0  # ids below it were asked for
        self._tries: dict[int, int] = {}  # ids that the store did not know yet

    def order(self, items: Sequence[Item], failed: bytes) -> tuple[Ids, bool]:
        """The ids of the photos that can be compared, in order, and whether that is all there is to do by now.

        `failed`, by id, has 1 for those that nobody could look at; items may be more than that.
        """
        store = self._store
        if store is None:
            return self._chain.ids(), True
        begun = time.monotonic()
        waiting = list(self._tries)
        while ids := waiting[:_AT_ONCE] or self._next(failed):
            waiting = waiting[len(ids) :]
            self._take(store, ids, items)
            if time.monotonic() - begun > self._seconds:
                break
        store.rest()
        return self._chain.ids(), self._asked == len(failed)

    def _next(self, failed: bytes) -> list[int]:
        """Ids that nobody has asked for; none where there are no more."""
        sound: list[int] = []
        while not sound and self._asked < len(failed):
            ids = range(self._asked, min(self._asked + _AT_ONCE, len(failed)))
            self._asked = ids.stop
            sound = [id for id in ids if not failed[id]]
        return sound

    def _take(self, store: Store, ids: Sequence[int], items: Sequence[Item]) -> None:
        found = store.find(self._keys, [items[id] for id in ids], previews=True)
        known = {id: one.embedding for id, one in zip(ids, found, strict=True) if one}
        self._chain.add(list(known), list(known.values()))
        for id in ids:
            tries = self._tries.pop(id, 0) + 1
            if id not in known and tries < _TRIES:
                self._tries[id] = tries
