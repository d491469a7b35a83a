"""Workers that do not outlive their test."""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onnx_models import colour_task, write_colour_model
from sorter.core.measurement import Failure, Measurement
from sorter.items import Item
from sorter.jobs.worker.limits import LIMITS
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.jobs.worker.worker import Worker
from sorter.tasks.manifest import Task

TRAPPED = (sys.executable, str(Path(__file__).with_name("trapped_child.py")))
MakeWorker = Callable[..., Worker]


@pytest.fixture(scope="session")
def task(tmp_path_factory: pytest.TempPathFactory) -> Task:
    """Which colour prevails, by a real model."""
    return colour_task(write_colour_model(tmp_path_factory.mktemp("model") / "colours.onnx"))


@pytest.fixture
def make_worker() -> Iterator[MakeWorker]:
    """A worker; it is closed when the test ends, and no thread is left."""
    made: list[Worker] = []

    def make(command: Sequence[str] = (), seconds: float = LIMITS.seconds, memory: int = LIMITS.memory) -> Worker:
        made.append(Worker(replace(LIMITS, seconds=seconds, memory=memory), command))
        return made[-1]

    yield make
    for worker in made:
        worker.close()
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("worker")] == []


def items(*paths: Path) -> list[Item]:
    """The items of these files."""
    return [Item(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]


def measured(measurer: WorkerMeasurer, photos: Sequence[Item]) -> list[Measurement | Failure]:
    """Everything that is said of `photos`."""
    measurer.open()
    return [one for batch in measurer.measure(photos) for one in batch]


def reasons(answers: Sequence[Measurement | Failure]) -> dict[str, str]:
    """Why photos were skipped, by file name."""
    return {one.item.name: one.reason for one in answers if isinstance(one, Failure)}


def names(answers: Sequence[Measurement | Failure]) -> list[str]:
    """The file names of all that was answered, sorted."""
    return sorted(one.item.name for one in answers)
