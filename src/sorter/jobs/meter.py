"""Counts and speed of a job, from any thread."""

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

from sorter.jobs.events import Progress

_WINDOW = 5.0  # seconds that the speed is averaged over: long enough to be steady, short enough to be true


class Meter:
    """Gathers progress and yields snapshots of it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._found = self._done = self._skipped = self._remembered = 0
        self._total_known = False
        self._started: float | None = None
        self._ended: float | None = None
        self._paused_at: float | None = None
        self._paused = 0.0
        self._recent: deque[tuple[float, int]] = deque()

    def advance(
        self, *, found: int = 0, done: int = 0, skipped: int = 0, remembered: int = 0, total_known: bool = False
    ) -> None:
        """Add to the counts; the clock starts at the first item."""
        with self._lock:
            now = self._now()
            self._started = now if self._started is None else self._started
            self._found += found
            self._done += done
            self._skipped += skipped
            self._remembered += remembered
            self._total_known = self._total_known or total_known
            if done and (not self._recent or now - self._recent[-1][0] > _WINDOW / 50):
                self._recent.append((now, self._done))
            while self._recent and now - self._recent[0][0] > _WINDOW:
                self._recent.popleft()

    def pause(self) -> None:
        """Stop the clock."""
        with self._lock:
            self._paused_at = self._clock() if self._paused_at is None else self._paused_at

    def resume(self) -> None:
        """Let the clock go on."""
        with self._lock:
            if self._paused_at is not None:
                self._paused += self._clock() - self._paused_at
                self._paused_at = None

    def finish(self) -> None:
        """Stop the clock for good."""
        with self._lock:
            self._ended = self._now()

    def snapshot(self, limited_by: str) -> Progress:
        """What is known now; the speed is that of the last seconds, and of the whole once finished."""
        with self._lock:
            seconds = 0.0 if self._started is None else (self._ended or self._now()) - self._started
            return Progress(
                found=self._found,
                done=self._done,
                skipped=self._skipped,
                total_known=self._total_known,
                seconds=seconds,
                per_second=self._speed(seconds),
                remembered=self._remembered,
                limited_by=limited_by,
                paused=self._paused_at is not None,
            )

    def _now(self) -> float:
        """The clock without pauses."""
        return (self._paused_at if self._paused_at is not None else self._clock()) - self._paused

    def _speed(self, seconds: float) -> float:
        if self._ended is None and len(self._recent) > 1:
            (first, before), now = self._recent[0], self._now()
            return (self._done - before) / (now - first) if now > first else 0.0
        return self._done / seconds if seconds > 0 else 0.0
