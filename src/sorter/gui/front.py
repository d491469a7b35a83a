"""Brings the window before a person's eyes, as far as the desktop lets it."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_LONGEST = 200  # characters of a token


def come_to_front(window: QWidget, token: str) -> None:
    """Show the window before all others; where the desktop keeps the focus where it is, it marks the window instead.

    `token` is the leave that Wayland gives to the program that a person has just started.
    """
    if token.isascii() and token.isprintable() and len(token) <= _LONGEST:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt takes it from there, and away
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
