"""What screen readers call the widgets that paint themselves: Qt knows the roles of its own alone."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from sorter.gui.words import plain

_ROLE = "spokenRole"


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let screen readers know what this widget is; its accessible name says what it shows."""
    _install()
    widget.setProperty(_ROLE, role.value)


def explain(widget: QWidget, text: str) -> None:
    """Say more of a widget, beneath the mouse and to screen readers, which would read a tooltip's markup aloud."""
    widget.setToolTip(plain(text))
    widget.setAccessibleDescription(text)


@cache
def _install() -> None:
    """Once: Qt asks every factory that there is."""
    QAccessible.installFactory(_interface)


def _interface(_: str, known: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(known, QWidget) or (role := known.property(_ROLE)) is None:
        return None
    return QAccessibleWidget(known, QAccessible.Role(role))
