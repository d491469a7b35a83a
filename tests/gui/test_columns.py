"""How large cards are, and columns that are folded away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import BLUE, GREEN, RED, Desk
from sorter.gui.column_header import ColumnHeader
from sorter.gui.column_spine import ColumnSpine
from sorter.gui.places import UNSURE, Place
from sorter.gui.reading import Wanted, read_picture
from sorter.gui.sizes import SIZES, USUAL, size_step

_CONTROL = Qt.KeyboardModifier.ControlModifier


def _card(desk: Desk, place: Place = RED) -> int:
    """How wide the cards of a column are."""
    return desk.board.column(place).view.columnWidth(0)


def _click_header(desk: Desk, place: Place) -> None:
    QTest.mouseClick(desk.board.column(place).findChildren(ColumnHeader)[0], Qt.MouseButton.LeftButton)


def test_cards_grow_and_shrink_by_key(desk: Desk, library: Path) -> None:
    """One step at a time to the ends, and back to the usual one; the columns are wide enough, and scroll sideways."""
    desk.sort(library)
    usual = _card(desk)
    widths = []
    for _ in range(len(SIZES) + 1):
        desk.press(Qt.Key.Key_Plus, _CONTROL)
        widths.append(_card(desk))
    board = desk.board.beside
    desk.wait_for(lambda: board.horizontalScrollBar().maximum() > 0)
    desk.press(Qt.Key.Key_0, _CONTROL)
    desk.wait_for(lambda: _card(desk) == usual)
    desk.press(Qt.Key.Key_Minus, _CONTROL)

    assert usual < widths[0] <= widths[1] < widths[2] == widths[3]
    assert widths[2] >= SIZES[-1]
    desk.wait_for(lambda: _card(desk) < usual)


def test_the_size_is_kept_for_the_next_start(start: Callable[[], Desk], library: Path) -> None:
    """As the slider has it."""
    first = start()
    first.press(Qt.Key.Key_Plus, _CONTROL)
    first.close()
    second = start()
    second.sort(library)
    width, slider = _card(second), second.window.bar._size.value()
    second.close()

    assert width > SIZES[USUAL + 1]
    assert slider == USUAL + 1


def test_what_was_chosen_stays_chosen_in_another_size(desk: Desk, library: Path) -> None:
    """Cards lie elsewhere then."""
    desk.sort(library)
    desk.choose(RED, "red1.jpg", "red2.jpg")
    desk.press(Qt.Key.Key_Plus, _CONTROL)
    desk.press(Qt.Key.Key_Plus, _CONTROL)

    chosen = {desk.parts.sorting.results.item(id).name for id in desk.board.chosen_ids()}
    assert chosen == {"red1.jpg", "red2.jpg"}


@pytest.mark.parametrize(("width", "side"), [(82, 320), (164, 320), (240, 640), (480, 1280)])
def test_a_picture_is_asked_for_as_large_as_a_photo_of_its_shape_needs(width: int, side: int) -> None:
    """It fills the card, so that it is longer than the card: at twice the usual size it stays sharp."""
    asked = []

    def draw(_: str, side: int) -> bytes:
        asked.append(side)
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        read_picture(Wanted("/a", width, width, cover=True), draw)

    assert asked == [side]


@pytest.mark.parametrize(("kept", "step"), [(-3, 0), (2, 2), (99, len(SIZES) - 1)])
def test_a_size_that_there_is_not_is_the_nearest(kept: int, step: int) -> None:
    """Settings may be of another version."""
    assert size_step(kept) == step


def test_a_click_on_its_head_folds_a_column_and_another_brings_it_back(desk: Desk, library: Path) -> None:
    """The others share its room; what is folded says its name and count."""
    desk.sort(library)
    before = desk.board.column(GREEN).width()
    _click_header(desk, RED)
    desk.wait_for(lambda: desk.board.column(GREEN).width() > before)
    column = desk.board.column(RED)
    spine = column.findChildren(ColumnSpine)[0]
    folded = (column.width(), column.view.isVisible(), spine.accessibleName())
    QTest.mouseClick(spine, Qt.MouseButton.LeftButton)

    assert folded == (ColumnSpine.WIDTH, False, "Red, folded: 4")
    assert column.view.isVisible()
    desk.wait_for(lambda: desk.board.column(GREEN).width() == before)


def test_a_key_folds_a_column_which_keeps_the_focus(desk: Desk, library: Path) -> None:
    """Nothing is chosen in it any more; the arrows pass it, and its own key still moves photos there."""
    desk.sort(library)
    desk.choose(GREEN, "green0.jpg")
    desk.press(Qt.Key.Key_F)
    chosen = desk.board.chosen_ids()
    focus = desk.window.focusWidget()
    desk.board.column(RED).view.choose_at(len(desk.board.column(RED).model.ids) - 1)
    desk.board.column(RED).view.setFocus()
    desk.press(Qt.Key.Key_Right)
    there = desk.window.focusWidget()
    desk.press(Qt.Key.Key_2)
    desk.rest()

    assert chosen == []
    assert isinstance(focus, ColumnSpine)
    assert there is desk.board.column(BLUE).view
    assert desk.counts()["Green"] == 5


def test_folded_columns_are_kept_and_do_not_concern_other_places(start: Callable[[], Desk], library: Path) -> None:
    """Also while sorting begins anew."""
    first = start()
    first.sort(library / "one")
    _click_header(first, UNSURE)
    first.sort(library / "two")
    at_once = first.board.column(UNSURE).is_folded
    first.close()
    second = start()
    second.sort(library)
    folded = [place for place in (RED, GREEN, BLUE, UNSURE) if second.board.column(place).is_folded]
    second.close()

    assert at_once
    assert folded == [UNSURE]


def test_a_board_of_folded_columns_stands_at_the_left(desk: Desk, library: Path) -> None:
    """Side by side, not spread over the room."""
    desk.sort(library)
    for place in (RED, GREEN, BLUE, UNSURE):
        _click_header(desk, place)
    desk.board.beside.row.activate()
    lefts = [desk.board.column(place).x() for place in (RED, GREEN, BLUE, UNSURE)]

    assert [left - lefts[0] for left in lefts] == [ColumnSpine.WIDTH * at for at in range(4)]


def test_enter_brings_a_folded_column_back(desk: Desk, library: Path) -> None:
    """As the space bar does; on the board it accepts photos, but none is chosen here."""
    desk.sort(library)
    desk.choose(GREEN, "green0.jpg")
    desk.press(Qt.Key.Key_F)
    folded = desk.board.column(GREEN).is_folded
    desk.press(Qt.Key.Key_Return)

    assert folded
    assert not desk.board.column(GREEN).is_folded
    assert desk.board.column(GREEN).view.hasFocus()
