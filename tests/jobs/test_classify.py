"""Predicting a label for every photo beneath some folders."""

import random
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import numpy as np
import pytest

from conftest import PhotoMaker
from fakes import PLAIN, ColourSession, make_task
from onnx_models import colour_task, write_colour_model
from sorter.core.measurement import Failure, FloatArray, Measurement, Session, SessionOutputs
from sorter.errors import RequestError, TaskError
from sorter.items import Item, Prediction
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Event, Finished, Outcome, Predicted, Skipped, Started
from sorter.jobs.job import Job
from sorter.jobs.local import LocalMeasurer, local_measurer
from sorter.tasks.manifest import Feature, HeadFile

COLOURS = {"red": (220, 20, 20), "green": (20, 220, 20), "blue": (20, 20, 220)}


@pytest.fixture
def library(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Ten photos of each colour, in folders that do not say which."""
    for name, colour in COLOURS.items():
        for number in range(10):
            make_photo(tmp_path / str(number % 3) / f"{name}{number}.jpg", colour)
    return tmp_path


def job_on(path: Path, session: Session | None = None) -> ClassifyJob:
    return ClassifyJob([str(path)], make_task(), LocalMeasurer(PLAIN, lambda: session or ColourSession()))


def finish(job: ClassifyJob) -> list[Event]:
    job.start()
    events = list(job.events())
    job.join()
    assert threading.active_count() == 1
    return events


def predictions(events: list[Event]) -> list[Prediction]:
    return [one for event in events if isinstance(event, Predicted) for one in event.predictions]


def test_every_photo_gets_its_label(library: Path, tmp_path: Path) -> None:
    """Through a real ONNX model: each photo once, under its own colour, and the job says what it ran on."""
    task = colour_task(write_colour_model(tmp_path / "colours.onnx"))
    events = finish(ClassifyJob([str(library)], task, local_measurer(task, "cpu")))

    found = predictions(events)
    assert isinstance(events[0], Started)
    assert events[0].device.provider == "cpu"
    assert events[-1] == Finished(Outcome.DONE)
    assert len({one.item.path for one in found}) == len(found) == 30
    assert all(one.item.name.startswith(one.label[0]) and not one.unsure for one in found)


def test_a_photo_that_cannot_be_read_is_skipped_with_its_reason(library: Path) -> None:
    """Corrupt, empty and truncated files stop nothing."""
    (library / "broken.jpg").write_bytes(b"no photo")
    (library / "empty.png").write_bytes(b"")
    whole = (library / "0" / "red0.jpg").read_bytes()
    (library / "half.jpg").write_bytes(whole[: len(whole) // 2])

    events = finish(job_on(library))

    skipped = {Path(one.path).name: one.reason for one in events if isinstance(one, Skipped)}
    assert skipped.keys() == {"broken.jpg", "empty.png", "half.jpg"}
    assert skipped["empty.png"] == "empty file"
    assert all(skipped.values())
    assert len(predictions(events)) == 30


def test_progress_counts_everything_in_the_end(library: Path) -> None:
    """Found equals done, skipped files among them."""
    (library / "broken.jpg").write_bytes(b"no photo")
    job = job_on(library)
    finish(job)

    progress = job.progress
    assert (progress.found, progress.done, progress.skipped, progress.total_known) == (31, 31, 1, True)
    assert progress.per_second > 0
    assert progress.limited_by in ("disk", "decode", "model")


def test_a_folder_without_photos_is_done_at_once(tmp_path: Path) -> None:
    """Nothing to do is no error."""
    events = finish(job_on(tmp_path))

    assert predictions(events) == []
    assert events[-1] == Finished(Outcome.DONE)


def test_a_folder_that_is_not_there_fails_with_a_sentence(tmp_path: Path) -> None:
    """The shell gets a RequestError."""
    *_, last = finish(job_on(tmp_path / "nowhere"))

    assert isinstance(last, Finished)
    assert isinstance(last.error, RequestError)


def test_a_model_that_cannot_be_loaded_fails_with_a_sentence(library: Path) -> None:
    """Nothing is scanned for a model that is not there, and no thread is left."""

    def load() -> Session:
        raise TaskError("The model is gone.")

    *_, last = finish(ClassifyJob([str(library)], make_task(), LocalMeasurer(PLAIN, load)))

    assert isinstance(last, Finished)
    assert isinstance(last.error, TaskError)


def test_a_task_that_lacks_its_head_fails_with_a_sentence(library: Path, tmp_path: Path) -> None:
    """On the job's own thread: whoever makes the job reads nothing, and hears of it as of any other end."""
    task = replace(make_task(), head=HeadFile(tmp_path / "gone.npz", (Feature.EMBEDDING,)))
    job = ClassifyJob([str(library)], task, LocalMeasurer(PLAIN, ColourSession))
    *_, last = finish(job)

    assert isinstance(last, Finished)
    assert isinstance(last.error, TaskError)
    assert "gone.npz cannot be read: No such file or directory; teach or import the task again" in str(last.error)


class BrokenSession(ColourSession):
    """Fails at the third batch."""

    calls = 0

    def run(self, batch: FloatArray) -> SessionOutputs:
        self.calls += 1
        if self.calls == 3:
            raise RuntimeError("out of memory")
        return super().run(batch)


class NumberlessSession(ColourSession):
    """A model whose every score is no number."""

    def run(self, batch: FloatArray) -> SessionOutputs:
        """The same shapes, without numbers."""
        outputs = super().run(batch)
        return SessionOutputs(outputs.scores * np.float32("nan"), outputs.embedding, outputs.inner)


def test_a_model_without_numbers_skips_every_photo(library: Path) -> None:
    """Nothing is sorted by a broken model, and each photo is told."""
    events = finish(job_on(library, NumberlessSession()))

    assert predictions(events) == []
    assert {one.reason for one in events if isinstance(one, Skipped)} == {"the model gives no number for this photo"}
    assert events[-1] == Finished(Outcome.DONE)


def test_a_session_that_breaks_ends_the_job_and_every_thread(library: Path) -> None:
    """The error itself reaches the shell."""
    *_, last = finish(job_on(library, BrokenSession()))

    assert isinstance(last, Finished)
    assert last.outcome is Outcome.FAILED
    assert str(last.error) == "out of memory"


@pytest.mark.parametrize("seed", range(20))
def test_cancel_at_any_moment_ends_every_thread(library: Path, seed: int, start: Callable[[Job], None]) -> None:
    """After a random number of events, read or unread: join returns, the last word is there, no thread is left."""
    job = job_on(library)
    chance = random.Random(seed)
    start(job)
    for _ in range(chance.randrange(12)):
        job.poll(chance.randrange(3))
    job.cancel()
    job.join()

    assert threading.active_count() == 1
    last = job.poll(10_000)[-1:]
    assert [type(one) for one in last] == [Finished]


def test_cancel_wakes_a_job_that_waits_for_its_model(library: Path, start: Callable[[Job], None]) -> None:
    """Cancelling does not wait for more than the batch that runs."""
    session = ColourSession(gate=Flag())
    job = job_on(library, session)
    start(job)
    next(job.events())
    job.cancel()
    session.gate.set()
    job.join()

    assert threading.active_count() == 1


class StuckMeasurer(LocalMeasurer):
    """Measures nothing until it is told to stop, as one that waits for a slow disk."""

    def __init__(self) -> None:
        super().__init__(PLAIN, ColourSession)
        self.stopped = Flag()

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measurement | Failure]]:
        """Wait for `stop`."""
        self.stopped.wait()
        yield from ()

    def stop(self) -> None:
        """Let go."""
        self.stopped.set()


def test_cancel_reaches_a_measurer_that_waits(library: Path, start: Callable[[Job], None]) -> None:
    """Whatever the measurer waits for, it is told to stop."""
    job = ClassifyJob([str(library)], make_task(), StuckMeasurer())
    start(job)
    next(job.events())
    joining = Thread(target=job.join, daemon=True)
    job.cancel()
    joining.start()
    joining.join(10)

    assert not joining.is_alive()
    assert job.poll(10)[-1] == Finished(Outcome.CANCELLED)


def test_what_goes_between_counting_and_scanning_does_not_stay_in_the_total(
    library: Path, start: Callable[[Job], None]
) -> None:
    """In the end found is what was really there."""
    job = job_on(library)
    job.pause()
    start(job)
    while not job.progress.total_known:
        pass
    for number in range(5):
        for photo in library.glob(f"*/red{number}.jpg"):
            photo.unlink()
    job.resume()
    list(job.events())
    job.join()

    assert job.progress.found == job.progress.done
    assert job.progress.found - job.progress.skipped == 25


def test_a_paused_job_finds_everything_after_it_is_resumed(library: Path, start: Callable[[Job], None]) -> None:
    """Pausing loses nothing."""
    job = job_on(library)
    job.pause()
    start(job)
    assert isinstance(next(job.events()), Started)
    assert predictions(job.poll(100)) == []
    job.resume()
    events = list(job.events())
    job.join()

    assert len(predictions(events)) == 30


def test_the_target_of_earlier_runs_is_not_sorted_again(library: Path) -> None:
    """`prune` reaches the scan."""
    job = ClassifyJob([str(library)], make_task(), LocalMeasurer(PLAIN, ColourSession), prune=str(library / "0"))

    assert {Path(one.item.path).parent.name for one in predictions(finish(job))} == {"1", "2"}
