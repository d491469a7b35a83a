"""Following a job to its end, whatever happens on the way."""

import signal
import threading
from pathlib import Path

import pytest

from sorter.cli.following import follow
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


class Failing(Job):
    """Cannot do what was asked."""

    def _work(self) -> None:
        raise RequestError("It cannot be.")


def test_ctrl_c_cancels_and_the_last_word_is_still_heard() -> None:
    """The job ends by itself, its thread too, and only then is the interrupt raised."""
    heard: list[Event] = []

    def tell(event: Event) -> None:
        heard.append(event)
        if len(heard) == 3:
            signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        follow(Endless(), Bar("photos"), tell)

    assert heard[-1] == Finished(Outcome.CANCELLED)
    assert threading.active_count() == 1
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_ctrl_c_ends_a_teller_that_hangs() -> None:
    """Where printing blocks for ever, one more Ctrl+C gets out, and the job still ends."""

    def tell(_event: Event) -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        follow(Endless(), Bar("photos"), tell)

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
