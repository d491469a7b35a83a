"""Imports with a worker that is shared by a module's tests, since each start takes half a second."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sorter.errors import TaskError
from sorter.jobs.events import Event, Finished
from sorter.jobs.importing.job import ImportJob
from sorter.jobs.importing.offer import Offer, Wanted
from sorter.jobs.worker.limits import LIMITS
from sorter.jobs.worker.worker import Worker
from sorter.tasks.manifest import Task


class SharedWorker(Worker):
    """Outlives the jobs that close it."""

    def close(self) -> None:
        """Not yet."""

    def finish(self) -> None:
        super().close()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """Ends what it looks at after 8 seconds, or beyond 700 MB of its own."""
    shared = SharedWorker(replace(LIMITS, model_seconds=8.0, memory=700_000_000, most=1_200_000_000))
    yield shared
    shared.finish()


class Imports:
    """Runs imports to their end, and looks whether anything is left behind."""

    def __init__(self, worker: Worker, folder: Path) -> None:
        self._worker = worker
        self.home, self.tasks = folder / "data", folder / "tasks"
        self.events: list[Event] = []

    def offer(self, source: Path, wanted: Wanted = Wanted(), *, then: Callable[[ImportJob], None] = id) -> Offer:  # type: ignore[assignment]  # noqa: B008
        """What would be made of `source`; raises what the job failed with, after making sure that nothing is left."""
        job = ImportJob(str(source), wanted, self.home, self._worker)
        job.start()
        try:
            self.events = list(job.events())
            last = self.events[-1]
            assert isinstance(last, Finished)
            if last.error:
                raise last.error
            assert job.offer
            then(job)
            return job.offer
        finally:
            job.join()
            job.close()
            assert not list(self.home.glob("*"))

    def kept(self, source: Path, wanted: Wanted = Wanted()) -> Task:  # noqa: B008
        """The task that is made of it."""
        kept: list[Task] = []
        self.offer(source, wanted, then=lambda job: kept.append(job.keep(self.tasks, set())))
        return kept[0]

    def refusal(self, source: Path, wanted: Wanted = Wanted()) -> str:  # noqa: B008
        """The one sentence by which it is refused."""
        with pytest.raises(TaskError) as caught:
            self.offer(source, wanted)
        assert not self.tasks.exists()
        sentence = str(caught.value)
        assert "\n" not in sentence
        assert sentence.endswith(".")
        return sentence


@pytest.fixture
def imports(worker: Worker, tmp_path: Path) -> Imports:
    """Imports into a folder of this test's own."""
    return Imports(worker, tmp_path / "data")


ABC = Wanted(labels=("a", "b", "c"))
"""Labels for a model of three classes."""
