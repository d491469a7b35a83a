"""Following a job to its end, whatever happens on the way."""

import signal
import threading
from pathlib import Path

import pytest

from sorter.cli.following import follow
from sorter.cli.interrupts import Terminated, orderly_end
from sorter.cli.progress import Bar
from sorter.errors import RequestError
from sorter.jobs.events import Event, Finished, Outcome, Skipped
from sorter.jobs.job import Job


class Endless(Job):
    """Skips one file after the other until it is cancelled."""

    def _work(self) -> None:
        while True:
            self._checkpoint()
            self._emit(Skipped("a.jpg", "on and on"))


class Quick(Job):
    """Is done at once."""

    def _work(self) -> None:
        self._emit(Skipped("a.jpg", "once"))


class Failing(Job):
    """Cannot do what was asked."""

    def _work(self) -> None:
        raise RequestError("It cannot be.")


@pytest.mark.parametrize(("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
def test_a_signal_cancels_and_the_last_word_is_still_heard(number: int, raised: type[KeyboardInterrupt]) -> None:
    """Ctrl+C and SIGTERM: the job ends by itself, its thread too, and only then is the interrupt raised."""
    heard: list[Event] = []

    def tell(event: Event) -> None:
        heard.append(event)
        if len(heard) == 3:
            signal.raise_signal(number)

    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt) as end:
        follow(Endless(), Bar("photos"), tell)

    assert end.type is raised
    assert heard[-1] == Finished(Outcome.CANCELLED)
    assert threading.active_count() == 1
    assert signal.getsignal(number) is before


def test_a_signal_at_the_very_end_is_not_lost() -> None:
    """A job that was done by then stays done, and what would come after it does not begin."""
    heard: list[Event] = []

    def tell(event: Event) -> None:
        heard.append(event)
        if isinstance(event, Finished):
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        follow(Quick(), Bar("photos"), tell)

    assert heard[-1] == Finished(Outcome.DONE)


def test_between_jobs_sigterm_ends_in_order() -> None:
    """It is raised where the program is, so that everything that is open is closed; afterwards it is as before."""
    before = signal.getsignal(signal.SIGTERM)
    with orderly_end(), pytest.raises(Terminated):
        signal.raise_signal(signal.SIGTERM)

    assert signal.getsignal(signal.SIGTERM) is before


def test_a_second_ctrl_c_ends_a_teller_that_hangs() -> None:
    """Where printing blocks for ever, one more Ctrl+C gets out, and the job still ends."""

    def tell(_event: Event) -> None:
        signal.raise_signal(signal.SIGTERM)
        told.append("once")
        signal.raise_signal(signal.SIGINT)
        told.append("twice")

    told: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        follow(Endless(), Bar("photos"), tell)

    assert told == ["once"]
    assert threading.active_count() == 1


def test_a_teller_that_fails_takes_the_job_with_it() -> None:
    """A closed pipe ends the job, not only the printing."""

    def tell(_event: Event) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        follow(Endless(), Bar("photos"), tell)

    assert threading.active_count() == 1


def test_the_error_of_a_job_is_raised_after_its_last_event() -> None:
    """The caller hears how it ended, and then gets the sentence."""
    heard: list[Event] = []

    with pytest.raises(RequestError, match="It cannot be"):
        follow(Failing(), Bar("photos"), heard.append)

    assert [type(event) for event in heard] == [Finished]


def test_off_the_main_thread_ctrl_c_is_left_alone(tmp_path: Path) -> None:
    """Signals are for the main thread; a job can still be followed elsewhere."""
    heard: list[Event] = []

    def elsewhere() -> None:
        with pytest.raises(RequestError):
            follow(Failing(), Bar("photos"), heard.append)
        (tmp_path / "done").touch()

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()

    assert (tmp_path / "done").exists()
