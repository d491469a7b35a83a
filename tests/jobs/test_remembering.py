"""Measuring what was not measured before."""

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from conftest import PhotoMaker
from fakes import PLAIN, ColourSession, make_task
from library import Ran, options, plan_of
from sorter.core.measurement import Failure, Measurement
from sorter.core.store.store import Store
from sorter.errors import TaskError
from sorter.files.plan import ActionKind
from sorter.files.volumes import Mount, Volumes
from sorter.items import Item, Prediction
from sorter.jobs.apply import ApplyJob
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Event, Finished, Outcome, Predicted, Skipped, Started
from sorter.jobs.local import LocalMeasurer
from sorter.jobs.moving import moved_in
from sorter.jobs.remembering import Remembering, store_at
from sorter.jobs.undo import UndoJob
from sorter.tasks.manifest import Feature, HeadFile, Task

TASK = make_task()
COLOURS = {"red": (220, 20, 20), "green": (20, 220, 20), "blue": (20, 20, 220)}


class Counting(LocalMeasurer):
    """Measures for real, and says of which photos it was asked."""

    def __init__(self) -> None:
        super().__init__(PLAIN, ColourSession)
        self.asked: list[str] = []

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measurement | Failure]]:
        return super().measure(self._noted(items), previews=previews)

    def _noted(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            self.asked.append(item.path)
            yield item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "measurements.sqlite"


@pytest.fixture
def library(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Ten photos of each colour, in three folders."""
    for name, colour in COLOURS.items():
        for number in range(10):
            make_photo(tmp_path / "library" / str(number % 3) / f"{name}{number}.jpg", colour)
    return tmp_path / "library"


def classified(library: Path, store: Path, task: Task = TASK, *, fresh: bool = False) -> tuple[list[Event], Counting]:
    """A run to its end: what the job said, and the measurer, which knows what it was asked."""
    measurer = Counting()
    job = ClassifyJob([str(library)], task, Remembering(measurer, task, store_at(store), fresh=fresh))
    job.start()
    events = list(job.events())
    job.join()
    assert threading.active_count() == 1
    assert isinstance(events[-1], Finished)
    return events, measurer


def predictions(events: list[Event]) -> dict[str, Prediction]:
    said = [one for event in events if isinstance(event, Predicted) for one in event.predictions]
    assert len({one.item.path for one in said}) == len(said)
    return {one.item.path: one for one in said}


def test_what_is_unchanged_is_never_measured_twice(library: Path, path: Path) -> None:
    """The second run says the same to the last digit, and loads no model."""
    first, measurer = classified(library, path)
    second, again = classified(library, path)

    assert len(measurer.asked) == 30
    assert predictions(first) == predictions(second)
    assert again.asked == []
    assert any(isinstance(event, Started) for event in first)
    assert not any(isinstance(event, Started) for event in second)
    with pytest.raises(RuntimeError, match="open the measurer"):
        _ = again.device


def test_another_task_on_the_same_model_measures_nothing(library: Path, path: Path, tmp_path: Path) -> None:
    """A head on the embedding looks at what the first task's run has left."""
    weights = np.zeros((3, 2), np.float32)
    weights[0, 0] = weights[1, 1] = weights[2, 1] = 9
    zeros, ones = np.zeros(3, np.float32), np.ones(3, np.float32)
    np.savez(tmp_path / "head.npz", weights=weights, bias=zeros[:2], mean=zeros, scale=ones)
    head = HeadFile(tmp_path / "head.npz", (Feature.EMBEDDING,))
    other = replace(make_task(("warm",), ("cold",)), id="other", head=head)
    classified(library, path)

    events, measurer = classified(library, path, other)

    assert measurer.asked == []
    warm = {Path(photo).name for photo, one in predictions(events).items() if one.label == ("warm",)}
    assert warm == {f"red{number}.jpg" for number in range(10)}


def test_another_preprocessing_measures_anew(library: Path, path: Path) -> None:
    """What a model saw of a photo belongs to what is known of it."""
    classified(library, path)

    _, measurer = classified(library, path, replace(TASK, preprocessing=replace(PLAIN, mean=(1.0, 0.0, 0.0))))

    assert len(measurer.asked) == 30


def test_what_is_new_or_changed_is_measured_and_the_rest_is_not(
    library: Path, path: Path, make_photo: PhotoMaker
) -> None:
    """By size or by time."""
    classified(library, path)
    changed = library / "0" / "red0.jpg"
    os.utime(changed, ns=(1, 1))
    new = make_photo(library / "new.jpg", (1, 2, 250))

    events, measurer = classified(library, path)

    assert sorted(measurer.asked) == sorted([str(changed), str(new)])
    assert len(predictions(events)) == 31
    assert predictions(events)[str(new)].label == ("blue",)


def test_fresh_measures_everything_and_remembers_it(library: Path, path: Path) -> None:
    """What a person asks for when they doubt what is remembered."""
    classified(library, path)

    events, measurer = classified(library, path, fresh=True)

    assert len(measurer.asked) == len(predictions(events)) == 30
    assert Store(path).count() == 30


def test_a_photo_that_cannot_be_read_is_tried_again_each_time(library: Path, path: Path) -> None:
    """It is not remembered as broken: it may be whole tomorrow."""
    (library / "broken.jpg").write_bytes(b"no photo")
    classified(library, path)

    events, measurer = classified(library, path)

    assert measurer.asked == [str(library / "broken.jpg")]
    assert [event.path for event in events if isinstance(event, Skipped)] == measurer.asked


def test_without_a_store_nothing_is_remembered_and_the_answers_are_the_same(library: Path, path: Path) -> None:
    """On a network share, say."""
    measurer = Counting()
    job = ClassifyJob([str(library)], TASK, Remembering(measurer, TASK, None))
    job.start()
    events = list(job.events())
    job.join()

    assert predictions(events) == predictions(classified(library, path)[0])
    assert len(measurer.asked) == 30


def test_a_model_that_cannot_be_loaded_is_told(library: Path, path: Path) -> None:
    """On the job's own thread, as if nothing stood between."""

    def fail() -> ColourSession:
        raise TaskError("The model is gone.")

    job = ClassifyJob([str(library)], TASK, Remembering(LocalMeasurer(PLAIN, fail), TASK, store_at(path)))
    job.start()
    *_, last = job.events()
    job.join()

    assert isinstance(last, Finished)
    assert (last.outcome, str(last.error)) == (Outcome.FAILED, "The model is gone.")


def test_cancel_ends_it_while_it_measures(library: Path, path: Path) -> None:
    """What was measured until then is known to the next run."""
    session = ColourSession()
    session.gate.clear()
    job = ClassifyJob([str(library)], TASK, Remembering(LocalMeasurer(PLAIN, lambda: session), TASK, store_at(path)))
    job.start()
    job.cancel()
    session.gate.set()
    job.join()
    assert threading.active_count() == 1

    events, _ = classified(library, path)
    assert len(predictions(events)) == 30


@pytest.mark.parametrize("kind", [ActionKind.MOVE, ActionKind.COPY])
def test_photos_that_sorter_moves_stay_known(library: Path, path: Path, tmp_path: Path, kind: ActionKind) -> None:
    """Sorted away and put back, they are not measured again; copies are new files, and their photos stay known."""
    journal, target = tmp_path / "journal.sqlite", tmp_path / "sorted"
    events, _ = classified(library, path)
    plan = plan_of(list(predictions(events).values()), options(target, kind))

    Ran(ApplyJob(plan, journal, moved=moved_in(path, tmp_path / "marks.sqlite")))
    moves = kind is ActionKind.MOVE
    assert len(classified(target, path)[1].asked) == (0 if moves else 30)
    assert classified(library, path)[1].asked == []

    Ran(UndoJob(None, journal, moved=moved_in(path, tmp_path / "marks.sqlite")))
    assert classified(library, path)[1].asked == []
    assert len(predictions(classified(library, path)[0])) == 30


def test_a_network_share_has_no_store(tmp_path: Path) -> None:
    """SQLite's log needs memory that all its users share."""
    share, disk = (Volumes([Mount("/", kind, ())]) for kind in ("nfs4", "ext4"))

    assert store_at(tmp_path / "measurements.sqlite", share) is None
    assert store_at(tmp_path / "measurements.sqlite", disk)
