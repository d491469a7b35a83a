"""What stands around the cards of a column: head, histogram, the line of what was accepted, and a spine."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sorter.gui.accepted_line import AcceptedLine
from sorter.gui.card import MARGIN
from sorter.gui.column_header import ColumnHeader
from sorter.gui.column_spine import ColumnSpine
from sorter.gui.histogram import Histogram
from sorter.gui.places import Tally
from sorter.gui.section_header import SectionHeader


@dataclass(slots=True)
class Figures:
    """What they show."""

    tally: Tally = field(default_factory=Tally)
    seen: int | None = None  # how many cards are in sight, where not all are
    threshold: float | None = None
    key: str = ""
    folded: bool = False


class ColumnParts(QObject):
    """Laid around the cards of a column; one that is wide has the histogram in its head, and no spine."""

    folded = Signal(bool)  # by a person
    opened = Signal()
    left = Signal(int, int)
    unfolded = Signal(bool)
    dragged = Signal(int)  # the threshold, to so many hundredths

    def __init__(
        self, column: QWidget, layout: QVBoxLayout, name: str, dot: QColor, *, wide: bool, opens: bool
    ) -> None:
        super().__init__(column)
        self.histogram = Histogram(None, column)
        self.histogram.dragged.connect(self.dragged)
        self.accepted = AcceptedLine(name, column)
        self.accepted.unfolded.connect(self.unfolded)
        self._folded = False
        if wide:
            head = SectionHeader(name, dot, self.histogram, column, opens=opens)
            self.head: ColumnHeader | SectionHeader = head
            self.rest: ColumnSpine | SectionHeader = head  # what there is of a column that is folded away
            layout.insertWidget(0, head)
            head.show()  # at once: its column may be in sight already, and give it the keys
            head.opened.connect(self.opened)
            head.left.connect(self.left)
        else:
            self.head = ColumnHeader(name, dot, column)
            self.rest = spine = ColumnSpine(name, dot, column)
            layout.insertWidget(0, self.head)
            layout.insertWidget(1, self.histogram)
            layout.insertSpacing(2, 8 - MARGIN)
            layout.addWidget(spine, 1)
            spine.clicked.connect(lambda: self.folded.emit(False))
        layout.addWidget(self.accepted)
        self.head.clicked.connect(lambda: self.folded.emit(not self._folded))

    def show(self, figures: Figures) -> None:
        """Show what there is to say of the cards, and whether they are folded away."""
        self._folded, tally = figures.folded, figures.tally
        self.head.show_figures(tally.count, tally.size, figures.seen)
        self.head.show_key(figures.key)
        self.histogram.show_bars(tally.histogram)
        self.histogram.show_threshold(figures.threshold)
        self.accepted.show_count(tally.accepted)
        self.accepted.setVisible(not self._folded and bool(tally.accepted))
        if isinstance(self.rest, SectionHeader):
            self.rest.show_folded(self._folded)
            return
        if self._folded:
            self.rest.show_figures(tally.count)
            self.rest.show_key(figures.key)
        self.rest.setVisible(self._folded)
        self.head.setVisible(not self._folded)
        self.histogram.setVisible(not self._folded)
