"""Following a job to its end, whatever happens on the way."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

from sorter.cli.progress import Bar
from sorter.jobs.events import Event, Finished, Outcome
from sorter.jobs.job import Job


def follow(job: Job, bar: Bar, tell: Callable[[Event], None]) -> None:
    """Start `job` and hand `tell` its events, `Finished` among them, until its last thread has ended.

    Ctrl+C cancels the job; its events go on to `Finished`. Raises the job's error where it failed, and
    `KeyboardInterrupt` where it was cancelled.
    """
    finished = Finished(Outcome.CANCELLED)
    with _cancelled_by_ctrl_c(job):
        job.start()
        try:
            for event in job.events():
                if isinstance(event, Finished):
                    finished = event
                    bar.clear()
                tell(event)
                bar.show(job.progress)
        finally:
            job.cancel()
            job.join()
            bar.clear()
    if finished.error:
        raise finished.error
    if finished.outcome is Outcome.CANCELLED:
        raise KeyboardInterrupt


@contextmanager
def _cancelled_by_ctrl_c(job: Job) -> Iterator[None]:
    """The first Ctrl+C cancels, so that nothing is torn; one more, where a reader of ours hangs, interrupts."""

    def cancel(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        job.cancel()

    if current_thread() is not main_thread():  # the system tells only the main thread of signals
        yield
        return
    before = signal.signal(signal.SIGINT, cancel)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
