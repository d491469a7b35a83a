"""Pictures for the window: made where strangers' files are read, ahead of whatever is measured."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from conftest import PhotoMaker
from jobs.worker.conftest import TRAPPED, MakeWorker, items, measured
from sorter.core.measurement import THUMBNAIL_SIDE, Failure, Measurement
from sorter.errors import InputError
from sorter.jobs.worker.command import WORD
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.tasks.manifest import Task


def opened(jpeg: bytes) -> Image.Image:
    """The picture, read by somebody else."""
    image = Image.open(io.BytesIO(jpeg))
    assert image.format == "JPEG"
    return image


@pytest.mark.parametrize(
    ("size", "orientation", "side", "expected"),
    [
        ((900, 600), 1, 320, (320, 213)),
        ((900, 600), 6, 320, (213, 320)),
        ((4000, 200), 1, 320, (320, 16)),
        ((40, 30), 1, 320, (40, 30)),
        ((900, 600), 3, 1600, (900, 600)),
    ],
)
def test_a_picture_is_upright_and_fits(
    size: tuple[int, int],
    orientation: int,
    side: int,
    expected: tuple[int, int],
    *,
    make_worker: MakeWorker,
    tmp_path: Path,
    make_photo: PhotoMaker,
) -> None:
    """The longer side is as asked for; what is smaller stays as it is."""
    photo = make_photo(tmp_path / "a.jpg", size=size, orientation=orientation)

    assert opened(make_worker().picture(str(photo), side)).size == expected


def test_colours_are_kept(make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Red stays red."""
    picture = opened(make_worker().picture(str(make_photo(tmp_path / "a.png", (220, 20, 40))), 320))

    found = picture.convert("RGB").getpixel((20, 20))
    assert isinstance(found, tuple)
    assert max(abs(a - b) for a, b in zip(found, (220, 20, 40), strict=True)) < 8


def test_what_cannot_be_shown_says_why(make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """In one sentence, and the next picture comes."""
    worker = make_worker(TRAPPED)
    (tmp_path / "broken.jpg").write_bytes(b"no photo")
    with pytest.raises(InputError, match="a text, not a photo"):
        worker.picture(str(tmp_path / "broken.jpg"), 320)
    with pytest.raises(InputError, match="No such file"):
        worker.picture(str(tmp_path / "missing.jpg"), 320)
    with pytest.raises(InputError, match="the decoder crashed on it"):
        worker.picture(str(make_photo(tmp_path / "segv.jpg")), 320)

    assert worker.picture(str(make_photo(tmp_path / os.fsdecode(b"\xff.jpg"))), 320)


def test_pictures_come_ahead_of_the_run(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """While photos are measured a picture does not wait for them."""
    slow = items(*(make_photo(tmp_path / f"slow{number}.jpg") for number in range(12)))
    worker = make_worker(TRAPPED)
    measurer = WorkerMeasurer(task, "cpu", worker)
    measurer.open()
    answers: list[Measurement | Failure] = []
    for batch in measurer.measure(slow):
        if not answers:
            worker.picture(str(make_photo(tmp_path / "quick.png")), 64)
            at_picture = len(answers)
        answers += batch

    assert at_picture == 0
    assert len(answers) == 12


def test_a_thumbnail_of_the_run_is_shown_without_decoding(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """Unless the file has changed since."""
    photo = make_photo(tmp_path / "a.jpg", size=(900, 600))
    worker = make_worker()
    (answer,) = measured(WorkerMeasurer(task, "cpu", worker, thumbnails=True), items(photo))
    kept = worker.picture(str(photo), THUMBNAIL_SIDE)
    make_photo(photo, size=(300, 500))

    assert kept == getattr(answer, "thumbnail", None)
    assert opened(worker.picture(str(photo), THUMBNAIL_SIDE)).size == (192, 320)


def test_a_warm_worker_has_its_model(task: Task, make_worker: MakeWorker) -> None:
    """Warmed for a task it opens that at once, by the same process."""
    worker = make_worker()
    measurer = WorkerMeasurer(task, "cpu", worker)
    measurer.warm()
    pid = worker.pid
    measurer.open()

    assert pid
    assert worker.pid == pid


def test_closing_wakes_whoever_waits(make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """With a sentence, and at once, also while the child hangs."""
    worker = make_worker(TRAPPED)
    said = []

    def ask() -> None:
        try:
            worker.picture(str(make_photo(tmp_path / "hang.jpg")), 320)
        except InputError as error:
            said.append(str(error))

    thread = Thread(target=ask)
    thread.start()
    while not worker.pid:
        time.sleep(0)
    worker.close()
    thread.join()

    assert said == ["Sorter is being closed"]
    with pytest.raises(InputError, match="being closed"):
        worker.picture("any", 320)


@pytest.mark.parametrize("entry", ["main", "gui_main"])
def test_either_program_can_be_the_worker(
    entry: str, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """A packed program starts itself, whichever of the two it is."""
    words = f"import sys; from sorter.__main__ import {entry}; sys.argv[1:] = [{WORD!r}]; {entry}()"

    assert make_worker([sys.executable, "-c", words]).picture(str(make_photo(tmp_path / "a.jpg")), 320)


def test_neither_side_loads_what_it_does_not_need() -> None:
    """The parent no decoder and no model's runtime, the child no Qt."""
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


_LOADED = """
import sys, sorter.jobs.worker.measurer
print(*sorted({"cv2", "onnxruntime", "PySide6"} & set(sys.modules)))
import sorter.__main__, sorter.jobs.worker.pipeline
print(*sorted({"PySide6"} & set(sys.modules)))
"""
