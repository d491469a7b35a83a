"""A flat button that is an icon, in the ink of the scheme."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QToolButton

from sorter.gui.growth import grown
from sorter.gui.icons import icon
from sorter.gui.style import painted

_SIDE = 16


class IconButton(QToolButton):
    """Shows the icon `name`; `spoken` is what a screen reader calls it."""

    def __init__(self, name: str, spoken: str) -> None:
        self._name = name
        super().__init__()
        self.setProperty("flat", True)
        self.setAccessibleName(spoken)
        self.setIconSize(QSize(grown(_SIDE), grown(_SIDE)))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        self.setIcon(icon(self._name, painted().quiet, grown(_SIDE)))
