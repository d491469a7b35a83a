"""What the desktop shows of Sorter besides its window: a notice, and progress at its icon."""

import os
import sys
from collections.abc import Callable
from typing import Protocol

Clicked = Callable[[], None]
"""Called when a person clicks on a notice."""


class Desktop(Protocol):
    """Somewhere to tell a person who is not looking at the window."""

    def notify(self, title: str, text: str) -> None:
        """Show a notice, as plain text."""

    def show_progress(self, share: float | None) -> None:
        """Show how much is done, 0 to 1; None: nothing goes on any more."""


def own_desktop(clicked: Clicked) -> Desktop:
    """The one on which this program runs; made when there is something to tell."""
    from sorter.gui.tray import Tray

    tray = Tray(clicked)
    if not _has_bus():
        return tray
    from PySide6.QtDBus import QDBusConnection

    from sorter.gui.session_bus import SessionBus

    bus = QDBusConnection.sessionBus()
    return SessionBus(bus, tray, clicked) if bus.isConnected() else tray


def _has_bus() -> bool:
    """Whether a session's bus runs; without that, asking for it would start one."""
    if not sys.platform.startswith("linux"):
        return False
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime and os.path.exists(f"{runtime}/bus")))
