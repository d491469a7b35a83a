"""Photos leave the window for other programs: opened, shown, dragged out; never moved by them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gui.desk import RED, Desk
from gui.system import System
from sorter.gui.grid import CARDS_MIME


def test_a_double_click_opens_the_photo_elsewhere(desk: Desk, library: Path, system: System) -> None:
    """And so does O; the board stays as it is."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    view = desk.board.column(RED).view
    card = view.visualRect(view.currentIndex()).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    desk.press(Qt.Key.Key_O)

    assert system.opened == [str(library / "one" / "red0.jpg")] * 2
    assert not desk.window.shows_large()


def test_a_photo_that_is_gone_is_told(desk: Desk, library: Path, system: System) -> None:
    """In one sentence; nothing is opened."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    (library / "one" / "red0.jpg").unlink()
    desk.press(Qt.Key.Key_O)

    assert system.opened == []
    assert "is no longer there" in desk.window.banner.text()


def test_a_right_click_offers_what_can_be_done(
    desk: Desk, library: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file manager listens, its folder is opened; the path is copied as text."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.board.menu_wished.emit(QPoint(400, 400))
    (menu,) = (one for one in desk.board.findChildren(QMenu) if one.isVisible())
    deeds = {action.text(): action for action in menu.actions() if action.text()}
    deeds["Copy the path"].trigger()
    deeds["Show in its folder"].trigger()
    menu.close()

    assert {"Large view", "What it looked at", "Open", "Set to unsure", "Leave in place"} < set(deeds)
    assert QGuiApplication.clipboard().text() == str(library / "one" / "red0.jpg")
    assert system.opened == [str(library / "one")]


def test_a_card_that_is_dragged_out_can_only_be_copied(
    desk: Desk, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other programs get the files, and may not take them away; within the window it is a correction."""
    came: list[tuple[list[str], bool, Qt.DropAction]] = []

    def take(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        mime = drag.mimeData()
        came.append(([url.toLocalFile() for url in mime.urls()], mime.hasFormat(CARDS_MIME), actions))
        return actions

    monkeypatch.setattr(QDrag, "exec", take)
    desk.sort(library)
    desk.choose(RED, "red0.jpg", "red1.jpg")
    desk.board.column(RED).view.startDrag(Qt.DropAction.MoveAction)
    QApplication.processEvents()

    ((paths, is_card, actions),) = came
    assert sorted(Path(path).name for path in paths) == ["red0.jpg", "red1.jpg"]
    assert is_card
    assert actions == Qt.DropAction.CopyAction
