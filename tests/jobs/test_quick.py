"""A quick look: previews first, and the photos themselves where those leave too much open."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from exif_bytes import MAKER, text, with_thumbnail
from fakes import PLAIN, ColourSession, make_task
from preview_files import jpeg
from sorter.core.measurement import FloatArray, SessionOutputs
from sorter.core.store.store import Store
from sorter.items import Prediction
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Event, Finished, Outcome, Predicted, Started
from sorter.jobs.local import LocalMeasurer
from sorter.jobs.remembering import Remembering, store_at
from sorter.jobs.sessions import Previews
from sorter.tasks.manifest import QuickRule, Task

RED = "#dc1414"
SAID = {MAKER: text("Maker")}
TASK = replace(make_task(), quick=(QuickRule(100, 0.9),))
"""Sure previews are accepted: the session gives pure colours 0.99, mixed ones about 0.6."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Red photos whose previews are surely green, faintly green, or not there."""
    folder = tmp_path / "library"
    folder.mkdir()
    photo = jpeg(640, 480, colour=RED)
    for number in range(8):
        (folder / f"sure{number}.jpg").write_bytes(with_thumbnail(photo, jpeg(160, 120, colour="lime"), SAID))
        (folder / f"faint{number}.jpg").write_bytes(with_thumbnail(photo, jpeg(160, 120, colour="#708070"), SAID))
        (folder / f"none{number}.jpg").write_bytes(photo)
    return folder


def ran(library: Path, store: Path | None = None, *, quick: bool = True) -> tuple[list[Predicted], list[Event]]:
    measurer = LocalMeasurer(PLAIN, ColourSession)
    remembering = Remembering(measurer, TASK, store_at(store)) if store else measurer
    job = ClassifyJob([str(library)], TASK, remembering, quick=quick)
    job.start()
    events = list(job.events())
    job.join()
    assert threading.active_count() == 1
    assert events[-1] == Finished(Outcome.DONE)
    assert (job.progress.found, job.progress.done) == (24, 24)
    return [event for event in events if isinstance(event, Predicted)], events


def labels(said: list[Predicted], *, final: bool) -> dict[str, str]:
    """By name; each photo once."""
    found: list[Prediction] = [one for event in said if event.final is final for one in event.predictions]
    assert len({one.item.path for one in found}) == len(found)
    return {one.item.name.rstrip("0123456789.jpg"): one.label[0] for one in found}


def test_what_a_preview_leaves_open_is_decided_by_the_photo(library: Path) -> None:
    """The sure preview's answer is final, the faint one's is told first and then the photo's own."""
    said, _ = ran(library)

    assert labels(said, final=True) == {"sure": "green", "faint": "red", "none": "red"}
    assert labels(said, final=False) == {"faint": "green"}
    order = [(one.item.name, event.final) for event in said for one in event.predictions]
    for number in range(8):
        name = f"faint{number}.jpg"
        assert order.index((name, False)) < order.index((name, True))


def test_exact_asks_no_preview(library: Path) -> None:
    """Unless a quick look is wanted, the photos themselves are looked at, each told once."""
    said, _ = ran(library, quick=False)

    assert set(labels(said, final=True).values()) == {"red"}
    assert labels(said, final=False) == {}


def test_a_quick_look_is_no_answer_to_an_exact_one(library: Path, tmp_path: Path) -> None:
    """What it remembered is asked by the next quick look, and measured again by an exact one, which both then know."""
    path = tmp_path / "data" / "measurements.sqlite"
    first, _ = ran(library, path)
    again, events = ran(library, path)
    assert labels(again, final=True) == labels(first, final=True)
    assert not any(isinstance(event, Started) for event in events)

    exact, events = ran(library, path, quick=False)
    assert set(labels(exact, final=True).values()) == {"red"}
    assert any(isinstance(event, Started) for event in events)

    known, events = ran(library, path)
    assert set(labels(known, final=True).values()) == {"red"}
    assert not any(isinstance(event, Started) for event in events)
    assert Store(path).count() == 24


def test_a_preview_goes_through_the_input_that_its_size_has(library: Path) -> None:
    """Photos and all that has no such preview through that for photos, which alone is asked for by an exact look."""
    task = small_task()
    runs: list[tuple[int, int]] = []  # side of the input, photos
    for quick in (True, False):
        job = ClassifyJob([str(library)], task, small_measurer(task, runs), quick=quick)
        job.start()
        said = [event for event in job.events() if isinstance(event, Predicted)]
        job.join()
        by_size = {side: sum(count for size, count in runs if size == side) for side in (4, 8)}
        assert by_size == ({4: 16, 8: 16} if quick else {4: 0, 8: 24})
        assert labels(said, final=True)["sure"] == ("green" if quick else "red")
        runs.clear()


@pytest.mark.parametrize("first", ["small", "plain"])
def test_what_went_through_one_input_is_no_answer_for_another(library: Path, tmp_path: Path, first: str) -> None:
    """Tasks on one model share what they measured alike: a preview through a smaller input is another measurement."""
    small, plain = small_task(), TASK
    turns: list[tuple[Task, dict[int, int]]] = [(small, {4: 16, 8: 16}), (small, {}), (plain, {8: 8})]
    if first == "plain":
        turns = [(plain, {8: 32}), (small, {4: 8})]
    store = tmp_path / "data" / "measurements.sqlite"
    runs: list[tuple[int, int]] = []
    for task, measured in (*turns, (small, {}), (plain, {})):
        remembering = Remembering(small_measurer(task, runs), task, store_at(store))
        job = ClassifyJob([str(library)], task, remembering, quick=True)
        job.start()
        assert list(job.events())[-1] == Finished(Outcome.DONE)
        job.join()
        assert {side: sum(count for size, count in runs if size == side) for side, _ in runs} == measured
        runs.clear()


def small_task() -> Task:
    return replace(TASK, quick=(QuickRule(100, 0.9, size=4),))


def small_measurer(task: Task, runs: list[tuple[int, int]]) -> LocalMeasurer:
    class Noting(ColourSession):
        def run(self, batch: FloatArray) -> SessionOutputs:
            runs.append((batch.shape[2], len(batch)))
            return super().run(batch)

    return LocalMeasurer(PLAIN, Noting, previews=Previews(task.input_of, lambda _how: Noting()))


def test_cancel_ends_it_in_the_second_pass(library: Path) -> None:
    """While photos wait for their exact answer."""
    job = ClassifyJob([str(library)], TASK, LocalMeasurer(PLAIN, ColourSession), quick=True)
    job.start()
    for event in job.events():
        if isinstance(event, Predicted) and not event.final:
            job.cancel()
        last = event
    job.join()

    assert last == Finished(Outcome.CANCELLED)
    assert threading.active_count() == 1
