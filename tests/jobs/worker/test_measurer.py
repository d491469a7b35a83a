"""Measuring in a process of its own is measuring."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image

from conftest import PhotoMaker
from exif_bytes import MAKER, MODEL, ORIENTATION, ORIGINAL, short, text, tiff, with_thumbnail
from jobs.worker.conftest import MakeWorker, items, measured, names, reasons
from preview_files import jpeg
from sorter.core.measurement import Failure, Measurement
from sorter.errors import DeviceError, TaskError
from sorter.items import Item
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Finished, Outcome, Predicted, Skipped, Started
from sorter.jobs.local import local_measurer
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.tasks.manifest import QuickRule, Task


def library(folder: Path, make_photo: PhotoMaker) -> list[Path]:
    """Photos of several kinds, one that says much of itself, one that is none."""
    said = folder / "said.jpg"
    picture = Image.effect_noise((90, 60), 80).convert("RGB")
    block = tiff({MAKER: text("Apple"), MODEL: text("iPhone 12")}, {ORIGINAL: text("2020:01:31 12:30:59")})
    picture.save(said, exif=b"Exif\0\0" + block)
    picture.save(folder / "plain.png")
    picture.save(folder / os.fsdecode(b"no\xfftext.webp"))
    (folder / "broken.jpg").write_bytes(b"no photo")
    make_photo(folder / "turned.jpg", (10, 200, 30), orientation=6)
    (folder / "shown.jpg").write_bytes(
        with_thumbnail(jpeg(320, 240), jpeg(160, 120, colour="red"), {ORIENTATION: short(8)})
    )
    return sorted(folder.iterdir())


@pytest.mark.parametrize(("previews", "least", "sides"), [(False, 100, {0}), (True, 100, {0, 120}), (True, 121, {0})])
def test_it_says_what_threads_of_this_process_say(
    task: Task,
    make_worker: MakeWorker,
    tmp_path: Path,
    make_photo: PhotoMaker,
    *,
    previews: bool,
    least: int,
    sides: set[int],
) -> None:
    """Bit for bit, with every fact and every refusal, also of previews that the task accepts."""
    task = replace(task, quick=(QuickRule(least, 0.5, size=4),))
    photos = items(*library(tmp_path, make_photo))
    here = local_measurer(task, "cpu")
    here.open()
    expected = {one.item: one for batch in here.measure(photos, previews=previews) for one in batch}
    there = WorkerMeasurer(task, "cpu", make_worker())
    there.open()

    came = {one.item: one for batch in there.measure(photos, previews=previews) for one in batch}

    assert {one.preview for one in came.values() if isinstance(one, Measurement)} == sides

    assert came.keys() == expected.keys() == set(photos)
    for item, one in came.items():
        other = expected[item]
        if isinstance(one, Measurement) and isinstance(other, Measurement):
            for name in ("scores", "embedding", "inner", "brightness"):
                np.testing.assert_array_equal(getattr(one, name), getattr(other, name), strict=True)
            facts = (one.capture, one.size, one.preview, one.thumbnail)
            assert facts == (other.capture, other.size, other.preview, other.thumbnail)
        else:
            assert one == other


def test_its_device_and_its_times_are_those_of_the_session(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """So that the shells can say what it runs on, and what limits it."""
    measurer = WorkerMeasurer(task, "cpu", make_worker())
    measured(measurer, items(make_photo(tmp_path / "a.jpg")))

    assert measurer.device == local_device(task)
    assert measurer.times.decode > 0
    assert measurer.times.model > 0


def local_device(task: Task) -> object:
    here = local_measurer(task, "cpu")
    here.open()
    return here.device


def test_errors_of_the_model_come_as_they_are(task: Task, make_worker: MakeWorker, tmp_path: Path) -> None:
    """Of the same class and with the same sentence as here; and the worker goes on."""
    worker = make_worker()
    with pytest.raises(DeviceError, match="There is no device quantum"):
        WorkerMeasurer(task, "quantum", worker).open()
    task.variants[0].path.rename(tmp_path / "away.onnx")
    try:
        with pytest.raises(TaskError, match="cannot be read"):
            WorkerMeasurer(task, "cpu", worker).open()
    finally:
        (tmp_path / "away.onnx").rename(task.variants[0].path)
    WorkerMeasurer(task, "cpu", worker).open()


def test_one_worker_serves_one_run_after_the_other(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """With one process and one loaded model, also after a run that was ended early."""
    photos = items(*(make_photo(tmp_path / f"{number}.jpg") for number in range(60)))
    worker = make_worker()
    early = WorkerMeasurer(task, "cpu", worker)
    early.open()
    pid = worker.pid
    next(iter(early.measure(photos)))
    early.stop()

    answers = measured(WorkerMeasurer(task, "cpu", worker), photos)

    assert names(answers) == sorted(item.name for item in photos)
    assert reasons(answers) == {}
    assert worker.pid == pid


def test_a_job_on_a_worker_can_be_cancelled(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """It ends at once, and no thread of it is left."""
    for number in range(200):
        make_photo(tmp_path / f"{number}.jpg")
    job = ClassifyJob([str(tmp_path)], task, WorkerMeasurer(task, "cpu", make_worker()))
    job.start()
    said = []
    for event in job.events():
        said.append(event)
        job.cancel()
    job.join()

    assert isinstance(said[-1], Finished)
    assert said[-1].outcome is Outcome.CANCELLED
    assert sum(len(one.predictions) for one in said if isinstance(one, Predicted)) < 200
    assert [thread.name for thread in threading.enumerate() if thread.name in ("feed", "ClassifyJob")] == []


def test_a_slow_reader_holds_the_photos_back(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """However many there are, only so many are under way: memory is flat."""
    (photo,) = items(make_photo(tmp_path / "a.jpg"))
    drawn = 0
    enough = Event()

    def endless() -> Iterator[Item]:
        nonlocal drawn
        while not enough.is_set():
            drawn += 1
            yield photo

    measurer = WorkerMeasurer(task, "cpu", make_worker())
    measurer.open()
    batches = measurer.measure(endless())
    answers = [next(batches) for _ in range(5)]
    held = drawn
    window = 16 * len(os.sched_getaffinity(0))
    enough.set()
    list(batches)

    assert held <= sum(map(len, answers)) + window + 1


def test_without_a_worker_it_has_one_of_its_own(task: Task, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Which ends with the run."""
    make_photo(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").write_bytes(b"")
    job = ClassifyJob([str(tmp_path)], task, WorkerMeasurer(task, "cpu"))
    job.start()
    said = list(job.events())
    job.join()

    assert [type(one) for one in said if not isinstance(one, Predicted | Skipped)] == [Started, Finished]
    assert [one.reason for one in said if isinstance(one, Skipped)] == ["empty file"]
    assert threading.active_count() == 1


@pytest.mark.parametrize("own", [True, False])
def test_it_measures_again_unless_it_was_stopped(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker, *, own: bool
) -> None:
    """A second pass, with a worker of its own or one that had another model loaded meanwhile; no thread is left."""
    photos = items(make_photo(tmp_path / "a.jpg"))
    worker = None if own else make_worker()
    measurer = WorkerMeasurer(task, "cpu", worker)
    first = measured(measurer, photos)
    if worker:
        WorkerMeasurer(task, "cpu", worker, thumbnails=True).open()

    again = [one for batch in measurer.measure(photos) for one in batch]

    assert names(first) == names(again) == ["a.jpg"]
    assert reasons(again) == {}
    assert [one.thumbnail for one in again if isinstance(one, Measurement)] == [b""]
    measurer.stop()
    assert list(measurer.measure(photos)) == []
    assert threading.active_count() == 3
    measurer.close()
    assert threading.active_count() == (1 if own else 3)


def test_items_that_cannot_be_drawn_end_the_run(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """With their own error."""
    photos = items(make_photo(tmp_path / "a.jpg"))

    def failing() -> Iterator[Item]:
        yield from photos
        raise TaskError("no more")

    for worker in (make_worker(), None):
        measurer = WorkerMeasurer(task, "cpu", worker)
        measurer.open()
        with pytest.raises(TaskError, match="no more"):
            list(measurer.measure(failing()))
        measurer.close()
    assert [thread.name for thread in threading.enumerate()].count("worker") == 1


def test_thumbnails_come_only_where_they_are_wanted(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """A JPEG, upright, of the decode that there is anyway."""
    photos = items(make_photo(tmp_path / "a.jpg", size=(900, 600), orientation=6))
    worker = make_worker()

    (without,) = measured(WorkerMeasurer(task, "cpu", worker), photos)
    (with_one,) = measured(WorkerMeasurer(task, "cpu", worker, thumbnails=True), photos)

    assert not isinstance(without, Failure)
    assert not isinstance(with_one, Failure)
    assert without.thumbnail == b""
    (tmp_path / "shown.jpg").write_bytes(with_one.thumbnail)
    with Image.open(tmp_path / "shown.jpg") as shown:
        assert shown.format == "JPEG"
        assert shown.width < shown.height <= 320
