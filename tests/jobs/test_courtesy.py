"""Who works beside the window lets it go first."""

import threading
from collections.abc import Iterator

import pytest

from sorter.jobs.courtesy import COURTESY, Courtesy
from sorter.jobs.events import Finished, Outcome, Skipped
from sorter.jobs.job import Job


@pytest.fixture
def courtesy(monkeypatch: pytest.MonkeyPatch) -> Courtesy:
    """Of endless patience."""
    monkeypatch.setattr("sorter.jobs.courtesy._PATIENCE", None)
    return Courtesy()


class _Worker:
    """Gives way once, and then is through."""

    def __init__(self, courtesy: Courtesy) -> None:
        self._courtesy = courtesy
        self.asked, self.through = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self) -> None:
        self.asked.set()
        self._courtesy.give_way()
        self.through.set()

    def join(self) -> None:
        """Until its thread has ended."""
        self._thread.join()


def test_a_worker_waits_until_the_window_has_shown_what_it_has(courtesy: Courtesy) -> None:
    """Also what it shows in the middle of that."""
    with courtesy.first():
        worker = _Worker(courtesy)
        with courtesy.first():
            worker.asked.wait()
        waited = not worker.through.wait(0.05)
    worker.join()

    assert waited
    assert worker.through.is_set()


def test_nobody_waits_for_a_window_that_shows_nothing(courtesy: Courtesy) -> None:
    """Or that failed to."""
    with pytest.raises(ZeroDivisionError), courtesy.first():
        _ = 1 / 0

    courtesy.give_way()  # else for ever


def test_a_window_that_always_shows_something_does_not_keep_the_work_from_being_done() -> None:
    """Each worker waits a moment and goes on."""
    courtesy = Courtesy()
    with courtesy.first():
        for _ in range(3):
            courtesy.give_way()


class _Telling(Job):
    def _work(self) -> None:
        for number in self._numbers():
            self._emit(Skipped(f"{number}.jpg", ""))

    def _numbers(self) -> Iterator[int]:
        for number in range(3):
            self._checkpoint()
            yield number


def test_a_job_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before each item and before it tells anything."""
    monkeypatch.setattr("sorter.jobs.courtesy._PATIENCE", None)
    job = _Telling()
    with COURTESY.first():
        job.start()
        early = job.poll(10)
    job.join()

    assert early == []
    assert job.poll(10)[-1] == Finished(Outcome.DONE)
