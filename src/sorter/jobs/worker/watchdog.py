"""Ends the worker where a run of a model does not end: no thread can be stopped from outside."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

from sorter.core.measurement import Device, FloatArray, Session, SessionOutputs


class Watchdog:
    """Calls `bark` once where something that it stands beside has taken too long."""

    def __init__(self, seconds: float, bark: Callable[[], None]) -> None:
        self._seconds, self._bark = seconds, bark
        self._glance = min(1.0, seconds / 4)
        self._lock = Lock()
        self._clock = 0.0
        self._running: dict[object, float] = {}  # since when
        self._over = Event()
        Thread(target=self._watch, name="watchdog", daemon=True).start()

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Work within, for a limited time."""
        key = object()
        with self._lock:
            self._running[key] = self._clock
        try:
            yield
        finally:
            with self._lock:
                del self._running[key]

    def rest(self) -> None:
        """Watch nothing any more."""
        self._over.set()

    def _watch(self) -> None:
        """The clock counts only while this process runs: a computer that slept has not kept anybody waiting."""
        last = time.monotonic()
        while not self._over.wait(self._glance):
            now = time.monotonic()
            with self._lock:
                self._clock += min(now - last, 2 * self._glance)
                late = any(since < self._clock - self._seconds for since in self._running.values())
            last = now
            if late:
                self._bark()
                return


class WatchedSession:
    """A session whose runs may take only so long."""

    def __init__(self, session: Session, watchdog: Watchdog) -> None:
        self._session, self._watchdog = session, watchdog

    @property
    def device(self) -> Device:
        """What it runs on."""
        return self._session.device

    def run(self, batch: FloatArray) -> SessionOutputs:
        """As the session does."""
        with self._watchdog.beside():
            return self._session.run(batch)
