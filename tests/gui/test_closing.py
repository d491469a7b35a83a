"""Closing the window: nothing is lost, and no thread is left."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fakes import ColourSession
from gui.desk import Desk
from sorter.gui.background import Answer, Background
from sorter.gui.closing import Closing
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.jobs.events import Finished, Outcome
from sorter.settings import Settings, load_settings


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


def test_a_folder_whose_name_is_no_text_keeps_no_window_open(desk: Desk, library: Path, tmp_path: Path) -> None:
    """It cannot be remembered; what can be is."""
    bad = tmp_path / os.fsdecode(b"bad\xff")
    library.rename(bad)
    desk.sort(bad)
    desk.click("Move")
    desk.rest()
    desk.close()
    kept = load_settings(tmp_path / "data" / "settings.toml")

    assert not desk.window.isVisible()
    assert (kept.action, kept.recent) == ("move", ())


def test_stop_keeps_what_is_there(desk: Desk, library: Path, session: ColourSession) -> None:
    """Esc ends a run; the foot says so, and the photos found remain."""
    session.gate.clear()
    desk.drop(library)
    desk.wait_for(lambda: desk.parts.sorting.running)
    desk.press(Qt.Key.Key_Escape)
    session.gate.set()
    desk.rest()

    assert any(text.startswith("Stopped after") for text in desk.texts())


class _Late(Background):
    """Never comes to anything before it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._answers: list[Answer] = []

    def ask(self, work: Callable[[], object]) -> Answer:
        self._answers.append(Answer())
        return self._answers[-1]


def test_what_was_chosen_last_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """Though the window closes before the background has come to saving it; what is saved is not saved again."""
    file = tmp_path / "settings.toml"
    background = _Late()
    keeper = SettingsKeeper(Settings(), file, background)
    keeper.keep(Settings(action="symlink"))
    background.close()
    keeper.close()
    kept = load_settings(file).action
    file.unlink()
    keeper.close()

    assert kept == "symlink"
    assert not file.exists()


def test_closing_saves_what_was_chosen(desk: Desk, tmp_path: Path) -> None:
    """The last of many choices."""
    for _ in range(5):
        desk.click("Move")
        desk.click("Symlink")
    desk.window.close()

    assert load_settings(tmp_path / "data" / "settings.toml").action == "symlink"
