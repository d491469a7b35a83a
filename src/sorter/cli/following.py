"""Following a job to its end, whatever happens on the way."""

from collections.abc import Callable

from sorter.cli.interrupts import asked_to_end
from sorter.cli.progress import Bar
from sorter.jobs.events import Event, Finished, Outcome
from sorter.jobs.job import Job


def follow(job: Job, bar: Bar, tell: Callable[[Event], None]) -> None:
    """Start `job` and hand `tell` its events, `Finished` among them, until its last thread has ended.

    Ctrl+C and SIGTERM cancel the job; its events go on to `Finished`. Raises the job's error where it failed, and
    `KeyboardInterrupt` or `Terminated` where it was to end early, even if it was done by then.
    """
    finished = Finished(Outcome.CANCELLED)
    with asked_to_end(job.cancel) as came:
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
    if came or finished.outcome is Outcome.CANCELLED:
        raise came[0] if came else KeyboardInterrupt
