"""From a job's events to signals."""

import threading
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from fakes import PLAIN, ColourSession, make_task
from sorter.errors import RequestError
from sorter.gui.bridge import JobBridge
from sorter.items import Prediction
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Finished, Outcome, Skipped
from sorter.jobs.job import Job
from sorter.jobs.local import LocalMeasurer


class _Failing(Job):
    def _work(self) -> None:
        raise RequestError("The disk is full.")


def test_every_event_arrives_and_the_last_word_once(qtbot: QtBot, qapp: QObject, library: Path) -> None:
    """Predictions, skipped files and the device are all told, then `finished`; the job's thread has ended by then."""
    (library / "broken.jpg").write_bytes(b"no photo")
    bridge = JobBridge(ClassifyJob([str(library)], make_task(), LocalMeasurer(PLAIN, ColourSession)))
    predicted: list[Prediction] = []
    skipped: list[Skipped] = []
    words: list[tuple[Finished, int]] = []
    bridge.predicted.connect(predicted.extend)
    bridge.skipped.connect(skipped.extend)
    bridge.finished.connect(lambda finished: words.append((finished, threading.active_count())))
    with qtbot.waitSignals([bridge.started, bridge.finished]):
        bridge.start()

    assert len(predicted) == 14
    assert [Path(one.path).name for one in skipped] == ["broken.jpg"]
    assert words == [(Finished(Outcome.DONE), 1)]
    assert not bridge.running


def test_a_cancelled_job_ends(qtbot: QtBot, qapp: QObject, library: Path) -> None:
    """Also one that waits for its model."""
    session = ColourSession()
    session.gate.clear()
    bridge = JobBridge(ClassifyJob([str(library)], make_task(), LocalMeasurer(PLAIN, lambda: session)))
    bridge.start()
    with qtbot.waitSignal(bridge.finished) as ended:
        bridge.cancel()
        session.gate.set()

    assert ended.args == [Finished(Outcome.CANCELLED)]


def test_an_error_is_handed_on(qtbot: QtBot, qapp: QObject) -> None:
    """The window decides what to say of it."""
    bridge = JobBridge(_Failing())
    with qtbot.waitSignal(bridge.finished) as ended:
        bridge.start()

    assert str(ended.args[0].error) == "The disk is full."


class _Talkative(Job):
    """Says 400 things at once."""

    def _work(self) -> None:
        for number in range(400):
            self._emit(Skipped(f"{number}.jpg", ""))


def test_the_window_has_its_turn_between_what_is_told(qtbot: QtBot, qapp: QObject) -> None:
    """However slow it is to take it in, and however much waits; all of it arrives, in its order."""
    told: list[str] = []
    turns: list[int] = []  # how much had been told at each turn of the window
    bridge = JobBridge(_Talkative())

    def take_in(skipped: list[Skipped]) -> None:
        told.extend(one.path for one in skipped)
        start = perf_counter()
        while perf_counter() < start + 0.004:
            pass

    bridge.skipped.connect(take_in)
    other = QTimer(interval=0)
    other.timeout.connect(lambda: turns.append(len(told)))
    other.start()
    with qtbot.waitSignal(bridge.finished):
        bridge.start()
    other.stop()

    assert told == [f"{number}.jpg" for number in range(400)]
    assert max(later - earlier for earlier, later in pairwise(turns)) <= 16
