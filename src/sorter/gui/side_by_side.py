"""Columns beside each other: they share the width down to what each needs, then scroll sideways."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.column import Column
from sorter.gui.direction import margins

_AROUND = 14  # pixels beside a column that is brought into sight


class SideBySide(QScrollArea):
    """Holds columns, each of which scrolls its own cards."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: list[Column] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.row = QHBoxLayout(content)
        self.row.setContentsMargins(margins(14 - MARGIN, 10, 6, 0))
        self.row.setSpacing(0)
        self.row.addStretch(0)  # takes the room where every column is folded away
        self.setWidget(content)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Hold these, in this order; those that it held else are deleted."""
        for gone in [column for column in self._columns if column not in columns]:
            self.row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, column in enumerate(columns):
            if column not in self._columns:
                self.row.insertWidget(at, column, 1)
        self._columns = list(columns)
        self.fit()

    def fit(self) -> None:
        """Share the width anew: the cards are of another size, or a column is folded."""
        least = max((column.least_width() for column in self._columns), default=0)
        for column in self._columns:
            column.share(least)  # one for all: cards beside each other are of one size

    def show_top(self) -> None:
        """Show the first cards of each."""
        for column in self._columns:
            column.view.scrollToTop()

    def reveal(self, column: Column) -> None:
        """Bring a column into sight."""
        self.ensureWidgetVisible(column, _AROUND, 0)
