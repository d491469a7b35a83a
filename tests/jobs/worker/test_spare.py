"""A worker beside the one that sorts."""

from pathlib import Path

from conftest import PhotoMaker
from onnx_models import colour_task, write_colour_model
from sorter.core.measurement import Measurement
from sorter.items import Item
from sorter.jobs.worker.spare import Spare
from sorter.tasks.manifest import Task


def measured(spare: Spare, task: Task, item: Item) -> Measurement:
    """One photo by one job."""
    measurer = spare.measurer(task, "cpu")
    measurer.open()
    (one,) = (one for batch in measurer.measure([item]) for one in batch)
    measurer.close()
    assert isinstance(one, Measurement)
    return one


def test_it_can_be_used_again_after_it_was_ended(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """And what it has measured is known from then on, without a child."""
    task = colour_task(write_colour_model(tmp_path / "colours.onnx"))
    photos = [make_photo(tmp_path / name, (220, 20, 20)) for name in ("a.jpg", "b.jpg")]
    first, second = (Item(str(one), one.stat().st_size, one.stat().st_mtime_ns) for one in photos)
    spare = Spare(tmp_path / "measurements.sqlite")
    spare.warm(task, "cpu")
    assert not measured(spare, task, first).remembered
    spare.rest()

    assert measured(spare, task, first).remembered
    assert not measured(spare, task, second).remembered
    spare.rest()
    spare.rest()
