"""Nothing that comes from outside is ever taken for markup: labels, names of files and folders, what photos say."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from exif_bytes import MAKER, MODEL, text, tiff
from fakes import ColourSession
from gui.desk import Desk
from gui.own.steps import import_dialog, press, said, teach_dialog
from onnx_models import colour_task, write_colour_model
from sorter.gui.labels import Elided
from sorter.gui.places import FAILED
from sorter.gui.try_out import Tile

_HOSTILE = "<img src=x>"


def rich_texts() -> list[str]:
    """Every text of any window that Qt would read as markup and that has the stranger's in it."""
    found = []
    for widget in QApplication.allWidgets():
        found += [widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(widget.text())
        if isinstance(widget, QMessageBox) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(widget.text())
        if isinstance(widget, QAbstractItemView) and widget.model():
            found += tips(widget.model(), QModelIndex())
    return [one for one in found if "<img" in one.lower()]


def tips(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    """What a model's cells say when the mouse rests on them; what they show is drawn as it is."""
    found: list[str] = []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), 50)):
        for column in range(columns):
            cell = model.index(row, column, parent)
            found.append(str(model.data(cell, Qt.ItemDataRole.ToolTipRole) or ""))
            found += tips(model, cell) if model.rowCount(cell) else []
    return found


@pytest.fixture
def hostile(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Photos, one that is damaged, and one that says much, all called like markup, in a folder called so too."""
    folder = tmp_path / _HOSTILE
    for number in range(3):
        make_photo(folder / f"{_HOSTILE}{number}.jpg", (220, 20, 20))
    said = tiff({MAKER: text(_HOSTILE), MODEL: text(_HOSTILE)})
    Image.new("RGB", (64, 48), (220, 20, 20)).save(folder / f"{_HOSTILE}.jpg", exif=b"Exif\0\0" + said)
    (folder / f"{_HOSTILE}bad.jpg").write_bytes(b"no photo")
    return folder


@pytest.fixture
def strange_desk(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession) -> Iterator[Desk]:
    """The window with a task whose labels are markup."""
    task = colour_task(write_colour_model(tmp_path / "colours.onnx"))
    classes = ((_HOSTILE,), (_HOSTILE + "green",), (_HOSTILE + "blue",))
    task = replace(task, name=_HOSTILE, summary=_HOSTILE, classes=classes)
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": task})
    desk.wait_for(lambda: desk.settled)
    yield desk
    desk.close()


def test_what_is_sorted_is_never_markup(strange_desk: Desk, hostile: Path) -> None:
    """On the board, beside a photo, in the plan, after it is carried out, in the history, and undone."""
    desk = strange_desk
    desk.sort(hostile)
    place = desk.parts.sorting.results.places()[0]
    desk.choose(place, f"{_HOSTILE}.jpg")
    assert _HOSTILE in desk.board.column(place).name.lower()
    assert any(_HOSTILE in one.text() for one in desk.window.inspector.findChildren(Elided))
    assert rich_texts() == []

    desk.choose(FAILED, f"{_HOSTILE}bad.jpg")
    assert rich_texts() == []

    desk.apply()
    assert rich_texts() == []

    desk.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    desk.wait_for(lambda: desk.rows("Runs") != [])
    assert rich_texts() == []

    desk.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.wait_for(lambda: any(_HOSTILE in text for text in desk.texts_of(desk.window.tasks)))
    desk.wait_for(lambda: any(_HOSTILE in tile.accessibleName() for tile in desk.window.tasks.findChildren(Tile)))
    assert rich_texts() == []


def test_what_is_taught_and_imported_is_never_markup(
    strange_desk: Desk, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """The names of example folders, of the task, of a model's file and of its labels."""
    examples = tmp_path / f"{_HOSTILE}examples"
    for label, colour in (("a", (250, 20, 20)), ("b", (20, 20, 250))):
        for number in range(6):
            make_photo(examples / f"{_HOSTILE}{label}" / f"{number}.jpg", colour, size=(60 + number, 40))
    desk = strange_desk
    dialog = teach_dialog(desk, examples)
    press(dialog, "Teach from 12 photos in 2 folders")
    desk.wait_for(lambda: "learnt from 12 photos" in said(dialog))
    assert rich_texts() == []
    dialog.accept()
    assert rich_texts() == []

    model = write_colour_model(tmp_path / f"{_HOSTILE}.onnx")
    (tmp_path / "labels.txt").write_text("\n".join(f"{_HOSTILE}{one}" for one in "abc"))
    imported = import_dialog(desk, model)
    desk.wait_for(lambda: _HOSTILE in said(imported))
    assert rich_texts() == []
    imported.reject()
