"""In which order Tab leads through the window: as things lie there, whenever they were made."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from sorter.gui.stack import Stack


def stops(zones: Sequence[QWidget]) -> list[QWidget]:
    """Everything that Tab stops at in these zones, zone by zone and within each in the order of its layout."""
    return [widget for zone in zones for widget in _stops(zone)]


def neighbour(order: Sequence[QWidget], now: QWidget | None, *, forward: bool) -> QWidget | None:
    """Where Tab leads from `now`, round and round; where that is none of them, the first or the last."""
    if not order:
        return None
    if now not in order:
        return order[0 if forward else -1]
    return order[(order.index(now) + (1 if forward else -1)) % len(order)]


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus:
        yield widget
    for child in _children(widget):
        yield from _stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    match widget:
        case QStackedWidget():
            found = [widget.currentWidget()]
        case Stack():
            found = [widget.stop()]  # its own keys lead through the columns
        case QScrollArea():
            found = [widget.widget()]
        case QSplitter():
            found = [widget.widget(at) for at in range(widget.count())]
        case QAbstractScrollArea():
            found = []  # a list: its own keys lead through it
        case _:
            found = list(_laid_out(widget.layout()))
    return [child for child in found if child]


def _laid_out(layout: QLayout | None) -> Iterator[QWidget | None]:
    for at in range(layout.count() if layout else 0):
        item = layout.itemAt(at) if layout else None
        if item and (widget := item.widget()):
            yield widget
        elif item and (inner := item.layout()):
            yield from _laid_out(inner)
