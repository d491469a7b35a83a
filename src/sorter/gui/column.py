"""One column of the board: head, histogram and cards, and the place where cards are dropped."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sorter.gui.accepted_line import AcceptedLine
from sorter.gui.card import MARGIN, Face
from sorter.gui.column_header import ColumnHeader
from sorter.gui.column_spine import ColumnSpine
from sorter.gui.direction import laid
from sorter.gui.grid import CARDS_MIME, GridModel, dragged_ids
from sorter.gui.grid_view import GUTTER, GridView
from sorter.gui.histogram import Histogram
from sorter.gui.places import FAILED, Place, Tally
from sorter.gui.style import painted
from sorter.gui.thumbnails import Thumbnails

_WIDEST = 16_777_215  # of any widget


class Column(QWidget):
    """Shows the cards of one place; a drop on it is the wish to have them here."""

    dropped = Signal(object)  # list[int]: ids
    folded = Signal(bool)  # by a person

    def __init__(
        self,
        place: Place,
        *,
        name: str,
        dot: QColor,
        threshold: float | None,
        model: GridModel,
        face: Callable[[int], Face],
        thumbnails: Thumbnails,
    ) -> None:
        super().__init__()
        self.place = place
        self.name = name
        self.model = model
        self._over = False
        self._count = self._accepted = 0
        self._header = ColumnHeader(name, dot, self)
        self._histogram = Histogram(threshold, self)
        self._spine = ColumnSpine(name, dot, self)
        self._spine.hide()
        self.view = GridView(model, face, thumbnails, self)
        self.view.setAccessibleName(name)
        model.setParent(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._histogram)
        layout.addSpacing(8 - MARGIN)
        layout.addWidget(self.view, 1)
        self.accepted = AcceptedLine(name, self)
        layout.addWidget(self.accepted)
        layout.addWidget(self._spine, 1)
        self._header.clicked.connect(lambda: self.folded.emit(True))
        self._spine.clicked.connect(lambda: self.folded.emit(False))
        self.setAcceptDrops(place != FAILED)

    def least_width(self) -> int:
        """What it needs for its cards and for its name."""
        return max(self.view.least_width(), self._header.least_width())

    @property
    def is_folded(self) -> bool:
        """Whether it is folded away."""
        return not self._spine.isHidden()

    def fold(self, folded: bool) -> None:
        """Fold it away, or show it; none of its cards is chosen any more."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or QWidget())
        if folded:
            self.view.clearSelection()
            self._spine.show_figures(self._count)
        for part in (self._header, self._histogram, self.view):
            part.setVisible(not folded)
        self.accepted.setVisible(not folded and bool(self._accepted))
        self._spine.setVisible(folded)
        if had_focus:
            (self._spine if folded else self.view).setFocus()

    def share(self, least: int) -> None:
        """Take at least so many pixels, and of what is over as many as the others; folded, as few as can be."""
        self.setMinimumWidth(self._spine.sizeHint().width() if self.is_folded else least)
        self.setMaximumWidth(self._spine.sizeHint().width() if self.is_folded else _WIDEST)

    def show_tally(self, tally: Tally, *, filtered: bool) -> None:
        """Show the place's figures; `filtered`: and how many of its cards are in sight."""
        self._count, self._accepted = tally.count, tally.accepted
        if self.is_folded:
            self._spine.show_figures(tally.count)
        self._header.show_figures(tally.count, tally.size, len(self.model.ids) if filtered else None)
        self._histogram.show_bars(tally.histogram)
        self.accepted.show_count(tally.accepted)
        self.accepted.setVisible(not self.is_folded and bool(tally.accepted))

    def show_threshold(self, threshold: float | None) -> None:
        """Show from which score on its photos are sure."""
        self._histogram.show_threshold(threshold)

    def show_key(self, key: str) -> None:
        """Show the key that moves a photo here."""
        self._header.show_key(key)
        self._spine.show_key(key)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if isinstance(event.source(), GridView) and event.mimeData().hasFormat(CARDS_MIME):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._show_over(False)
        self.dropped.emit(dragged_ids(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            accent = painted().accent
            painter.setPen(QPen(accent, 2))
            tint = QColor(accent)
            tint.setAlpha(24)
            painter.setBrush(tint)
            frame = QRectF(self.rect()).adjusted(-1 + MARGIN, 1, -GUTTER + 1, -1)
            painter.drawRoundedRect(laid(frame, self.width()), 8, 8)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()
