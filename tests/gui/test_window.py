"""Drops, what the window shows of them, and where it stands."""

import shutil
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from exif_bytes import MAKER, MODEL, ORIGINAL, fraction, text, tiff, with_exif
from fakes import ColourSession, make_task
from gui.conftest import COLOURS
from gui.desk import BLUE, GREEN, RED, Desk
from sorter.gui.labels import Elided, Words
from sorter.gui.places import FAILED, UNSURE
from sorter.gui.row import Row


def test_a_dropped_folder_is_sorted_at_once(desk: Desk, library: Path) -> None:
    """Every photo lies in the column of its colour, grey ones in Unsure, and the columns say how many."""
    desk.sort(library)

    assert desk.counts() == {"Red": 4, "Green": 4, "Blue": 4, "Unsure": 2}
    assert all(name.startswith("red") for name in desk.names(RED))
    assert desk.tree() == {"library sorted": 12, "red": 4, "green": 4, "blue": 4}


def test_dropped_files_are_sorted_too(desk: Desk, library: Path) -> None:
    """Photos given one by one are gathered, whatever folder they lie in."""
    desk.sort(library / "one" / "red0.jpg", library / "two" / "blue1.jpg")

    assert desk.names(RED) == ["red0.jpg"]
    assert desk.names(BLUE) == ["blue1.jpg"]


def test_a_drop_while_sorting_adds_to_it(
    desk: Desk, library: Path, session: ColourSession, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    """The run begins anew on the union, and no photo is lost or counted twice."""
    more = make_photo(tmp_path / "more" / "extra.jpg", COLOURS["green"]).parent
    session.gate.clear()
    desk.drop(library)
    desk.wait_for(lambda: desk.parts.sorting.running)
    desk.drop(more)
    session.gate.set()
    desk.wait_for(lambda: len(desk.parts.sorting.results) == 15)
    desk.rest()

    assert desk.counts() == {"Red": 4, "Green": 5, "Blue": 4, "Unsure": 2}
    assert "extra.jpg" in desk.names(GREEN)


def test_what_is_no_file_is_not_taken(desk: Desk) -> None:
    """A web address or a text that is dragged over the window is refused."""
    dragged = QMimeData()
    dragged.setUrls([QUrl("https://example.org/a.jpg")])
    none = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, none)
    event.ignore()
    desk.window.dragEnterEvent(event)

    assert not event.isAccepted()


def test_a_folder_can_be_left_out_again(desk: Desk, library: Path) -> None:
    """Taking one of two folders out leaves the photos of the other."""
    desk.sort(library / "one")
    desk.sort(library / "two")
    desk.anew(lambda: desk.window.sidebar.toggled.emit(0))

    assert len(desk.parts.sorting.results) == 7
    assert all(name[-5] in "13" for place in (RED, GREEN, BLUE, UNSURE) for name in desk.names(place))


def test_a_damaged_photo_lies_in_failed_with_its_reason(desk: Desk, library: Path) -> None:
    """It stops nothing; its card and the inspector say why."""
    (library / "broken.jpg").write_bytes(b"no photo")
    desk.sort(library)
    desk.choose(FAILED, "broken.jpg")

    model = desk.board.column(FAILED).model
    assert desk.names(FAILED) == ["broken.jpg"]
    assert "a text, not a photo" in str(model.data(model.cell(0), Qt.ItemDataRole.ToolTipRole))
    assert any("a text, not a photo" in label.text() for label in desk.window.inspector.findChildren(QLabel))


def test_a_link_that_would_be_a_companion_lies_in_failed_with_its_reason(desk: Desk, library: Path) -> None:
    """Its photo goes without it."""
    (library / "one" / "red0.xmp").symlink_to(library / "nowhere.xmp")
    desk.sort(library)

    model = desk.board.column(FAILED).model
    assert desk.names(FAILED) == ["red0.xmp"]
    assert "does not go along with red0.jpg" in str(model.data(model.cell(0), Qt.ItemDataRole.ToolTipRole))


def test_the_inspector_says_what_the_photo_says_of_itself(desk: Desk, library: Path) -> None:
    """When and with what it was taken, and where; nothing of what it does not say."""
    photo = library / "one" / "red0.jpg"
    gps = {1: text("N"), 2: fraction(51, 1, 30, 1, 15, 1), 3: text("W"), 4: fraction(0, 1, 7, 1, 30, 1)}
    said = tiff({MAKER: text("Canon"), MODEL: text("EOS 5D")}, {ORIGINAL: text("2020:01:31 12:30:59")}, gps=gps)
    photo.write_bytes(with_exif(photo.read_bytes(), said))
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    facts = {one.text() for one in desk.window.inspector.findChildren(Elided)}
    desk.choose(RED, "red1.jpg")
    silent = [one.text() for one in desk.window.inspector.findChildren(Words) if one.isVisible()]

    assert {"31 Jan 2020, 12:30", "Canon EOS 5D", "51.50417, -0.12500"} <= facts
    assert "Camera" not in silent


def test_a_label_is_never_markup(
    qtbot: QtBot, tmp_path: Path, session: ColourSession, library: Path, theme: object
) -> None:
    """A stranger's label `<img src=x>` is shown letter by letter, everywhere."""
    hostile = "<img src=x>"
    task = make_task((hostile,), ("green",), ("blue",))
    desk = Desk(qtbot, tmp_path / "data", session, {"colours": task})
    desk.wait_for(lambda: desk.settled)
    desk.sort(library)
    place = desk.parts.sorting.results.places()[0]
    desk.choose(place, "red0.jpg")
    model = desk.board.column(place).model
    tip = str(model.data(model.cell(0), Qt.ItemDataRole.ToolTipRole))
    texts = desk.window.findChildren(QLabel)
    tips = [widget.toolTip() for widget in desk.window.findChildren(QWidget)]
    desk.close()

    assert desk.board.column(place).name == hostile
    assert "&lt;img src=x&gt;" in tip.lower()
    assert not any("<img" in one.lower() for one in (tip, *tips))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in texts)


def test_every_control_has_a_name(desk: Desk, library: Path) -> None:
    """A screen reader meets no button, field or list without one."""
    desk.sort(library)
    controls = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    unnamed = [
        widget
        for widget in controls
        if not (widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()))
    ]

    assert len(controls) > 10
    assert unnamed == []


def test_the_window_returns_where_it_was(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession) -> None:
    """Its size survives a restart."""
    first = Desk(qtbot, tmp_path / "data", session)
    first.wait_for(lambda: first.settled)
    first.window.resize(1000, 700)
    first.close()
    second = Desk(qtbot, tmp_path / "data", session, size=None)
    size = second.window.size()
    second.wait_for(lambda: second.settled)
    second.close()

    assert size.height() == 700


def test_each_folder_says_how_many_photos_it_has(desk: Desk, library: Path) -> None:
    """One folder by the run's own count, several by counting each."""
    desk.sort(library / "one")
    alone = [row.figure() for row in desk.window.sidebar.findChildren(Row) if row.text() == "one"]
    desk.sort(library / "two", library)

    def figures() -> dict[str, str]:
        return {row.text(): row.figure() for row in desk.window.sidebar.findChildren(Row) if row.isVisible()}

    desk.wait_for(lambda: figures().get("library") == "14")
    assert alone == ["7"]
    assert figures()["two"] == "7"


def test_the_first_window_fits_the_screen(qtbot: QtBot, theme: object, tmp_path: Path, session: ColourSession) -> None:
    """On a small screen nothing of the window lies outside it, as far as its smallest size allows."""
    first = Desk(qtbot, tmp_path / "data", session, size=None)
    size, least, screen = first.window.size(), first.window.minimumSize(), first.window.screen().availableSize()
    first.wait_for(lambda: first.settled)
    first.close()

    assert size.width() <= max(screen.width(), least.width())
    assert size.height() <= max(screen.height(), least.height())


def test_names_that_speak_to_the_screen_stay_on_one_line(desk: Desk, library: Path, tmp_path: Path) -> None:
    """In the left zone, in the bar, in the tree, and in what was opened last; a name of blanks is told by its path."""
    hostile, blank = tmp_path / "line\nbreak\u202etxt", tmp_path / " "
    shutil.copytree(library, hostile)
    library.rename(blank)
    desk.sort(hostile)
    desk.sort(blank)
    rows = [row.text() for row in desk.window.sidebar.findChildren(Row)]
    seen = [*rows, *(one.accessibleName() for one in desk.window.findChildren(QWidget)), *desk.texts()]

    assert "line\ufffdbreak\ufffdtxt" in rows
    assert str(blank) in rows
    assert not any("\n" in text or "\u202e" in text for text in seen)
