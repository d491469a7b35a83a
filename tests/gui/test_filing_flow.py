"""From a plan to files in their folders, and back."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from disks import memory_disk
from gui.desk import BLUE, RED, Desk, files_beneath
from library import content
from sorter.gui.destination import Where
from sorter.gui.places import UNSURE


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


def test_a_run_that_is_stopped_says_how_many_it_did_not_reach(desk: Desk, library: Path) -> None:
    """Those lie where they lay."""
    before = content(library)
    desk.sort(library)
    desk.parts.filing.began.connect(lambda _: desk.parts.filing.stop())
    desk.apply()

    assert desk.window.banner.text() == "Stopped: 0 copied, 0 renamed, 0 overwritten, 2 stay, 12 not reached."
    assert content(library) == before


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

    assert [Path(path).name for path in desk.parts.sorting.results.marks] == ["grey0.jpg"]
    assert all(Path(path).exists() for path in desk.parts.sorting.results.marks)
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


def test_what_an_earlier_run_put_beneath_the_folder_is_not_sorted_again(
    desk: Desk, library: Path, tmp_path: Path
) -> None:
    """The target in use is left out, also where it is named through a link; a folder that only begins alike is not."""
    (tmp_path / "link").symlink_to(library)
    target = library / "sorted"
    shutil.copytree(library / "one", library / "sorted by hand")
    for chosen in (target, tmp_path / "link" / "sorted"):
        desk.sort(library)
        desk.window.destination.choose_folder(Where.CHOSEN, str(chosen))
        desk.rest()
        desk.apply()
        desk.anew(lambda: desk.drop(library))

        assert len(files_beneath(target)) == 18
        assert sum(desk.counts().values()) == 14 + 7


def test_a_target_that_was_unplugged_is_told_and_not_made_anew(desk: Desk, library: Path, tmp_path: Path) -> None:
    """The photos would land in an empty folder of another disk."""
    before = content(library)
    desk.sort(library)
    with memory_disk(tmp_path / "usb") as disk:
        desk.window.destination.choose_folder(Where.CHOSEN, str(disk / "out"))
        desk.click("Move")
        desk.rest()
    desk.apply()

    assert desk.window.banner.text().startswith(f"The disk at {tmp_path / 'usb'} is no longer there")
    assert content(library) == before
    assert list((tmp_path / "usb").iterdir()) == []


def test_an_undo_that_leaves_edited_photos_offers_to_put_them_back_too(desk: Desk, library: Path) -> None:
    """With the name in the list, and as they are now; of those that were chosen."""
    desk.move(library)
    edited = library.parent / "library sorted" / "red" / "red0.jpg"
    edited.write_bytes(b"edited")
    desk.press_offer()
    said, files = desk.window.banner.text(), desk.window.banner.files()
    offers = [offer.text() for offer in desk.window.banner.offers()]
    desk.click("Put the edited ones back too")
    desk.wait_for(lambda: desk.window.banner.text() == "1 put back.")
    desk.rest()

    assert said == "11 put back, 1 left alone."
    assert files[0].startswith(f"{edited}: red0.jpg was edited since it was sorted; ")
    assert offers == ["Redo", "Put the edited ones back too", "Report"]
    assert (library / "one" / "red0.jpg").read_bytes() == b"edited"
    assert not edited.parent.parent.exists()


def test_what_was_written_beside_a_copy_is_named(desk: Desk, library: Path) -> None:
    """It stays where it is."""
    desk.copy(library)
    sidecar = library.parent / "library sorted" / "red" / "red0.jpg.xmp"
    sidecar.write_bytes(b"stars")
    desk.press_offer()

    assert desk.window.banner.text() == "12 put back."
    assert desk.window.banner.files() == [f"{sidecar}: it was written beside the copy or link since, so it stays"]
    assert sidecar.exists()
