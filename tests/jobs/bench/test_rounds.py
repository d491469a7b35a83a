"""A round of measurements, with real photos and a session that takes a known time."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from conftest import PhotoMaker
from fakes import PLAIN, ColourSession
from library import content
from sorter.core.measurement import Device, FloatArray, SessionOutputs
from sorter.errors import InputError
from sorter.jobs.bench.figures import PipelineRun
from sorter.jobs.bench.rounds import first_items, make_bench

_TAKES = 0.04  # seconds of work a batch: far above what a busy machine adds


@dataclass
class SlowSession(ColourSession):
    """Works on a core for a known time."""

    def run(self, batch: FloatArray) -> SessionOutputs:
        end = time.thread_time() + _TAKES
        while time.thread_time() < end:
            pass
        return super().run(batch)


@pytest.fixture
def photos(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Five photos and one that is none."""
    for number in range(5):
        make_photo(tmp_path / "photos" / f"{number}.jpg", size=(400, 300))
    (tmp_path / "photos" / "broken.jpg").write_bytes(b"no photo")
    return tmp_path / "photos"


def test_a_round_measures_everything_and_changes_nothing(photos: Path) -> None:
    """The model's time is that of a photo, not of a batch; the pipeline's figures are those that it returned."""
    before = content(photos)
    items = first_items([str(photos)], 100)
    bench = make_bench(items, PLAIN, SlowSession(), lambda: PipelineRun(12.5, "decode", 0.05), program=1_000)
    (one,) = bench.rounds(1)

    assert len(items) == 6
    assert _TAKES / 4 <= one.alone.model < _TAKES
    assert one.alone.decode > 0
    assert one.alone.preprocess > 0
    assert one.work_alone >= _TAKES / 4
    assert one.pipeline.per_second == 12.5
    assert one.share == pytest.approx(12.5 / one.limit.lowest)
    assert one.disk > 0
    assert one.memory >= 1_000
    assert content(photos) == before


def test_on_a_gpu_one_thread_runs_full_batches(photos: Path) -> None:
    """Few photos are repeated to fill its batch of 64; one thread feeds it, however many cores there are."""
    sizes: list[int] = []

    class Counting(ColourSession):
        def run(self, batch: FloatArray) -> SessionOutputs:
            sizes.append(len(batch))
            return super().run(batch)

    session = Counting(Device("cuda", "a GPU", ""))
    bench = make_bench(first_items([str(photos)], 3), PLAIN, session, lambda: PipelineRun(1, "model", 1), program=0)
    (one,) = replace(bench, cores=3).rounds(1)

    assert set(sizes) == {64}
    assert len(sizes) == 4  # once alone, once while all cores are at work, and each time once before to warm it up
    assert one.limit.gpu == pytest.approx(1 / one.alone.model)


def test_only_so_many_photos_are_taken(photos: Path) -> None:
    """In the order of the scan."""
    assert [item.name for item in first_items([str(photos)], 2)] == ["0.jpg", "1.jpg"]


def test_without_a_photo_there_is_nothing_to_measure(photos: Path) -> None:
    """What cannot be read is no sample."""
    items = first_items([str(photos / "broken.jpg")], 5)

    with pytest.raises(InputError, match="no photo that can be read"):
        make_bench(items, PLAIN, ColourSession(), lambda: PipelineRun(1, "", 1), program=0)
