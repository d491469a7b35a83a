"""One photo large: opened, gone nearer to, moved about, and left again."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession
from gui.desk import BLUE, GREEN, RED, Desk
from onnx_models import colour_task, write_corner_model
from sorter.gui.labels import Elided, Words
from sorter.gui.places import FAILED
from sorter.gui.style import Theme
from sorter.jobs.importing.inspector import Inspector


def _open(desk: Desk, name: str = "red0.jpg") -> None:
    desk.choose(RED, name)
    desk.press(Qt.Key.Key_Space)


def _open_red(desk: Desk) -> None:
    """And wait until the photo is there: the ground around it is nearly white, and that is as red."""
    _open(desk)
    desk.wait_for(lambda: _colour(desk, desk.window.large.photo.rect().center())[1] < 60)


def _colour(desk: Desk, at: QPoint) -> tuple[int, int, int]:
    colour = desk.window.large.photo.grab().toImage().pixelColor(at)
    return colour.red(), colour.green(), colour.blue()


def _texts(desk: Desk) -> set[str]:
    large = desk.window.large
    return {one.text() for one in large.findChildren(Elided)} | {one.text() for one in large.findChildren(Words)}


def test_space_shows_the_chosen_photo_and_leads_back(desk: Desk, library: Path) -> None:
    """To the same card, with the keys where they were."""
    desk.sort(library)
    _open_red(desk)
    photo = desk.window.large.photo

    assert desk.window.shows_large()
    assert Path(photo.path).name == "red0.jpg"
    assert "red0.jpg" in _texts(desk)
    assert any(one.endswith(" of 4") for one in _texts(desk))
    assert any("%" in one for one in _texts(desk))

    desk.press(Qt.Key.Key_Space)

    assert not desk.window.shows_large()
    assert desk.board.column(RED).view.hasFocus()
    assert len(desk.board.chosen_ids()) == 1


def test_arrows_go_through_the_column_and_stop_at_its_ends(desk: Desk, library: Path) -> None:
    """One photo after the other."""
    desk.sort(library)
    _open(desk)
    for _ in range(4):
        desk.press(Qt.Key.Key_Left)
    seen = [desk.window.large.photo.path]
    for _ in range(4):
        desk.press(Qt.Key.Key_Right)
        seen.append(desk.window.large.photo.path)

    assert len(set(seen)) == 4
    assert seen[-1] == seen[-2]
    assert "4 of 4" in _texts(desk)


def test_keys_correct_the_photo_that_is_shown(desk: Desk, library: Path) -> None:
    """And the next one of the column is shown."""
    desk.sort(library)
    _open(desk)
    desk.press(Qt.Key.Key_2)

    desk.wait_for(lambda: "red0.jpg" in desk.names(GREEN))
    assert desk.window.shows_large()
    assert Path(desk.window.large.photo.path).name != "red0.jpg"
    assert any(one.endswith(" of 3") for one in _texts(desk))


@pytest.fixture
def halves(library: Path) -> Path:
    """A photo that is red at the left, and dark red at the right."""
    picture = Image.new("RGB", (800, 600), (255, 0, 0))
    picture.paste((120, 0, 0), (400, 0, 800, 600))
    picture.save(library / "one" / "red0.jpg", quality=95)
    return library


def test_the_wheel_goes_nearer_to_what_is_beneath_the_mouse(desk: Desk, halves: Path) -> None:
    """That stays where it is; and back again as far as fitted."""
    desk.sort(halves)
    _open_red(desk)
    photo = desk.window.large.photo
    at = photo.rect().center() + QPoint(-60, 0)
    before = _colour(desk, at)

    for _ in range(6):
        _turn(desk, at, 120)
    near, colour = photo.zoom, _colour(desk, at)
    for _ in range(9):
        _turn(desk, at, -120)

    assert near > 3
    assert before[0] > 200
    assert colour[0] > 200
    assert photo.zoom == 1


def test_a_photo_that_is_near_is_dragged_no_further_than_its_edges(desk: Desk, halves: Path) -> None:
    """And no further."""
    desk.sort(halves)
    _open_red(desk)
    photo = desk.window.large.photo
    middle = photo.rect().center()
    for _ in range(8):
        desk.press(Qt.Key.Key_Plus)
    for _ in range(9):
        QTest.mousePress(photo, Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseMove(photo, middle - QPoint(400, 0))
        QTest.mouseRelease(photo, Qt.MouseButton.LeftButton, pos=middle - QPoint(400, 0))

    right = _colour(desk, QPoint(photo.width() - 3, middle.y()))
    desk.press(Qt.Key.Key_0)

    assert 80 < right[0] < 160  # the dark half, up to the edge
    assert photo.zoom == 1


def test_a_photo_that_cannot_be_read_says_so_and_nothing_opens_without_one(desk: Desk, library: Path) -> None:
    """The view stays empty rather than showing another photo."""
    (library / "broken.jpg").write_bytes(b"no photo")
    desk.sort(library)
    desk.board.column(BLUE).view.setFocus()
    desk.board.column(BLUE).view.clearSelection()
    desk.press(Qt.Key.Key_Space)
    assert not desk.window.shows_large()

    desk.choose(FAILED, "broken.jpg")
    desk.press(Qt.Key.Key_Space)

    assert "Failed" in _texts(desk)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.shows_large()


def _turn(desk: Desk, at: QPoint, angle: int) -> None:
    photo = desk.window.large.photo
    turned = QWheelEvent(
        QPointF(at),
        QPointF(photo.mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(photo, turned)


def test_what_the_task_looked_at_is_clear_and_the_rest_is_veiled(desk: Desk, library: Path) -> None:
    """H shows it, in the large view too, and takes it away again."""
    picture = Image.new("RGB", (400, 400), (70, 70, 70))
    picture.paste((255, 0, 0), (250, 50, 350, 150))
    picture.save(library / "one" / "red0.jpg", quality=95)
    desk.sort(library)
    place = desk.parts.sorting.results.place(desk.parts.sorting.results.id(str(library / "one" / "red0.jpg")) or 0)
    desk.choose(place, "red0.jpg")
    desk.press(Qt.Key.Key_H)
    desk.wait_for(lambda: any(one.endswith("is clear (covering)") for one in _texts(desk)))
    photo = desk.window.large.photo
    desk.wait_for(lambda: _veiled(desk) < 50)

    desk.press(Qt.Key.Key_H)

    assert _veiled(desk) > 60
    assert not any("is clear" in one for one in _texts(desk))
    assert desk.window.shows_large()
    assert photo.path.endswith("red0.jpg")


def test_what_the_models_own_map_says_is_told_as_such(
    qtbot: QtBot, theme: Theme, tmp_path: Path, session: ColourSession, make_photo: PhotoMaker
) -> None:
    """A model that looks at the upper left quarter alone: that is clear, though all of the photo is as red."""
    assert theme
    task = colour_task(write_corner_model(tmp_path / "corner.onnx"))
    photo = make_photo(tmp_path / "library" / "red.png", (220, 20, 20), (400, 400))
    ask = Inspector().answer
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": task}, ask=lambda question: ask(question).encode())
    desk.wait_for(lambda: desk.settled)
    desk.sort(photo)
    desk.choose(RED, "red.png")
    desk.press(Qt.Key.Key_H)
    desk.wait_for(lambda: any(one.endswith("is clear (map)") for one in _texts(desk)))
    shown, reach = desk.window.large.photo, min(desk.window.large.photo.width(), desk.window.large.photo.height()) // 4
    middle = shown.rect().center()
    desk.wait_for(lambda: _colour(desk, middle + QPoint(reach, reach))[0] < 120)
    reds = [_colour(desk, middle + QPoint(x * reach, y * reach))[0] for y in (-1, 1) for x in (-1, 1)]
    desk.close()

    assert reds[0] > 200
    assert max(reds[1:]) < 120


def test_what_cannot_be_found_out_is_said_and_not_waited_for(desk: Desk, library: Path) -> None:
    """The photo is gone since: the line beside it says so, the banner which photo and why."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    next(library.rglob("red0.jpg")).unlink()
    desk.press(Qt.Key.Key_H)
    assert "Finding out what speaks for Red…" in _texts(desk)
    desk.wait_for(lambda: "What speaks for Red could not be found out" in _texts(desk))

    assert desk.window.banner.text() == "red0.jpg: cannot be read: No such file or directory."


def _veiled(desk: Desk) -> int:
    """How light the grey is at the photo's lower left."""
    photo = desk.window.large.photo
    side = min(photo.width(), photo.height())
    return _colour(desk, photo.rect().center() + QPoint(-side // 3, side // 3))[2]


def test_where_no_part_speaks_for_the_label_that_is_said(desk: Desk, library: Path) -> None:
    """A photo of one colour says the same everywhere, whatever is covered; no veil is laid over it."""
    Image.new("RGB", (400, 400), (124, 116, 104)).save(library / "one" / "red0.jpg", quality=95)
    desk.sort(library)
    results = desk.parts.sorting.results
    desk.choose(results.place(results.id(str(library / "one" / "red0.jpg")) or 0), "red0.jpg")
    desk.press(Qt.Key.Key_H)

    desk.wait_for(lambda: any("No part by itself" in one for one in _texts(desk)))
    assert _veiled(desk) > 90
