"""Background work: typed events, a last word."""

from collections.abc import Callable
from threading import Event as Flag

import pytest

from sorter.errors import SorterError
from sorter.jobs.events import Event, Finished, Outcome, Skipped
from sorter.jobs.job import Job


class Script(Job):
    """A job that does what it is told."""

    def __init__(self, work: "Callable[[Script], None]") -> None:
        super().__init__()
        self._script = work

    def _work(self) -> None:
        self._script(self)

    def say(self, number: int) -> None:
        self._emit(Skipped(str(number), ""))

    def check(self) -> None:
        self._checkpoint()


def run(job: Job) -> list[Event]:
    job.start()
    events = list(job.events())
    job.join()
    return events


def test_every_event_comes_in_order_and_finished_comes_last() -> None:
    """More events than the outbox holds: the job waits for the shell, and nothing is dropped."""

    def work(job: Script) -> None:
        for number in range(1000):
            job.say(number)

    *facts, last = run(Script(work))

    assert facts == [Skipped(str(number), "") for number in range(1000)]
    assert last == Finished(Outcome.DONE)


@pytest.mark.parametrize("error", [SorterError("The disk is gone."), ValueError("a bug")])
def test_a_job_that_fails_says_with_what(error: Exception) -> None:
    """The shell gets the error itself, exactly once, as the last event."""

    def work(job: Script) -> None:
        job.say(1)
        raise error

    assert run(Script(work)) == [Skipped("1", ""), Finished(Outcome.FAILED, error)]


def test_a_shell_that_stops_reading_does_not_block_join_after_cancel(start: Callable[[Job], None]) -> None:
    """A job that waits for its shell wakes on cancel, and still has the last word."""
    full = Flag()

    def work(job: Script) -> None:
        for number in range(100_000):
            if number == 256:
                full.set()
            job.check()
            job.say(number)

    job = Script(work)
    start(job)
    full.wait()
    job.cancel()
    job.join()

    assert job.poll(100_000)[-1] == Finished(Outcome.CANCELLED)
    assert job.poll(1) == []


def test_a_paused_job_does_nothing_until_it_is_resumed(start: Callable[[Job], None]) -> None:
    """Pause holds at the next item; the clock of `progress` stands still."""
    passed = Flag()

    def work(job: Script) -> None:
        job.check()
        passed.set()

    job = Script(work)
    job.pause()
    start(job)
    assert not passed.wait(0.2)
    assert job.progress.paused
    job.resume()
    job.join()

    assert passed.is_set()
    assert not job.progress.paused


def test_a_paused_job_can_be_cancelled(start: Callable[[Job], None]) -> None:
    """Pause is no trap."""

    def work(job: Script) -> None:
        while True:
            job.check()

    job = Script(work)
    job.pause()
    start(job)
    job.cancel()
    job.join()

    assert job.poll(1) == [Finished(Outcome.CANCELLED)]


def test_poll_never_blocks_and_keeps_to_the_limit(start: Callable[[Job], None]) -> None:
    """A window takes a handful at a time."""

    def work(job: Script) -> None:
        for number in range(5):
            job.say(number)

    job = Script(work)
    assert job.poll(10) == []
    start(job)
    job.join()

    assert [len(job.poll(4)), len(job.poll(4)), len(job.poll(4))] == [4, 2, 0]
