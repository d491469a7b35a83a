"""From a plan to files in their folders, and back."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from gui.desk import BLUE, RED, Desk, files_beneath
from library import content
from sorter.gui.destination import Where
from sorter.gui.results import UNSURE


def test_the_button_copies_what_the_plan_shows(desk: Desk, library: Path) -> None:
    """Every sure photo stands in its folder, the originals where they were, and the banner counts them."""
    before = content(library)
    desk.sort(library)
    desk.apply()

    target = library.parent / "library sorted"
    assert content(library) == before
    assert len(files_beneath(target)) == 12
    assert files_beneath(target / "blue") == [f"blue{number}.jpg" for number in range(4)]
    assert desk.window.banner.text() == "12 copied, 0 renamed, 0 overwritten, 2 stay."


def test_undo_puts_everything_back(desk: Desk, library: Path) -> None:
    """After a move and its undo every path, byte and time is what it was, and no folder is left behind."""
    before = content(library)
    desk.sort(library)
    desk.click("Move")
    desk.rest()
    desk.apply()
    moved = content(library)
    desk.press_offer()

    assert set(moved) == {"one/grey0.jpg", "two/grey1.jpg"}
    assert content(library) == before
    assert not (library.parent / "library sorted").exists()
    assert desk.window.banner.text() == "12 put back."


def test_moved_photos_are_still_shown(desk: Desk, library: Path) -> None:
    """After a move the cards stand for the files where they lie now, and there is nothing left to move."""
    desk.sort(library)
    desk.click("Move")
    desk.rest()
    desk.apply()

    results = desk.parts.sorting.results
    paths = [results.card(id).item.path for id in desk.board.column(RED).model.ids]
    assert all(Path(path).exists() and "library sorted" in path for path in paths)
    assert desk.window.destination.bar.button.text() == "Nothing to move"


def test_a_correction_outlives_a_move(desk: Desk, library: Path) -> None:
    """It stands for the file where that lies now; undoing it would name a path that is gone, so that is not offered."""
    desk.sort(library)
    desk.choose(UNSURE, "grey0.jpg")
    desk.press(Qt.Key.Key_1)
    desk.rest()
    desk.click("Move")
    desk.rest()
    desk.apply()

    assert [Path(path).name for path in desk.parts.sorting.results.corrections] == ["grey0.jpg"]
    assert all(Path(path).exists() for path in desk.parts.sorting.results.corrections)
    assert not desk.parts.corrections.canUndo()


def test_redo_follows_undo(desk: Desk, library: Path) -> None:
    """An undo can itself be undone."""
    desk.sort(library)
    desk.apply()
    desk.press_offer()
    desk.press_offer()

    assert len(files_beneath(library.parent / "library sorted")) == 12


def test_a_correction_wins_in_the_plan(desk: Desk, library: Path) -> None:
    """A photo that a person set goes where they set it, and one left in place stays."""
    desk.sort(library)
    desk.choose(UNSURE, "grey0.jpg")
    desk.press(Qt.Key.Key_1)
    desk.choose(BLUE, "blue0.jpg")
    desk.press(Qt.Key.Key_X)
    desk.rest()
    desk.apply()

    target = library.parent / "library sorted"
    assert "grey0.jpg" in files_beneath(target / "red")
    assert files_beneath(target / "blue") == ["blue1.jpg", "blue2.jpg", "blue3.jpg"]


def test_folders_can_be_made_in_the_folder_itself(desk: Desk, library: Path) -> None:
    """The choice "in this folder" makes the label folders beside the user's own."""
    desk.sort(library)
    desk.window.destination.choose_folder(Where.INSIDE)
    desk.rest()
    desk.apply()

    assert files_beneath(library / "red") == [f"red{number}.jpg" for number in range(4)]
    assert (library / "one" / "red0.jpg").exists()


def test_names_that_are_taken_are_left_alone(desk: Desk, library: Path) -> None:
    """Another file of that name stays as it is; the plan says beforehand that one is renamed."""
    taken = library.parent / "library sorted" / "red" / "red0.jpg"
    taken.parent.mkdir(parents=True)
    shutil.copy(library / "one" / "blue0.jpg", taken)
    before = taken.read_bytes()
    desk.sort(library)
    said = desk.window.destination.preflight.texts()[0]
    desk.apply()

    assert "1 renamed, 0 overwritten" in said
    assert taken.read_bytes() == before
    assert (taken.parent / "red0 (2).jpg").exists()
    assert "1 renamed" in desk.window.banner.text()
