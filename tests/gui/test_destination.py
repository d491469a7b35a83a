"""What is done with photos, what goes with them, and what is remembered of that."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession
from gui.conftest import COLOURS
from gui.desk import RED, Desk, files_beneath
from sorter.core.companions import DEFAULT_RULES
from sorter.files.plan import ActionKind
from sorter.gui.choice import Choice, chosen_before, kept
from sorter.gui.labels import Elided
from sorter.settings import DEFAULT_TEMPLATE, Settings

_XMP = "XMP sidecars (IMG.jpg.xmp and IMG.xmp)"
_SECOND = "Also link, or tag, where a second label is at least 25 % sure"
_RELATIVE = "Symbolic links tell the way from their own folder (relative)"


@pytest.fixture
def target(library: Path) -> Path:
    """Where the photos of the library go."""
    return library.parent / "library sorted"


def _options(desk: Desk, *boxes: str) -> None:
    """Open the options, tick or clear boxes, and close them with Esc."""
    desk.click("Options")
    for box in boxes:
        desk.click(box, desk.window.destination.options)
    desk.press_on(desk.window.destination.options, Qt.Key.Key_Escape)
    desk.rest()


def test_hard_links_are_the_same_file(desk: Desk, library: Path, target: Path) -> None:
    """A second name for each photo; undo takes it away again and leaves the first."""
    desk.sort(library)
    desk.click("Hard link")
    desk.rest()
    button = desk.window.destination.bar.button.text()
    desk.apply()
    said = desk.window.banner.text()
    same = os.path.samefile(target / "red" / "red0.jpg", library / "one" / "red0.jpg")
    desk.press_offer()

    assert button == "Hard link 12 photos"
    assert said == "12 hard linked, 0 renamed, 0 overwritten, 2 stay."
    assert same
    assert not target.exists()
    assert (library / "one" / "red0.jpg").exists()


def test_symbolic_links_lead_to_the_photos_in_two_ways(desk: Desk, library: Path, target: Path) -> None:
    """With the whole path, and from their own folder where that is chosen."""
    desk.sort(library)
    desk.click("Symlink")
    desk.rest()
    desk.apply()
    whole = os.readlink(target / "red" / "red0.jpg")
    desk.press_offer()
    _options(desk, _RELATIVE)
    desk.apply()

    assert whole == str(library / "one" / "red0.jpg")
    assert os.readlink(target / "red" / "red0.jpg") == "../../library/one/red0.jpg"


def test_a_second_label_gets_a_link_where_that_is_wished(
    desk: Desk, library: Path, target: Path, make_photo: PhotoMaker
) -> None:
    """Beside the copy, beneath the other label; not at first, and never for what a person has labelled."""
    for name in ("mixed", "set"):
        make_photo(library / f"{name}.png", (200, 182, 20))
    desk.sort(library)
    at_first = desk.window.destination.preflight.texts()[0]
    desk.choose(RED, "set.png")
    desk.press(Qt.Key.Key_3)
    _options(desk, _SECOND)
    said = desk.window.destination.preflight.texts()[0]
    desk.apply()

    assert "second label" not in at_first
    assert "14 photos" in said
    assert "1 link for a second label." in said
    assert desk.window.banner.text().startswith("14 copied, 1 link for a second label made, ")
    assert os.path.samefile(target / "red" / "mixed.png", target / "green" / "mixed.png")
    assert files_beneath(target / "blue")[-1] == "set.png"
    assert "set.png" not in [*files_beneath(target / "red"), *files_beneath(target / "green")]


def test_companions_go_along_and_are_counted(desk: Desk, library: Path, target: Path) -> None:
    """Their number is said, their bytes count, and the inspector names them."""
    (library / "one" / "red0.xmp").write_bytes(b"x" * 5000)
    (library / "one" / "red0.jpg.aae").write_bytes(b"y")
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    named = [one.text() for one in desk.window.inspector.findChildren(Elided)]
    said = desk.window.destination.preflight.texts()[0]
    desk.apply()

    assert "red0.jpg + .aae + .xmp" in named
    assert said.startswith("12 photos and 2 companions, ")
    assert {"red0.jpg", "red0.xmp", "red0.jpg.aae"} <= set(files_beneath(target / "red"))


def test_companions_follow_a_move_and_the_next_one(desk: Desk, library: Path, target: Path) -> None:
    """What is on the board after a move stands for photo and companions where they lie now."""
    (library / "one" / "red0.xmp").write_bytes(b"x")
    desk.sort(library)
    desk.click("Move")
    desk.rest()
    desk.apply()
    desk.field()
    desk.type("again/{label}/{name}")
    desk.rest()
    desk.apply()

    assert {"red0.jpg", "red0.xmp"} <= set(files_beneath(target / "again" / "red"))
    assert files_beneath(library) == ["one/grey0.jpg", "two/grey1.jpg"]


def test_a_rule_that_is_switched_off_sorts_again(desk: Desk, library: Path, target: Path) -> None:
    """Once, when the panel closes; the sidecar is nobody's then and stays."""
    (library / "one" / "red0.xmp").write_bytes(b"x")
    desk.sort(library)
    before = desk.begun
    _options(desk, _XMP)
    desk.wait_for(lambda: desk.begun == before + 1)
    desk.rest()
    said = desk.window.destination.preflight.texts()[0]
    desk.apply()

    assert desk.begun == before + 1
    assert said.startswith("12 photos, ")
    assert "red0.xmp" not in files_beneath(target / "red")


def test_options_are_remembered(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession) -> None:
    """Across starts."""
    first = Desk(qtbot, tmp_path / "data", session)
    first.wait_for(lambda: first.settled)
    first.click("Symlink")
    _options(first, _XMP, "The shots of one burst as one item", _SECOND, "Symbolic links", _RELATIVE)
    chosen = first.window.destination.choice()
    first.close()
    second = Desk(qtbot, tmp_path / "data", session)
    second.wait_for(lambda: second.settled)
    again = second.window.destination.choice()
    second.close()

    assert again == chosen
    assert again == Choice(
        ActionKind.SYMLINK,
        rules=DEFAULT_RULES - {"xmp"} | {"burst"},
        second_labels=True,
        second_labels_as=ActionKind.SYMLINK,
        relative=True,
    )


def test_settings_of_another_version_are_as_at_first() -> None:
    """An action, a link, a rule and a template that nobody knows; what is known of them counts."""
    settings = Settings(
        action="burn",
        template="{lable}",
        companions_switched=("hologram", "xmp"),
        second_labels_as="copy",
        relative_links=True,
    )

    assert chosen_before(settings) == Choice(template=DEFAULT_TEMPLATE, rules=DEFAULT_RULES - {"xmp"}, relative=True)


def test_what_is_kept_is_chosen_again() -> None:
    """And nothing else of the settings is touched."""
    settings = Settings(task="mine", recent=("/a",))
    choice = Choice(ActionKind.MOVE, "", "{year}/{name}", frozenset({"xmp"}), second_labels=True)
    saved = kept(settings, choice)

    assert chosen_before(saved) == choice
    assert kept(saved, chosen_before(Settings())) == settings


def test_photos_are_planned_beneath_the_folder_that_was_dropped(
    desk: Desk, library: Path, target: Path, make_photo: PhotoMaker
) -> None:
    """`{relative}` is the way from that folder to the photo."""
    make_photo(library / "deep" / "er" / "x.jpg", COLOURS["red"])
    desk.sort(library)
    desk.field()
    desk.type("{relative}/{name}")
    desk.rest()
    desk.apply()

    assert "deep/er/x.jpg" in files_beneath(target)
    assert "one/red0.jpg" in files_beneath(target)
