"""Tasks of one's own in the window: taught, imported, removed."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from conftest import PhotoMaker
from gui.desk import Desk
from gui.own.steps import TEACH, box, button, import_dialog, names, press, said, taught, teach_dialog
from onnx_models import write_colour_model
from sorter.gui.import_dialog import ImportDialog
from sorter.gui.row import Row
from sorter.tasks.catalogue import catalogue
from stranger_models import Stranger


def test_a_task_is_taught_and_photos_are_sorted_by_it(desk: Desk, examples: Path, library: Path) -> None:
    """From the folder to the columns: how right it is is told before it is used."""
    desk.sort(library)
    dialog = taught(desk, examples)

    assert "it got 100 % right (95 % interval 76 % to 100 %)" in said(dialog)
    assert names(desk) == ["Colours", "Tones"]
    desk.anew(lambda: press(dialog, "Sort by it"))

    assert {"Warm", "Cold"} <= set(desk.counts())
    assert desk.counts()["Warm"] >= 4
    assert desk.counts()["Cold"] >= 4
    assert desk.tree()["cold"] >= 4


def test_a_name_that_is_taken_has_to_be_replaced_in_words(desk: Desk, examples: Path) -> None:
    """Never in silence; and one that only advised does no more afterwards."""
    dialog = teach_dialog(desk, examples)
    desk.click("Only advises: nothing is sorted by it before you have looked", dialog)
    press(dialog, TEACH)
    desk.wait_for(lambda: "learnt from 12 photos" in said(dialog))
    dialog.accept()

    dialog = teach_dialog(desk, examples)
    press(dialog, TEACH)
    assert "There is a task that is called so" in said(dialog)
    desk.click("Replace the task that is called so", dialog)
    press(dialog, TEACH)

    desk.wait_for(lambda: "learnt from 12 photos" in said(dialog))
    assert names(desk) == ["Colours", "Tones"]
    assert catalogue([desk.data / "tasks"]).find("tones").advisory
    dialog.accept()


def test_a_folder_without_labels_is_told(desk: Desk, tmp_path: Path, make_photo: PhotoMaker) -> None:
    """And nothing can be begun with it."""
    make_photo(tmp_path / "loose" / "only" / "a.jpg")

    dialog = teach_dialog(desk, tmp_path / "loose")

    assert "There have to be two folders or more with photos" in said(dialog)
    begin = button(dialog, "Teach")
    assert begin
    assert not begin.isEnabled()
    dialog.reject()


def test_a_task_of_ones_own_is_removed_after_a_word(desk: Desk, examples: Path) -> None:
    """By the key on its row; the built-in ones stay."""
    taught(desk, examples).accept()
    rows = {row.text(): row for row in desk.window.sidebar.findChildren(Row) if row.property("task")}

    remove(rows["Colours"])
    assert desk.window.banner.text() == "This task comes with Sorter and stays."
    remove(rows["Tones"])
    assert "Remove the task Tones?" in desk.window.banner.text()
    assert names(desk) == ["Colours", "Tones"]
    desk.window.banner.offers()[0].click()

    desk.wait_for(lambda: names(desk) == ["Colours"])
    assert not catalogue([desk.data / "tasks"]).tasks


def remove(row: Row) -> None:
    (action,) = [one for one in row.actions() if isinstance(one, QAction) and one.text() == "Remove the task…"]
    action.trigger()


def test_a_model_that_is_dropped_becomes_a_task(desk: Desk, tmp_path: Path) -> None:
    """It asks for the labels that the model does not say, tells what it is, and adds it."""
    dialog = import_dialog(desk, write_colour_model(tmp_path / "flowers.onnx", side=32))
    desk.wait_for(lambda: "The model has 3 classes, and it does not say what they are" in said(dialog))

    box(dialog).setPlainText("rose\ntulip\nlily")
    press(dialog, "Try again")
    desk.wait_for(lambda: "3 labels: rose, tulip, lily" in said(dialog).lower())
    press(dialog, "Add the task")
    desk.wait_for(lambda: names(desk) == ["Colours", "Flowers"])

    assert "Flowers is among your tasks now." in desk.window.banner.text()
    (kept,) = catalogue([desk.data / "tasks"]).tasks.values()
    assert [label[0] for label in kept.labels] == ["rose", "tulip", "lily"]
    desk.wait_for(lambda: not list(desk.data.glob("importing-*")))


def test_a_model_is_tried_on_the_photos_that_were_dropped(desk: Desk, tmp_path: Path, library: Path) -> None:
    """By each of the likeliest ways; another than the first is taken by a press, and is the first then."""
    desk.sort(library)
    (tmp_path / "flowers").mkdir()
    (tmp_path / "flowers" / "labels.txt").write_text("rose\nleaf\nsea\n")
    write_colour_model(tmp_path / "flowers" / "model.onnx", side=32)
    desk.parts.own.import_model(str(tmp_path / "flowers"))
    dialog = next(one for one in desk.window.findChildren(ImportDialog) if one.isVisible())
    desk.wait_for(lambda: not dialog.is_busy)
    pictures = {one.accessibleName() for one in dialog.findChildren(QWidget) if one.isVisible()}
    dropped = pictures & {path.name for path in library.rglob("*.jpg")}
    assert {name[:-5] for name in dropped} == {"red", "green", "blue", "grey"}  # photos of one colour are the same
    assert len(dropped) == 4
    assert dialog.preset == ""
    (take,) = [one for one in dialog.findChildren(QPushButton) if one.accessibleName().startswith("Take 0 to 1")]

    take.click()
    desk.wait_for(lambda: not dialog.is_busy)

    assert dialog.preset == "unit"
    assert "Photos are prepared by: 0 to 1" in said(dialog)
    press(dialog, "Add the task")
    desk.wait_for(lambda: names(desk) == ["Colours", "Flowers"])
    assert catalogue([desk.data / "tasks"]).tasks["flowers"].preprocessing.std == (255.0, 255.0, 255.0)


def test_a_model_without_labels_is_taught_with(desk: Desk, tmp_path: Path, examples: Path) -> None:
    """It is no task, but can be chosen where a task is taught; the shipped one, or the first, is what is usual."""
    dialog = import_dialog(desk, Stranger(scores="features").write(tmp_path / "Eye.onnx"))
    desk.wait_for(lambda: "It has no labels: nothing is sorted by it" in said(dialog))
    press(dialog, "Add it to teach with")
    desk.wait_for(lambda: "Tasks can be taught with Eye now." in desk.window.banner.text())
    assert names(desk) == ["Colours"]
    teach = teach_dialog(desk, examples)
    (choice,) = [one for one in teach.findChildren(QComboBox) if one.isVisible()]
    assert [choice.itemText(at) for at in range(choice.count())] == ["By the model of Colours", "By the model of Eye"]
    assert teach.backbone == "colours"

    choice.setCurrentIndex(1)
    press(teach, TEACH)
    desk.wait_for(lambda: teach.is_done)

    found = catalogue([desk.data / "tasks"])
    assert found.tasks["tones"].variants[0].sha256 == found.backbones["eye"].variants[0].sha256
    teach.reject()


def test_a_model_whose_labels_nobody_knows_can_be_taught_with(desk: Desk, tmp_path: Path) -> None:
    """Another way out of the question for labels."""
    dialog = import_dialog(desk, write_colour_model(tmp_path / "flowers.onnx", side=32))
    desk.wait_for(lambda: button(dialog, "Only teach with it") is not None)
    box(dialog).setPlainText("rose")

    press(dialog, "Only teach with it")
    desk.wait_for(lambda: button(dialog, "Add it to teach with") is not None)
    press(dialog, "Add it to teach with")
    desk.wait_for(lambda: "Tasks can be taught with Flowers now." in desk.window.banner.text())

    assert list(catalogue([desk.data / "tasks"]).backbones) == ["flowers"]


def test_there_is_nothing_to_choose_where_all_tasks_have_one_model(desk: Desk, examples: Path) -> None:
    """The tasks that come with Sorter share theirs."""
    taught(desk, examples).use_wished.emit()
    dialog = teach_dialog(desk, examples)

    assert not [one for one in dialog.findChildren(QComboBox) if one.isVisible()]
    dialog.reject()


def test_a_file_that_is_no_model_is_refused_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    """And leaves nothing behind."""
    (tmp_path / "bad.onnx").write_bytes(b"no model at all")

    dialog = import_dialog(desk, tmp_path / "bad.onnx")
    desk.wait_for(lambda: "bad.onnx" in said(dialog))
    assert not button(dialog, "Add the task")
    dialog.reject()

    desk.wait_for(lambda: not list(desk.data.glob("importing-*")))
    assert names(desk) == ["Colours"]
