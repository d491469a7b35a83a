"""Every text has the room that it needs, in each language, in the smallest window too."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fakes import ColourSession, make_task
from gui.desk import RED, Desk
from sorter.core.measurement import Device
from sorter.files.plan import ActionKind
from sorter.gui.accepted_line import AcceptedLine
from sorter.gui.filter_panel import FilterPanel
from sorter.gui.import_dialog import ImportDialog
from sorter.gui.language import languages, speak
from sorter.gui.large_view import LargeView
from sorter.gui.menus import Menus
from sorter.gui.moving import Moving
from sorter.gui.pairs_dialog import PairsDialog
from sorter.gui.places import Kind, Place
from sorter.gui.private import Private
from sorter.gui.report_dialog import ReportDialog
from sorter.gui.row import Row
from sorter.gui.style import Theme
from sorter.gui.task_details import TaskDetails
from sorter.gui.teach_dialog import TeachDialog
from sorter.gui.words import label_name, percent
from sorter.tasks.manifest import Outside

_FIELD = 220
_HERON = "animal", "bird", "heron"
_NOBODY = Private("/home/me", ("me",), "/home/me/data")
_SIZES = (1440, 900), (880, 560)  # as it is at first, and the smallest
_GIVES_WAY = (Row, AcceptedLine)  # whose text loses its end rather than its neighbours their place


@pytest.fixture(params=sorted(languages()))
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each language in its turn."""
    before = QLocale()
    yield speak(qapp, request.param)
    speak(qapp, "en")
    QLocale.setDefault(before)


def clipped(widget: QWidget) -> list[str]:
    """The texts in sight that have less room than they need, once everything lies where it belongs."""
    for _ in range(3):  # what is laid out anew may lay out anew what is around it
        QApplication.processEvents()
    return [f"{type(one).__name__}: {text}" for one in _visible(widget) for text in _cut(one)]


def _visible(widget: QWidget) -> Iterator[QWidget]:
    for one in (widget, *widget.findChildren(QWidget)):
        if one.isVisible() and not isinstance(one, _GIVES_WAY):
            yield one


def _cut(one: QWidget) -> list[str]:
    if isinstance(one, QScrollArea):
        return _beyond(one)
    if isinstance(one, QLabel):
        return [one.text()] if _label_is_cut(one) else []
    if isinstance(one, QAbstractButton):
        return [one.text()] if _button_is_cut(one) else []
    if isinstance(one, QLineEdit) and not one.text() and one.width() >= _FIELD:  # a narrower one elides
        needed = one.fontMetrics().horizontalAdvance(one.placeholderText())
        return [one.placeholderText()] if needed > one.contentsRect().width() - 20 else []
    if isinstance(one, QTableView):
        return list(_cut_heads(one.horizontalHeader()))
    return []


def _beyond(area: QScrollArea) -> list[str]:
    """What is wider than an area that does not scroll sideways."""
    fixed = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    content = area.widget()
    too_wide = fixed and content is not None and content.width() > area.viewport().width()
    return [area.accessibleName() or "too wide"] if too_wide else []


def _label_is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    needed = label.fontMetrics().size(0, label.text())
    return needed.width() > label.contentsRect().width() + 1 or needed.height() > label.contentsRect().height() + 1


def _button_is_cut(button: QAbstractButton) -> bool:
    text = button.text().replace("&&", "&")
    around = 0 if isinstance(button, QCheckBox) else 6
    font = button.font()
    if isinstance(button, QPushButton) and button.isChecked():
        font.setWeight(QFont.Weight.DemiBold)
    needed = QFontMetrics(font).horizontalAdvance(text) + around
    return bool(text) and (needed > button.width() or button.fontMetrics().height() > button.height())


def _cut_heads(header: QHeaderView) -> Iterator[str]:
    for at in range(header.count()):
        text = str(header.model().headerData(at, Qt.Orientation.Horizontal))
        if header.fontMetrics().horizontalAdvance(text) + 16 > header.sectionSize(at):
            yield text


def test_no_text_of_the_window_is_cut_off(spoken: str, start: Callable[[], Desk], library: Path) -> None:
    """Empty, with results, with a card chosen, for each deed, after a run, and its history; in two sizes."""
    desk, cut = start(), {}

    def look(state: str) -> None:
        for size in _SIZES:
            desk.window.resize(*size)
            cut[f"{state}, {size[0]} pixels"] = clipped(desk.window)

    look("empty")
    desk.sort(library)
    look("sorted")
    desk.choose(RED, "red0.jpg")
    for kind in ActionKind:
        desk.window.destination.choose_kind(kind)
        desk.rest()
        look(kind)
    desk.window.destination.choose_kind(ActionKind.MOVE)
    desk.rest()
    desk.apply()
    look("moved")
    desk.parts.filing_flow.show_history()
    desk.wait_for(lambda: desk.window.history.findChildren(QTableView)[1].model().rowCount() > 0)
    look("history")
    desk.close()

    assert {state: texts for state, texts in cut.items() if texts} == {}


def test_no_text_of_a_page_over_the_board_is_cut_off(spoken: str, start: Callable[[], Desk]) -> None:
    """The tasks with what is said of one, and the settings from the first row to the keys; in two sizes."""
    desk, cut = start(), {}

    def look(state: str) -> None:
        for size in _SIZES:
            desk.window.resize(*size)
            cut[f"{state}, {size[0]} pixels"] = clipped(desk.window)

    desk.parts.tasks_flow.open()
    desk.wait_for(lambda: desk.window.tasks.entry is not None and not desk.parts.tasks_flow.is_trying)
    look("tasks")
    desk.parts.preferences.open()
    rows = desk.parts.preferences.rows
    assert rows
    rows.show_device(Device("cpu", "CPU, 8 cores", "CUDA libraries not found", "python -m pip install onnxruntime-gpu"))
    desk.wait_for(lambda: bool(rows.measured.note()))
    look("settings")
    desk.window.settings.field.setText("zebra")
    look("nothing found")
    rows.reset_wished.emit()
    look("put back")
    desk.close()

    assert {state: texts for state, texts in cut.items() if texts} == {}


@pytest.fixture
def larger(qapp: QApplication, theme: Theme) -> Iterator[None]:
    """Text of one and a half times the usual size, in the language of long words."""
    usual, before = qapp.font(), QLocale()
    font = QFont(usual)
    font.setPixelSize(20)
    qapp.setFont(font)
    speak(qapp, "de")
    yield
    speak(qapp, "en")
    QLocale.setDefault(before)
    qapp.setFont(usual)


def test_no_larger_text_of_a_page_is_cut_off(larger: None, start: Callable[[], Desk]) -> None:
    """The tasks and the settings in the smallest window, with text of one and a half times the usual size."""
    desk, cut = start(), {}
    desk.window.resize(*_SIZES[1])
    desk.parts.tasks_flow.open()
    desk.wait_for(lambda: desk.window.tasks.entry is not None and not desk.parts.tasks_flow.is_trying)
    for button in desk.window.tasks.findChildren(TaskDetails)[0].findChildren(QPushButton):
        button.show()  # as for a task of one's own
    cut["tasks"] = clipped(desk.window.tasks)
    desk.parts.preferences.open()
    rows = desk.parts.preferences.rows
    assert rows
    desk.wait_for(lambda: bool(rows.measured.note()))
    cut["settings"] = clipped(desk.window.settings)
    desk.close()

    assert {state: texts for state, texts in cut.items() if texts} == {}


def test_no_text_of_a_tree_is_cut_off(
    spoken: str, qtbot: QtBot, theme: Theme, session: ColourSession, library: Path
) -> None:
    """The tree with sections, all and one of them open, both thresholds above, and the panel that finds a label."""
    task = make_task(_HERON, ("animal", "bird", "crane"), ("plant", "tree"))
    desk, cut = Desk(qtbot, library.parent / "data", session, {task.id: task}), {}
    desk.wait_for(lambda: desk.settled)
    desk.sort(library)
    advised = replace(task, outside=Outside(library / "known.npz", 1, 0.2))
    desk.window.topbar.sureness.show_task(advised, advised.with_threshold(0.7))
    bird, moving = Place(Kind.LABEL, _HERON[:2]), desk.window.findChildren(Moving)[0]
    for place, section in ((None, Place(Kind.LABEL, _HERON[:1])), (bird, Place(Kind.LABEL, _HERON))):
        desk.board.opening.open(place)
        desk.rest()
        desk.board.choose(section, desk.board.ids(section)[:1])
        moving.ask()
        for size in _SIZES:
            desk.window.resize(*size)
            cut[f"{place}, {size[0]} pixels"] = clipped(desk.window)
        cut[f"{place}, panel"] = clipped(moving.panel)
        moving.panel.field.setText("zebra")
        cut[f"{place}, nothing found"] = clipped(moving.panel)
        moving.panel.hide()
    desk.close()

    assert {state: texts for state, texts in cut.items() if texts} == {}


def test_no_text_of_a_dialog_is_cut_off(spoken: str, start: Callable[[], Desk]) -> None:
    """Panels that open beneath a button, lists, questions and the report of a fault."""
    desk = start()
    window = desk.window
    window.destination.options.open_at(window.destination.bar.button)
    window.bar.open_panel()
    desk.parts.own.teach()
    large = LargeView(desk.parts.thumbnails)
    large.show_photo("", "IMG_2041.jpg", f"{label_name(('twilight',))} {percent(0.99)}", "1204 / 2041")
    large.resize(_SIZES[1][0] - 508, 400)  # what the zones beside it leave
    dialogs: list[QWidget] = [
        window.destination.options,
        *window.bar.findChildren(FilterPanel),
        *window.findChildren(TeachDialog),
        PairsDialog("", Menus(window, desk.board, QMenu()).key_list(), window),
        ImportDialog("model.onnx", [], desk.parts.thumbnails, window),
        *(ReportDialog(_NOBODY, is_bug=is_bug, parent=window) for is_bug in (True, False)),
        large,
    ]
    for dialog in dialogs[3:]:
        dialog.show()
    cut = {f"{at}, {type(dialog).__name__}": clipped(dialog) for at, dialog in enumerate(dialogs)}
    for dialog in dialogs:
        dialog.close()
    desk.close()

    assert {dialog: texts for dialog, texts in cut.items() if texts} == {}
