"""Teaching and importing that end before their time, go wrong, or leave something out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from fakes import ColourSession
from gui.desk import Desk
from gui.own.steps import TEACH, box, button, import_dialog, names, press, said, taught, teach_dialog
from gui.told import Told, go_away, listen
from onnx_models import write_colour_model
from sorter.gui.import_dialog import ImportDialog
from sorter.gui.importing import Importing
from sorter.gui.places import Kind, Place
from sorter.gui.teach_dialog import TeachDialog


def begun(desk: Desk, examples: Path, session: ColourSession) -> TeachDialog:
    """Teaching that goes on until the session's gate is opened."""
    session.gate.clear()
    dialog = teach_dialog(desk, examples)
    press(dialog, TEACH)
    desk.wait_for(lambda: desk.parts.own.running)
    return dialog


def unnamed(desk: Desk, tmp_path: Path) -> ImportDialog:
    """A dialog that asks for the labels of a model with three classes."""
    dialog = import_dialog(desk, write_colour_model(tmp_path / "flowers.onnx", side=32))
    desk.wait_for(lambda: "The model has 3 classes, and it does not say what they are" in said(dialog))
    return dialog


def looked_anew(desk: Desk, dialog: ImportDialog) -> None:
    """Wait until the model has been looked at once more."""
    assert dialog.is_busy
    desk.wait_for(lambda: not dialog.is_busy)


@pytest.mark.parametrize("by_key", [True, False])
def test_teaching_is_stopped_and_the_dialog_stays(
    desk: Desk, examples: Path, session: ColourSession, *, by_key: bool
) -> None:
    """By Escape as by the button: it says that nothing was learnt, and everything can be tried again."""
    dialog = begun(desk, examples, session)
    if by_key:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        press(dialog, "Cancel")
    session.gate.set()
    desk.wait_for(lambda: not desk.parts.own.running)

    assert "Stopped; nothing was learnt." in said(dialog)
    assert names(desk) == ["Colours"]
    assert not (desk.data / "tasks").exists()
    assert button(dialog, TEACH)
    dialog.reject()


def test_closing_the_window_asks_while_a_task_is_taught(desk: Desk, examples: Path, session: ColourSession) -> None:
    """Nothing is made of the photos that were looked at until then."""
    begun(desk, examples, session)
    desk.window.close()
    question = desk.parts.closing.question()
    assert question
    assert "A task is still being taught" in question.text()
    question.buttons()[0].click()
    session.gate.set()

    desk.wait_for(lambda: not desk.window.isVisible())
    assert not (desk.data / "tasks").exists()


def test_closing_the_window_lets_go_of_a_model(desk: Desk, tmp_path: Path) -> None:
    """What was brought in is removed, and its worker has ended."""
    unnamed(desk, tmp_path)
    desk.window.close()

    desk.wait_for(lambda: not desk.window.isVisible())
    assert not list(desk.data.glob("importing-*"))


def test_a_model_that_is_being_looked_at_can_be_let_go(desk: Desk, tmp_path: Path) -> None:
    """At once, and nothing of it stays."""
    dialog = import_dialog(desk, write_colour_model(tmp_path / "flowers.onnx", side=32))
    desk.wait_for(lambda: bool(list(desk.data.glob("importing-*"))))
    dialog.reject()
    del dialog

    desk.wait_for(lambda: not list(desk.data.glob("importing-*")) and not desk.parts.own.running)
    desk.wait_for(lambda: not desk.window.findChildren(Importing))
    assert names(desk) == ["Colours"]


def test_a_dialog_that_is_closed_while_the_task_is_kept_hides_nothing(desk: Desk, tmp_path: Path) -> None:
    """It is among the tasks, since it is on the disk."""
    dialog = unnamed(desk, tmp_path)
    box(dialog).setPlainText("rose\ntulip\nlily")
    press(dialog, "Try again")
    looked_anew(desk, dialog)
    press(dialog, "Add the task")
    dialog.reject()
    del dialog

    desk.wait_for(lambda: names(desk) == ["Colours", "Flowers"])
    assert "Flowers is among your tasks now." in desk.window.banner.text()
    desk.wait_for(lambda: not list(desk.data.glob("importing-*")))


def test_labels_can_be_mended_until_they_fit(desk: Desk, tmp_path: Path) -> None:
    """Too few that were typed, then a file without any, then one that fits: none of it is a dead end."""
    dialog = unnamed(desk, tmp_path)
    (importing,) = desk.window.findChildren(Importing)
    box(dialog).setPlainText("rose\ntulip")
    press(dialog, "Try again")
    looked_anew(desk, dialog)
    assert "The model has 3 classes, and 2 of them have a label" in said(dialog)

    for text, told in (
        ("", "No labels were found in names.txt"),
        ("rose\n", "names.txt does not have so many labels"),
    ):
        (tmp_path / "names.txt").write_text(text)
        importing._take_labels(str(tmp_path / "names.txt"))
        looked_anew(desk, dialog)
        assert told in said(dialog)
        assert button(dialog, "Labels from a file…")

    box(dialog).setPlainText("rose\ntulip\nlily")
    press(dialog, "Try again")
    looked_anew(desk, dialog)
    assert "3 labels: rose, tulip, lily" in said(dialog).lower()
    dialog.reject()


def test_a_folder_that_cannot_be_opened_is_told_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    """Not in the system's own words alone."""
    desk.parts.own.teach(str(tmp_path / "gone"))
    (dialog,) = desk.window.findChildren(TeachDialog)
    desk.wait_for(lambda: "There is no folder" in said(dialog))

    assert f"{tmp_path / 'gone'}." in said(dialog)
    assert "Errno" not in said(dialog)
    dialog.reject()


def test_a_dialog_that_is_closed_before_the_folder_is_looked_at_is_left_alone(desk: Desk, examples: Path) -> None:
    """The answer comes to nobody."""
    desk.parts.own.teach(str(examples))
    (dialog,) = desk.window.findChildren(TeachDialog)
    dialog.reject()
    del dialog

    desk.wait_for(lambda: not desk.window.findChildren(TeachDialog))
    with desk.waiting(desk.parts.background.ask(bool).came):
        pass


def test_what_was_not_learnt_from_is_told(desk: Desk, examples: Path) -> None:
    """A copy and a damaged photo, by their names within the folder; links are not counted, as they are not followed."""
    shutil.copy(examples / "warm" / "0.jpg", examples / "warm" / "copy.jpg")
    (examples / "cold" / "bad.jpg").write_bytes(b"no photo")
    (examples / "linked").symlink_to(examples / "warm")
    dialog = teach_dialog(desk, examples)
    press(dialog, "Teach from 14 photos in 2 folders")
    desk.wait_for(lambda: "learnt from 12 photos" in said(dialog))

    told = box(dialog).toPlainText()
    assert "not learnt from: warm/copy.jpg: the same photo as" in told
    assert "not learnt from: cold/bad.jpg: " in told
    dialog.accept()


def test_teaching_runs_on_the_device_that_was_chosen(desk: Desk, examples: Path) -> None:
    """As sorting does."""
    desk.parts.flow.choose_device("cpu")
    taught(desk, examples).accept()

    assert desk.devices == ["cpu"]


def test_a_task_in_use_is_taught_anew_with_other_labels(desk: Desk, examples: Path, library: Path) -> None:
    """What a person set to a label that is gone is sorted like the rest."""
    desk.sort(library)
    dialog = taught(desk, examples)
    desk.anew(lambda: press(dialog, "Sort by it"))
    warm, cold = (Place(Kind.LABEL, (name,)) for name in ("warm", "cold"))
    desk.parts.reviewing.correct(list(desk.board.column(warm).model.ids)[:1], cold)
    desk.rest()
    (examples / "cold").rename(examples / "icy")
    dialog = teach_dialog(desk, examples)
    press(dialog, TEACH)
    desk.click("Replace the task that is called so", dialog)
    desk.anew(lambda: press(dialog, TEACH))
    dialog.accept()

    assert {"Warm", "Icy"} <= set(desk.counts())
    assert "Cold" not in desk.counts()
    assert sum(desk.counts().values()) == 14


@pytest.fixture
def told(desk: Desk) -> Told:
    """What the desktop is told of whatever runs from now on, however short."""
    return listen(desk)


@pytest.fixture
def elsewhere(desk: Desk) -> Iterator[QWidget]:
    """Another window, to which a person goes once the work has begun."""
    other = QWidget()
    yield other
    other.close()


def test_who_looks_elsewhere_is_told_what_became_of_a_task(
    desk: Desk, examples: Path, session: ColourSession, told: Told, elsewhere: QWidget
) -> None:
    """That it is taught, under its name."""
    dialog = begun(desk, examples, session)
    go_away(desk, elsewhere)
    session.gate.set()
    desk.wait_for(lambda: bool(told.notices))
    ((title, text),) = told.notices
    dialog.reject()

    assert title == "A task is taught"
    assert text.startswith("Tones, in 0:")


def test_who_looks_at_the_dialog_is_told_nothing(desk: Desk, examples: Path, told: Told) -> None:
    """It is no other window, though the keys are not in the window itself."""
    dialog = taught(desk, examples)
    desk.wait_for(dialog.isActiveWindow)
    dialog.reject()

    assert told.notices == []


def test_who_looks_elsewhere_is_told_that_a_model_was_looked_at(
    desk: Desk, tmp_path: Path, told: Told, elsewhere: QWidget
) -> None:
    """Here, why it cannot be kept yet."""
    dialog = import_dialog(desk, write_colour_model(tmp_path / "flowers.onnx", side=32))
    go_away(desk, elsewhere)
    desk.wait_for(lambda: bool(told.notices))
    ((title, text),) = told.notices
    dialog.reject()

    assert title == "Sorter could not finish"
    assert "3 classes" in text
    assert text.endswith(" flowers.onnx")
