"""Threads that work on one thing: the first error ends them all."""

from collections.abc import Callable
from threading import Lock, Thread

from sorter.jobs.channel import Closed


class Crew:
    """Starts threads, and tells whoever joins them what went wrong first."""

    def __init__(self, on_error: Callable[[], None]) -> None:
        self._on_error = on_error
        self._threads: list[Thread] = []
        self._error: Exception | None = None
        self._lock = Lock()

    def start(self, name: str, count: int, work: Callable[[], None], on_last: Callable[[], None]) -> None:
        """Run `work` on `count` threads, and `on_last` when the last of them ends."""
        left = [count]
        threads = [Thread(target=self._run, args=(work, on_last, left), name=name) for _ in range(count)]
        self._threads += threads
        for thread in threads:
            thread.start()

    def join(self) -> None:
        """Wait for every thread, then raise the first error that one of them met."""
        for thread in self._threads:
            thread.join()
        if self._error:
            raise self._error

    def _run(self, work: Callable[[], None], on_last: Callable[[], None], left: list[int]) -> None:
        try:
            work()
        except Closed:
            pass  # whoever closed the channel wants this thread to end
        except Exception as error:  # raised again by `join`, on the thread that answers for it
            with self._lock:
                self._error = self._error or error
            self._on_error()
        with self._lock:
            left[0] -= 1
            last = left[0] == 0
        if last:
            on_last()
