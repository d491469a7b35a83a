"""Measuring with threads of this process."""

from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from exif_bytes import MAKER, MODEL, ORIGINAL, text, tiff
from fakes import PLAIN, ColourSession, make_task
from sorter.items import NO_CAPTURE, Capture
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Predicted
from sorter.jobs.local import LocalMeasurer


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
