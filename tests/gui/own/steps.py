"""What a person does in the dialogs that teach and import, and what they see there."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from gui.desk import Desk
from sorter.gui.import_dialog import ImportDialog
from sorter.gui.row import Row
from sorter.gui.teach_dialog import TeachDialog

TEACH = "Teach from 12 photos in 2 folders"


def button(within: QWidget, text: str) -> QPushButton | None:
    """The one button in sight that says this."""
    found = [one for one in within.findChildren(QPushButton) if one.isVisible() and one.text() == text]
    return found[0] if len(found) == 1 else None


def press(within: QWidget, text: str) -> None:
    """Click it."""
    found = button(within, text)
    assert found
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def said(dialog: QWidget) -> str:
    """Every text of a dialog in sight."""
    return " ".join(Desk.texts_of(dialog)).replace("\u00a0", " ")


def box(dialog: QWidget) -> QPlainTextEdit:
    """The one large text field in sight."""
    return next(one for one in dialog.findChildren(QPlainTextEdit) if one.isVisible())


def names(desk: Desk) -> list[str]:
    """What the left zone offers to sort by."""
    rows = desk.window.sidebar.findChildren(Row)
    return [row.text() for row in rows if row.property("task") and not row.isHidden()]


def teach_dialog(desk: Desk, folder: Path) -> TeachDialog:
    """Open with the folder in it, as if it had been chosen."""
    desk.parts.own.teach(str(folder))
    dialog = [one for one in desk.window.findChildren(TeachDialog) if one.isVisible()][-1]
    desk.wait_for(lambda: dialog.folder == str(folder))
    return dialog


def taught(desk: Desk, examples: Path) -> TeachDialog:
    """A dialog in which a task was taught."""
    dialog = teach_dialog(desk, examples)
    press(dialog, TEACH)
    desk.wait_for(lambda: "learnt from 12 photos" in said(dialog))
    return dialog


def import_dialog(desk: Desk, file: Path) -> ImportDialog:
    """Drop the file on the window."""
    desk.drop(file)
    return [one for one in desk.window.findChildren(ImportDialog) if one.isVisible()][-1]
