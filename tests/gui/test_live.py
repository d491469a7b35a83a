"""How fast the window is there, and that nothing ever holds it up."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from threading import Event as Flag

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import make_task
from gui.desk import draw
from sorter.core.measurement import Device, Failure, Measurement, StageTimes
from sorter.gui.app import run_smoothly
from sorter.gui.assembly import assemble
from sorter.items import Item
from sorter.jobs.worker.spare import Spare
from sorter.settings import Places, Settings
from sorter.tasks.manifest import Task

pytestmark = pytest.mark.alone

_USABLE = 2.0  # seconds of work from the start of the process to the first idle moment after the window is shown
_STALL = 0.1  # seconds
_PHOTOS = 5_000
_BATCH = 64
_SPEED = 2_000  # photos a second

_START = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sorter.gui.app import build
from sorter.jobs.worker.worker import Worker
from sorter.gui.style import Theme
from sorter.settings import Places
app = QApplication([])
Theme(app)
parts = build(Places(Path(sys.argv[1])), Worker())
parts.window.show()
parts.filing_flow.begin()
def idle():
    print(time.time(), time.process_time())
    parts.window.close()
QTimer.singleShot(0, idle)
parts.window.destroyed.connect(app.quit)
app.exec()
"""


def test_the_window_is_usable_within_two_seconds(tmp_path: Path) -> None:
    """From starting Python to an empty event queue with the window on screen: in the processor's time.

    On the clock a busy machine takes longer; that figure is printed.
    """
    times = []
    for _ in range(3):
        began = time.time()
        told = subprocess.run(
            [sys.executable, "-c", _START, str(tmp_path)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        ended, worked = map(float, told.stdout.split())
        print(f"usable after {ended - began:.2f} s, {worked:.2f} s of them at work")
        times.append(worked)
        if times[-1] < _USABLE:
            break

    assert min(times) < _USABLE


class _Pouring:
    """A fake fast card: says something of 2,000 photos a second, 64 a batch."""

    device = Device("cpu", "CPU, 2 cores", "")
    times = StageTimes(0.0, 0.0, 1.0)

    def __init__(self) -> None:
        self._stopped = Flag()

    def open(self) -> None: ...

    def measure(self, items: Iterable[Item], *, previews: bool = False) -> Iterator[Sequence[Measurement | Failure]]:
        rng = np.random.default_rng(5)
        batch: list[Measurement | Failure] = []
        for item in items:
            scores = rng.normal(0, 2, 3).astype(np.float32)
            batch.append(Measurement(item, scores, scores, scores, np.zeros(32, np.float32)))
            if len(batch) == _BATCH:
                self._stopped.wait(_BATCH / _SPEED)
                yield batch
                batch = []
        yield batch

    def stop(self) -> None:
        self._stopped.set()

    def close(self) -> None:
        pass


@pytest.fixture
def many(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Five thousand small real photos: hard links of fifty."""
    folder = tmp_path / "many"
    rng = np.random.default_rng(1)
    for number in range(50):
        first = make_photo(folder / f"{number:04}-0.jpg", tuple(rng.integers(0, 255, 3).tolist()), size=(320, 240))
        for again in range(1, _PHOTOS // 50):
            os.link(first, folder / f"{number:04}-{again}.jpg")
    return folder


def test_nothing_holds_the_window_up_while_results_stream_in(
    qtbot: QtBot, qapp: QApplication, theme: object, tmp_path: Path, many: Path
) -> None:
    """A heartbeat of 5 ms never waits 100 ms while 5,000 results and their thumbnails arrive and the plan is made.

    The best of three: other programs on the machine hold a heartbeat up as well.
    """
    longest: list[float] = []
    while len(longest) < 3 and min(longest, default=1.0) >= _STALL:
        longest.append(_longest_gap(qapp, qtbot, tmp_path / f"data{len(longest)}", many))

    print(f"longest gaps {', '.join(f'{gap * 1000:.0f} ms' for gap in longest)}")
    assert min(longest) < _STALL


def _pour(_task: Task, _device: str) -> _Pouring:
    return _Pouring()


def _longest_gap(app: QApplication, qtbot: QtBot, data: Path, photos: Path) -> float:
    """Seconds between two heartbeats, at most, from the drop to the plan of all."""
    import_module("sorter.jobs.classify")  # the program has it by then: `warm_up`
    sweeper = run_smoothly(app)
    beside = Spare(Places(data).store)
    parts = assemble(
        Places(data), {"colours": make_task()}, Settings(), _pour, draw, measure_apart=_pour, beside=beside
    )
    parts.window.resize(1440, 900)
    parts.window.show()
    with qtbot.waitSignal(parts.filing_flow.settled):
        parts.filing_flow.begin()
    beats = [time.perf_counter()]
    heart = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start()
    parts.flow.open([str(photos)])
    qtbot.waitUntil(lambda: len(parts.sorting.results) == _PHOTOS)
    qtbot.waitUntil(lambda: not parts.sorting.running and parts.planning.is_settled)
    heart.stop()
    shown = sum(parts.sorting.results.tally(place).count for place in parts.sorting.results.places())
    parts.window.close()
    parts.window.deleteLater()
    sweeper.stop()
    assert shown == _PHOTOS
    return max(later - earlier for earlier, later in pairwise(beats))
