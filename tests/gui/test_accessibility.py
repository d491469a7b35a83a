"""What a screen reader is told, what can be seen of the focus, and whether every text can be read."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import BLUE, RED, Desk
from sorter.gui.bars import Bars
from sorter.gui.board_bar import BoardBar
from sorter.gui.column_header import ColumnHeader
from sorter.gui.column_spine import ColumnSpine
from sorter.gui.destination_options import DestinationOptions
from sorter.gui.filter_panel import FilterPanel
from sorter.gui.folder_tree import FolderTree
from sorter.gui.grid_view import GridView
from sorter.gui.histogram import Histogram
from sorter.gui.import_dialog import ImportDialog
from sorter.gui.pairs_dialog import PairsDialog
from sorter.gui.photo import Photo
from sorter.gui.row import Row
from sorter.gui.table_view import TableView
from sorter.gui.teach_dialog import TeachDialog
from sorter.gui.words import size_text

_Role = QAccessible.Role
_CONTROLS = {
    _Role.Button,
    _Role.ButtonMenu,
    _Role.Cell,
    _Role.CheckBox,
    _Role.ComboBox,
    _Role.EditableText,
    _Role.Graphic,
    _Role.LayeredPane,
    _Role.List,
    _Role.ListItem,
    _Role.Pane,
    _Role.RadioButton,
    _Role.Slider,
    _Role.Table,
}
_SHOWN = 40  # children of a table or list


def _all(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything in sight beneath an interface, itself first."""
    yield interface
    for at in range(min(interface.childCount(), _SHOWN)):
        child = interface.child(at)
        if child and child.isValid() and not child.state().invisible:
            yield from _all(child)


def _faults(widget: QWidget) -> list[str]:
    """Controls that have no name, no role or markup in what is said of them."""
    found = []
    for one in _all(QAccessible.queryAccessibleInterface(widget)):
        name, more = one.text(QAccessible.Text.Name), one.text(QAccessible.Text.Description)
        told = f"{type(one.object()).__name__}, {one.role().name}: {name!r}, {more!r}"
        control = one.state().focusable or one.role() in _CONTROLS - {_Role.Cell, _Role.Pane}
        if one.role() is _Role.Cell and isinstance(one.parent().object(), TableView):
            control = False  # a table may have nothing to say in a cell
        nameless, strange = control and not name.strip(), one.state().focusable and one.role() not in _CONTROLS
        if nameless or strange or "<div" in name + more:
            found.append(told)
    return found


def _spoken(widget: QObject) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def _name(widget: QObject) -> str:
    return _spoken(widget).text(QAccessible.Text.Name)


def _sorted(desk: Desk, library: Path) -> None:
    (library / "broken.jpg").write_bytes(b"no photo")
    desk.sort(library)
    desk.choose(RED, "red0.jpg")


def _empty(desk: Desk, library: Path) -> QWidget:
    desk.sort(library)
    desk.anew(lambda: desk.window.sidebar.removed.emit(0))
    return desk.window


def _board(desk: Desk, library: Path) -> QWidget:
    _sorted(desk, library)
    desk.board.accept_chosen()
    desk.board.folded.emit(desk.board.column(BLUE).section, True)
    desk.window.banner.tell("Something", [("Do it", lambda: None)], files=["one"], unfolded=True)
    return desk.window


def _running(desk: Desk, library: Path) -> QWidget:
    _sorted(desk, library)
    desk.window.foot.show_running()
    return desk.window


def _history(desk: Desk, library: Path) -> QWidget:
    desk.copy(library)
    desk.parts.filing_flow.show_history()
    desk.wait_for(lambda: desk.rows("Files of the run") != [])
    return desk.window


def _large(desk: Desk, library: Path) -> QWidget:
    _sorted(desk, library)
    desk.parts.looking.open()
    return desk.window


def _options(desk: Desk, library: Path) -> QWidget:
    desk.sort(library)
    desk.click("Options")
    return desk.window.findChildren(DestinationOptions)[0]


def _tags(desk: Desk, library: Path) -> QWidget:
    desk.sort(library)
    desk.click("Tag")
    desk.rest()
    return desk.window


def _filter(desk: Desk, library: Path) -> QWidget:
    desk.sort(library)
    desk.window.findChildren(BoardBar)[0].open_panel()
    return desk.window.findChildren(FilterPanel)[0]


def _settings(desk: Desk, _: Path) -> QWidget:
    desk.press(Qt.Key.Key_F1)
    return desk.window


def _formats(desk: Desk, _: Path) -> QWidget:
    next(one for one in desk.window.actions() if one.text() == "Photo formats").trigger()
    return desk.window.findChildren(PairsDialog)[0]


def _tasks(desk: Desk, library: Path) -> QWidget:
    desk.sort(library)
    desk.parts.tasks_flow.open()
    desk.wait_for(lambda: desk.window.tasks.entry is not None)
    return desk.window


def _teach(desk: Desk, library: Path) -> QWidget:
    desk.parts.own.teach(str(library))
    dialog = desk.window.findChildren(TeachDialog)[0]
    desk.wait_for(lambda: bool(dialog.folder))
    return dialog


def _import(desk: Desk, library: Path) -> QWidget:
    (library / "none.onnx").write_text("nothing")
    desk.parts.own.import_model(str(library / "none.onnx"))
    dialog = desk.window.findChildren(ImportDialog)[0]
    desk.wait_for(lambda: not dialog.is_busy)
    return dialog


_PAGES = [
    _empty,
    _board,
    _running,
    _history,
    _large,
    _options,
    _tags,
    _filter,
    _settings,
    _formats,
    _tasks,
    _teach,
    _import,
]


def test_what_paints_itself_says_what_it_shows(desk: Desk, library: Path) -> None:
    """Heads, histograms, cards, bars, the tree and the photo: role, name, and how they are."""
    _sorted(desk, library)
    desk.rest()
    column = desk.board.column(RED)
    head, histogram = column.findChildren(ColumnHeader)[0], column.findChildren(Histogram)[0]
    bars, photo = desk.window.findChildren(Bars)[0], desk.window.inspector.findChildren(Photo)[0]
    tree = desk.window.findChildren(FolderTree)[0]._list
    cells = [one for one in _all(_spoken(column.view)) if one.role() is _Role.Cell]
    card = next(one for one in cells if one.text(QAccessible.Text.Name).startswith("red0.jpg"))
    other = next(one for one in cells if one.text(QAccessible.Text.Name).startswith("red1.jpg"))
    lines = [_spoken(tree).child(at).text(QAccessible.Text.Name) for at in range(4)]

    assert (_spoken(head).role(), _name(head)) == (_Role.Button, f"Red, 4, {size_text(head._size)}")
    assert _spoken(head).text(QAccessible.Text.Description) == "The key 1 moves photos here"
    assert (_spoken(histogram).role(), _name(histogram)) == (_Role.Chart, "How sure the photos are")
    assert _spoken(histogram).text(QAccessible.Text.Description) == "They belong here from 50 % on"
    assert (_spoken(bars).role(), _name(bars)[:4]) == (_Role.Chart, "Red ")
    assert _spoken(photo).role() is _Role.Graphic
    assert (bool(card.state().selected), bool(card.state().focused)) == (True, True)
    assert (bool(other.state().selected), bool(other.state().focused)) == (False, False)
    assert lines == ["library sorted", *(f"{name}, 4 photos, level 1" for name in ("blue", "green", "red"))]


def test_of_several_one_is_chosen(desk: Desk, library: Path) -> None:
    """Tasks and segments are radio buttons, sources boxes to tick, and they say whether they are chosen."""
    desk.sort(library)
    task = next(row for row in desk.window.findChildren(Row) if row.text() == "Colours")
    source = next(row for row in desk.window.findChildren(Row) if row.text() == "library")
    copy = next(one for one in desk.window.destination._kind._buttons.values() if one.text() == "Copy")
    said = [(_spoken(one).role(), bool(_spoken(one).state().checked)) for one in (task, source, copy)]

    assert said == [(_Role.RadioButton, True), (_Role.CheckBox, True), (_Role.RadioButton, True)]


def test_a_folded_column_can_be_unfolded_by_a_screen_reader(desk: Desk, library: Path) -> None:
    """It is a button, and pressing it is an action of its own."""
    desk.sort(library)
    desk.board.folded.emit(desk.board.column(RED).section, True)
    spine = desk.board.column(RED).findChildren(ColumnSpine)[0]
    spoken = _spoken(spine)
    spoken.actionInterface().doAction("Press")
    desk.wait_for(lambda: not desk.board.column(RED).is_folded)

    assert spoken.role() is _Role.Button


def _stops(desk: Desk, window: QWidget) -> list[QWidget]:
    """Where Tab leads, round and round."""
    met: list[QWidget] = []
    for _ in range(100):
        desk.press_on(window, Qt.Key.Key_Tab)
        now = window.focusWidget()
        assert now is not None
        if now in met:
            break
        met.append(now)
    return met


@pytest.mark.parametrize("page", _PAGES, ids=lambda one: one.__name__.strip("_"))
def test_every_control_has_a_name_and_says_what_it_is_and_shows_its_focus(
    desk: Desk, library: Path, page: Callable[[Desk, Path], QWidget]
) -> None:
    """Page by page and dialog by dialog; nothing that is said has markup in it."""
    shown = page(desk, library)
    faults = _faults(shown)
    shown.activateWindow()
    desk.wait_for(lambda: shown.isActiveWindow() or shown.windowType() is Qt.WindowType.Popup)
    stops = _stops(desk, shown)
    invisible = [f"{type(one).__name__}: {one.accessibleName()}" for one in stops if not _shows_focus(one)]
    if shown is not desk.window:
        shown.close()

    assert faults == []
    assert stops
    assert invisible == []


def _shows_focus(stop: QWidget) -> bool:
    """Whether something looks otherwise with the focus than without; what cannot take it has nothing to show."""
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    if not stop.hasFocus():
        return True
    with_focus = _grabbed(stop)
    stop.clearFocus()
    if isinstance(stop, GridView):
        stop.clearSelection()
    return with_focus != _grabbed(stop)


def _grabbed(widget: QWidget) -> QImage:
    """A widget with a little of what lies around it; a cursor that blinks counts as none."""
    window = widget.window()
    corner = widget.mapTo(window, widget.rect().topLeft())
    around = widget.rect().translated(corner).adjusted(-3, -3, 3, 3)
    return window.grab(around.intersected(window.rect())).toImage()


@pytest.mark.parametrize("page", [_board, _history, _large], ids=lambda one: one.__name__.strip("_"))
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["l", "r"])
def test_tab_follows_the_order_in_which_people_read(
    desk: Desk,
    library: Path,
    qapp: QApplication,
    page: Callable[[Desk, Path], QWidget],
    direction: Qt.LayoutDirection,
) -> None:
    """Zone by zone; in each from the top, and on one line from where reading begins."""
    qapp.setLayoutDirection(direction)
    try:
        page(desk, library)
        desk.window._centre.setFocus()
        stops = _stops(desk, desk.window)
        zones = (desk.window.sidebar, desk.window.banner, desk.window._centre, desk.window._right)
        order = [[stop for stop in stops if zone.isAncestorOf(stop)] for zone in zones]
        turned = [_out_of_order(zone, from_right=direction is Qt.LayoutDirection.RightToLeft) for zone in order]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert [stop for zone in order for stop in zone] == [
        stop for stop in stops if any(zone.isAncestorOf(stop) for zone in zones)
    ]
    assert turned == [[]] * len(zones)


def _out_of_order(stops: list[QWidget], *, from_right: bool) -> list[str]:
    found = []
    for before, after in pairwise(stops):
        one, other = (
            widget.rect().translated(widget.mapTo(widget.window(), widget.rect().topLeft()))
            for widget in (before, after)
        )
        beneath = other.top() >= one.bottom()
        beside = other.right() < one.left() if from_right else other.left() > one.right()
        if not (beneath or beside):
            found.append(f"{type(after).__name__} {after.accessibleName()} after {type(before).__name__}")
    return found
