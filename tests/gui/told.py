"""A desktop that remembers what it was told, and a person who looks at another window."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from sorter.gui.desktop import Clicked, Desktop
from sorter.gui.notifying import Notifying


@dataclass
class Told:
    """Takes the desktop's place."""

    notices: list[tuple[str, str]] = field(default_factory=list)
    shares: list[float | None] = field(default_factory=list)
    clicked: Clicked = lambda: None

    def made(self, clicked: Clicked) -> Desktop:
        self.clicked = clicked
        return self

    def notify(self, title: str, text: str) -> None:
        self.notices.append((title, text))

    def show_progress(self, share: float | None) -> None:
        self.shares.append(share)


def listen(desk: Desk, long: float = 0.0) -> Told:
    """Tell this desktop of what runs from now on and takes so long."""
    parts, told = desk.parts, Told()
    Notifying(
        parts.window,
        sorting=parts.sorting,
        filing=parts.filing,
        own=parts.own,
        keeper=parts.keeper,
        desktop=told.made,
        long=long,
    )
    return told


def go_away(desk: Desk, to: QWidget) -> None:
    """Look at another window."""
    to.show()
    to.activateWindow()
    desk.wait_for(lambda: to.isActiveWindow() and not desk.window.isActiveWindow())
