"""The desktop's dialogs for files and folders: what is chosen arrives, once, and the dialog goes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from sorter.gui.asking import ask_for_file, ask_for_files, ask_for_folder, ask_for_new_file


def choose(parent: QWidget, qtbot: QtBot, *paths: Path) -> None:
    """Choose in the one dialog that is open."""
    (dialog,) = parent.findChildren(QFileDialog)
    dialog.setDirectory(str(paths[0].parent))
    for path in paths:
        dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window in front of which it is asked."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("ask", [ask_for_folder, ask_for_file])
def test_what_is_chosen_arrives_once(
    parent: QWidget, qtbot: QtBot, tmp_path: Path, ask: Callable[[QWidget, str, Callable[[str], object]], None]
) -> None:
    """The path, as text."""
    path = tmp_path / "chosen"
    path.mkdir() if ask is ask_for_folder else path.write_bytes(b"")
    took: list[str] = []

    ask(parent, "Choose", took.append)
    choose(parent, qtbot, path)

    assert took == [str(path)]


def test_several_files_arrive_together(parent: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    """Of the kinds that are shown."""
    file = tmp_path / "a.jpg"
    file.write_bytes(b"")
    took: list[list[str]] = []

    ask_for_files(parent, "Add", took.append, "Photos (*.jpg)")
    choose(parent, qtbot, file)

    assert took == [[str(file)]]


def test_nothing_arrives_where_nothing_is_chosen(parent: QWidget, qtbot: QtBot) -> None:
    """The dialog is gone all the same."""
    took: list[str] = []
    ask_for_folder(parent, "Choose", took.append)
    (dialog,) = parent.findChildren(QFileDialog)

    dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))

    assert took == []


def test_a_new_file_is_named_and_none_is_replaced_by_asking(parent: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    """It gets the ending of the kind that is chosen; whoever writes it says what stands in the way."""
    (tmp_path / "mine.zip").write_bytes(b"")
    took: list[str] = []

    ask_for_new_file(parent, "Export", "mine.zip", took.append, "Whole (*.zip);;Graph (*.onnx)")
    choose(parent, qtbot, tmp_path / "mine")
    ask_for_new_file(parent, "Export", "mine.zip", took.append, "Whole (*.zip);;Graph (*.onnx)")
    (dialog,) = parent.findChildren(QFileDialog)
    dialog.filterSelected.emit("Graph (*.onnx)")
    choose(parent, qtbot, tmp_path / "mine")

    assert took == [str(tmp_path / "mine.zip"), str(tmp_path / "mine.onnx")]
