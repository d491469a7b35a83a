"""Going through what the task says, and what of it lasts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fakes import make_task
from gui.desk import BLUE, GREEN, RED, Desk
from sorter.gui.corrections import accepted, set_to
from sorter.gui.places import STAY, UNSURE, Kind, Place
from sorter.gui.results import Results
from sorter.items import Item, Mark, Prediction, Wanted

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def restart(start: Callable[[], Desk]) -> Callable[[Desk], Desk]:
    """Closes the window and starts the program again."""

    def started(desk: Desk) -> Desk:
        desk.close()
        return start()

    return started


def _accept(desk: Desk, place: Place, *names: str) -> None:
    desk.choose(place, *names)
    desk.press(Qt.Key.Key_Return)


def test_enter_accepts_the_chosen_cards(desk: Desk, library: Path) -> None:
    """They fold away, the next card is chosen, and column and foot count them; the plan is the same."""
    desk.sort(library)
    plan = desk.tree()
    ids = list(desk.board.column(RED).model.ids)
    desk.board.column(RED).view.choose(ids[:2])
    desk.board.column(RED).view.setFocus()
    desk.press(Qt.Key.Key_Enter)
    desk.rest()

    assert list(desk.board.column(RED).model.ids) == ids[2:]
    assert desk.board.chosen_ids() == ids[2:3]
    assert desk.board.column(RED).accepted.text() == "2 accepted"
    assert not desk.board.column(BLUE).accepted.isVisible()
    assert "2 of 14 reviewed" in desk.texts()
    assert desk.parts.sorting.results.tally(RED).count == 4
    assert desk.tree() == plan


def test_accepted_cards_are_shown_again(desk: Desk, library: Path) -> None:
    """Where they were, and more of them join them; then they are folded away again."""
    desk.sort(library)
    ids = list(desk.board.column(RED).model.ids)
    _accept(desk, RED, "red0.jpg", "red3.jpg")
    line = desk.board.column(RED).accepted
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    again = list(desk.board.column(RED).model.ids)
    _accept(desk, RED, "red1.jpg")
    more = list(desk.board.column(RED).model.ids)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)

    assert again == more == ids
    assert line.text() == "3 accepted"
    assert desk.names(RED) == ["red2.jpg"]


def test_what_is_accepted_is_taken_back(desk: Desk, library: Path) -> None:
    """By the same key on an accepted card, and by undo; redo accepts again."""
    desk.sort(library)
    _accept(desk, RED, "red0.jpg", "red3.jpg")
    desk.press(Qt.Key.Key_Z, _CONTROL)
    undone = desk.names(RED)
    desk.press(Qt.Key.Key_Z, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    redone = desk.names(RED)
    QTest.mouseClick(desk.board.column(RED).accepted, Qt.MouseButton.LeftButton)
    _accept(desk, RED, "red0.jpg")

    assert len(undone) == 4
    assert redone == ["red1.jpg", "red2.jpg"]
    assert desk.board.column(RED).accepted.text() == "1 accepted"
    assert "1 of 14 reviewed" in desk.texts()


def test_a_card_that_is_put_elsewhere_is_accepted_no_longer(desk: Desk, library: Path) -> None:
    """It is seen where it lies now."""
    desk.sort(library)
    _accept(desk, RED, "red0.jpg")
    QTest.mouseClick(desk.board.column(RED).accepted, Qt.MouseButton.LeftButton)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_3)

    assert "red0.jpg" in desk.names(BLUE)
    assert not desk.board.column(RED).accepted.isVisible()


def test_what_failed_cannot_be_accepted(desk: Desk, library: Path) -> None:
    """There is nothing to agree with."""
    (library / "broken.jpg").write_bytes(b"no photo")
    desk.sort(library)
    _accept(desk, Place(Kind.FAILED), "broken.jpg")

    assert desk.names(Place(Kind.FAILED)) == ["broken.jpg"]
    assert not any("reviewed" in text for text in desk.texts())


def test_the_innermost_label_is_what_is_accepted() -> None:
    """The heron in the column of animals; what a person set stays what the person set."""
    heron = ("animal", "bird", "heron")
    results = Results(make_task(("animal", "bird", "heron"), ("vehicle", "car")))
    item = Item("/a", 1, 1)
    results.add([Prediction(item, heron, 0.9, ((heron, 0.9),), unsure=False, outside=False)])
    first = accepted(results, 0)
    results.mark({"/a": set_to(Place(Kind.LABEL, ("vehicle",)))})
    second = accepted(results, 0)
    results.mark({"/a": second})

    assert first == Mark(Wanted.LABEL, heron, corrected=False, accepted=True)
    assert second == Mark(Wanted.LABEL, ("vehicle",), corrected=True, accepted=True)
    assert accepted(results, 0) == Mark(Wanted.LABEL, ("vehicle",))


def test_corrections_and_accepted_cards_survive_a_restart(
    start: Callable[[], Desk], restart: Callable[[Desk], Desk], library: Path
) -> None:
    """Labels, unsure, left in place, accepted: all are as they were, and count."""
    desk = start()
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_3)
    desk.choose(RED, "red1.jpg")
    desk.press(Qt.Key.Key_X)
    desk.choose(GREEN, "green0.jpg")
    desk.press(Qt.Key.Key_U)
    _accept(desk, GREEN, "green1.jpg")
    before = {place: desk.names(place) for place in (RED, GREEN, BLUE, UNSURE, STAY)}
    again = restart(desk)
    again.sort(library)

    assert {place: again.names(place) for place in before} == before
    assert again.board.column(GREEN).accepted.text() == "1 accepted"
    assert "4 of 14 reviewed" in again.texts()
    again.close()


def test_what_was_undone_is_not_there_after_a_restart(
    start: Callable[[], Desk], restart: Callable[[Desk], Desk], library: Path
) -> None:
    """Neither a correction nor an acceptance; what was done again is."""
    desk = start()
    desk.sort(library)
    _accept(desk, GREEN, "green1.jpg")
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_Z, _CONTROL)
    desk.press(Qt.Key.Key_Z, _CONTROL)
    desk.press(Qt.Key.Key_Z, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    again = restart(desk)
    again.sort(library)

    assert len(again.names(RED)) == 4
    assert again.board.column(GREEN).accepted.text() == "1 accepted"
    again.close()


def test_corrections_are_where_the_photos_were_moved(
    start: Callable[[], Desk], restart: Callable[[Desk], Desk], library: Path
) -> None:
    """Also those of the moment before; sorted again from their new folders, they are what they were set to."""
    desk = start()
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_3)
    desk.click("Move")
    desk.rest()
    desk.apply()
    again = restart(desk)
    again.sort(library.parent / "library sorted" / "blue")

    assert "red0.jpg" in again.names(BLUE)
    assert "1 of 5 reviewed" in again.texts()
    again.close()


def test_a_file_of_corrections_that_cannot_be_used_is_told_of(desk: Desk, library: Path) -> None:
    """Once for reading, once for writing; corrections hold as long as the window is there, also in the next run."""
    marks = desk.data / "marks.sqlite"
    marks.parent.mkdir(exist_ok=True)
    marks.write_bytes(b"no database" * 1000)
    desk.sort(library / "one")
    read = desk.window.banner.text()
    desk.window.banner.hide()
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_3)
    desk.wait_for(lambda: bool(desk.window.banner.text()))
    written = desk.window.banner.text()
    desk.window.banner.hide()
    desk.press(Qt.Key.Key_X)
    desk.rest()
    silent = desk.window.banner.text()
    desk.sort(library / "two")

    assert read == written
    assert "marks.sqlite cannot be used (file is not a database), so photos are sorted without them" in read
    assert silent == ""
    assert "red0.jpg" in desk.names(BLUE)
