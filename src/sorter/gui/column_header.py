"""The head of a column: dot, name, count, bytes and its key."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from sorter.gui.card import MARGIN
from sorter.gui.growth import grown
from sorter.gui.header import AFTER_DOT, GAP, Header
from sorter.gui.words import figure

_HEIGHT = 24
_LONGEST = 110  # pixels of a name that a column is widened for


class ColumnHeader(Header):
    """A click folds the column."""

    def __init__(self, name: str, dot: QColor, parent: QWidget) -> None:
        super().__init__(name, dot, parent, begin=MARGIN + 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()
        self._explain()

    def sizeHint(self) -> QSize:
        return QSize(0, grown(_HEIGHT))

    def least_width(self) -> int:
        """Pixels for the whole name, a count of five figures and a key; of a long name, some of it."""
        look = self._looks()
        name = min(look.length + 2, grown(_LONGEST))
        count = look.of_count.horizontalAdvance(figure(10_000))
        return self._begin + AFTER_DOT + name + GAP + count + GAP + look.side + self._edge()
