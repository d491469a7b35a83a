"""Jobs that do not outlive their test."""

from collections.abc import Callable, Iterator

import pytest

from sorter.jobs.job import Job


@pytest.fixture
def start() -> Iterator[Callable[[Job], None]]:
    """Start a job; it is cancelled and joined when the test ends, however that ends."""
    started: list[Job] = []

    def begin(job: Job) -> None:
        started.append(job)
        job.start()

    yield begin
    for job in started:
        job.cancel()
        job.join()
