"""How sure a column's photos are: a small histogram of their scores."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.colours import blend
from sorter.gui.places import BINS
from sorter.gui.sizes import GUTTER
from sorter.gui.style import painted

_HEIGHT = 28
_TALLEST = 20


class Histogram(QWidget):
    """Bars from score 0 at the left to 1 at the right, with a mark where sure begins."""

    def __init__(self, threshold: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars = [0] * BINS
        self._threshold = threshold
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def show_bars(self, bars: Sequence[int]) -> None:
        """Show counts, `BINS` of them."""
        if bars != self._bars:
            self._bars = list(bars)
            self.update()

    def show_threshold(self, threshold: float | None) -> None:
        """Show where sure begins."""
        if threshold != self._threshold:
            self._threshold = threshold
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = MARGIN, self.width() - 2 * MARGIN - GUTTER
        base = self.height() - 2
        painter.fillRect(QRectF(left, base, width, 1), scheme.line)
        painter.setPen(Qt.PenStyle.NoPen)
        tallest = max(*self._bars, 1)
        step = width / BINS
        for at, count in enumerate(self._bars):
            x = left + at * step
            if count:
                tall = max(_TALLEST * count / tallest, 2)
                painter.setBrush(blend(scheme.accent, scheme.ground, 0.6))
                painter.drawRoundedRect(QRectF(x + 0.5, base - tall, step - 2, tall), 1, 1)
            else:
                painter.fillRect(QRectF(x + 0.5, base - 2, step - 3, 1), blend(scheme.quiet, scheme.ground, 0.5))
        if self._threshold is not None:
            painter.fillRect(
                QRectF(round(left + width * self._threshold), base - _TALLEST - 3, 1.5, _TALLEST + 4), scheme.text
            )
