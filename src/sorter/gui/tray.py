"""Notices of desktops that have no bus: through an icon among those of the system, as long as it is read."""

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from sorter.gui.desktop import Clicked
from sorter.gui.icons import app_icon

_SEEN = 15_000  # milliseconds that the icon stays
_LIKE_A_TAG = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"


class Tray(QObject):
    """Shows notices where the desktop has a place for such icons; progress it cannot show."""

    def __init__(self, clicked: Clicked) -> None:
        """`clicked` is called for a notice, and for the icon."""
        super().__init__()
        self._icon = QSystemTrayIcon(app_icon(), self)
        self._icon.messageClicked.connect(clicked)
        self._icon.activated.connect(lambda _: clicked())
        self._read = QTimer(self, interval=_SEEN, singleShot=True)
        self._read.timeout.connect(self._icon.hide)

    def notify(self, title: str, text: str) -> None:
        """Show a notice."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()
            self._icon.showMessage(unmarked(title), unmarked(text), app_icon())
            self._read.start()

    def show_progress(self, share: float | None) -> None:
        """Qt has no progress in the task bars of Windows and macOS."""


def unmarked(text: str) -> str:
    """The text without what begins a tag: some desktops of Linux take a notice as markup, and do not say whether."""
    return text.replace("<", _LIKE_A_TAG) if sys.platform.startswith("linux") else text
