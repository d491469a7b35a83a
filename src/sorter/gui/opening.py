"""What of a tree of labels is open: shown in a tree beside the board and in crumbs above it, and wished for there."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from sorter.gui.crumbs import Crumbs
from sorter.gui.labels import Line
from sorter.gui.layouts import beside
from sorter.gui.places import Place
from sorter.gui.results import Results
from sorter.gui.tree_pane import TreePane


class Opening(QObject):
    """Knows what is open; a task of few labels has no tree, and nothing to open."""

    wished = Signal(object)  # Place that is to be opened; None: all
    dropped = Signal(object, object)  # list[int], Place

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.place: Place | None = None  # what is open; None: all
        self.pane, self.crumbs = TreePane(), Crumbs()
        self.side = beside(self.pane, Line(upright=True))
        self.side.setMaximumWidth(TreePane.widest())
        self._is_tree = False
        self.crumbs.opened.connect(self.open)
        self.pane.opened.connect(self.open)
        self.pane.dropped.connect(self.dropped)

    def show_results(self, results: Results, *, same: bool) -> None:
        """Begin anew with these; `same`: of the same labels, of which the same one stays open."""
        self._is_tree = results.census.is_tree
        self.side.setVisible(results.census.is_tree)
        self.crumbs.setVisible(results.census.is_tree)
        if results.census.is_tree:
            self.pane.show_results(results, same=same)
        self.show_place(self.place if same else None)

    def show_place(self, place: Place | None) -> None:
        """This is open now."""
        self.place = place
        if self._is_tree:
            self.pane.show_opened(place)
            self.crumbs.show_place(place)

    def show_counts(self, places: Iterable[Place]) -> None:
        """Cards have come to these places, or left them."""
        if self._is_tree:
            self.pane.show_counts(places)

    def open(self, place: Place | None) -> None:
        """Wish to see what lies at a place; None: all."""
        if self._is_tree and place != self.place:
            self.wished.emit(place)

    def open_above(self) -> None:
        """Wish to see what is open together with what lies beside it."""
        if self.place:
            above = self.place.label[:-1]
            self.open(Place(self.place.kind, above) if above else None)
