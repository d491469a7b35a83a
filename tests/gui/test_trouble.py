"""What goes wrong is told where it belongs."""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession, make_task
from gui.desk import Desk
from sorter.core.measurement import FloatArray, SessionOutputs
from sorter.errors import TaskError
from sorter.gui.app import build
from sorter.gui.report import report_text
from sorter.gui.report_dialog import ReportDialog
from sorter.jobs.worker.worker import Worker
from sorter.settings import Places
from sorter.tasks.manifest import Feature, HeadFile


class _Broken(ColourSession):
    def run(self, batch: FloatArray) -> SessionOutputs:
        raise ZeroDivisionError("a bug")


class _Unusable(ColourSession):
    def run(self, batch: FloatArray) -> SessionOutputs:
        raise TaskError("The model cannot be used.")


def test_a_sentence_for_the_user_stands_in_the_banner(
    qtbot: QtBot, theme: object, tmp_path: Path, library: Path
) -> None:
    """No box has to be clicked away."""
    desk = Desk(qtbot, tmp_path / "data", _Unusable())
    desk.wait_for(lambda: desk.settled)
    desk.sort(library)
    said = desk.window.banner.text()
    desk.close()

    assert said == "The model cannot be used."
    assert desk.window.findChildren(ReportDialog) == []


def test_a_task_that_lost_a_file_is_told_in_the_banner(
    qtbot: QtBot, theme: object, tmp_path: Path, library: Path
) -> None:
    """Which file, and what to do; the next task sorts as ever."""
    (tmp_path / "head.npz").write_bytes(b"PK rubbish")
    head = HeadFile(tmp_path / "head.npz", (Feature.EMBEDDING,))
    tasks = {"colours": replace(make_task(), head=head), "sound": replace(make_task(), id="sound")}
    desk = Desk(qtbot, tmp_path / "data", ColourSession(), tasks)
    desk.wait_for(lambda: desk.settled)
    desk.sort(library)
    said, dialogs = desk.window.banner.text(), desk.window.findChildren(ReportDialog)
    desk.anew(lambda: desk.parts.flow.choice.choose("sound"))
    counts = desk.counts()
    desk.close()

    assert said.startswith(f"The head {head.path} cannot be read: it is damaged; teach or import the task again")
    assert dialogs == []
    assert counts["Red"] == 4


def test_a_bug_opens_a_report_that_can_be_copied(qtbot: QtBot, theme: object, tmp_path: Path, library: Path) -> None:
    """With versions and traceback; the window stays usable."""
    desk = Desk(qtbot, tmp_path / "data", _Broken())
    desk.wait_for(lambda: desk.settled)
    desk.sort(library)
    dialogs = desk.window.findChildren(ReportDialog)
    report = dialogs[0].findChildren(QPlainTextEdit)[0].toPlainText()
    desk.close()

    assert "ZeroDivisionError: a bug" in report
    assert "Sorter" in report


def test_a_report_names_versions() -> None:
    """So that a fault can be found."""
    text = report_text(ValueError("x"))

    assert f"Python {sys.version.split()[0]}" in text
    assert "ValueError: x" in text


def test_a_folder_that_is_gone_is_named(desk: Desk, library: Path, tmp_path: Path) -> None:
    """What is on the board stays."""
    desk.sort(library)
    desk.window.empty.folders_wished.emit([str(tmp_path / "gone")])
    desk.wait_for(lambda: bool(desk.window.banner.text()))

    assert desk.window.banner.text() == f"There is no file or folder {tmp_path / 'gone'}."
    assert desk.counts()["Red"] == 4


def test_settings_that_cannot_be_read_are_told_and_kept(qtbot: QtBot, theme: object, tmp_path: Path) -> None:
    """The window opens with the first settings and does not overwrite the file."""
    places = Places(tmp_path)
    places.settings.write_text("task = ")
    parts = build(places, Worker())
    said = parts.window.banner.text()
    parts.filing_flow.begin()
    parts.flow.choice.choose("subjects")
    parts.window.close()

    assert "cannot be read" in said
    assert places.settings.read_text() == "task = "


def test_a_wrong_task_of_the_users_is_told(qtbot: QtBot, theme: object, tmp_path: Path) -> None:
    """The built-in ones still work."""
    (tmp_path / "tasks").mkdir()
    (tmp_path / "tasks" / "mine.toml").write_text("format = 7")
    parts = build(Places(tmp_path), Worker())
    said = parts.window.banner.text()
    parts.window.close()

    assert "mine.toml is wrong" in said


def test_the_task_that_was_chosen_last_is_offered(qtbot: QtBot, theme: object, tmp_path: Path) -> None:
    """Settings survive a restart."""
    first = build(Places(tmp_path), Worker())
    first.filing_flow.begin()
    first.flow.choice.choose("subjects")
    first.window.close()
    second = build(Places(tmp_path), Worker())
    task = second.sorting.results.task.id
    second.window.close()

    assert task == "subjects"


def test_a_folder_of_damaged_photos_alone_is_no_board_without_a_word(
    desk: Desk, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """The banner says where the reasons are; one good photo is reason enough to say nothing."""
    folder = tmp_path / "damaged"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jpg").write_bytes(b"no photo")
    desk.sort(folder)
    said = desk.window.banner.text()
    desk.window.banner.hide()
    make_photo(folder / "good.jpg", (220, 20, 20))
    desk.sort(folder)

    assert said == "None of the photos could be read: each in the column Failed says why."
    assert not desk.window.banner.isVisible()


def test_a_folder_without_photos_is_no_board_without_a_word(desk: Desk, tmp_path: Path) -> None:
    """The banner says what to do."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "readme.txt").write_text("words")
    desk.sort(folder)

    assert desk.window.banner.text() == (
        "There is no photo in what was opened: choose another folder, or photos themselves."
    )
