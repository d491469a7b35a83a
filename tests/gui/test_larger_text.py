"""A person who has made the system's text larger gets larger text everywhere, and room for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from gui.desk import RED, Desk
from sorter.gui.board_bar import BoardBar
from sorter.gui.folder_tree import FolderTree
from sorter.gui.foot import Foot
from sorter.gui.growth import TEXT, text_pixels
from sorter.gui.histogram import Histogram
from sorter.gui.label_search import Named
from sorter.gui.labels import Elided
from sorter.gui.move_panel import MovePanel
from sorter.gui.pairs_dialog import PairsDialog
from sorter.gui.places import FAILED
from sorter.gui.row import Row
from sorter.gui.section_header import SectionHeader
from sorter.gui.table_view import TableView
from sorter.gui.topbar import TopBar
from sorter.gui.tree_pane import TreePane
from sorter.gui.words import figure, size_text


@pytest.fixture(autouse=True)
def larger(qapp: QApplication, theme: object) -> Iterator[None]:
    """Text of one and a half times the usual size."""
    usual = qapp.font()
    font = QFont(usual)
    font.setPixelSize(20)
    qapp.setFont(font)
    yield
    qapp.setFont(usual)


def _cut(window: QWidget) -> list[str]:
    """What is in sight and has less room than its text needs; what gives way, and says so by dots, does not count."""
    found = []
    kinds: tuple[type[QLabel | QAbstractButton | QLineEdit | Elided], ...] = (
        QLabel,
        QAbstractButton,
        QLineEdit,
        Elided,
    )
    for kind in kinds:
        for one in window.findChildren(kind):
            if not one.isVisible() or one.visibleRegion().isEmpty() or not one.text():
                continue
            needed = one.fontMetrics().boundingRect(one.text())
            high = one.contentsRect().height() if isinstance(one, QLabel) else one.height()
            wide = isinstance(one, QLabel) and not one.wordWrap() and needed.width() > one.width() + 1
            if high < one.fontMetrics().ascent() + one.fontMetrics().descent() - 2 or wide:
                found.append(f"{kind.__name__} {one.text()}: {one.size().toTuple()}")
    return found


def test_rows_and_zones_grow_with_the_text(desk: Desk, library: Path) -> None:
    """Every line has the height, and every zone the width, that belongs to its text; nothing is cut."""
    desk.sort(library)
    desk.choose(RED, "red0.jpg")
    desk.rest()
    window = desk.window
    heights = [window.findChildren(kind)[0].height() for kind in (TopBar, Foot, BoardBar)]
    row = window.sidebar.findChildren(Row)[0]
    lines = window.findChildren(FolderTree)[0]._list

    assert (window.sidebar.width(), window._right.width()) == (332, 449)
    assert heights == [74, 68, 65]
    assert row.height() == 46
    assert lines.sizeHintForRow(0) >= lines.fontMetrics().height()
    desk.wait_for(lambda: _cut(window) == [])


def test_the_heads_of_sections_have_room_for_it(qapp: QApplication, theme: object) -> None:
    """For their words, for the key, and for as wide a histogram as text so large asks for."""
    parent = QWidget()
    header = SectionHeader("Kingfisher", QColor("red"), Histogram(0.5, parent), parent, opens=True)
    header.show_figures(1204, 3_000_000)
    header.show_key("3")
    header.resize(700, header.sizeHint().height())
    words = header._laid().words
    parent.close()

    assert header.height() == 55
    assert [word.text for word in words] == ["Kingfisher", figure(1204), size_text(3_000_000), "3"]
    for word in words:
        measure = QFontMetrics(word.font)
        assert word.where.width() >= measure.horizontalAdvance(word.text)
        assert word.where.height() >= measure.height()
    assert header._histogram.width() == 258


def test_the_rows_of_lists_have_room_for_it(qapp: QApplication, theme: object) -> None:
    """Of the tree of labels, which is wider too, and of the panel that finds one."""
    pane, parent = TreePane(), QWidget()
    pane._model.begin({None: 0})
    pane._model.add(None, "All", None)
    panel = MovePanel(parent)
    panel._model.show([Named(FAILED, "Failed")])
    rows = pane.sizeHintForRow(0), panel.list.sizeHintForRow(0)
    widths = pane.sizeHint().width(), panel.width()
    pane.close()
    parent.close()

    assert rows == (40, 43)
    assert widths == (308, 554)


def test_the_history_has_taller_rows(desk: Desk, library: Path) -> None:
    """Its tables too."""
    desk.copy(library)
    desk.parts.filing_flow.show_history()
    desk.wait_for(lambda: desk.rows("Files of the run") != [])
    tables = desk.window.findChildren(TableView)

    assert all(table.rowHeight(0) >= table.fontMetrics().height() + 8 for table in tables)
    desk.wait_for(lambda: _cut(desk.window) == [])


def test_a_long_list_fits_on_the_screen(desk: Desk) -> None:
    """The list of formats scrolls where the screen is too low for it; its button stays in sight, Tab leads to both."""
    next(one for one in desk.window.actions() if one.text() == "Photo formats").trigger()
    dialog = desk.window.findChildren(PairsDialog)[0]
    screen = dialog.screen().availableSize()
    scroll, close = dialog.findChildren(QScrollArea)[0], dialog.findChildren(QAbstractButton)[0]
    scrolls, reachable = scroll.verticalScrollBar().maximum() > 0, scroll.focusPolicy() is Qt.FocusPolicy.TabFocus
    inside = dialog.rect().contains(close.geometry())
    height = dialog.height()
    dialog.close()

    assert height <= screen.height()
    assert scrolls == reachable
    assert inside


@pytest.mark.parametrize(
    ("points", "desktop", "pixels"),
    [
        (9.0, "", TEXT),
        (13.5, "", 20),
        (11.0, "ubuntu:GNOME", TEXT),
        (13.75, "GNOME", 16),
        (10.0, "KDE", TEXT),
        (15.0, "KDE", 20),
        (7.0, "KDE", TEXT),
    ],
)
def test_text_is_larger_by_as_much_as_the_system_has_it(points: float, desktop: str, pixels: int) -> None:
    """What a desktop begins with is the usual size, however large that is; smaller text is not made smaller still."""
    font = QFont()
    font.setPointSizeF(points)

    assert text_pixels(font, desktop) == pixels
