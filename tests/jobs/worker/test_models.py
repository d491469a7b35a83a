"""Strangers' models in the worker: each run and each look has its limits, and the job says which model it was."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import onnx
import pytest

from conftest import PhotoMaker
from fakes import make_task
from jobs.worker.conftest import TRAPPED, MakeWorker, items, measured
from measurements import same
from onnx_models import colour_task, write_colour_model, write_corner_model
from sorter.core.measurement import Failure, Measurement
from sorter.errors import InputError, TaskError
from sorter.jobs.looked_at import mapped
from sorter.jobs.worker.limits import LIMITS
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.jobs.worker.worker import Worker
from sorter.tasks.manifest import Outputs, Task, Variant
from stranger_models import endless, greedy


def task_of(model: onnx.ModelProto, file: Path, scores: str = "scores") -> Task:
    """A task by this model."""
    file.write_bytes(model.SerializeToString())
    variant = Variant("only", file, hashlib.sha256(file.read_bytes()).hexdigest(), ("cpu",))
    return replace(make_task(), id="stranger", variants=(variant,), outputs=Outputs(scores, None))


@pytest.fixture
def hasty(tmp_path: Path) -> Sequence[str]:
    """A worker in which one run of a model may take two seconds."""
    import sys

    script = "import sys; from sorter.jobs.worker.child import serve; sys.exit(serve(run_seconds=2.0))"
    return sys.executable, "-c", script


def test_a_run_that_never_ends_is_told_by_the_models_name(
    hasty: Sequence[str], make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """The job fails with a sentence, and the same worker measures by another model afterwards."""
    worker = make_worker(hasty)
    photos = items(make_photo(tmp_path / "a.jpg"))
    slow = WorkerMeasurer(task_of(endless(), tmp_path / "endless.onnx"), "cpu", worker)

    with pytest.raises(TaskError, match="model of the task stranger takes longer than 2 s"):
        measured(slow, photos)

    fine = WorkerMeasurer(colour_task(write_colour_model(tmp_path / "fine.onnx")), "cpu", worker)
    (found,) = measured(fine, photos)
    assert isinstance(found, Measurement)


def test_a_model_that_is_loaded_for_ever_is_told_by_its_name(
    task: Task, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """Loading has a limit of its own."""
    stuck = "import os, sys, time; import sorter.jobs.local as l; l.open_session = lambda *a, **k: time.sleep(99)"
    import sys

    command = sys.executable, "-c", f"{stuck}; from sorter.jobs.worker.child import serve; serve()"
    worker = Worker(replace(LIMITS, model_seconds=1.0), command)
    try:
        with pytest.raises(TaskError, match="model of the task colours takes too long to be loaded"):
            WorkerMeasurer(task, "cpu", worker).open()
    finally:
        worker.close()


def test_a_model_that_takes_all_memory_ends_the_job_and_not_the_parent(
    make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """Its runs are limited as decoding is."""
    worker = make_worker(memory=500_000_000)
    greedy_task = task_of(greedy(3 << 28), tmp_path / "greedy.onnx", "more")

    answers = measured(WorkerMeasurer(greedy_task, "cpu", worker), items(make_photo(tmp_path / "a.jpg")))

    assert not any(isinstance(one, Measurement) for one in answers)


@pytest.mark.parametrize("question", ["[", '{"source": 3}'])
def test_questions_that_make_no_sense_end_the_worker_and_nothing_else(question: str, make_worker: MakeWorker) -> None:
    """Only the parent asks, so it is its own mistake; even so there is an answer."""
    with pytest.raises(InputError):
        make_worker().inspect(question)


def test_a_photos_maps_are_made_by_the_worker_while_it_measures(
    make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """What it measures is the same to the last bit."""
    task = colour_task(write_corner_model(tmp_path / "corner.onnx"))
    photos = items(*(make_photo(tmp_path / f"red{number}.jpg", (220, 20, 20 + number)) for number in range(4)))
    worker = make_worker()
    before = {one.item.name: one for one in measured(WorkerMeasurer(task, "cpu", worker), photos)}
    measurer = WorkerMeasurer(task, "cpu", worker)
    measurer.open()
    batches = measurer.measure(photos)
    first = next(batches)
    found = mapped(task, worker.inspect, ("red",), photos[0])
    after = [*first, *(one for batch in batches for one in batch)]

    assert found is not None
    assert sum(found.shares[: len(found.shares) // 2]) > 10 * sum(found.shares[len(found.shares) // 2 :])
    assert len(after) == 4
    for one in after:
        assert same(_measurement(one), _measurement(before[one.item.name]))


def _measurement(one: Measurement | Failure) -> Measurement:
    assert isinstance(one, Measurement)
    return one


def test_a_worker_that_dies_while_looking_is_told_once(make_worker: MakeWorker) -> None:
    """It is not tried again: a model that did it once would do it twice."""
    import sys

    dying = "import os, sorter.jobs.importing.inspector as i; i.Inspector.answer = lambda *a: os.abort()"
    command = sys.executable, "-c", f"{dying}; from sorter.jobs.worker.child import serve; serve()"
    worker = make_worker(command)

    with pytest.raises(InputError, match="ends the process that loads it"):
        worker.inspect('{"source": "/", "into": "/", "labels": null, "backbone": false}')


def test_looking_does_not_disturb_what_is_measured(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """Both at once, with one worker."""
    worker = make_worker(TRAPPED)
    measurer = WorkerMeasurer(task, "cpu", worker)
    photos = items(*(make_photo(tmp_path / f"slow{number}.jpg") for number in range(6)))
    measurer.open()
    batches = measurer.measure(photos)
    first = next(batches)

    with pytest.raises(InputError, match="There is no file"):
        worker.inspect(f'{{"source": "{tmp_path}/no.onnx", "into": "{tmp_path}", "labels": null, "backbone": false}}')

    rest = [one for batch in batches for one in batch]
    assert len(first) + len(rest) == len(photos)
