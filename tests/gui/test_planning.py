"""When a plan is made: not too often, and the last one at once."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from sorter.files.plan import ActionKind
from sorter.files.planning.options import PlanOptions
from sorter.gui.background import Background
from sorter.gui.planning import Planning
from sorter.items import Prediction

_LONG = 1.0  # seconds that the first plan takes; the pause after it is three times as long


def test_the_last_plan_does_not_wait_for_its_turn(qtbot: QtBot, tmp_path: Path) -> None:
    """After a plan that took long there is a long pause, but not where nothing more comes."""
    background, gate = Background(), Event()
    planning = Planning(background, tmp_path / "journal.sqlite")
    options = PlanOptions("colours", ActionKind.COPY, str(tmp_path / "sorted"))
    with qtbot.waitSignal(planning.planned):
        planning.wish(lambda: _held_by(gate), options)
        QTimer.singleShot(round(_LONG * 1000), gate.set)
    begin = time.monotonic()
    with qtbot.waitSignal(planning.planned):
        planning.wish(list, options)
        planning.hurry()
    took = time.monotonic() - begin
    planning.close()
    background.close()

    assert took < 2 * _LONG


def _held_by(gate: Event) -> Iterator[Prediction]:
    """No predictions, once the gate is open."""
    gate.wait()
    yield from ()
