"""Everything by keyboard, in an order that a person expects."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.desk import BLUE, GREEN, RED, Desk
from sorter.gui.column_header import ColumnHeader
from sorter.gui.labels import Words
from sorter.gui.pairs_dialog import PairsDialog
from sorter.gui.places import STAY, UNSURE
from sorter.gui.row import Row

_CONTROL = Qt.KeyboardModifier.ControlModifier


def _round(desk: Desk, key: Qt.Key) -> list[QWidget]:
    """Where Tab or Backtab leads from nowhere, until it is round."""
    desk.window._centre.setFocus()
    met: list[QWidget] = []
    while True:
        desk.press(key)
        now = desk.window.focusWidget()
        assert now is not None
        if now in met:
            return met
        met.append(now)


def _index(met: list[QWidget], text: str) -> int:
    return next(at for at, one in enumerate(met) if isinstance(one, Row) and one.text() == text)


def test_tab_leads_from_the_sources_to_the_button(desk: Desk, library: Path) -> None:
    """Sources, tasks, the board's columns from left to right, destination, button; whenever they were made."""
    desk.sort(library / "one")
    desk.sort(library / "two")
    met = _round(desk, Qt.Key.Key_Tab)
    columns = [met.index(desk.board.column(place).view) for place in (RED, GREEN, BLUE, UNSURE)]
    destination = desk.window.destination
    order = [
        _index(met, "one"),
        _index(met, "two"),
        _index(met, "+ Add folder"),
        _index(met, "Colours"),
        *columns,
        met.index(destination.template.field),
        met.index(destination.bar.button),
    ]

    assert order == sorted(order)


def test_backtab_leads_the_same_way_back(desk: Desk, library: Path) -> None:
    """Every stop once, in the other direction."""
    desk.sort(library)
    there = _round(desk, Qt.Key.Key_Tab)
    back = _round(desk, Qt.Key.Key_Backtab)

    assert back == there[::-1]


def test_the_board_follows_the_focus(desk: Desk, library: Path) -> None:
    """A column that Tab leads to is brought into sight, though the board is too narrow for all."""
    desk.window.resize(900, 600)
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_X)
    desk.rest()
    desk.board.beside.horizontalScrollBar().setValue(0)
    column = desk.board.column(STAY)
    before = column.visibleRegion().boundingRect().width()
    desk.board.column(UNSURE).view.setFocus()
    desk.press(Qt.Key.Key_Tab)
    desk.wait_for(lambda: column.visibleRegion().boundingRect().width() == column.width())
    desk.press(Qt.Key.Key_Backtab)
    desk.press(Qt.Key.Key_Backtab)
    desk.press(Qt.Key.Key_Backtab)
    desk.press(Qt.Key.Key_Backtab)
    first = desk.board.column(RED)
    desk.wait_for(lambda: first.visibleRegion().boundingRect().width() == first.width())

    assert before < column.width()


def test_a_column_is_wide_enough_for_its_name(desk: Desk, library: Path) -> None:
    """Neither of the longest names is cut, however narrow the window."""
    desk.window.resize(880, 600)
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_X)
    desk.rest()
    for place in (STAY, UNSURE):
        column = desk.board.column(place)
        header = column.findChildren(ColumnHeader)[0]
        assert header.shown_name() == column.name


def test_the_help_says_which_formats_are_read_and_how_to_get_the_rest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package that is missing is named with the command that brings it."""
    monkeypatch.setitem(sys.modules, "rawpy", None)
    next(one for one in desk.window.actions() if one.text() == "Photo formats").trigger()
    dialog = desk.window.findChildren(PairsDialog)[0]
    words = [one.text() for one in dialog.findChildren(Words)]
    said = dict(zip(words[::2], words[1::2], strict=True))
    dialog.close()

    assert said["JPEG"] == said["HEIC"] == "read"
    assert "pip install rawpy" in said["RAW"]


def test_whoever_leaves_a_page_is_back_at_the_chosen_photo(desk: Desk, library: Path) -> None:
    """By Escape: the keys lead through the cards again, and nobody has to look for them."""
    desk.sort(library)
    desk.choose(GREEN, "green1.jpg")
    before = desk.board.chosen_ids()
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, held, shows in (
        (Qt.Key.Key_T, _CONTROL | shift, desk.window.shows_tasks),
        (Qt.Key.Key_H, _CONTROL, desk.window.shows_history),
        (Qt.Key.Key_Comma, _CONTROL, desk.window.shows_settings),
    ):
        desk.press(key, held)
        assert shows()
        desk.press(Qt.Key.Key_Escape)
        assert not shows()
        assert desk.board.column(GREEN).view.hasFocus()

    assert desk.board.chosen_ids() == before
