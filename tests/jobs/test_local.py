"""Measuring with threads of this process."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from exif_bytes import MAKER, MODEL, ORIENTATION, ORIGINAL, short, text, tiff, with_thumbnail
from fakes import PLAIN, ColourSession, make_task
from onnx_models import colour_task, write_colour_model
from preview_files import LARGE_THUMBNAIL, jpeg, multi_picture
from sorter.core.measurement import Device, Failure, Measurement
from sorter.items import NO_CAPTURE, Capture, Item
from sorter.jobs import local
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Predicted
from sorter.jobs.local import LocalMeasurer, local_measurer
from sorter.tasks.manifest import QuickRule


@pytest.mark.parametrize("threshold", [0.5, 1.0])
def test_a_prediction_carries_what_the_photo_says_of_itself(threshold: float, tmp_path: Path) -> None:
    """Time and camera, read while the file is open anyway, whether the label is sure or not; else nothing."""
    picture = Image.new("RGB", (16, 16), "red")
    block = tiff({MAKER: text("Apple"), MODEL: text("iPhone 12")}, {ORIGINAL: text("2020:01:31 12:30:59")})
    picture.save(tmp_path / "said.jpg", exif=b"Exif\0\0" + block)
    picture.save(tmp_path / "silent.png")
    job = ClassifyJob([str(tmp_path)], make_task(threshold=threshold), LocalMeasurer(PLAIN, ColourSession))

    job.start()
    predictions = [one for event in job.events() if isinstance(event, Predicted) for one in event.predictions]
    job.join()

    assert {one.unsure for one in predictions} == {threshold == 1.0}
    assert {one.item.name: one.capture for one in predictions} == {
        "said.jpg": Capture(datetime(2020, 1, 31, 12, 30, 59), "Apple iPhone 12"),  # noqa: DTZ001
        "silent.png": NO_CAPTURE,
    }


PHOTO, SMALL = jpeg(640, 480, colour="red"), jpeg(160, 120, colour="lime")
SAID = {MAKER: text("Maker"), ORIENTATION: short(6)}


def opened(*, thumbnails: bool = False) -> LocalMeasurer:
    measurer = LocalMeasurer(PLAIN, ColourSession, thumbnails=thumbnails)
    measurer.open()
    return measurer


def measured(measurer: LocalMeasurer, paths: Sequence[Path], *, previews: bool = False) -> dict[str, Measurement]:
    items = [Item(str(path), 0, 0) for path in paths]
    answers = [one for batch in measurer.measure(items, previews=previews) for one in batch]
    return {one.item.name: one for one in answers if isinstance(one, Measurement)}


def written(folder: Path, **photos: bytes) -> list[Path]:
    for name, data in photos.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in photos]


def colour(one: Measurement) -> str:
    return ("red", "green", "blue")[int(one.scores.argmax())]


def test_where_previews_will_do_a_photo_is_measured_by_its_own(tmp_path: Path) -> None:
    """And says so; what it says of itself and its size are the photo's, bit for bit as else."""
    paths = written(tmp_path, plain=PHOTO, shown=with_thumbnail(PHOTO, SMALL, SAID))
    measurer = opened(thumbnails=True)

    exact, quick = measured(measurer, paths), measured(measurer, paths, previews=True)

    assert {name: (colour(one), one.preview) for name, one in exact.items()} == {
        "plain": ("red", 0),
        "shown": ("red", 0),
    }
    assert {name: (colour(one), one.preview) for name, one in quick.items()} == {
        "plain": ("red", 0),
        "shown": ("green", 120),
    }
    for found in (exact, quick):
        assert {name: one.size for name, one in found.items()} == {"plain": (640, 480), "shown": (480, 640)}
        assert found["shown"].capture == Capture(camera="Maker", orientation=6)
        assert found["plain"].capture == NO_CAPTURE
    with Image.open(io.BytesIO(quick["shown"].thumbnail)) as thumbnail:
        assert thumbnail.size == (15, 20)  # an eighth, which is all that the model looks at


def test_a_preview_that_the_task_would_never_accept_is_not_measured(tmp_path: Path) -> None:
    """The photo itself is, at once."""
    paths = written(tmp_path, shown=with_thumbnail(PHOTO, SMALL, SAID))
    task = colour_task(write_colour_model(tmp_path / "colours.onnx"))
    sides = {}

    for side in (1, 120, 121):
        measurer = local_measurer(replace(task, quick=(QuickRule(side, 0.5), QuickRule(400, 0.1))), "cpu")
        measurer.open()
        sides[side] = measured(measurer, paths, previews=True)["shown"].preview

    assert sides == {1: 120, 120: 120, 121: 0}


def test_a_preview_that_cannot_be_decoded_costs_no_photo(tmp_path: Path) -> None:
    """It is measured itself, and what is no photo at all is told as else."""
    broken = SMALL[: SMALL.index(b"\xff\xc4")] + b"\xff\xc4\0\2" + bytes(100)
    paths = written(tmp_path, a=multi_picture(PHOTO, (LARGE_THUMBNAIL, broken)), b=b"", c=b"no photo")
    items = [Item(str(path), 0, 0) for path in [*paths, tmp_path / "none"]]

    answers = {one.item.name: one for batch in opened().measure(items, previews=True) for one in batch}
    exact = {one.item.name: one for batch in opened().measure(items) for one in batch}

    whole = answers.pop("a")
    assert isinstance(whole, Measurement)
    assert (colour(whole), whole.preview) == ("red", 0)
    del exact["a"]
    assert answers == exact
    assert len(answers) == 3


def test_it_measures_again_unless_it_was_stopped(tmp_path: Path) -> None:
    """A second pass over what the first left open; a stop between them holds."""
    paths = written(tmp_path, **{f"{number}.jpg": PHOTO for number in range(20)})
    measurer = opened()
    batches = measurer.measure([Item(str(path), 0, 0) for path in paths])
    next(batches)
    del batches

    assert len(measured(measurer, paths)) == 20
    measurer.stop()
    assert measured(measurer, paths) == {}


def test_on_a_gpu_one_thread_feeds_it_batches_and_loses_nothing(tmp_path: Path) -> None:
    """Every photo once, those that cannot be read among them."""
    paths = written(tmp_path, **{f"{number}.jpg": PHOTO for number in range(40)}, broken=b"no photo")
    gpu = ColourSession(Device("cuda", "a GPU", ""))
    measurer = LocalMeasurer(PLAIN, lambda: gpu, cores=3)
    measurer.open()

    batches = list(measurer.measure([Item(str(path), 0, 0) for path in [*paths, tmp_path / "none"]]))

    told = [(one.item.name, type(one)) for batch in batches for one in batch]
    assert sorted(told, key=str) == sorted(
        [*((path.name, Measurement) for path in paths[:-1]), ("broken", Failure), ("none", Failure)], key=str
    )


def test_photos_that_are_decoded_do_not_wait_for_one_that_is_not(tmp_path: Path) -> None:
    """Whatever is missing of a batch: what is there is told while the next photo has not even been asked for."""
    paths = written(tmp_path, **{f"{number}.jpg": PHOTO for number in range(3)})
    told = Event()

    def items() -> Iterator[Item]:
        yield from (Item(str(path), 0, 0) for path in paths[:2])
        told.wait(10)
        yield Item(str(paths[2]), 0, 0)

    seen = 0
    for batch in opened().measure(items()):
        seen += len(batch)
        if seen == 2:
            told.set()

    assert told.is_set()
    assert seen == 3


def test_rooms_are_given_back_whatever_comes_of_a_photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With memory for a single file all are measured or refused, one after the other."""
    monkeypatch.setattr(local, "_ROOM", 1)
    files = {f"{number}": (PHOTO, b"no photo", b"")[number % 3] for number in range(12)}
    paths = [*written(tmp_path, **files), tmp_path]

    answers = [one for batch in opened().measure([Item(str(path), 0, 0) for path in paths]) for one in batch]

    assert sum(isinstance(one, Measurement) for one in answers) == 4
    assert sum(isinstance(one, Failure) for one in answers) == 9


def test_before_the_model_runs_it_says_so(tmp_path: Path) -> None:
    """As often as it runs."""
    paths = written(tmp_path, **{f"{number}.jpg": PHOTO for number in range(9)})
    settled: list[int] = []
    measurer = LocalMeasurer(PLAIN, ColourSession, settle=lambda: settled.append(1))
    measurer.open()

    batches = list(measurer.measure([Item(str(path), 0, 0) for path in paths]))

    assert len(settled) == len(batches)
