"""Order and filter in the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from exif_bytes import MAKER, MODEL, text, tiff, with_exif
from fakes import ColourSession
from gui.desk import BLUE, GREEN, RED, Desk
from sorter.gui.column_header import ColumnHeader
from sorter.gui.places import UNSURE, Place
from sorter.gui.style import Theme
from sorter.items import Item
from sorter.settings import Places, load_settings

_PLACES = (RED, GREEN, BLUE, UNSURE)
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _shown(desk: Desk, place: Place) -> list[str]:
    """The file names in a column, in order."""
    results = desk.parts.sorting.results
    return [results.item(id).name for id in desk.board.column(place).model.ids]


def _filter(desk: Desk, text: str) -> None:
    desk.press(Qt.Key.Key_F, _CONTROL)
    desk.type(text)
    desk.press(Qt.Key.Key_Return)
    desk.rest()


def _order(desk: Desk, text: str) -> None:
    next(one for one in desk.window.bar.orders.actions() if one.text() == text).trigger()
    desk.rest()


def _open_panel(desk: Desk) -> None:
    desk.click("Filter")


def test_a_filter_shows_what_fits_and_the_plan_takes_all(desk: Desk, library: Path) -> None:
    """Each column says how many of its photos are shown, and the bar that the plan takes all."""
    desk.sort(library)
    before = desk.tree()
    _filter(desk, "two/")
    header = desk.board.column(RED).findChildren(ColumnHeader)[0]

    assert sorted(_shown(desk, RED)) == ["red1.jpg", "red3.jpg"]
    assert header._counted() == "2 of 4"
    assert desk.window.bar._count.text() == "7 of 14 shown; the plan takes all"
    assert desk.tree() == before
    assert desk.window.destination.bar.button.text() == "Copy 12 photos"


def test_escape_shows_all_again(desk: Desk, library: Path) -> None:
    """And the keys lead through the cards."""
    desk.sort(library)
    _filter(desk, "red1")
    desk.press(Qt.Key.Key_Escape)
    desk.rest()

    assert desk.counts() == {"Red": 4, "Green": 4, "Blue": 4, "Unsure": 2}
    assert desk.window.bar.field.text() == ""
    assert desk.window.focusWidget() is desk.board.column(RED).view
    assert not any(one.isVisible() for one in desk.window.findChildren(QPushButton) if one.text() == "Show all")


def test_what_arrives_is_filtered_too(desk: Desk, library: Path) -> None:
    """A filter stays while sorting begins anew, and at no time anything else is shown."""
    desk.sort(library / "one")
    _filter(desk, "1.jpg")
    none = desk.counts()
    seen: set[str] = set()
    desk.parts.sorting.added.connect(lambda _: seen.update(name for one in _PLACES for name in _shown(desk, one)))
    desk.sort(library / "two")
    desk.rest()

    assert set(none.values()) == {0}
    assert all(name.endswith("1.jpg") for name in seen)
    assert [_shown(desk, place) for place in _PLACES] == [
        ["red1.jpg"],
        ["green1.jpg"],
        ["blue1.jpg"],
        ["grey1.jpg"],
    ]


def test_the_order_is_kept_for_the_next_start(start: Callable[[], Desk], library: Path) -> None:
    """Photos lie by name, though they come folder by folder."""
    first = start()
    first.sort(library)
    _order(first, "By name")
    named = _shown(first, RED)
    first.close()
    second = start()
    second.sort(library)
    again = _shown(second, RED)
    second.close()

    assert named == again == ["red0.jpg", "red1.jpg", "red2.jpg", "red3.jpg"]


def test_look_alikes_lie_side_by_side_also_as_photos_come(
    qtbot: QtBot, theme: Theme, tmp_path: Path, session: ColourSession, make_photo: PhotoMaker
) -> None:
    """Two scenes taken by turns, of which the later photos come once the order is chosen, which is kept."""
    assert theme
    scenes = {"dusk": (200, 20, 120), "dawn": (200, 120, 20)}
    for number in range(6):
        for name, (red, green, blue) in scenes.items():
            folder = tmp_path / "library" / ("one" if number < 3 else "two")
            make_photo(folder / f"{number} {name}.jpg", (red + number, green, blue))
    desk = Desk(qtbot, tmp_path / "data", session, remembers=True)
    desk.wait_for(lambda: desk.settled)
    desk.sort(tmp_path / "library" / "one")
    _order(desk, "Look-alikes side by side")
    chosen = _shown(desk, RED)
    desk.sort(tmp_path / "library" / "two")
    grown = _shown(desk, RED)
    desk.close()

    assert len({name[2:6] for name in chosen[:3]}) == len({name[2:6] for name in chosen[3:]}) == 1
    assert len(grown) == 12
    assert len({name[2:6] for name in grown[:6]}) == len({name[2:6] for name in grown[6:]}) == 1
    assert load_settings(Places(tmp_path / "data").settings).order == "look-alike"


class _Slow:
    """Puts one photo more into order each time, the last that came first."""

    def __init__(self) -> None:
        self.count = 0

    def order(self, items: Sequence[Item], failed: bytes) -> tuple[NDArray[np.uint32], bool]:
        self.count = min(self.count + 1, len(failed))
        return np.arange(len(failed), dtype=np.uint32)[::-1][: self.count], self.count == len(failed)


def test_an_order_that_takes_its_time_is_shown_as_far_as_it_is_there(desk: Desk, library: Path) -> None:
    """And worked out to its end without anybody asking again."""
    desk.sort(library / "one")
    slow, shown = _Slow(), list[list[int]]()
    desk.parts.arranging._look_alikes = lambda: slow
    desk.parts.arranging.came.connect(lambda _: shown.append(list(desk.board.column(RED).model.ids)))
    _order(desk, "Look-alikes side by side")
    last = list(desk.board.column(RED).model.ids)

    assert len(shown) == slow.count == len(desk.parts.sorting.results)
    assert last == sorted(last, reverse=True)


def test_a_card_that_is_moved_finds_its_place_in_the_order(desk: Desk, library: Path) -> None:
    """And what was chosen stays chosen when the order changes."""
    desk.sort(library)
    _order(desk, "By name")
    desk.choose(GREEN, "green1.jpg", "green2.jpg")
    _order(desk, "As they come")
    chosen = [desk.parts.sorting.results.item(id).name for id in desk.board.chosen_ids()]
    _order(desk, "By name")
    desk.press(Qt.Key.Key_1)
    at_once = _shown(desk, RED)
    desk.rest()

    assert sorted(chosen) == ["green1.jpg", "green2.jpg"]
    assert at_once == _shown(desk, RED) == ["green1.jpg", "green2.jpg", "red0.jpg", "red1.jpg", "red2.jpg", "red3.jpg"]


def test_a_chosen_card_that_is_filtered_out_is_chosen_no_more(desk: Desk, library: Path) -> None:
    """What cannot be seen is not moved by a key."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg", "red1.jpg")
    _filter(desk, "red1")

    assert [desk.parts.sorting.results.item(id).name for id in desk.board.chosen_ids()] == ["red1.jpg"]


def test_camera_days_and_confidence_are_in_the_panel(desk: Desk, library: Path, make_photo: PhotoMaker) -> None:
    """A day that is none is marked and counts as nothing; Show all ends it all."""
    photo = make_photo(library / "taken.jpg", (220, 20, 20))
    photo.write_bytes(with_exif(photo.read_bytes(), tiff({MAKER: text("Canon"), MODEL: text("Canon EOS R6")})))
    desk.sort(library)
    _open_panel(desk)
    panel = desk.window.bar._panel
    first = next(one for one in panel.findChildren(QLineEdit) if one.accessibleName() == "Taken from")
    QTest.keyClicks(first, "20x")
    wrong = first.property("wrong")
    first.clear()
    camera = panel.findChildren(QComboBox)[0]
    names = [camera.itemText(at) for at in range(camera.count())]
    camera.setCurrentIndex(2)
    camera.activated.emit(2)
    desk.rest()
    panel.hide()

    assert wrong
    assert names[:2] == ["Any camera", "No camera named"]
    assert desk.counts()["Red"] == 1
    assert desk.window.bar._more.text() == names[2]

    desk.click("Show all")
    desk.rest()
    assert desk.counts()["Red"] == 5


@pytest.mark.parametrize("width", [880, 1440])
def test_the_bar_fits_the_narrowest_window(desk: Desk, library: Path, width: int) -> None:
    """No control is pushed out."""
    desk.window.resize(width, 600)
    desk.sort(library)
    _filter(desk, "red")
    _order(desk, "Look-alikes side by side")
    bar = desk.window.bar

    assert desk.window.width() == width
    assert all(bar.rect().contains(one.geometry()) for one in bar.findChildren(QPushButton) if one.isVisible())
