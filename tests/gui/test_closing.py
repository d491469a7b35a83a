"""Closing the window: nothing is lost, and no thread is left."""

import threading
from pathlib import Path

from fakes import ColourSession
from gui.desk import Desk
from sorter.gui.closing import Closing
from sorter.jobs.events import Finished, Outcome


def _answer(closing: Closing, at: int) -> None:
    question = closing.question()
    assert question is not None
    question.buttons()[at].click()


def test_an_idle_window_closes_at_once(desk: Desk) -> None:
    """Nothing runs, so nothing is asked."""
    desk.window.close()

    assert not desk.window.isVisible()
    assert desk.parts.closing.question() is None


def test_closing_while_sorting_asks_and_leaves_no_thread(desk: Desk, library: Path, session: ColourSession) -> None:
    """Stop and close: the run is cancelled and joined before the window goes."""
    ends: list[Finished] = []
    desk.parts.sorting.finished.connect(ends.append)
    session.gate.clear()
    desk.drop(library)
    desk.wait_for(lambda: desk.parts.sorting.running)
    desk.window.close()
    asked = desk.window.isVisible() and desk.parts.closing.question() is not None
    _answer(desk.parts.closing, 0)
    session.gate.set()
    desk.wait_for(lambda: not desk.window.isVisible())

    assert asked
    assert ends == [Finished(Outcome.CANCELLED)]
    assert threading.active_count() == 1


def test_closing_can_be_thought_better_of(desk: Desk, library: Path, session: ColourSession) -> None:
    """Go on: the run goes on to its end."""
    session.gate.clear()
    desk.drop(library)
    desk.wait_for(lambda: desk.parts.sorting.running)
    desk.window.close()
    _answer(desk.parts.closing, 1)
    session.gate.set()
    desk.wait_for(lambda: len(desk.parts.sorting.results) == 14)
    desk.rest()

    assert desk.window.isVisible()
    assert desk.counts() == {"Red": 4, "Green": 4, "Blue": 4, "Unsure": 2}


def test_stop_keeps_what_is_there(desk: Desk, library: Path, session: ColourSession) -> None:
    """Esc ends a run; the foot says so, and the photos found remain."""
    session.gate.clear()
    desk.drop(library)
    desk.wait_for(lambda: desk.parts.sorting.running)
    desk.window.foot.stopped.emit()
    session.gate.set()
    desk.rest()

    assert desk.window.foot._of.text().startswith("Stopped after")
