"""A window that is read from the right to the left: everything is mirrored, and the keys go where they point."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import BLUE, GREEN, RED, Desk
from sorter.gui.bars import Bars
from sorter.gui.check_box import CheckBox
from sorter.gui.column_header import ColumnHeader
from sorter.gui.column_spine import ColumnSpine
from sorter.gui.destination_options import DestinationOptions
from sorter.gui.foot import ProgressLine
from sorter.gui.histogram import Histogram
from sorter.gui.labels import Elided
from sorter.gui.places import UNSURE
from sorter.gui.row import Row
from sorter.gui.section_header import SectionHeader
from sorter.gui.task_card import _Lines
from sorter.gui.topbar import Crumbs

_LTR, _RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture(autouse=True)
def from_right(qapp: QApplication) -> Iterator[None]:
    """The program as people of Arabic or Hebrew have it."""
    qapp.setLayoutDirection(_RTL)
    yield
    qapp.setLayoutDirection(_LTR)


def _left(widget: QWidget, desk: Desk) -> int:
    """Where a widget begins in the window."""
    return widget.mapTo(desk.window, QPoint(0, 0)).x()


def _both_ways(qapp: QApplication, widget: QWidget) -> tuple[QImage, QImage]:
    """How a widget is painted for who reads from the right, and from the left."""
    right = widget.grab().toImage()
    qapp.setLayoutDirection(_LTR)
    left = widget.grab().toImage()
    qapp.setLayoutDirection(_RTL)
    return right, left


def _ink(image: QImage) -> tuple[int, int]:
    """The first and the last column of pixels that are not as the corner is."""
    ground = image.pixel(0, image.height() // 2)
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(2, image.height() - 2))]
    return inked[0], inked[-1]


def test_the_zones_lie_the_other_way_round(desk: Desk, library: Path) -> None:
    """What and how at the right, the destination at the left, the first column beside the tasks."""
    desk.sort(library)
    columns = [_left(desk.board.column(place), desk) for place in (RED, GREEN, BLUE, UNSURE)]

    assert _left(desk.window.sidebar, desk) > columns[0]
    assert columns == sorted(columns, reverse=True)
    assert columns[-1] > _left(desk.window.destination, desk)


def test_the_left_arrow_leads_to_the_column_on_the_left(desk: Desk, library: Path) -> None:
    """The arrow keys go where they point, within a column and on into the next one and back."""
    desk.sort(library)
    view = desk.board.column(RED).view
    view.choose_at(0)
    view.setFocus()
    first = view.visualRect(view.currentIndex()).x()
    desk.press(Qt.Key.Key_Left)
    second = view.visualRect(view.currentIndex()).x()
    for _ in range(view.model().columnCount() - 1):
        desk.press(Qt.Key.Key_Left)
    beyond = desk.window.focusWidget()
    desk.press(Qt.Key.Key_Right)
    back = desk.window.focusWidget()

    assert second < first
    assert beyond is desk.board.column(GREEN).view
    assert back is view


def test_the_left_arrow_leads_to_the_next_large_photo(desk: Desk, library: Path) -> None:
    """As on the board, where the next one lies at the left."""
    desk.sort(library)
    desk.board.column(RED).view.choose_at(0)
    desk.board.column(RED).view.setFocus()
    ids = desk.board.column(RED).model.ids
    desk.press(Qt.Key.Key_Space)
    desk.wait_for(desk.window.shows_large)
    desk.press(Qt.Key.Key_Left)
    second = desk.board.chosen_ids()
    desk.press(Qt.Key.Key_Right)

    assert (second, desk.board.chosen_ids()) == ([ids[1]], [ids[0]])


def test_the_first_card_lies_at_the_right(desk: Desk, library: Path) -> None:
    """Cards fill a row from the right, beside the gap for the scroll bar, which lies at their other side."""
    desk.sort(library)
    view = desk.board.column(RED).view
    columns = view.model().columnCount()
    lefts = [view.visualRect(view.model().index(0, at)).left() for at in range(columns)]

    assert lefts == sorted(lefts, reverse=True)
    assert view.visualRect(view.model().index(0, 0)).right() >= view.viewport().width() - columns


@pytest.mark.parametrize("kind", [Histogram, ProgressLine])
def test_what_shows_a_number_grows_from_the_right(
    desk: Desk, library: Path, qapp: QApplication, kind: type[QWidget]
) -> None:
    """Bars are the same as from the left, mirrored."""
    desk.sort(library)
    widget = desk.board.column(RED).findChildren(Histogram)[0] if kind is Histogram else ProgressLine()
    if isinstance(widget, ProgressLine):
        widget.show_share(0.4)
        widget.resize(widget.sizeHint())
    right, left = _both_ways(qapp, widget)

    assert right != left
    assert _near(right, left.flipped(Qt.Orientation.Horizontal))


def _is_dot(image: QImage, x: int) -> bool:
    """Whether what is inked last stands on the line and is no higher than a full stop."""
    ground = image.pixel(0, 0)
    inked = [y for y in range(image.height()) if image.pixel(x, y) != ground]
    return bool(inked) and min(inked) >= image.height() * 0.6


def _near(one: QImage, other: QImage) -> bool:
    """Whether two pictures are the same, but for the rounding of edges that fall between pixels."""
    different = sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 90
        for x in range(one.width())
        for y in range(one.height())
    )
    return different <= one.width() * one.height() * 0.02


def test_marks_and_names_begin_at_the_right(desk: Desk, library: Path, qapp: QApplication) -> None:
    """Rows of the left zone, heads of columns, boxes to tick, bars, crumbs: each is inked from its right edge on."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    options = desk.window.findChildren(DestinationOptions)[0]
    options.show()
    inked = [
        desk.board.column(RED).findChildren(ColumnHeader)[0],
        _section_header(desk.window),
        next(row for row in desk.window.sidebar.findChildren(Row) if row.text() == "Colours"),
        next(row for row in desk.window.sidebar.findChildren(Row) if row.text() == "+ Add folder"),
        options.findChildren(CheckBox)[0],
        desk.window.findChildren(Crumbs)[0],
        desk.window.inspector.findChildren(Bars)[0],
        next(one for one in desk.window.findChildren(Elided) if one.isVisible() and one.text()),
    ]
    for widget in inked:
        right, left = _both_ways(qapp, widget)
        first, last = _ink(left)
        mirrored_first, mirrored_last = _ink(right)
        assert abs((right.width() - 1 - mirrored_last) - first) <= 4, type(widget).__name__
        assert abs(mirrored_first - (right.width() - 1 - last)) <= 4, type(widget).__name__
    options.hide()


def _section_header(window: QWidget) -> SectionHeader:
    header = SectionHeader("Heron", QColor("red"), Histogram(0.5, window), window, opens=True)
    header.show_figures(1204, 3_000_000)
    header.show_key("3")
    header.resize(400, header.tall())
    return header


def test_the_threshold_is_dragged_the_other_way_round(desk: Desk, library: Path) -> None:
    """Farther to the left photos are surer, and the handle goes with the mouse."""
    desk.sort(library)
    (histogram,) = desk.board.column(RED).findChildren(Histogram)
    at = histogram.handle()
    assert at is not None
    to = (at - QPointF(40, 0)).toPoint()
    with desk.waiting(desk.parts.sorting.rerouted):
        QTest.mousePress(histogram, Qt.MouseButton.LeftButton, pos=at.toPoint())
        QTest.mouseMove(histogram, to)
        QTest.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=to)
    desk.rest()
    after = histogram.handle()

    assert after is not None
    assert abs(after.x() - to.x()) <= 2
    assert desk.parts.flow.choice.task.scoring.threshold > 0.6


def test_a_file_name_is_still_read_from_the_left(desk: Desk, qapp: QApplication) -> None:
    """Its ending stays behind it, and so does what stands for the end that has no room."""
    for text, width in (("a photo (1).jpg.", 200), ("a name that is too long for its place", 90)):
        line = Elided(text, mode=Qt.TextElideMode.ElideRight)
        line.resize(width, 20)
        right, left = _both_ways(qapp, line)
        first, last = _ink(left)
        begin, end = _ink(right)

        assert end - begin == last - first
        assert _is_dot(left, last)
        assert _is_dot(right, end)


def test_a_sentence_on_the_card_of_a_task_is_still_read_from_the_left(qapp: QApplication) -> None:
    """It begins at the right edge of the card's room, with its full stop behind it."""
    image = QImage(300, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    _Lines(painter, QRect(0, 0, 300, 18)).line("Photos and documents.", qapp.font(), QColor("black"))
    painter.end()
    begin, end = _ink(image)

    assert begin > 100
    assert _is_dot(image, end)


def test_a_card_that_is_dropped_goes_where_it_was_dropped(desk: Desk, library: Path) -> None:
    """The frame that shows where lies around the cards of the column, not beside them."""
    desk.sort(library)
    column = desk.board.column(GREEN)
    column._show_over(True)
    image = column.grab().toImage()
    column._show_over(False)
    plain = column.grab().toImage()
    differs = [
        x for x in range(image.width()) if image.pixel(x, image.height() - 20) != plain.pixel(x, image.height() - 20)
    ]
    cards = column.view.geometry()
    first = column.view.visualRect(column.model.index(0, 0))

    assert differs[-1] >= cards.left() + first.right() - 2
    assert differs[0] >= column.width() - first.right() - 12


def test_tab_leads_the_same_way_as_people_read(desk: Desk, library: Path) -> None:
    """From the tasks at the right, over the columns, to the button at the left."""
    desk.sort(library)
    desk.window._centre.setFocus()
    met: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(desk.window.focusWidget() or desk.window, Qt.Key.Key_Tab)
        now = desk.window.focusWidget()
        assert now is not None
        if now in met:
            break
        met.append(now)
    views = [desk.board.column(place).view for place in (RED, GREEN, BLUE, UNSURE)]
    order = [
        met.index(one) for one in (*views, desk.window.destination.template.field, desk.window.destination.bar.button)
    ]

    assert isinstance(met[0], Row)
    assert order == sorted(order)


def test_the_template_stays_a_path(desk: Desk) -> None:
    """Folders and names are typed from the left in every language."""
    assert desk.window.destination.template.field.layoutDirection() is _LTR


def test_a_folded_column_is_read_from_the_top(desk: Desk, library: Path, qapp: QApplication) -> None:
    """Its name begins beneath its key, whichever way it is turned."""
    desk.sort(library)
    desk.board.folded.emit(desk.board.column(RED).section, True)
    desk.wait_for(lambda: desk.board.column(RED).is_folded)
    (spine,) = desk.board.column(RED).findChildren(ColumnSpine)
    right, left = _both_ways(qapp, spine)
    ground = left.pixel(left.width() // 2, left.height() - 40)
    rows = [
        [y for y in range(64, image.height() - 40) if any(image.pixel(x, y) != ground for x in range(8, 26))]
        for image in (right, left)
    ]

    assert abs(rows[0][0] - rows[1][0]) <= 3
    assert right != left
