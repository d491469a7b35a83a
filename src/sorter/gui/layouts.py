"""Rows and columns of widgets."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget:
            widget.hide()
            widget.deleteLater()


def beside(first: QWidget, second: QWidget, *, share: int = 0) -> QWidget:
    """Two widgets side by side, the second `share` times as wide as the first; 0: no wider than it has to be."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(first, 1)
    row.addWidget(second, share)
    return made
