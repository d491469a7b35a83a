"""Whatever the child dies of, each photo is measured or skipped by name exactly once."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from conftest import PhotoMaker
from exif_bytes import with_thumbnail
from jobs.worker.conftest import TRAPPED, MakeWorker, items, measured, names, reasons
from preview_files import jpeg
from sorter.core.measurement import Failure, Measurement
from sorter.errors import InputError, WorkerError
from sorter.items import Item
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.tasks.manifest import Task

LONG = bool(os.environ.get("SORTER_LONG"))
PHOTOS, KILLS = (500, 50) if LONG else (60, 5)
CRASHED = "could not be read: the decoder crashed on it"


def library(folder: Path, make_photo: PhotoMaker, *others: str) -> list[Item]:
    """Forty sound photos, and others among them."""
    found = items(*(make_photo(folder / f"{number:02}.jpg") for number in range(40)))
    for place, name in enumerate(others):
        found[20 + place : 20 + place] = items(make_photo(folder / name))
    return found


@pytest.mark.parametrize(
    ("trap", "reason"),
    [
        ("segv", CRASHED),
        ("abort", CRASHED),
        ("exit", CRASHED),
        ("lie", CRASHED),
        ("forge", CRASHED),
        ("model", CRASHED),
        ("hang", "could not be read: decoding it takes longer than 3 s"),
        ("grow", "could not be read: decoding it takes too much memory"),
    ],
)
def test_a_photo_that_ends_the_worker_is_skipped_by_name(
    trap: str, reason: str, *, task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """With one sentence; all others are measured, also those that were under way with it."""
    photos = library(tmp_path, make_photo, f"{trap}1.jpg")
    worker = make_worker(TRAPPED, seconds=3 if trap == "hang" else 20, memory=600_000_000)

    answers = measured(WorkerMeasurer(task, "cpu", worker), photos)

    assert names(answers) == sorted(item.name for item in photos)
    assert reasons(answers) == {f"{trap}1.jpg": reason}


@pytest.mark.parametrize(
    ("trap", "reason"), [("segv", CRASHED), ("hang", "could not be read: decoding it takes longer than 3 s")]
)
def test_a_preview_is_decoded_within_the_same_limits(
    trap: str, reason: str, *, task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """What ends the worker is skipped by name; after it the rest are still measured by their previews."""
    shown = with_thumbnail(jpeg(640, 480), jpeg(160, 120, colour="red"), {})
    for name in (f"{trap}1.jpg", "sound.jpg"):
        (tmp_path / name).write_bytes(shown)
    photos = items(make_photo(tmp_path / "a.jpg"), tmp_path / f"{trap}1.jpg", tmp_path / "sound.jpg")
    measurer = WorkerMeasurer(task, "cpu", make_worker(TRAPPED, seconds=3 if trap == "hang" else 20))
    measurer.open()

    answers = [one for batch in measurer.measure(photos, previews=True) for one in batch]

    assert reasons(answers) == {f"{trap}1.jpg": reason}
    sides = {one.item.name: one.preview for one in answers if isinstance(one, Measurement)}
    assert sides == {"a.jpg": 0, "sound.jpg": 120}


def test_several_culprits_side_by_side_are_all_found(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """And nobody else is blamed."""
    photos = library(tmp_path, make_photo, "segv1.jpg", "exit1.jpg", "segv2.jpg", "abort1.jpg")

    answers = measured(WorkerMeasurer(task, "cpu", make_worker(TRAPPED)), photos)

    assert names(answers) == sorted(item.name for item in photos)
    assert reasons(answers) == dict.fromkeys(("segv1.jpg", "exit1.jpg", "segv2.jpg", "abort1.jpg"), CRASHED)


def test_photos_that_end_the_worker_before_any_result_end_no_run(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """However many lie at the start of a folder: it was they that were decoded, and the rest is measured."""
    bad = [make_photo(tmp_path / name) for name in ("segv1.jpg", "exit1.jpg", "segv2.jpg")]
    photos = items(*bad, make_photo(tmp_path / "sound.jpg"))

    answers = measured(WorkerMeasurer(task, "cpu", make_worker(TRAPPED)), photos)

    assert names(answers) == sorted(item.name for item in photos)
    assert reasons(answers) == {path.name: CRASHED for path in bad}


def test_pictures_that_end_the_worker_are_not_the_models_fault(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """The window asks for them while it is loaded. Nor are they the fault of those that wait behind them."""
    bad = [str(make_photo(tmp_path / f"segv{number}.jpg")) for number in range(2)]
    sound = str(make_photo(tmp_path / "sound.jpg"))
    worker = make_worker(TRAPPED)
    with ThreadPoolExecutor(len(bad) + 1) as asking:
        asked = [asking.submit(worker.picture, path, 320) for path in bad]
        shown = asking.submit(worker.picture, sound, 320)
        WorkerMeasurer(task, "cpu", worker).open()

        assert [str(one.exception()) for one in asked] == [CRASHED] * len(bad)
        assert shown.result()


def test_three_deaths_before_any_result_end_the_run(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """It is not the photos' fault then; the sentence says what to do."""
    photos = items(*(make_photo(tmp_path / f"model{number}.jpg") for number in range(20)))

    with pytest.raises(WorkerError, match="ended three times before its first result"):
        measured(WorkerMeasurer(task, "cpu", make_worker(TRAPPED)), photos)


def test_a_worker_that_cannot_even_start_is_told(task: Task, make_worker: MakeWorker) -> None:
    """Instead of starting it for ever."""
    with pytest.raises(WorkerError, match="ended three times"):
        WorkerMeasurer(task, "cpu", make_worker([sys.executable, "-c", ""])).open()
    with pytest.raises(InputError, match="crashed"):
        make_worker([sys.executable, "-c", ""]).picture("any", 320)


@pytest.mark.parametrize("seed", range(8))
def test_nonsense_is_a_death(seed: int, task: Task, make_worker: MakeWorker) -> None:
    """Whatever comes through the pipe, the parent goes on."""
    babble = f"import os, random; os.write(1, random.Random({seed}).randbytes(1 << 16)); input()"

    with pytest.raises(WorkerError, match="ended three times"):
        WorkerMeasurer(task, "cpu", make_worker([sys.executable, "-c", babble])).open()


def test_random_kills_cost_no_photo(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """Each is measured, or skipped by name, exactly once, and the run ends."""
    rng = random.Random(7)
    photos = items(*(make_photo(tmp_path / f"{number}.jpg", size=(400, 300)) for number in range(PHOTOS)))
    worker = make_worker()
    moments = sorted(rng.sample(range(1, PHOTOS - 5), KILLS))
    measurer = WorkerMeasurer(task, "cpu", worker)
    measurer.open()
    answers: list[Measurement | Failure] = []
    pids: set[int] = set()

    for batch in measurer.measure(photos):
        answers += batch
        while moments and len(answers) >= moments[0]:
            moments.pop(0)
            time.sleep(rng.random() * 0.02)  # no wait for anything: the moment is to be any
            with suppress(ProcessLookupError):  # the one before it may just have been collected
                if pid := worker.pid:
                    os.kill(pid, rng.choice([signal.SIGKILL, signal.SIGSEGV]))
                    pids.add(pid)

    print(f"{PHOTOS} photos, {len(pids)} children killed, {len(reasons(answers))} photos skipped")
    assert len(pids) > KILLS / 2
    assert names(answers) == sorted(item.name for item in photos)
    assert len(reasons(answers)) <= KILLS / 2
    assert set(reasons(answers).values()) <= {CRASHED}


def test_a_picture_that_ends_the_worker_costs_only_itself(
    task: Task, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """The run goes on, and none of its photos is blamed."""
    photos = items(*(make_photo(tmp_path / f"slow{number}.jpg") for number in range(14)))
    bad = make_photo(tmp_path / "late.jpg")
    worker = make_worker(TRAPPED)
    measurer = WorkerMeasurer(task, "cpu", worker)
    measurer.open()
    answers: list[Measurement | Failure] = []

    for batch in measurer.measure(photos):
        if not answers:
            with pytest.raises(InputError, match="the decoder crashed on it"):
                worker.picture(str(bad), 320)
        answers += batch

    assert names(answers) == sorted(item.name for item in photos)
    assert reasons(answers) == {}


_ORPHAN = """
import sys, threading, time
from sorter.errors import InputError
from sorter.jobs.worker.worker import Worker
worker = Worker(command=sys.argv[2:])
def ask():
    try:
        worker.picture(sys.argv[1], 320)
    except InputError:
        pass
asking = threading.Thread(target=ask, daemon=True)
asking.start()
while asking.is_alive() and not (worker._child and worker._child._decoding):
    time.sleep(0.01)
print(worker.pid, flush=True)
input()
"""


@pytest.mark.parametrize("name", ["hang.jpg", "missing.jpg"])
def test_no_child_outlives_its_parent(name: str, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Not even one that is killed, whether the child is in the middle of a photo or waits for work."""
    make_photo(tmp_path / "hang.jpg")
    words = [sys.executable, "-c", _ORPHAN, str(tmp_path / name), *TRAPPED]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()

    psutil.wait_procs([child], timeout=10)
    assert not child.is_running()


def test_ctrl_c_is_not_for_the_child(make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """The parent decides what it means."""
    photo = str(make_photo(tmp_path / "a.jpg"))
    worker = make_worker()
    worker.picture(photo, 64)
    before = worker.pid
    os.kill(before, signal.SIGINT)
    worker.picture(photo, 64)

    assert worker.pid == before
    assert os.getpgid(before) != os.getpgid(0)


def test_the_child_comes_after_the_window(make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """In time, and where memory runs out it goes first."""
    worker = make_worker()
    worker.picture(str(make_photo(tmp_path / "a.jpg")), 64)

    assert psutil.Process(worker.pid).nice() == min(19, os.nice(0) + 5)
    score = Path(f"/proc/{worker.pid}/oom_score_adj")
    assert not score.exists() or int(score.read_text()) == 500


def test_nothing_in_the_current_folder_is_run(
    monkeypatch: pytest.MonkeyPatch, make_worker: MakeWorker, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """A folder of photos may hold a file named like a module."""
    photo = make_photo(tmp_path / "a.jpg")
    for name in ("numpy.py", "cv2.py", "sorter.py", "json.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\nraise SystemExit\n")
    monkeypatch.chdir(tmp_path)
    make_worker().picture(str(photo), 64)

    assert not (tmp_path / "ran").exists()
