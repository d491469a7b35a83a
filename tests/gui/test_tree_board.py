"""The board of a task with many labels: a tree of them, and the sections of the one that is open."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from conftest import PhotoMaker
from fakes import ColourSession, make_task
from gui.desk import RED, Desk
from sorter.core.measurement import FloatArray, SessionOutputs
from sorter.files.marks.marks import Marks
from sorter.gui.histogram import Histogram
from sorter.gui.moving import Moving
from sorter.gui.places import FAILED, Kind, Place
from sorter.gui.section_header import SectionHeader
from sorter.gui.stack import Stack
from sorter.gui.words import size_text
from sorter.items import Item, Label, Mark, Prediction, Wanted
from sorter.tasks.manifest import Task

_HERON, _CRANE, _TREE = ("animal", "bird", "heron"), ("animal", "bird", "crane"), ("plant", "tree")
_ANIMAL, _BIRD, _PLANT = (Place(Kind.LABEL, label) for label in (("animal",), ("animal", "bird"), ("plant",)))
_HERONS, _CRANES, _TREES = (Place(Kind.LABEL, label) for label in (_HERON, _CRANE, _TREE))
_ALT, _CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_COPY, _LEFT, _NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class _Session(ColourSession):
    """As many scores as the task has labels: those behind red, green and blue are low."""

    labels = 3

    def run(self, batch: FloatArray) -> SessionOutputs:
        told = super().run(batch)
        low = np.full((len(batch), self.labels - 3), -99, np.float32)
        return SessionOutputs(np.hstack([told.scores, low]), told.embedding, told.inner)


@pytest.fixture
def session() -> _Session:
    return _Session()


@pytest.fixture
def start(qtbot: QtBot, theme: object, tmp_path: Path, session: _Session) -> Iterator[Callable[..., Desk]]:
    """Starts the program with herons (red), cranes (green) and trees (blue); grey photos are birds in general."""
    assert theme
    desks: list[Desk] = []

    def started(task: Task = make_task(_HERON, _CRANE, _TREE)) -> Desk:  # noqa: B008  (frozen)
        session.labels = len(task.labels)
        desk = Desk(qtbot, tmp_path / "data", session, {task.id: task})
        desk.wait_for(lambda: desk.settled)
        desks.append(desk)
        return desk

    yield started
    session.gate.set()
    for desk in desks[-1:]:  # the others were closed for it
        desk.close()
    assert [thread.name for thread in threading.enumerate()] == ["MainThread"]


@pytest.fixture
def desk(start: Callable[..., Desk], library: Path) -> Desk:
    """With four herons, four cranes, two birds in general and four trees."""
    desk = start()
    desk.sort(library)
    return desk


@contextmanager
def _noting_strays(app: QApplication, board: QWidget, met: list[str]) -> Iterator[None]:
    """Notes what gets the keys meanwhile that is no part of the board."""

    def note(_: QWidget, now: QWidget) -> None:
        if now is not board and not board.isAncestorOf(now):
            met.append(str(now))

    app.focusChanged.connect(note)
    yield
    app.focusChanged.disconnect(note)


def _open(desk: Desk, place: Place | None) -> None:
    desk.board.opening.open(place)
    desk.rest()


def _sections(desk: Desk) -> dict[str, int]:
    """What is shown: the name of each section, and how many cards."""
    return {one.name: len(one.model.ids) for one in desk.board._columns}


def _keys(desk: Desk) -> dict[str, str]:
    return {one.name: one.findChildren(SectionHeader)[0]._key for one in desk.board._columns}


def _tree(desk: Desk) -> list[str]:
    return [f"{'  ' * depth}{name} {count}" for depth, name, count in desk.board.opening.pane.lines()]


def _drop_on_row(desk: Desk, place: Place, onto: Place | None) -> bool:
    """Drop the chosen cards of a section on a row of the tree; whether it takes them."""
    pane, column = desk.board.opening.pane, desk.board.column(place)
    dragged = column.model.mimeData(column.view.selectedIndexes())
    at = QPointF(pane.visualRect(pane.index_of(onto)).center())
    move = QDragMoveEvent(at.toPoint(), _COPY, dragged, _LEFT, _NO_KEYS)
    pane.dragMoveEvent(move)
    if move.isAccepted():
        pane.dropEvent(QDropEvent(at, _COPY, dragged, _LEFT, _NO_KEYS))
    return move.isAccepted()


def _said(desk: Desk, name: str) -> Mark | None:
    results = desk.parts.sorting.results
    return next(results.mark_of(id) for id in range(len(results)) if results.item(id).name == name)


def test_all_shows_a_section_for_each_top_and_for_what_is_no_label(desk: Desk) -> None:
    """With everything beneath it; the tree beside it counts the same, and opens what lies beneath."""
    closed = _tree(desk)
    pane = desk.board.opening.pane
    pane.expandAll()

    assert _sections(desk) == {"Animal": 10, "Plant": 4, "Unsure": 0}
    assert _keys(desk) == {"Animal": "1", "Plant": "2", "Unsure": "U"}
    assert closed == ["All 14", "Animal 10", "Plant 4", "Unsure 0"]
    assert _tree(desk) == [
        "All 14",
        "Animal 10",
        "  Bird 10",
        "    Crane 4",
        "    Heron 4",
        "Plant 4",
        "  Tree 4",
        "Unsure 0",
    ]
    assert desk.board.opening.crumbs.texts() == ["All"]


def test_a_label_opens_with_what_lies_beneath_as_sections(desk: Desk) -> None:
    """And its own photos, which are nothing closer, behind those; each part of the way back is a button."""
    _open(desk, _ANIMAL)
    animal = _sections(desk)
    _open(desk, _BIRD)
    bird, keys, crumbs = _sections(desk), _keys(desk), desk.board.opening.crumbs.texts()
    names = desk.names(_HERONS)
    _open(desk, _HERONS)
    heron = _sections(desk)
    desk.board.opening.crumbs.press(1)
    desk.rest()

    assert animal == {"Bird": 10}
    assert bird == {"Crane": 4, "Heron": 4, "Bird in general": 2}
    assert keys == {"Crane": "1", "Heron": "2", "Bird in general": "3"}
    assert crumbs == ["All", "Animal", "Bird"]
    assert names == [f"red{number}.jpg" for number in range(4)]
    assert heron == {"Heron": 4}
    assert desk.board.opening.place == _ANIMAL


def test_a_click_on_the_name_of_a_section_opens_it_and_one_beside_it_folds_it(desk: Desk) -> None:
    """The rows of the tree open too."""
    header = desk.board.column(_ANIMAL).findChildren(SectionHeader)[0]
    QTest.mouseClick(header, _LEFT, pos=QPoint(header.width() // 2, 10))
    folded = desk.board.column(_ANIMAL).is_folded
    QTest.mouseClick(header, _LEFT, pos=header.name_rect().center())
    desk.rest()
    opened = desk.board.opening.place
    pane = desk.board.opening.pane
    QTest.mouseClick(pane.viewport(), _LEFT, pos=pane.visualRect(pane.index_of(None)).center())
    desk.rest()

    assert folded
    assert opened == _ANIMAL
    assert desk.board.opening.place is None


def test_the_head_of_a_section_says_what_it_shows(desk: Desk) -> None:
    """A button as the head of a column is: name, figures and the key; a press folds the section, or brings it back."""
    column = desk.board.column(_ANIMAL)
    header = column.findChildren(SectionHeader)[0]
    spoken = QAccessible.queryAccessibleInterface(header)
    said = header.accessibleName(), header.accessibleDescription()
    spoken.actionInterface().doAction("Press")
    desk.wait_for(lambda: column.is_folded)
    folded = header.accessibleName(), header.accessibleDescription()
    spoken.actionInterface().doAction("Press")
    desk.wait_for(lambda: not column.is_folded)

    assert spoken.role() is QAccessible.Role.Button
    assert said == (f"Animal, 10, {size_text(header._size)}", "The key 1 moves photos here")
    assert folded == ("Animal, folded: 10", "The key 1 moves photos here")


def test_a_drag_of_the_threshold_neither_folds_nor_opens(desk: Desk) -> None:
    """In the head of a section too; a press beside the handle folds, as anywhere in the head."""
    column = desk.board.column(_ANIMAL)
    (histogram,) = column.findChildren(Histogram)
    at = histogram.handle()
    assert at is not None
    QTest.mousePress(histogram, _LEFT, pos=at.toPoint())
    QTest.mouseMove(histogram, at.toPoint() + QPoint(30, 0))
    QTest.mouseRelease(histogram, _LEFT, pos=at.toPoint() + QPoint(30, 0))
    desk.rest()
    dragged = column.is_folded
    QTest.mouseClick(histogram, _LEFT, pos=at.toPoint() - QPoint(40, 0))

    assert not dragged
    assert column.is_folded
    assert desk.board.opening.place is None
    desk.wait_for(lambda: desk.parts.flow.choice.task.scoring.threshold > 0.6)


def test_a_drop_on_a_row_of_the_tree_is_a_correction_to_that_label(desk: Desk) -> None:
    """To the very label; the plan has its folder, undo takes it back, and neither all nor what failed takes cards."""
    _open(desk, _PLANT)
    desk.board.opening.pane.expandAll()
    desk.choose(_TREES, "blue0.jpg")
    taken = [_drop_on_row(desk, _TREES, place) for place in (None, _CRANES)]
    desk.rest()
    said, tree, plan = _said(desk, "blue0.jpg"), _tree(desk), desk.tree()
    desk.press(Qt.Key.Key_Z, _CONTROL)
    desk.rest()

    assert taken == [False, True]
    assert said == Mark(Wanted.LABEL, _CRANE)
    assert tree[1:4] == ["Animal 11", "  Bird 11", "    Crane 5"]
    assert plan["crane"] == 5
    assert _said(desk, "blue0.jpg") is None
    assert _tree(desk)[3] == "    Crane 4"
    assert _sections(desk) == {"Tree": 4}


def test_a_heron_that_is_put_to_birds_is_a_bird_and_nothing_closer(desk: Desk) -> None:
    """A drop on the row of a label above is meant; one on the section that it lies in is a slip."""
    desk.board.opening.pane.expandAll()
    desk.choose(_ANIMAL, "red0.jpg")
    desk.press(Qt.Key.Key_1)
    slip = _said(desk, "red0.jpg")
    _drop_on_row(desk, _ANIMAL, _BIRD)
    desk.rest()
    _open(desk, _BIRD)

    assert slip is None
    assert _said(desk, "red0.jpg") == Mark(Wanted.LABEL, _BIRD.label)
    assert _sections(desk) == {"Crane": 4, "Heron": 3, "Bird in general": 3}
    assert desk.tree()["heron"] == 3


def test_keys_move_to_the_sections_that_are_shown(desk: Desk) -> None:
    """By their order there; the next card is chosen, and U and X are always there."""
    _open(desk, _BIRD)
    ids = list(desk.board.column(_CRANES).model.ids)
    desk.board.column(_CRANES).view.choose(ids[:1])
    desk.board.column(_CRANES).view.setFocus()
    desk.press(Qt.Key.Key_2)
    after = (_sections(desk), desk.board.chosen_ids() == ids[1:2])
    desk.press(Qt.Key.Key_U)
    desk.rest()

    assert after == ({"Crane": 3, "Heron": 5, "Bird in general": 2}, True)
    assert _sections(desk)["Crane"] == 2
    assert _tree(desk)[-1] == "Unsure 1"


def test_cards_are_dragged_from_section_to_section(desk: Desk) -> None:
    """Onto its cards or its head."""
    _open(desk, _BIRD)
    desk.choose(_HERONS, "red0.jpg", "red1.jpg")
    column = desk.board.column(_HERONS)
    dragged = column.model.mimeData(column.view.selectedIndexes())
    desk.board.column(_BIRD).dropEvent(QDropEvent(QPointF(40, 10), _COPY, dragged, _LEFT, _NO_KEYS))

    assert _sections(desk) == {"Crane": 4, "Heron": 2, "Bird in general": 4}


def test_photos_that_arrive_elsewhere_change_only_counts(desk: Desk) -> None:
    """What is open stays open and what is expanded expanded; what arrives there is shown at once."""
    _open(desk, _PLANT)
    desk.board.opening.pane.expandAll()
    _arrive(desk, ("animal", "bird", "heron"), 3)
    elsewhere = _sections(desk), _tree(desk)[1:5]
    _arrive(desk, _TREE, 2)

    assert elsewhere == ({"Tree": 4}, ["Animal 13", "  Bird 13", "    Crane 4", "    Heron 7"])
    assert _sections(desk) == {"Tree": 6}


def test_what_is_open_survives_a_new_run(desk: Desk, library: Path, make_photo: PhotoMaker) -> None:
    """As long as the labels are the same; what was expanded is so again."""
    _open(desk, _BIRD)
    desk.board.opening.pane.expandAll()
    rows = len(_tree(desk))
    make_photo(library.parent / "more" / "more.jpg", (220, 20, 20))
    desk.sort(library.parent / "more")

    assert desk.board.opening.place == _BIRD
    assert _sections(desk) == {"Crane": 4, "Heron": 5, "Bird in general": 2}
    assert len(_tree(desk)) == rows
    assert _keys(desk) == {"Crane": "1", "Heron": "2", "Bird in general": "3"}


def test_chosen_photos_stay_chosen_where_they_are_shown(desk: Desk) -> None:
    """And the inspector shows what is chosen, and nothing where nothing is."""
    desk.choose(_ANIMAL, "red1.jpg")
    desk.board.opening.pane.expandAll()
    expanded = desk.board.chosen_ids()
    _open(desk, _BIRD)
    kept = desk.board.chosen_ids()
    _open(desk, _PLANT)

    assert kept == expanded
    assert [desk.parts.sorting.results.item(id).name for id in kept] == ["red1.jpg"]
    assert desk.board.chosen_ids() == []
    assert "red1.jpg" not in desk.texts()


def test_what_failed_and_what_is_unsure_is_reached_by_keys_alone(start: Callable[..., Desk], library: Path) -> None:
    """Through the tree, by typing: also labels that are not expanded are found."""
    (library / "broken.jpg").write_bytes(b"no photo")
    desk = start()
    desk.sort(library)
    pane = desk.board.opening.pane
    pane.setFocus()
    desk.type("fai")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    failed = desk.board.opening.place, desk.names(FAILED)
    desk.choose(FAILED, "broken.jpg")
    assert not _drop_on_row(desk, FAILED, FAILED)
    pane.setFocus()
    desk.type("her")
    desk.press(Qt.Key.Key_Return)
    desk.rest()

    assert failed == (FAILED, ["broken.jpg"])
    assert desk.board.opening.place == _HERONS
    assert pane.visualRect(pane.index_of(_HERONS)).isValid()


def test_the_whole_board_is_walked_with_keys(desk: Desk, qapp: QApplication) -> None:
    """Tab leads to the tree and to the cards, arrows through all sections, Alt+Down and Alt+Up in and out."""
    pane = desk.board.opening.pane
    pane.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    desk.rest()
    while not isinstance(desk.window.focusWidget(), type(desk.board.column(_BIRD).view)):
        desk.press(Qt.Key.Key_Tab)
    entered = desk.board.chosen_ids()
    strays: list[str] = []
    with _noting_strays(qapp, desk.board, strays):
        desk.press(Qt.Key.Key_Down, _ALT)
        desk.rest()
    bird = desk.board.opening.place
    desk.choose(_CRANES, "green0.jpg")
    desk.board.column(_CRANES).view.choose_at(3)
    desk.press(Qt.Key.Key_Right)
    right = desk.board._columns.chosen_column()
    desk.press(Qt.Key.Key_Up)
    up = desk.board._columns.chosen_column()
    desk.press(Qt.Key.Key_Up, _ALT)
    desk.rest()

    assert entered == list(desk.board.column(_BIRD).model.ids[:1])
    assert bird == _BIRD
    assert strays == []
    assert (right and right.name, up and up.name) == ("Heron", "Crane")
    assert desk.board.opening.place == _ANIMAL


def test_tab_stops_once_at_all_sections(desk: Desk) -> None:
    """Where the keys were; arrows lead on."""
    _open(desk, _BIRD)
    desk.choose(_HERONS, "red0.jpg")
    desk.press(Qt.Key.Key_Tab)
    after = desk.window.focusWidget()
    desk.press(Qt.Key.Key_Backtab)

    assert after is not None
    assert not desk.board.isAncestorOf(after)
    assert desk.window.focusWidget() is desk.board.column(_HERONS).view


def test_accepted_photos_fold_away_in_their_section(desk: Desk) -> None:
    """However deep they are; with its line they are shown again."""
    desk.choose(_ANIMAL, "red0.jpg", "grey0.jpg")
    desk.press(Qt.Key.Key_Return)
    line = desk.board.column(_ANIMAL).accepted
    away = (_sections(desk)["Animal"], line.text(), _said(desk, "red0.jpg"))
    QTest.mouseClick(line, _LEFT)
    again = _sections(desk)["Animal"]
    _open(desk, _HERONS)

    assert away == (8, "2 accepted", Mark(Wanted.LABEL, _HERON, corrected=False, accepted=True))
    assert again == 10
    assert _sections(desk) == {"Heron": 3}


def test_a_section_is_folded_by_key_and_its_head_has_the_focus(desk: Desk, start: Callable[..., Desk]) -> None:
    """Enter shows it again; it is kept, and does not concern the same label where it is open."""
    _open(desk, _BIRD)
    desk.choose(_HERONS, "red0.jpg")
    desk.press(Qt.Key.Key_F)
    header = desk.board.column(_HERONS).findChildren(SectionHeader)[0]
    focus = desk.window.focusWidget()
    folded = desk.board.column(_HERONS).is_folded
    desk.press(Qt.Key.Key_Return)
    shown = not desk.board.column(_HERONS).is_folded
    desk.press(Qt.Key.Key_F)
    _open(desk, _HERONS)

    assert (focus, folded, shown) == (header, True, True)
    assert not desk.board.column(_HERONS).is_folded
    assert desk.board.column(_HERONS).view.isVisible()


def test_filter_and_order_go_for_what_is_open(desk: Desk) -> None:
    """Each section says how many of its photos are shown, and the bar of how many."""
    _open(desk, _BIRD)
    desk.press(Qt.Key.Key_F, _CONTROL)
    desk.type("two/")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    header = desk.board.column(_HERONS).findChildren(SectionHeader)[0]
    told = desk.window.bar._count.text()
    _open(desk, _PLANT)

    assert header._counted() == "2 of 4"
    assert told == "5 of 10 shown; the plan takes all"
    assert desk.names(_TREES) == ["blue1.jpg", "blue3.jpg"]


def test_the_large_view_goes_through_a_section(desk: Desk) -> None:
    """A key that puts the photo elsewhere leads to the next one."""
    _open(desk, _BIRD)
    ids = list(desk.board.column(_HERONS).model.ids)
    desk.board.column(_HERONS).view.choose(ids[:1])
    desk.board.column(_HERONS).view.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Right)
    second = desk.board.chosen_ids()
    desk.press(Qt.Key.Key_1)
    third = desk.board.chosen_ids()
    desk.press(Qt.Key.Key_Escape)

    assert (second, third) == (ids[1:2], ids[2:3])
    assert desk.window.focusWidget() is desk.board.column(_HERONS).view


def test_corrections_to_the_deepest_label_survive_a_restart(
    start: Callable[..., Desk], library: Path, tmp_path: Path
) -> None:
    """They lie in the section of that label, and their file knows the whole of it."""
    first = start()
    first.sort(library)
    _open(first, _BIRD)
    first.choose(_HERONS, "red0.jpg")
    first.press(Qt.Key.Key_1)
    first.rest()
    first.close()
    second = start()
    second.sort(library)
    _open(second, _BIRD)
    with Marks.reading(tmp_path / "data" / "marks.sqlite") as marks:
        photo = library / "one" / "red0.jpg"
        found = marks.find("colours", [Item(str(photo), photo.stat().st_size, photo.stat().st_mtime_ns)])

    assert list(found.values()) == [Mark(Wanted.LABEL, _CRANE)]
    assert "red0.jpg" in second.names(_CRANES)


def test_a_photo_is_moved_to_a_label_that_no_photo_has(start: Callable[..., Desk], library: Path) -> None:
    """M, some letters, Enter; its section is there at once. The label stands first the next time."""
    fox = ("animal", "dog", "fox")
    task = make_task(_HERON, _CRANE, _TREE)
    desk = start(replace(task, classes=(*task.classes, fox)))
    desk.sort(library)
    panel = desk.window.findChildren(Moving)[0].panel
    desk.choose(_ANIMAL, "red0.jpg")
    desk.press(Qt.Key.Key_M)
    everything = panel.names()
    QTest.keyClicks(panel.field, "fo")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    desk.rest()
    said, shown = _said(desk, "red0.jpg"), panel.isVisible()
    desk.window.activateWindow()  # as a desktop does
    desk.wait_for(desk.window.isActiveWindow)
    desk.press(Qt.Key.Key_M)
    again = panel.names()[0]
    assert panel.isVisible()
    panel.hide()
    _open(desk, _ANIMAL)

    assert everything[:3] == ["Animal", "Bird", "Crane"]
    assert everything[-3:] == ["Tree", "Unsure", "Left in place"]
    assert said == Mark(Wanted.LABEL, fox)
    assert not shown
    assert again == "Fox"
    assert _sections(desk) == {"Bird": 9, "Dog": 1}


def test_the_panel_of_labels_is_led_by_keys(desk: Desk) -> None:
    """Down and up in the list while one types; nothing is moved where nothing is found, or by Escape."""
    panel = desk.window.findChildren(Moving)[0].panel
    desk.choose(_ANIMAL, "red0.jpg")
    desk.press(Qt.Key.Key_M)
    QTest.keyClicks(panel.field, "bird")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    moved = _said(desk, "red0.jpg")
    desk.choose(_ANIMAL, "red1.jpg")
    desk.press(Qt.Key.Key_M)
    QTest.keyClicks(panel.field, "zebra")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)

    assert moved == Mark(Wanted.LABEL, _CRANE)
    assert not panel.isVisible()
    assert _said(desk, "red1.jpg") is None


def test_a_board_of_columns_moves_by_name_too(start: Callable[..., Desk], library: Path) -> None:
    """By key in the large view, and by the menu of a right click; there is no tree."""
    desk = start(make_task())
    desk.sort(library)
    panel = desk.window.findChildren(Moving)[0].panel
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_M)
    QTest.keyClicks(panel.field, "blu")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Escape)
    desk.board.menu_wished.emit(QPoint(400, 400))
    (menu,) = (one for one in desk.board.findChildren(QMenu) if one.isVisible())
    texts = [action.text() for action in menu.actions()]
    menu.close()

    assert desk.counts() == {"Red": 3, "Green": 4, "Blue": 5, "Unsure": 2}
    assert "Move to…" in texts
    assert not desk.board.opening.side.isVisible()
    assert not desk.board.opening.crumbs.isVisible()


def test_many_labels_without_a_tree_are_a_tree_of_one_level(start: Callable[..., Desk], library: Path) -> None:
    """In the task's order; a label opens alone."""
    task = make_task()
    others: list[Label] = [(f"colour {number}",) for number in range(12)]
    desk = start(replace(task, classes=(*task.classes, *others)))
    desk.sort(library)
    _arrive(desk, ("colour 3",), 2)
    shown = _sections(desk)
    _open(desk, Place(Kind.LABEL, ("colour 3",)))

    assert shown == {"Red": 4, "Green": 4, "Blue": 4, "Colour 3": 2, "Unsure": 2}
    assert _tree(desk) == ["All 16", "Red 4", "Green 4", "Blue 4", "Colour 3 2", "Unsure 2"]
    assert _sections(desk) == {"Colour 3": 2}
    assert desk.board.opening.crumbs.texts() == ["All", "Colour 3"]


def test_sections_are_in_sight_as_far_as_there_is_room(desk: Desk) -> None:
    """The narrowest window has room for tree and cards, and nothing is pushed out."""
    desk.window.resize(880, 560)
    desk.wait_for(lambda: desk.window.width() == 880)
    side, stack = desk.board.opening.side, desk.window.findChildren(Stack)[0]
    view = desk.board.column(_ANIMAL).view

    bar = desk.window.bar

    assert desk.window.width() == 880
    assert all(bar.rect().contains(one.geometry()) for one in bar.findChildren(QPushButton) if one.isVisible())
    assert side.width() >= 140
    assert stack.width() >= 150
    assert view.visualRect(view.model().index(0, view.model().columnCount() - 1)).right() <= view.width()


def test_other_thresholds_move_cards_to_the_label_above(desk: Desk) -> None:
    """A heron that is no longer sure enough to be one is a bird; counts follow, and what was shown stays there."""
    _open(desk, _BIRD)
    sorting = desk.parts.sorting
    with desk.waiting(sorting.rerouted):
        sorting.reroute(sorting.results.task.with_threshold(0.9994))
    desk.rest()

    assert _sections(desk) == {"Crane": 0, "Heron": 0, "Bird in general": 8}
    assert [line.strip() for line in _tree(desk)[:3]] == ["All 14", "Animal 8", "Bird 8"]
    assert _tree(desk)[-1] == "Unsure 6"


def _arrive(desk: Desk, label: Label, count: int) -> None:
    """Some more photos of a label, as a run that goes on would bring them."""
    sorting = desk.parts.sorting
    first = len(sorting.results)
    items = [Item(f"/elsewhere/{first + number}.jpg", 100, 1) for number in range(count)]
    way = tuple((label[:depth], 0.9) for depth in range(1, len(label) + 1))
    cards = [Prediction(one, label, 0.9, ((label, 0.9),), unsure=False, outside=False, way=way) for one in items]
    sorting.added.emit(sorting.results.add(cards))


def test_labels_of_a_stranger_are_shown_as_they_are(start: Callable[..., Desk], library: Path) -> None:
    """Neither markup nor mnemonics, in the tree, the crumbs and the panel of labels."""
    hostile = ("<b>dogs</b> & cats", "<img src='file:///x'>")
    desk = start(make_task(hostile, _CRANE, _TREE))
    desk.sort(library)
    desk.board.opening.pane.expandAll()
    place = Place(Kind.LABEL, hostile)
    _open(desk, place)
    desk.choose(place, "red0.jpg")
    desk.press(Qt.Key.Key_M)
    panel = desk.window.findChildren(Moving)[0].panel
    names = panel.names()
    panel.hide()
    tip = desk.board.opening.pane.index_of(place).data(Qt.ItemDataRole.ToolTipRole)

    assert "  <img src='file:///x'> 4" in _tree(desk)
    assert desk.board.opening.crumbs.texts() == ["All", "<b>dogs</b> & cats", "<img src='file:///x'>"]
    assert "<b>dogs</b> && cats" in [one.text() for one in desk.board.opening.crumbs.findChildren(QPushButton)]
    assert "<b>dogs</b> & cats" in names
    assert "&lt;img" in tip
