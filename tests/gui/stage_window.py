"""The real window as a program that answers questions, a JSON line each: `python stage_window.py DATA`.

Hands and eyes of a test that uses the display alone: where something is on the screen, and what stands there.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSocketNotifier, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from sorter.gui.app import build
from sorter.gui.column import Column
from sorter.gui.style import Theme
from sorter.jobs.worker.worker import Worker
from sorter.settings import Places

_PACE = 25  # milliseconds between two looks of a test that waits
_LONGEST = 120_000


def tell(answer: Mapping[str, object]) -> None:
    """One line for the test."""
    print(json.dumps(answer), flush=True)


def where(name: str) -> dict[str, object]:
    """The rectangle on the screen of what is called so: an entry of an open menu, else a widget in sight."""
    found = [*_entries(name), *_widgets(name)][:1]
    return {"found": [found[0].x(), found[0].y(), found[0].width(), found[0].height()] if found else None}


def card(column: str, at: int) -> dict[str, object]:
    """The rectangle of a card of a column."""
    view = _column(column).view
    area = view.visualRect(_column(column).model.cell(at))
    corner = view.viewport().mapToGlobal(area.topLeft())
    return {"found": [corner.x(), corner.y(), area.width(), area.height()]}


def state() -> dict[str, object]:
    """What stands in the window, and what has the keys."""
    focus = app.focusWidget()
    return {
        "rest": _rests(),
        "counts": {one.name: len(one.model.ids) for one in _columns()},
        "banner": window.banner.text(),
        "button": window.destination.bar.button.text(),
        "ready": window.destination.bar.button.isEnabled(),
        "focus": (focus.accessibleName() or _text(focus)) if focus else "",
        "dialog": int(dialog.winId()) if (dialog := app.activeModalWidget()) else 0,
    }


def _rests() -> bool:
    return (
        not parts.sorting.running
        and not parts.filing.running
        and parts.planning.is_settled
        and parts.checking.is_settled
        and parts.suggesting.is_settled
        and parts.arranging.is_settled
    )


def _columns() -> list[Column]:
    return [one for one in window.board.findChildren(Column) if one.isVisible()]


def _column(name: str) -> Column:
    return next(one for one in _columns() if one.name == name)


def _entries(name: str) -> Iterator[QRect]:
    for menu in app.topLevelWidgets():
        if isinstance(menu, QMenu) and menu.isVisible():
            for action in menu.actions():
                if action.text().replace("&", "") == name:
                    area = menu.actionGeometry(action)
                    yield QRect(menu.mapToGlobal(area.topLeft()), area.size())


def _widgets(name: str) -> Iterator[QRect]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and name in (widget.accessibleName(), _text(widget)):
            yield QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _answer() -> None:
    """Every line that has come; a test that asks what stands there is answered at its pace."""
    for line in os.read(0, 65536).decode().splitlines():
        asked = json.loads(line)
        match asked:
            case {"where": str(name)}:
                tell(where(name))
            case {"card": str(column), "at": int(at)}:
                tell(card(column, at))
            case _:
                QTimer.singleShot(_PACE, lambda: tell(state()))


app = QApplication(sys.argv[:1])
Theme(app)
parts = build(Places(Path(sys.argv[1])), Worker())
window = parts.window
window.setGeometry(140, 0, 1120, 700)
asked = QSocketNotifier(0, QSocketNotifier.Type.Read)
asked.activated.connect(_answer)
parts.filing_flow.settled.connect(lambda: tell({"ready": int(window.winId())}))
window.show()
parts.filing_flow.begin()
QTimer.singleShot(_LONGEST, app.quit)  # the test fails then, rather than waiting for a line that never comes
app.exec()
