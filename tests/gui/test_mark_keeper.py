"""Writing down what a person says while the window goes on."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from library import put
from sorter.errors import MarksError
from sorter.files.marks.marks import Marks
from sorter.files.plan import Action
from sorter.gui.background import Background
from sorter.gui.mark_keeper import MarkKeeper
from sorter.items import Item, Mark, Wanted

_STAY, _UNSURE = Mark(Wanted.STAY), Mark(Wanted.UNSURE)


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    """Its threads are gone afterwards."""
    made = Background()
    yield made
    made.close()


@pytest.fixture
def item(tmp_path: Path) -> Item:
    """A photo, or what passes for one here."""
    stat = put(tmp_path / "a.jpg", b"a photo").lstat()
    return Item(str(tmp_path / "a.jpg"), stat.st_size, stat.st_mtime_ns)


def _written(file: Path, item: Item) -> Mark | None:
    with Marks.reading(file) as marks:
        return marks.find("colours", [item]).get(item.path)


def test_the_last_word_is_what_is_written(tmp_path: Path, qtbot: QtBot, background: Background, item: Item) -> None:
    """Though it comes while the first is still being written."""
    keeper = MarkKeeper(tmp_path / "m.sqlite", background)
    keeper.keep("colours", {item: _STAY})
    keeper.keep("colours", {item: None})
    keeper.keep("colours", {item: _UNSURE})
    waiting = keeper.unwritten("colours")
    qtbot.waitUntil(lambda: keeper.is_settled)

    assert waiting == {item.path: _UNSURE}
    assert keeper.unwritten("colours") == {}
    assert _written(tmp_path / "m.sqlite", item) == _UNSURE


def test_marks_are_written_one_after_the_other(
    tmp_path: Path, qtbot: QtBot, background: Background, item: Item
) -> None:
    """While another Sorter holds the file, nothing of what waits is lost."""
    file = tmp_path / "m.sqlite"
    other = Item(str(tmp_path / "b.jpg"), 1, 2)
    keeper = MarkKeeper(file, background)
    with Marks.writing(file) as held:
        held._connection.execute("BEGIN IMMEDIATE")
        keeper.keep("colours", {item: _STAY})
        keeper.keep("colours", {other: _STAY})
        keeper.keep("colours", {item: _UNSURE})
        waiting = keeper.unwritten("colours")
        held._connection.execute("ROLLBACK")
    qtbot.waitUntil(lambda: keeper.is_settled)

    assert waiting == {item.path: _UNSURE, other.path: _STAY}
    assert (_written(file, item), _written(file, other)) == (_UNSURE, _STAY)


def test_what_was_not_begun_is_written_when_the_window_closes(
    tmp_path: Path, background: Background, item: Item
) -> None:
    """The background drops what it has not come to."""
    gate = Event()
    for _ in range(2):
        background.ask(gate.wait)
    keeper = MarkKeeper(tmp_path / "m.sqlite", background)
    keeper.keep("colours", {item: _STAY})
    keeper.keep("colours", {item: _UNSURE})
    gate.set()
    background.close()
    keeper.close()

    assert _written(tmp_path / "m.sqlite", item) == _UNSURE


def test_what_cannot_be_written_is_told_once_and_tried_again(
    tmp_path: Path, qtbot: QtBot, background: Background, item: Item
) -> None:
    """With the next mark; the photos may have been moved meanwhile."""
    file = tmp_path / "m.sqlite"
    file.mkdir()
    keeper = MarkKeeper(file, background)
    told: list[Exception] = []
    keeper.failed.connect(told.append)
    for mark in (_STAY, _UNSURE):
        keeper.keep("colours", {item: mark})
        qtbot.waitUntil(lambda: keeper.is_settled)
    there = tmp_path / "b.jpg"
    Path(item.path).rename(there)
    keeper.relocate([Action(item.path, str(there), item.size, item.mtime_ns, ("red",), 1.0)])
    waiting = keeper.unwritten("colours")
    file.rmdir()
    keeper.keep("light", {item: _STAY})
    qtbot.waitUntil(lambda: keeper.is_settled)

    assert [type(one) for one in told] == [MarksError]
    assert waiting == {str(there): _UNSURE}
    assert _written(file, Item(str(there), item.size, item.mtime_ns)) == _UNSURE
