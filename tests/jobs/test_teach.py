"""Making a task of examples, with a real small model."""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from conftest import PhotoMaker
from onnx_models import colour_task, write_colour_model
from sorter.core.measurement import Measurer
from sorter.errors import TaskError
from sorter.items import Prediction
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Event, Finished, Outcome, Predicted, Skipped, Taught
from sorter.jobs.local import local_measurer
from sorter.jobs.remembering import Remembering, store_at
from sorter.jobs.teach import TeachJob, Wish
from sorter.tasks.manifest import Feature, Outputs, QuickRule, Task

WARMTH = Wish("warmth", "Warmth")


@pytest.fixture
def backbone(tmp_path: Path) -> Task:
    return colour_task(write_colour_model(tmp_path / "colours.onnx"))


@pytest.fixture
def examples(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Seven warm and seven cold photos, each of a colour of its own."""
    rng = np.random.default_rng(0)
    for number in range(7):
        one, other, third = (int(value) for value in rng.integers(0, 60, 3))
        make_photo(tmp_path / "examples" / "warm" / f"{number}.png", (190 + one, other, third))
        make_photo(tmp_path / "examples" / "cold" / f"{number}.png", (other, third, 190 + one))
    return tmp_path / "examples"


def taught(
    examples: Path, backbone: Task, into: Path, wish: Wish = WARMTH, measurer: Measurer | None = None
) -> list[Event]:
    """All that the job said, to its end."""
    job = TeachJob(str(examples), wish, backbone, measurer or local_measurer(backbone, "cpu"), into)
    job.start()
    events = list(job.events())
    job.join()
    assert threading.active_count() == 1
    return events


def made(events: Sequence[Event]) -> Taught:
    assert isinstance(events[-1], Finished)
    if events[-1].error:
        raise events[-1].error
    (said,) = [event for event in events if isinstance(event, Taught)]
    return said


def labels_of(folder: Path, task: Task) -> dict[str, Prediction]:
    job = ClassifyJob([str(folder)], task, local_measurer(task, "cpu"))
    job.start()
    found = [one for event in job.events() if isinstance(event, Predicted) for one in event.predictions]
    job.join()
    return {Path(one.item.path).name: one for one in found}


def test_a_taught_task_sorts_photos_that_it_has_not_seen(
    examples: Path, backbone: Task, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """By what the examples' folders say; green is like none of them."""
    said = made(taught(examples, backbone, tmp_path / "tasks"))
    make_photo(tmp_path / "photos" / "orange.png", (210, 40, 20))
    make_photo(tmp_path / "photos" / "sea.png", (30, 40, 200))
    make_photo(tmp_path / "photos" / "grass.png", (10, 230, 10))

    found = labels_of(tmp_path / "photos", said.task)

    assert (found["orange.png"].label, found["orange.png"].unsure) == (("warm",), False)
    assert (found["sea.png"].label, found["sea.png"].unsure) == (("cold",), False)
    assert found["grass.png"].outside
    assert not found["sea.png"].outside


def test_the_task_says_what_was_measured(examples: Path, backbone: Task, tmp_path: Path) -> None:
    """Accuracy, costs, thresholds and card are in its manifest, and the model is the backbone's."""
    said = made(taught(examples, backbone, tmp_path / "tasks"))
    task = said.task

    assert task.labels == (("cold",), ("warm",))
    assert task.accuracy.startswith("100.0 % of 14 examples right in cross-validation (95 % interval 78.5 to 100.0 %)")
    assert [one.threshold for one in task.costs] == [None, *(step / 20 for step in range(20))]
    assert set(task.thresholds) == {"cold", "warm"}
    assert task.outside
    assert not task.advisory
    assert task.card
    assert "| warm | 7 | 7 | 100.0 % |" in task.card.read_text("utf-8")
    assert task.variants[0].sha256 == backbone.variants[0].sha256
    assert task.preprocessing == backbone.preprocessing
    assert [Path(path).parent.name for path in said.examples] == ["cold"] * 7 + ["warm"] * 7
    assert said.report.counts == (7, 7)


def test_what_was_measured_is_remembered(examples: Path, backbone: Task, tmp_path: Path) -> None:
    """Teaching again, and sorting the same photos by the new task, decodes nothing: the photos may even be gone bad."""
    store = tmp_path / "measurements.sqlite"

    def remembering(task: Task) -> Remembering:
        return Remembering(local_measurer(task, "cpu"), task, store_at(store))

    first = made(taught(examples, backbone, tmp_path / "tasks", measurer=remembering(backbone)))
    again = remembering(backbone)
    made(taught(examples, backbone, tmp_path / "tasks", Wish("again", "Again"), again))
    sorting = remembering(first.task)
    job = ClassifyJob([str(examples)], first.task, sorting)
    job.start()
    list(job.events())
    job.join()

    assert again.device is None
    assert sorting.device is None
    assert job.progress.remembered == 14


def test_an_advisory_task_says_so(examples: Path, backbone: Task, tmp_path: Path) -> None:
    """In its manifest and on its card; so do name and summary that were asked for."""
    wish = Wish("warmth", "Warm & cold", "How warm it looks.", advisory=True)
    task = made(taught(examples, backbone, tmp_path / "tasks", wish)).task

    assert (task.advisory, task.name, task.summary) == (True, "Warm & cold", "How warm it looks.")
    assert task.card
    assert "**Advisory**" in task.card.read_text("utf-8")


def test_what_cannot_be_read_is_skipped_by_name(examples: Path, backbone: Task, tmp_path: Path) -> None:
    """The others are learnt from."""
    (examples / "warm" / "broken.jpg").write_bytes(b"no photo")
    events = taught(examples, backbone, tmp_path / "tasks")

    assert [event.path for event in events if isinstance(event, Skipped)] == [str(examples / "warm" / "broken.jpg")]
    assert made(events).report.counts == (7, 7)


def test_a_label_of_which_nothing_can_be_read_makes_no_task(examples: Path, backbone: Task, tmp_path: Path) -> None:
    """The job fails with the sentence, and leaves nothing."""
    for file in (examples / "warm").iterdir():
        file.write_bytes(file.name.encode())
    events = taught(examples, backbone, tmp_path / "tasks")

    assert isinstance(events[-1], Finished)
    assert "there is only cold." in str(events[-1].error)
    assert not (tmp_path / "tasks").exists()


def test_a_task_is_replaced_only_when_asked(examples: Path, backbone: Task, tmp_path: Path) -> None:
    """The old one stays whole otherwise."""
    into = tmp_path / "tasks"
    made(taught(examples, backbone, into))
    before = {file: file.read_bytes() for file in (into / "warmth").iterdir()}

    with pytest.raises(TaskError, match="There is a task warmth already"):
        made(taught(examples, backbone, into, Wish("warmth", "Other")))
    assert {file: file.read_bytes() for file in (into / "warmth").iterdir()} == before
    assert made(taught(examples, backbone, into, Wish("warmth", "Other", replace=True))).task.name == "Other"


def test_cancelling_leaves_nothing(examples: Path, backbone: Task, tmp_path: Path) -> None:
    """No task, no thread."""
    job = TeachJob(str(examples), WARMTH, backbone, local_measurer(backbone, "cpu"), tmp_path / "t")
    job.pause()
    job.start()
    job.cancel()
    *_, last = job.events()
    job.join()

    assert last == Finished(Outcome.CANCELLED)
    assert threading.active_count() == 1
    assert not (tmp_path / "t").exists()


def test_one_example_of_each_label_is_enough(tmp_path: Path, backbone: Task, make_photo: PhotoMaker) -> None:
    """Nothing was measured then, and the task claims nothing."""
    make_photo(tmp_path / "two" / "warm" / "a.png", (220, 20, 20))
    make_photo(tmp_path / "two" / "cold" / "b.png", (20, 20, 220))
    said = made(taught(tmp_path / "two", backbone, tmp_path / "tasks"))
    make_photo(tmp_path / "photos" / "sea.png", (30, 40, 200))

    assert said.report.judged == 0
    assert (said.task.costs, said.task.outside) == ((), None)
    assert said.task.accuracy.startswith("Not measured")
    assert labels_of(tmp_path / "photos", said.task)["sea.png"].label == ("cold",)


def test_labels_that_only_the_light_tells_apart_are_learnt(
    tmp_path: Path, backbone: Task, make_photo: PhotoMaker
) -> None:
    """Greys have all the same direction of colour; the head then looks at the brightness."""
    for number in range(8):
        make_photo(tmp_path / "greys" / "dark" / f"{number}.png", (20 + number,) * 3)
        make_photo(tmp_path / "greys" / "light" / f"{number}.png", (220 + number,) * 3)
    task = made(taught(tmp_path / "greys", backbone, tmp_path / "tasks")).task
    make_photo(tmp_path / "photos" / "night.png", (40, 40, 40))
    found = labels_of(tmp_path / "photos", task)

    assert task.head
    assert task.head.features == (Feature.EMBEDDING, Feature.BRIGHTNESS)
    assert found["night.png"].label == ("dark",)


def test_a_model_without_embedding_is_refused(backbone: Task, tmp_path: Path) -> None:
    """Before anything is looked at."""
    without = replace(backbone, outputs=Outputs("scores", None))

    with pytest.raises(TaskError, match="has no embedding"):
        TeachJob(str(tmp_path), Wish("a", "A"), without, local_measurer(backbone, "cpu"), tmp_path / "tasks")


def test_a_model_of_the_users_own_is_copied(examples: Path, backbone: Task, tmp_path: Path) -> None:
    """The task outlives the one whose model it was taught with."""
    task = made(taught(examples, backbone, tmp_path / "tasks")).task
    backbone.variants[0].path.unlink()

    assert hashlib.sha256(task.variants[0].path.read_bytes()).hexdigest() == backbone.variants[0].sha256
    assert labels_of(examples / "cold", task)["0.png"].label == ("cold",)


def test_what_was_measured_for_the_backbones_labels_is_not_taken_over(
    examples: Path, backbone: Task, tmp_path: Path
) -> None:
    """Rules for previews, the label of nothing, several labels at once, thresholds."""
    other = replace(
        backbone,
        quick=(QuickRule(100, 0.5),),
        none=("green",),
        thresholds={"red": 0.9},
        scoring=replace(backbone.scoring, many=True),
        advisory=True,
    )
    task = made(taught(examples, other, tmp_path / "tasks")).task

    assert (task.quick, task.none, task.scoring.many, task.advisory) == ((), None, False, False)
    assert set(task.thresholds) == {"cold", "warm"}
