"""Photos that look like those that a person has just put elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession, make_task
from gui.desk import BLUE, GREEN, RED, Desk
from sorter.gui.places import UNSURE, Kind, Place
from sorter.gui.style import Theme

_CONTROL = Qt.KeyboardModifier.ControlModifier
_THREE = "3 photos look like this one: move them to Blue too?"


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, tmp_path: Path, session: ColourSession) -> Iterator[Desk]:
    """The window, with a store."""
    desk = Desk(qtbot, tmp_path / "data", session, remembers=True)
    desk.wait_for(lambda: desk.settled)
    yield desk
    desk.close()


def _correct(desk: Desk, key: Qt.Key, *names: str) -> None:
    desk.choose(RED, *names)
    desk.press(key)
    desk.rest()


def test_look_alikes_are_offered_and_go_with_one_press(desk: Desk, library: Path) -> None:
    """Nothing moves before that; then all of them do, in one step of undo, and nothing more is offered."""
    desk.sort(library)
    _correct(desk, Qt.Key.Key_3, "red1.jpg")
    offered, before = desk.window.banner.text(), desk.counts()
    desk.click("Move", desk.window.banner)
    desk.rest()
    after, told = desk.counts(), desk.window.banner.text()
    desk.press(Qt.Key.Key_Z, _CONTROL)

    assert offered == _THREE
    assert (before["Red"], after["Red"], after["Blue"], told) == (3, 0, 8, "")
    assert desk.counts() == before


def test_look_alikes_are_shown_on_the_board(desk: Desk, library: Path) -> None:
    """They are the chosen ones of their column, and the keys work on them."""
    desk.sort(library)
    _correct(desk, Qt.Key.Key_3, "red1.jpg")
    chosen_before = len(desk.board.chosen_ids())
    desk.click("Show", desk.window.banner)
    chosen = [desk.parts.sorting.results.item(id).name for id in desk.board.chosen_ids()]
    desk.press(Qt.Key.Key_2)

    assert chosen_before == 1
    assert sorted(chosen) == ["red0.jpg", "red2.jpg", "red3.jpg"]
    assert desk.counts()["Green"] == 7


def test_what_a_person_has_looked_at_is_not_offered(desk: Desk, library: Path) -> None:
    """Neither what was accepted where it lies, nor what a person put there."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_Return)
    _correct(desk, Qt.Key.Key_2, "red2.jpg")
    desk.choose(GREEN, "red2.jpg")
    desk.press(Qt.Key.Key_1)
    _correct(desk, Qt.Key.Key_3, "red1.jpg")

    assert desk.names(RED) == ["red2.jpg", "red3.jpg"]
    assert desk.window.banner.text() == "1 photo looks like this one: move it to Blue too?"


def test_corrections_that_go_the_same_way_are_one_question(desk: Desk, library: Path) -> None:
    """The offer is of what looks like any of them."""
    desk.sort(library)
    _correct(desk, Qt.Key.Key_3, "red1.jpg")
    _correct(desk, Qt.Key.Key_3, "red2.jpg")
    two = desk.window.banner.text()
    _correct(desk, Qt.Key.Key_3, "red3.jpg")

    assert two == "2 photos look like these: move them to Blue too?"
    assert desk.window.banner.text() == "1 photo looks like these: move it to Blue too?"


@pytest.mark.parametrize("key", [Qt.Key.Key_X, Qt.Key.Key_U])
def test_what_says_nothing_of_others_offers_nothing(desk: Desk, library: Path, key: Qt.Key) -> None:
    """To leave a photo in place, or to be unsure of it, is about that photo."""
    desk.sort(library)
    _correct(desk, key, "red1.jpg")

    assert desk.window.banner.text() == ""


def test_undo_takes_the_offer_back(desk: Desk, library: Path) -> None:
    """What it rested on is gone."""
    desk.sort(library)
    _correct(desk, Qt.Key.Key_3, "red1.jpg")
    desk.press(Qt.Key.Key_Z, _CONTROL)
    desk.rest()

    assert desk.window.banner.text() == ""


def test_nothing_is_offered_where_nothing_looks_alike(desk: Desk, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A grey photo among other colours is alone."""
    make_photo(tmp_path / "odd" / "grey.jpg", (120, 120, 120))
    make_photo(tmp_path / "odd" / "red.jpg", (220, 20, 20))
    desk.sort(tmp_path / "odd")
    desk.choose(UNSURE, "grey.jpg")
    desk.press(Qt.Key.Key_2)
    desk.rest()

    assert desk.names(GREEN) == ["grey.jpg"]
    assert desk.window.banner.text() == ""


def test_an_offer_replaces_no_bad_news(desk: Desk, library: Path) -> None:
    """A person may not have read them yet."""
    desk.sort(library)
    desk.window.banner.tell("The disk is gone.", bad=True)
    _correct(desk, Qt.Key.Key_3, "red1.jpg")

    assert desk.window.banner.text() == "The disk is gone."
    assert "red1.jpg" in desk.names(BLUE)


def test_look_alikes_in_a_section_are_offered(qtbot: QtBot, theme: Theme, tmp_path: Path, library: Path) -> None:
    """Of all that it shows, however deep; to show them it is opened again."""
    assert theme
    task = make_task(("animal", "heron"), ("animal", "crane"), ("plant", "tree"))
    desk = Desk(qtbot, tmp_path / "data", ColourSession(), {"colours": task}, remembers=True)
    desk.wait_for(lambda: desk.settled)
    desk.sort(library)
    animal, plant = (Place(Kind.LABEL, (name,)) for name in ("animal", "plant"))
    desk.choose(animal, "red1.jpg")
    desk.press(Qt.Key.Key_2)
    desk.rest()
    offered = desk.window.banner.text()
    desk.board.opening.open(plant)
    desk.rest()
    desk.click("Show", desk.window.banner)
    desk.rest()
    chosen = sorted(desk.parts.sorting.results.item(id).name for id in desk.board.chosen_ids())
    keys = desk.board.column(animal).view.hasFocus()
    desk.board.opening.open(plant)
    desk.rest()
    desk.click("Move", desk.window.banner)
    desk.rest()
    names = desk.names(plant)
    desk.close()

    assert offered == "3 photos look like this one: move them to Plant too?"
    assert (chosen, keys) == (["red0.jpg", "red2.jpg", "red3.jpg"], True)
    assert names == [f"red{number}.jpg" for number in range(4)]
