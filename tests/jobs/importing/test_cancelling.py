"""An import can be ended at any moment."""

import time
from pathlib import Path

import onnx

from jobs.importing.conftest import ABC
from sorter.jobs.events import Finished, Outcome
from sorter.jobs.importing.job import ImportJob
from stranger_models import endless


def test_a_cancelled_import_ends_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    """Whatever the model is doing."""
    onnx.save(endless(), tmp_path / "endless.onnx")
    job = ImportJob(str(tmp_path / "endless.onnx"), ABC, tmp_path / "data")
    job.start()
    while not any(tmp_path.glob("data/importing-*/*.onnx")):
        time.sleep(0.05)
    start = time.monotonic()

    job.cancel()
    job.join()
    job.close()

    assert time.monotonic() - start < 5
    assert job.poll(10)[-1] == Finished(Outcome.CANCELLED)
    assert not list((tmp_path / "data").iterdir())
