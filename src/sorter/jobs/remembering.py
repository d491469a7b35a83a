"""Measuring what was not measured before."""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock

from sorter.core.measurement import Device, Failure, Measurement, Measurer, StageTimes
from sorter.core.store.rows import rounded
from sorter.core.store.store import LIMIT, Store
from sorter.core.variants import measuring_key, measuring_keys, variant_for
from sorter.errors import JournalError
from sorter.files.volumes import Volumes, refuse_network
from sorter.items import Item
from sorter.jobs.channel import Channel
from sorter.jobs.crew import Crew
from sorter.tasks.manifest import Task, Variant

_FIRST, _LARGEST = 16, 512  # items looked up at once: few at first, to show something soon
_PATIENCE = 0.05  # seconds that an item waits for others
_AHEAD = 4  # batches, and chunks of items, that may wait

Measured = Measurement | Failure


def store_at(path: Path, volumes: Volumes | None = None, *, limit: int = LIMIT) -> Store | None:
    """The store in this file; None on a network share, where SQLite's log does not work.

    `volumes` are the system's, unless they are given; `limit` are bytes that what is added may lead to.
    """
    try:
        refuse_network(path.parent, volumes)
    except JournalError:
        return None
    return Store(path, limit)


class Remembering:
    """A `Measurer` that asks a store first, and opens another measurer for what that does not know."""

    def __init__(self, measurer: Measurer, task: Task, store: Store | None, *, fresh: bool = False) -> None:
        """`fresh`: nothing is asked for, only kept. `store` None: nothing is remembered at all."""
        self._measurer = measurer
        self._task = task
        self._store = store
        self._fresh = fresh or store is None
        self._keys = measuring_keys(task)
        self._device: Device | None = None
        self._lock = Lock()  # guards the channels, as a pair, and what follows
        self._unknown: Channel[Item] = Channel(_LARGEST)
        self._measured: Channel[Sequence[Measured]] = Channel(_AHEAD)
        self._stopped = False

    @property
    def device(self) -> Device | None:
        """What the session runs on; None as long as nothing had to be measured."""
        return self._device

    @property
    def times(self) -> StageTimes:
        """How long each stage has worked."""
        return self._measurer.times

    def open(self) -> None:
        """Nothing: the model is loaded for the first photo that is not known."""

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measured]]:
        """Measure `items`, in any order: what is known comes at once.

        Raises `TaskError`, `DeviceError` or `WorkerError` where the model cannot be loaded.
        """
        self._begin()
        crew = Crew(self._end)
        crew.start("look", 1, lambda: self._look(items, previews=previews), self._unknown.close)
        crew.start("measure", 1, lambda: self._measure(previews=previews), self._measured.close)
        try:
            yield from self._measured
        finally:
            self._end()
            crew.join()
            if self._store:
                self._store.rest()

    def stop(self) -> None:
        """End `measure` at once, and any that is called later; `items` must come to an end by itself."""
        with self._lock:
            self._stopped = True
        self._measurer.stop()
        self._end()

    def close(self) -> None:
        """Let go of the measurer behind."""
        self._measurer.close()

    def _begin(self) -> None:
        """Channels of their own for each pass."""
        with self._lock:
            self._unknown, self._measured = Channel(_LARGEST), Channel(_AHEAD)
            stopped = self._stopped
        if stopped:
            self._end()

    def _end(self) -> None:
        with self._lock:
            self._unknown.cancel()
            self._measured.cancel()

    def _look(self, items: Iterable[Item], *, previews: bool) -> None:
        for chunk in _chunks(items):
            known = self._known(chunk, previews=previews)
            if found := [one for one in known if one]:
                self._measured.put(found)
            for item, one in zip(chunk, known, strict=True):
                if one is None:
                    self._unknown.put(item)

    def _known(self, chunk: Sequence[Item], *, previews: bool) -> Sequence[Measurement | None]:
        if self._fresh or not self._store:
            return [None] * len(chunk)
        found: dict[str, Measurement] = {}
        for how, keys in self._keys.items():
            if how != self._task.preprocessing and not previews:
                break
            left = [item for item in chunk if item.path not in found]
            for one in self._store.find(keys, left, previews=previews):
                if one and self._task.input_of(one.preview) == how:
                    found[one.item.path] = one
        return [found.get(item.path) for item in chunk]

    def _measure(self, *, previews: bool) -> None:
        items = iter(self._unknown)
        first = next(items, None)
        if first is None:
            return
        if self._device is None:
            self._measurer.open()
        device = self._device = self._measurer.device
        if device is None:
            raise RuntimeError("a measurer that has been opened runs on something")
        variant = variant_for(self._task, device.provider)
        for batch in self._measurer.measure(_after(first, items), previews=previews):
            told = [rounded(one) if isinstance(one, Measurement) else one for one in batch]
            self._measured.put(told)
            self._keep(variant, [one for one in told if isinstance(one, Measurement)])

    def _keep(self, variant: Variant, measured: Sequence[Measurement]) -> None:
        """Each by the input that it was measured through."""
        if not self._store:
            return
        for how in self._keys:
            through = [one for one in measured if self._task.input_of(one.preview) == how]
            self._store.keep(measuring_key(self._task, variant, how), through)


def _after(first: Item, rest: Iterator[Item]) -> Iterator[Item]:
    yield first
    yield from rest


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Few items first, then more; none waits long for the others."""
    chunk: list[Item] = []
    size, begun = _FIRST, time.monotonic()
    for item in items:
        if not chunk:
            begun = time.monotonic()
        chunk.append(item)
        if len(chunk) >= size or time.monotonic() - begun > _PATIENCE:
            yield chunk
            chunk, size = [], min(2 * size, _LARGEST)
    if chunk:
        yield chunk
