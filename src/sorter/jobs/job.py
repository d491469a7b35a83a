"""Background work: one thread, typed events, a last word."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator
from threading import Condition, Thread

from sorter.jobs.courtesy import COURTESY
from sorter.jobs.events import Event, Finished, Outcome, Progress
from sorter.jobs.meter import Meter

_OUTBOX = 256  # events that a slow shell may leave unread before the job waits for it
_GLANCE = 0.5  # seconds; on Windows an endless wait would not see Ctrl+C


class Cancelled(Exception):
    """The job was asked to end; raised on its own threads only."""


class Job(ABC):
    """What a shell knows of background work.

    Events are facts and are never dropped; `progress` is a snapshot. `Finished` comes last, exactly once.
    """

    def __init__(self) -> None:
        self._outbox: deque[Event] = deque()
        self._changed = Condition()
        self._cancelled = False
        self._paused = False
        self._ended = False
        self._meter = Meter()
        self._thread = Thread(target=self._run, name=type(self).__name__)

    def start(self) -> None:
        """Begin on a thread of its own."""
        self._thread.start()

    def events(self) -> Iterator[Event]:
        """Every event as it comes; blocks, and ends after `Finished`."""
        while True:
            with self._changed:
                while not self._outbox:
                    self._changed.wait(_GLANCE)
            for event in self.poll(1):
                yield event
                if isinstance(event, Finished):
                    return

    def poll(self, limit: int) -> list[Event]:
        """The events that are there, oldest first, at most `limit`; never blocks."""
        with self._changed:
            taken = [self._outbox.popleft() for _ in range(min(limit, len(self._outbox)))]
            self._changed.notify_all()
            return taken

    @property
    def progress(self) -> Progress:
        """How far the job is."""
        return self._meter.snapshot(self._limited_by())

    def pause(self) -> None:
        """Hold the work at the next item."""
        with self._changed:
            self._paused = True
            self._meter.pause()

    def resume(self) -> None:
        """Go on after `pause`."""
        with self._changed:
            self._paused = False
            self._meter.resume()
            self._changed.notify_all()

    def cancel(self) -> None:
        """End soon, from any thread; does nothing to a job that has ended."""
        with self._changed:
            if self._cancelled or self._ended:
                return
            self._cancelled = True
            self._meter.resume()
            self._changed.notify_all()
        self._interrupt()

    def join(self) -> None:
        """Wait until the job's threads have ended; after `cancel` this needs nobody to read events."""
        self._thread.join()

    @abstractmethod
    def _work(self) -> None:
        """Do the job on its thread; raise `Cancelled` out of it when asked to end."""

    def _interrupt(self) -> None:
        """Wake whatever `_work` waits for beside `_checkpoint` and `_emit`."""

    def _limited_by(self) -> str:
        """The stage that limits the speed, for `progress`."""
        return ""

    def _emit(self, event: Event) -> None:
        """Tell the shell, waiting while it lags behind, except after `cancel`."""
        COURTESY.give_way()
        with self._changed:
            self._changed.wait_for(lambda: len(self._outbox) < _OUTBOX or self._cancelled)
            self._outbox.append(event)
            self._changed.notify_all()

    def _checkpoint(self) -> None:
        """Wait while paused. Raises `Cancelled` once the job is to end."""
        COURTESY.give_way()
        with self._changed:
            self._changed.wait_for(lambda: self._cancelled or not self._paused)
            if self._cancelled:
                raise Cancelled

    def _advance(
        self, *, found: int = 0, done: int = 0, skipped: int = 0, remembered: int = 0, total_known: bool = False
    ) -> None:
        """Add to what `progress` shows."""
        self._meter.advance(found=found, done=done, skipped=skipped, remembered=remembered, total_known=total_known)

    def _run(self) -> None:
        finished = self._outcome()
        self._meter.finish()
        with self._changed:
            self._ended = True
            self._outbox.append(finished)  # never waits: the last word must come even when nobody reads
            self._changed.notify_all()

    def _outcome(self) -> Finished:
        try:
            self._work()
        except Cancelled:
            return Finished(Outcome.CANCELLED)
        except Exception as error:  # the shell shows a SorterError as a sentence and reports the rest as a bug
            return Finished(Outcome.FAILED, error)
        return Finished(Outcome.DONE)
