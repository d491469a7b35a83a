"""Measuring how fast this machine sorts, and how much faster it could."""

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sorter.cli.arguments import Arguments
from sorter.cli.bench_words import Benchmark, bench_lines, bench_record
from sorter.cli.classifying import chosen_task
from sorter.cli.data_dir import data_places
from sorter.cli.following import follow
from sorter.cli.output import say, say_json, tell
from sorter.cli.progress import Bar
from sorter.core.cores import available_cores
from sorter.core.installation import versions
from sorter.core.session import open_session
from sorter.errors import InputError, RequestError
from sorter.items import Item
from sorter.jobs.bench.figures import PipelineRun
from sorter.jobs.bench.library import make_library
from sorter.jobs.bench.machine import processor_name
from sorter.jobs.bench.rounds import first_items, make_bench
from sorter.jobs.bench.watch import core_seconds, resident
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Event, Predicted, Started
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.tasks.manifest import Task
from sorter.wording import plural


def bench(arguments: Arguments) -> int:
    """Measure and print; no photo is changed, and what was made for it is removed."""
    program = resident()
    task = chosen_task(arguments)
    with _photos(arguments) as folder:
        result = _measured(arguments, task, first_items([folder], arguments.items), program)
    if arguments.json:
        say_json(bench_record(result))
    else:
        for line in bench_lines(result):
            say(line)
    return 0


@contextmanager
def _photos(arguments: Arguments) -> Iterator[str]:
    """The folder that was asked for, or one with photos made now, which is removed."""
    if arguments.folder:
        yield arguments.folder
        return
    with tempfile.TemporaryDirectory(prefix="sorter-bench-") as folder:
        tell(f"Making {plural(arguments.items, 'photo')} of 12 megapixels in {folder}, which is removed in the end.")
        make_library(data_places(arguments).samples, Path(folder), arguments.items)
        yield folder


def _measured(arguments: Arguments, task: Task, items: Sequence[Item], program: int) -> Benchmark:
    session = open_session(task, device=arguments.device)
    try:
        measured = make_bench(
            items, task.preprocessing, session, lambda: _pipeline(items, task, arguments.device), program=program
        )
    except InputError as error:
        raise RequestError(f"There is nothing to measure: {error}.") from error
    rounds = []
    for number, one in enumerate(measured.rounds(arguments.repeat), 1):
        tell(f"Round {number} of {arguments.repeat}: {one.pipeline.per_second:.1f} photos/s.")
        rounds.append(one)
    return Benchmark(
        task=task.id,
        device=session.device,
        processor=processor_name(),
        cores=available_cores(),
        versions=versions(),
        photos=len(items),
        photo_bytes=measured.photo_bytes,
        made=not arguments.folder,
        rounds=tuple(rounds),
    )


def _pipeline(items: Sequence[Item], task: Task, device: str) -> PipelineRun:
    """All of it as `sorter classify` does it; the clock runs from the loaded model to the last prediction."""
    job = ClassifyJob([item.path for item in items], task, WorkerMeasurer(task, device), rules=())
    clock = _Clock()
    follow(job, Bar("photos", wanted=False), clock.tell)
    rate, work = clock.predicted / (clock.last - clock.start), (core_seconds() - clock.worked) / clock.predicted
    return PipelineRun(rate, job.progress.limited_by, work)


class _Clock:
    """Looks at the time when the model is there and at each prediction."""

    def __init__(self) -> None:
        self.predicted = 0
        self.start = self.last = self.worked = 0.0

    def tell(self, event: Event) -> None:
        match event:
            case Started():
                self.start, self.worked = time.perf_counter(), core_seconds()
            case Predicted(predictions):
                self.predicted += len(predictions)
                self.last = time.perf_counter()
