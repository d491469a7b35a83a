"""Garbage is looked for in the window's thread, and never among everything at once."""

import gc
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sorter.gui.sweeping import Sweeper


@pytest.fixture(autouse=True)
def sweeper(qapp: QApplication) -> Iterator[Sweeper]:
    """At work, as in the program."""
    sweeper = Sweeper(qapp)
    yield sweeper
    sweeper.stop()
    sweeper.deleteLater()


@dataclass
class _Ring:
    """Nobody holds it but itself."""

    itself: list["_Ring"] = field(default_factory=list)

    @staticmethod
    def made() -> "_Ring":
        """One that is in a cycle."""
        ring = _Ring()
        ring.itself.append(ring)
        return ring


def test_what_another_thread_leaves_is_freed_in_the_windows(qtbot: QtBot) -> None:
    """However much it makes."""
    freed: list[str] = []

    def work() -> None:
        for _ in range(30_000):
            ring = _Ring.made()
            weakref.finalize(ring, lambda: freed.append(threading.current_thread().name)).atexit = False

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(freed) >= 29_999)  # one is still `ring`'s

    assert set(freed) == {"MainThread"}


def test_what_stays_is_gone_through_once(qtbot: QtBot) -> None:
    """Results by the hundred thousand are not looked at again with each that comes."""
    kept = {id(ring): ring for ring in (_Ring.made() for _ in range(30_000))}

    qtbot.waitUntil(lambda: kept.keys().isdisjoint(map(id, gc.get_objects())))


def test_what_stayed_and_went_later_is_freed_while_nobody_looks(qtbot: QtBot, qapp: QApplication) -> None:
    """As soon as another program has the keys."""
    kept = [_Ring.made() for _ in range(30_000)]
    seen, first = weakref.ref(kept[0]), id(kept[0])
    qtbot.waitUntil(lambda: first not in map(id, gc.get_objects()))
    kept.clear()
    before = seen() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)

    assert before
    assert seen() is None
