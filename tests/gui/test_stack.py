"""Columns above each other under one scroll bar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.desk import draw
from sorter.gui.card import Face
from sorter.gui.column import Column
from sorter.gui.grid import GridModel
from sorter.gui.places import Kind, Place, Section
from sorter.gui.stack import Stack
from sorter.gui.thumbnails import Thumbnails

_MANY = 500_000


@pytest.fixture
def thumbnails(theme: object, tmp_path: Path) -> Iterator[Thumbnails]:
    """Of files that are not there."""
    assert theme
    made = Thumbnails(draw)
    yield made
    made.close()


@pytest.fixture
def stack(qtbot: QtBot, thumbnails: Thumbnails) -> Stack:
    """Three columns: half a million cards, twenty, and half a million again."""
    made = Stack()
    qtbot.addWidget(made)
    made.resize(640, 400)
    columns = [_column(str(at), thumbnails) for at in range(3)]
    for column, count in zip(columns, (_MANY, 20, _MANY), strict=True):
        column.model.arrange(list(range(count)), None)
    made.show_columns(columns)
    made.show()
    return made


def _column(name: str, thumbnails: Thumbnails) -> Column:
    return Column(
        Section(Place(Kind.LABEL, (name,))),
        name=name,
        dot=QColor("red"),
        threshold=0.5,
        model=GridModel(str, str),
        face=lambda id: Face(f"/{id}", str(id), None, "", failed=True),
        thumbnails=thumbnails,
        wide=True,
    )


def _in_sight(stack: Stack) -> list[str]:
    """The names of the columns of which some is in sight."""
    area = stack.viewport().rect()
    return [one.name for one in stack._columns if one.isVisible() and area.intersects(one.geometry())]


def test_no_widget_is_higher_than_what_is_in_sight(stack: Stack) -> None:
    """However many cards there are; and what was never in sight has not been made."""
    heights = [one.height() for one in stack._columns if one.isVisible()]

    assert heights == [stack.viewport().height()]
    assert [one._view is not None for one in stack._columns] == [True, False, False]
    assert stack.verticalScrollBar().maximum() > 100 * 16_777_215 // 500  # far more than the screens of one widget


def test_one_scroll_bar_leads_through_all(stack: Stack) -> None:
    """From the first card of the first column to the last of the last; each keeps its head in sight."""
    first, middle, last = stack._columns
    bar = stack.verticalScrollBar()
    begin = first.view.visible_ids()[0]
    bar.setValue(bar.maximum())
    end = last.view.visible_ids()[-1]
    at_end = (_in_sight(stack), last.y())
    bar.setValue(stack._slots[1][0] - 100)
    between = _in_sight(stack)

    assert (begin, end) == (0, _MANY - 1)
    assert at_end == (["2"], 0)
    assert between == ["0", "1", "2"]
    assert first.view.visible_ids()[-1] == _MANY - 1
    assert middle.height() == stack._slots[1][1]


def test_a_turn_of_the_wheel_over_cards_scrolls_all(stack: Stack) -> None:
    """They do not keep it for themselves."""
    view = stack._columns[0].view
    QTest.wheelEvent(stack.windowHandle(), QPointF(view.viewport().mapTo(stack, QPoint(60, 60))), QPoint(0, -120))

    assert stack.verticalScrollBar().value() > 0
    assert view.verticalScrollBar().value() == stack.verticalScrollBar().value()


def test_what_is_at_the_top_stays_there_while_cards_arrive_above(stack: Stack) -> None:
    """A person who looks at something is not carried away."""
    last, bar = stack._columns[2], stack.verticalScrollBar()
    bar.setValue(stack._slots[2][0] + 5_000)
    before = last.view.visible_ids()
    stack._columns[1].model.add(range(20, 600))
    stack.fit()

    assert last.view.visible_ids() == before


def test_other_widths_keep_the_card_at_the_top(stack: Stack, qtbot: QtBot) -> None:
    """Though there are more cards in a row then."""
    first = stack._columns[0]
    stack.verticalScrollBar().setValue(90_000)
    before = first.view.visible_ids()[0]
    across = first.model.columnCount()
    stack.resize(1100, 400)
    qtbot.waitUntil(lambda: first.model.columnCount() > across)

    assert before - first.model.columnCount() < first.view.visible_ids()[0] <= before


def test_cards_that_are_held_near_an_edge_scroll(stack: Stack, qtbot: QtBot) -> None:
    """Until they are held elsewhere, or let go."""
    first, bar = stack._columns[0], stack.verticalScrollBar()
    dragged = first.model.mimeData([first.model.cell(0)])
    held = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    first.dragMoveEvent(QDragMoveEvent(QPoint(60, stack.viewport().height() - 5), *held))
    qtbot.waitUntil(lambda: bar.value() > 30)
    first.dragMoveEvent(QDragMoveEvent(QPoint(60, 200), *held))
    in_the_middle = stack._pulling.isActive()
    first.dragMoveEvent(QDragMoveEvent(QPoint(60, 5), *held))
    qtbot.waitUntil(lambda: bar.value() == 0)
    first.dragLeaveEvent(QDragLeaveEvent())

    assert not in_the_middle
    assert not stack._pulling.isActive()


def test_a_chosen_card_is_brought_into_sight(stack: Stack) -> None:
    """Whole, beneath the head of its column, and no further than that takes."""
    first = stack._columns[0]
    first.view.choose([400_000])
    card = first.view.visualRect(first.model.index_of(400_000))
    value = stack.verticalScrollBar().value()
    first.view.choose([399_999])  # beside it

    assert first.view.viewport().rect().contains(card)
    assert stack.verticalScrollBar().value() == value
