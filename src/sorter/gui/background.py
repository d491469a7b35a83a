"""Short work off the GUI thread: planning, recovery, reading the history."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

_GLANCE = 20  # milliseconds between looks at what has not come yet


class Answer(QObject):
    """What background work will return; exactly one of the signals is emitted, on the GUI thread."""

    came = Signal(object)
    failed = Signal(object)  # Exception


class Background:
    """Runs work on threads of its own and answers on the GUI thread."""

    def __init__(self, threads: int = 2) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="background")
        self._waiting: list[tuple[Future[object], Answer]] = []
        self._timer = QTimer(interval=_GLANCE)
        self._timer.timeout.connect(self._look)

    def ask(self, work: Callable[[], object]) -> Answer:
        """Do `work` as soon as a thread is free; connect to the answer at once."""
        answer = Answer()
        self._waiting.append((self._pool.submit(work), answer))
        self._timer.start()
        return answer

    def close(self) -> None:
        """Drop what has not begun, wait for what has, and answer nothing any more."""
        self._timer.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()

    def _look(self) -> None:
        ready = [pair for pair in self._waiting if pair[0].done()]
        self._waiting = [pair for pair in self._waiting if not pair[0].done()]
        for future, answer in ready:
            error = future.exception()
            if error is None:
                answer.came.emit(future.result())
            else:
                answer.failed.emit(error)
        if not self._waiting:
            self._timer.stop()
