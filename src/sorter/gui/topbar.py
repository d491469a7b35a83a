"""The top bar: the program's name, where the photos come from, when they are sure, and the menu."""

import os

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from sorter.gui.direction import laid, margins, write
from sorter.gui.growth import grown
from sorter.gui.icon_button import IconButton
from sorter.gui.labels import Words
from sorter.gui.sidebar import WIDTH
from sorter.gui.spoken import explain, speak_as
from sorter.gui.style import painted
from sorter.gui.sureness import Sureness
from sorter.gui.words import shown

HEIGHT = 48
_AIR = 24  # pixels between the path and what follows


class TopBar(QWidget):
    """Shows the name and the crumbs, and offers the menu where the desktop has no menu bar of its own."""

    settings_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(grown(HEIGHT))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        title = Words(self.tr("Sorter"), bold=True, pixels=14)
        title.setFixedWidth(grown(WIDTH) - 20)
        self._crumbs = Crumbs()
        self.sureness = Sureness()
        self.sureness.hide()
        self._menu_button = IconButton("menu", self.tr("Menu"))
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu_button.hide()
        settings = IconButton("settings", self.tr("Settings"))
        settings.setToolTip(self.tr("Settings"))
        settings.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        settings.clicked.connect(self.settings_wished)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(16, 0, 12, 0))
        row.setSpacing(0)
        row.addWidget(title)
        row.addWidget(self._crumbs, 1)
        row.addWidget(self.sureness)
        row.addWidget(settings)
        row.addWidget(self._menu_button)

    def show_menu(self, menu: QMenu) -> None:
        """Offer this menu."""
        self._menu_button.setMenu(menu)
        self._menu_button.show()

    def open_menu(self) -> None:
        """Open the menu by key."""
        self._menu_button.showMenu()

    def show_folder(self, folder: str) -> None:
        """Show the way to the folder that is sorted; empty: none."""
        self._crumbs.show_path(folder)


class Crumbs(QWidget):
    """The last steps of a path, as many as have room, the folder itself in full ink."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[str] = []
        speak_as(self, QAccessible.Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_path(self, path: str) -> None:
        """Show a folder's path."""
        self._steps = [step for step in shown(path).split(os.sep) if step][-3:]
        self.setAccessibleName(self._steps[-1] if self._steps else "")
        explain(self, shown(path))
        self.update()

    def _fitting(self, metrics: QFontMetrics) -> list[str]:
        """The steps that have room, at least the last."""
        steps = self._steps
        while len(steps) > 1 and metrics.horizontalAdvance(" / ".join(steps)) + _AIR > self.width():
            steps = steps[1:]
        return steps

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        x = 0
        steps = self._fitting(painter.fontMetrics())
        for at, step in enumerate(steps):
            last = at == len(steps) - 1
            font = QFont(self.font())
            font.setWeight(QFont.Weight.Medium if last else QFont.Weight.Normal)
            painter.setFont(font)
            metrics = painter.fontMetrics()
            text = metrics.elidedText(
                step, Qt.TextElideMode.ElideMiddle, max(self.width() - x, 0) if last else grown(160)
            )
            painter.setPen(scheme.text if last else scheme.quiet)
            for part in (text,) if last else (text, " / "):
                wide = metrics.horizontalAdvance(part)
                write(painter, laid(QRectF(x, 0, wide + 2, self.height()), self.width()), part)
                x += wide
