"""How sure a column's photos are: a small histogram of their scores."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.colours import bar_colour, blend
from sorter.gui.direction import from_right
from sorter.gui.growth import grown
from sorter.gui.places import BINS
from sorter.gui.sizes import GUTTER
from sorter.gui.spoken import speak_as
from sorter.gui.style import painted
from sorter.gui.words import filled, percent

_HEIGHT = 28
_TALLEST = 20


class Histogram(QWidget):
    """Bars from score 0, where reading begins, to 1, with a mark where sure begins."""

    def __init__(self, threshold: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars = [0] * BINS
        self._threshold: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How sure the photos are"))
        speak_as(self, QAccessible.Role.Chart)
        self.show_threshold(threshold)

    def sizeHint(self) -> QSize:
        return QSize(0, grown(_HEIGHT))

    def show_bars(self, bars: Sequence[int]) -> None:
        """Show counts, `BINS` of them."""
        if bars != self._bars:
            self._bars = list(bars)
            self.update()

    def show_threshold(self, threshold: float | None) -> None:
        """Show where sure begins."""
        if threshold != self._threshold:
            self._threshold = threshold
            said = "" if threshold is None else filled(self.tr("They belong here from {0} on"), percent(threshold))
            self.setAccessibleDescription(said)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if from_right():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        most = grown(_TALLEST)
        left, width = MARGIN, self.width() - 2 * MARGIN - GUTTER
        base = self.height() - 2
        painter.fillRect(QRectF(left, base, width, 1), scheme.line)
        painter.setPen(Qt.PenStyle.NoPen)
        tallest = max(*self._bars, 1)
        step = width / BINS
        for at, count in enumerate(self._bars):
            x = left + at * step
            if count:
                tall = max(most * count / tallest, 2)
                painter.setBrush(bar_colour(scheme.accent.name(), scheme.ground.name()))
                painter.drawRoundedRect(QRectF(x + 0.5, base - tall, step - 2, tall), 1, 1)
            else:
                painter.fillRect(QRectF(x + 0.5, base - 2, step - 3, 1), blend(scheme.quiet, scheme.ground, 0.5))
        if self._threshold is not None:
            painter.fillRect(QRectF(round(left + width * self._threshold), base - most - 3, 1.5, most + 4), scheme.text)
