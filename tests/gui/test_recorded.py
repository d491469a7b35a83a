"""The whole flow on a real display, from outside: once with the mouse, once with the keyboard alone."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from gui.stage import MISSING, Program, Stage, counts, display
from sorter.resources import resources_dir

_SOURCE = Path(__file__).parent / "drag_source.py"
_PHOTOS = ("kingfisher.jpg", "red-panda.jpg", "white-car.jpg", "black-suv.jpg", "motorcycle.jpg", "helicopter.jpg")

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)}"),
    pytest.mark.skipif(sys.platform != "linux", reason="needs X11"),
]


@pytest.fixture
def screen() -> Iterator[str]:
    """A display of its own."""
    with display() as number:
        yield number


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of six real photos."""
    folder = tmp_path / "holidays"
    folder.mkdir()
    for name in _PHOTOS:
        shutil.copy(resources_dir() / "samples" / name, folder)
    return folder


def test_photos_are_sorted_with_the_mouse_alone(screen: str, photos: Path, tmp_path: Path) -> None:
    """Drop, choose, watch, drag a card, undo that, be surer, move, and put everything back."""
    before = _files(tmp_path, photos)
    with Stage(screen, tmp_path / "data") as stage, Program(screen, str(_SOURCE), str(photos)) as source:
        assert source.line() == "ready"
        stage.hand.drag((60, 60), (700, 350))
        assert source.line() == "dropped"
        stage.rests("sorted", lambda state: sum(counts(state).values()) == len(_PHOTOS))

        stage.click("Vehicles")
        sorted_ = counts(stage.rests("sorted anew", lambda state: counts(state).get("Car") == 2))

        stage.hand.drag(stage.card("Car"), stage.card("Bicycle"))
        stage.rests("dragged", lambda state: counts(state)["Bicycle"] == 1)
        for name in ("Menu", "Edit", "Undo"):
            stage.click(name)
        stage.rests("undone", lambda state: counts(state) == sorted_)

        stage.hand.click(stage.end("Sure from"), times=15)  # each goes a page further
        surer = stage.rests("surer", lambda state: counts(state)["Unsure"] > sorted_["Unsure"])
        stage.click("Reset")
        stage.rests("as sure as before", lambda state: counts(state) == sorted_)

        _move(stage, sorted_)
        moved = _files(tmp_path)
        stage.click("Undo")
        stage.rests("put back", lambda state: "put back" in str(state["banner"]).lower())

    assert sum(counts(surer).values()) == len(_PHOTOS)
    assert moved.keys() != before.keys()
    assert sorted(moved.values()) == sorted(before.values())
    assert _files(tmp_path) == before


def test_photos_are_sorted_with_the_keyboard_alone(screen: str, photos: Path, tmp_path: Path) -> None:
    """The same, and no mouse is ever touched."""
    before = _files(tmp_path, photos)
    with Stage(screen, tmp_path / "data") as stage:
        stage.hand.press("ctrl+o")
        asked = stage.until("asked for a folder", lambda state: bool(state["dialog"]))
        stage.look(int(str(asked["dialog"])))
        stage.hand.write(str(photos))
        stage.hand.press("Return")
        stage.rests("sorted", lambda state: sum(counts(state).values()) == len(_PHOTOS))
        stage.look()

        stage.go_to("Day and night")  # the one in use; the arrows lead to the others
        stage.hand.press("Down", "Down", "Down")
        sorted_ = counts(stage.rests("sorted anew", lambda state: counts(state).get("Car") == 2))

        stage.go_to("Car")
        stage.hand.press("u")
        stage.rests("set to unsure", lambda state: counts(state)["Car"] == 1)
        stage.hand.press("ctrl+z")
        stage.rests("undone", lambda state: counts(state) == sorted_)

        stage.go_to("Sure from")
        stage.hand.press("End")
        stage.rests("surer", lambda state: counts(state)["Unsure"] > sorted_["Unsure"])
        stage.go_to("Reset")
        stage.hand.press("space")
        stage.rests("as sure as before", lambda state: counts(state) == sorted_)

        stage.go_to("Action: Copy", by="shift+Tab")
        stage.hand.press("Right")
        stage.rests("to be moved", lambda state: str(state["button"]).startswith("Move") and bool(state["ready"]))
        stage.hand.press("ctrl+Return")
        stage.rests("moved", lambda state: "moved" in str(state["banner"]))
        moved = _files(tmp_path)
        stage.hand.press("ctrl+z")  # says what it would do
        stage.hand.press("ctrl+z")
        stage.rests("put back", lambda state: "put back" in str(state["banner"]).lower())

    assert moved.keys() != before.keys()
    assert _files(tmp_path) == before


def _move(stage: Stage, sorted_: Mapping[str, int]) -> None:
    stage.click("Move")
    button = "Move"
    state = stage.rests("to be moved", lambda state: str(state["button"]).startswith(button) and bool(state["ready"]))
    assert str(sum(sorted_.values()) - sorted_["Unsure"] - sorted_["Outside"]) in str(state["button"])
    stage.click(str(state["button"]))
    stage.rests("moved", lambda state: "moved" in str(state["banner"]))


def _files(folder: Path, only: Path | None = None) -> dict[str, bytes]:
    """Every photo beneath a folder, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted((only or folder).rglob("*.jpg"))}
