"""Every text has the room that it needs, in each language, in the smallest window too."""

from collections.abc import Callable, Iterator
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
    QPushButton,
    QTableView,
    QWidget,
)

from gui.desk import RED, Desk
from sorter.files.plan import ActionKind
from sorter.gui.accepted_line import AcceptedLine
from sorter.gui.language import languages, speak
from sorter.gui.row import Row

_FIELD = 220
_SMALLEST = (880, 560)
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


@pytest.mark.parametrize("size", [_SMALLEST, (1440, 900)])
def test_no_text_of_the_window_is_cut_off(
    spoken: str, start: Callable[[], Desk], library: Path, size: tuple[int, int]
) -> None:
    """Empty, with results, with a card chosen, for each deed, after a run, and its history."""
    desk = start()
    desk.window.resize(*size)
    cut = {"empty": clipped(desk.window)}
    desk.sort(library)
    cut["sorted"] = clipped(desk.window)
    desk.choose(RED, "red0.jpg")
    for kind in ActionKind:
        desk.window.destination.choose_kind(kind)
        desk.rest()
        cut[kind] = clipped(desk.window)
    desk.window.destination.choose_kind(ActionKind.MOVE)
    desk.rest()
    desk.apply()
    cut["moved"] = clipped(desk.window)
    desk.parts.filing_flow.show_history()
    desk.wait_for(lambda: desk.window.history.findChildren(QTableView)[1].model().rowCount() > 0)
    cut["history"] = clipped(desk.window)
    desk.close()

    assert {state: texts for state, texts in cut.items() if texts} == {}
