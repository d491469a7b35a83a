"""The history: what every run did, and putting back all or part of it."""

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.desk import Desk, files_beneath
from library import Content, content
from sorter.files.journal.history import Entry, Run, runs
from sorter.files.journal.records import Role
from sorter.gui.history_page import HistoryPage
from sorter.gui.row import Row
from sorter.gui.run_files import RunFiles, items, read_files
from sorter.gui.table_view import TableView

_CONTROL = Qt.KeyboardModifier.ControlModifier
_RUNS, _FILES = "Runs", "Files of the run"
_STALL = 0.1  # seconds


def _open(desk: Desk) -> None:
    """Open the history by its key, with the files of the newest run."""
    desk.press(Qt.Key.Key_H, _CONTROL)
    newest = runs(desk.journal)[0].id

    def shown() -> bool:
        run = desk.window.history.run
        return run is not None and run.id == newest and desk.rows(_FILES) != []

    desk.wait_for(shown)


def _click(desk: Desk, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = desk.named(TableView, _FILES)
    where = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def _put_back(desk: Desk, button: str, *, said: str) -> None:
    desk.click(button)
    desk.wait_for(lambda: desk.window.banner.text() == said)
    desk.rest()


def test_every_run_is_listed_newest_first(desk: Desk, library: Path) -> None:
    """With what was done, where, and what became of it."""
    desk.copy(library)
    desk.press_offer()
    _open(desk)
    lines = desk.rows(_RUNS)

    assert [line[1] for line in lines] == ["12 copies removed", "12 photos copied"]
    assert [line[2] for line in lines] == ["Colours", "Colours"]
    assert lines[1][3:] == [str(library.parent / "library sorted"), "all put back"]


def test_a_run_shows_its_files(desk: Desk, library: Path) -> None:
    """Where each was and is, what it is, and how far it is; companions stand with their photo."""
    (library / "one" / "red0.xmp").write_bytes(b"x")
    desk.copy(library)
    _open(desk)
    files = desk.rows(_FILES)

    assert len(files) == 13
    assert ["one/red0.jpg", "red/red0.jpg", "Photo", "Done", ""] in files
    assert ["one/red0.xmp", "red/red0.xmp", "Companion", "Done", ""] in files


def test_typing_filters_the_files(desk: Desk, library: Path) -> None:
    """By old or new name, whatever the case; and Esc leads back to the photos."""
    desk.copy(library)
    _open(desk)
    QTest.mouseClick(desk.named(QLineEdit, "Filter the files"), Qt.MouseButton.LeftButton)
    desk.type("RED/")
    desk.wait_for(lambda: len(desk.rows(_FILES)) == 4)
    said = desk.texts()
    desk.press(Qt.Key.Key_Escape)

    assert "4 of 12 files" in said
    assert not desk.window.shows_history()


def test_chosen_photos_alone_are_put_back(desk: Desk, library: Path) -> None:
    """With their companions, also when only the companion's row was chosen; the rest stays where it is."""
    (library / "one" / "red0.xmp").write_bytes(b"x")
    before = content(library)
    desk.move(library)
    _open(desk)
    names = [line[0] for line in desk.rows(_FILES)]
    _click(desk, names.index("one/red0.xmp"))
    _click(desk, names.index("one/blue0.jpg"), _CONTROL)
    _put_back(desk, "Put back 2 photos", said="2 put back.")

    back = content(library)
    assert {"one/red0.jpg", "one/red0.xmp", "one/blue0.jpg"} < set(back)
    assert {path: back[path] for path in back} == {path: before[path] for path in back}
    assert len(files_beneath(library.parent / "library sorted")) == 10
    desk.window.history.choose(1)
    desk.wait_for(lambda: any(line[3] == "Put back" for line in desk.rows(_FILES)))
    states = {line[0]: line[3] for line in desk.rows(_FILES)}
    assert states["one/red0.jpg"] == "Put back"
    assert states["one/red2.jpg"] == "Done"


def test_a_part_that_was_put_back_is_done_again(desk: Desk, library: Path) -> None:
    """The undo of an undo is a redo, of one photo too."""
    desk.copy(library)
    desk.press_offer()
    _open(desk)
    names = [line[1] for line in desk.rows(_FILES)]
    _click(desk, names.index("one/red0.jpg"))
    _put_back(desk, "Redo 1 photo", said="1 copied, 0 renamed, 0 overwritten.")

    assert files_beneath(library.parent / "library sorted") == ["red/red0.jpg"]


def test_a_run_is_put_back_after_a_restart(original: Content, library: Path, started_again: Desk) -> None:
    """The journal remembers; the left zone leads to the run."""
    next(row for row in started_again.window.sidebar.findChildren(Row) if row.text().startswith("Today")).click()
    started_again.wait_for(lambda: len(started_again.rows(_FILES)) == 12)
    _put_back(started_again, "Put back the whole run", said="12 put back.")

    assert content(library) == original


def test_the_report_of_a_run_is_its_history(desk: Desk, library: Path) -> None:
    """One click after it has ended."""
    desk.copy(library)
    desk.click("Report")
    desk.wait_for(lambda: len(desk.rows(_FILES)) == 12)

    assert desk.window.shows_history()


def test_what_an_undo_leaves_and_renames_is_listed(desk: Desk, library: Path) -> None:
    """An edited photo stays where it is; one whose old name was taken meanwhile gets a number."""
    desk.move(library)
    target = library.parent / "library sorted"
    (target / "red" / "red0.jpg").write_bytes(b"edited")
    (library / "one" / "blue0.jpg").write_bytes(b"somebody else's")
    desk.press_offer()
    said, files = desk.window.banner.text(), desk.window.banner.files()

    assert said == "11 put back, 1 under another name, 1 left alone."
    assert len(files) == 2
    assert files[0].startswith(f"{target / 'red' / 'red0.jpg'}: ")
    assert files[1].startswith(f"{target / 'blue' / 'blue0.jpg'} is called {library / 'one' / 'blue0 (2).jpg'} now")
    assert (library / "one" / "blue0.jpg").read_bytes() == b"somebody else's"


def test_files_are_grouped_as_the_journal_wrote_them(desk: Desk, library: Path) -> None:
    """Companions before their photo and second labels after it; in an undo before it: no file is another item's."""
    for name in ("red0", "red2"):
        (library / "one" / f"{name}.xmp").write_bytes(b"x")
    desk.copy(library)
    desk.press_offer()
    desk.press_offer()
    journal = desk.journal
    found = [read_files(journal, run, str) for run in runs(journal)]

    assert [len(files.entries) for files in found] == [14, 14, 14]
    for files in found:
        for entry, photo in zip(files.entries, files.items, strict=True):
            stem = Path(entry.source).name.split(".")[0]
            assert Path(files.entries[photo].source).name == f"{stem}.jpg"


def _entry(role: Role, name: str, state: str = "done") -> Entry:
    return Entry(f"/in/{name}", f"/out/{name}", 1, ("day",), state, "", False, role)


def test_second_labels_belong_to_the_photo_beside_them() -> None:
    """After it where they were made, before it where they were undone."""
    photo, companion, further = Role.PHOTO, Role.COMPANION, Role.FURTHER
    made = [companion, photo, further, further, photo, companion, photo]
    undone = [further, further, companion, photo, photo, companion, photo]

    assert items([_entry(role, "x") for role in made], is_undo=False) == [1, 1, 1, 1, 4, 6, 6]
    assert items([_entry(role, "x") for role in undone], is_undo=True) == [3, 3, 3, 3, 4, 6, 6]


def test_a_hundred_thousand_files_stay_smooth(qtbot: QtBot, theme: object) -> None:
    """Showing, scrolling, filtering and choosing all of them: no step holds the window up."""
    count = 100_000
    files = [_entry(Role.PHOTO, f"photo-{number}.jpg") for number in range(count)]
    run = Run(1, time.time(), time.time(), "copy", "colours", "/out", "/in", count, is_undo=False, done=count)
    page = HistoryPage(lambda id: id)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_runs([run])
    view = next(one for one in page.findChildren(TableView) if one.accessibleName() == "Files of the run")
    loaded = RunFiles.of(run, files, str)
    steps = {
        "show": lambda: page.show_files(loaded),
        "end": view.scrollToBottom,
        "filter": lambda: page._files.filter("photo-9"),
        "all again": lambda: page._files.filter(""),
        "choose all": view.selectAll,
        "choose one": lambda: view.selectRow(77_777),
    }
    took = {name: _seconds(step, view) for name, step in steps.items()}

    print(", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in took.items()))
    assert max(took.values()) < _STALL
    assert view.selectionModel().isRowSelected(77_777)


def _seconds(step: object, view: TableView) -> float:
    """Of this thread's own work: how long others hold it up says nothing of the list."""
    assert callable(step)
    began = time.thread_time()
    step()
    view.viewport().repaint()
    return time.thread_time() - began
