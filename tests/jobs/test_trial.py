"""What a task says of a few photos."""

from dataclasses import replace
from pathlib import Path

from conftest import PhotoMaker
from fakes import PLAIN, ColourSession, make_task
from sorter.errors import TaskError
from sorter.items import Item
from sorter.jobs.events import Finished, Outcome, Predicted, Skipped
from sorter.jobs.local import LocalMeasurer
from sorter.jobs.some_photos import distinct, some_photos
from sorter.jobs.trial import TrialJob
from sorter.tasks.manifest import Feature, HeadFile


def _items(*paths: Path) -> list[Item]:
    return [Item(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]


def test_each_photo_gets_its_answer_or_a_reason(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """By the task's thresholds, and photos that cannot be read by name."""
    red, grey = make_photo(tmp_path / "red.jpg", (220, 20, 20)), make_photo(tmp_path / "grey.jpg", (120, 120, 120))
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no photo")
    job = TrialJob(_items(red, grey, bad), make_task(), LocalMeasurer(PLAIN, ColourSession))
    job.start()
    events = list(job.events())
    job.join()

    said = {one.item.name: one for event in events if isinstance(event, Predicted) for one in event.predictions}
    assert said["red.jpg"].label == ("red",)
    assert {name: one.unsure for name, one in said.items()} == {"red.jpg": False, "grey.jpg": True}
    assert [Path(event.path).name for event in events if isinstance(event, Skipped)] == ["bad.jpg"]
    assert events[-1] == Finished(Outcome.DONE)


def test_a_task_that_lacks_its_head_is_told_in_a_sentence(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """The job ends, and names what is missing."""
    task = replace(make_task(), head=HeadFile(tmp_path / "gone.npz", (Feature.EMBEDDING,)))
    job = TrialJob(_items(make_photo(tmp_path / "a.jpg")), task, LocalMeasurer(PLAIN, ColourSession))
    job.start()
    (end,) = job.events()
    job.join()

    assert isinstance(end, Finished)
    assert isinstance(end.error, TaskError)
    assert "gone.npz" in str(end.error)


def test_some_photos_are_spread_and_distinct(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """The first of them lie at even distances, and a copy of one is none besides it."""
    for number in range(24):
        make_photo(tmp_path / "all" / f"{number:02}.jpg", (number * 10, 9, 9), size=(40 + number, 40))
    (tmp_path / "all" / "04b.jpg").write_bytes((tmp_path / "all" / "04.jpg").read_bytes())
    (tmp_path / "all" / "notes.txt").write_text("no photo")

    found = [item.name for item in some_photos([str(tmp_path / "all"), str(tmp_path / "gone")], 6, apart=6)]

    assert found == ["00.jpg", "04.jpg", "07.jpg", "11.jpg", "15.jpg", "19.jpg"]
    twice = [item for item in some_photos([str(tmp_path / "all")], 50, apart=6) for _ in range(2)]
    assert len(list(distinct(twice))) == 24
