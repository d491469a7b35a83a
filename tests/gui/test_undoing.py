"""What Ctrl+Z means: a correction, or the last run."""

from pathlib import Path

from PySide6.QtCore import Qt

from gui.desk import RED, Desk, files_beneath
from library import Content, content

_CONTROL = Qt.KeyboardModifier.ControlModifier
_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_after_a_copy_it_says_what_it_would_do_and_then_does_it(desk: Desk, library: Path) -> None:
    """No file is touched by the first press; the second removes the copies."""
    target = library.parent / "library sorted"
    desk.copy(library)
    desk.press(Qt.Key.Key_Z, _CONTROL)
    said, there = desk.window.banner.text(), files_beneath(target)
    desk.press(Qt.Key.Key_Z, _CONTROL)
    desk.wait_for(lambda: desk.window.banner.text() == "12 put back.")
    desk.rest()

    assert said == (
        f"Undo removes the copies of 12 photos from {target}; the originals stay. Press the keys again to do it."
    )
    assert len(there) == 12
    assert not target.exists()


def test_after_an_undo_the_keys_for_redo_do_it_again(desk: Desk, library: Path) -> None:
    """In two presses as well."""
    desk.move(library)
    desk.press_offer()
    desk.press(Qt.Key.Key_Z, _BOTH)
    said = desk.window.banner.text()
    desk.press(Qt.Key.Key_Z, _BOTH)
    desk.wait_for(lambda: desk.window.banner.text().startswith("12 moved"))
    desk.rest()

    assert said.startswith("Redo moves 12 photos again to ")
    assert len(files_beneath(library.parent / "library sorted")) == 12


def test_the_newest_deed_goes_first(desk: Desk, library: Path) -> None:
    """A correction after a copy is undone at once, then the copy is offered, and the older correction stays."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_3)
    desk.rest()
    desk.apply()
    desk.choose(RED, "red1.jpg")
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_Z, _CONTROL)
    after_one = desk.names(RED)
    desk.rest()

    assert after_one == ["red1.jpg", "red2.jpg", "red3.jpg"]
    marks = desk.parts.sorting.results.marks
    assert [path for path, mark in marks.items() if mark] == [str(library / "one" / "red0.jpg")]


def test_a_copy_is_offered_before_the_corrections_that_it_rests_on(desk: Desk, library: Path) -> None:
    """Ctrl+Z after a copy does not silently change where a copied photo belongs."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_3)
    desk.rest()
    desk.apply()
    desk.press(Qt.Key.Key_Z, _CONTROL)

    assert desk.window.banner.text().startswith("Undo removes the copies of 12 photos")
    assert len(desk.parts.sorting.results.marks) == 1


def test_a_run_of_an_earlier_start_is_offered(original: Content, library: Path, started_again: Desk) -> None:
    """The newest that can be put back."""
    started_again.press(Qt.Key.Key_Z, _CONTROL)
    said = started_again.window.banner.text()
    started_again.press_offer()

    assert said.startswith("Undo puts 12 photos back from ")
    assert content(library) == original


def test_nothing_to_undo_is_said(desk: Desk) -> None:
    """Never silence."""
    desk.press(Qt.Key.Key_Z, _CONTROL)
    undo = desk.window.banner.text()
    desk.press(Qt.Key.Key_Z, _BOTH)

    assert undo == "There is nothing to undo."
    assert desk.window.banner.text() == "There is nothing to redo."
