"""How sure a column's photos are: a small histogram of their scores, and the threshold as a handle to drag."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.colours import bar_colour, blend
from sorter.gui.direction import from_right
from sorter.gui.growth import grown
from sorter.gui.places import BINS
from sorter.gui.sizes import GUTTER
from sorter.gui.spoken import speak_as
from sorter.gui.style import painted
from sorter.gui.sureness import HUNDRED, LEAST, MOST
from sorter.gui.words import filled, percent, plain

_HEIGHT = 28
_TALLEST = 20
_KNOB = 7  # pixels, an odd number: the line is beneath its middle
_NEAR = 6  # pixels beside the line within which it is held


class Histogram(QWidget):
    """Bars from score 0, where reading begins, to 1, with a mark where sure begins, which the mouse can drag.

    It takes no focus: by keyboard the threshold is moved with the slider in the top bar, which is the same one.
    """

    dragged = Signal(int)  # hundredths

    def __init__(self, threshold: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars = [0] * BINS
        self._threshold: float | None = None
        self._grip: float | None = None  # how far from the handle's middle the mouse holds it, while it does
        self._held: int | None = None  # hundredths, once it was dragged
        self._over = False
        self._look: _Look | None = None
        self._painted: tuple[list[QRectF], list[QRectF]] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("How sure the photos are"))
        speak_as(self, QAccessible.Role.Chart)
        self.show_threshold(threshold)

    def sizeHint(self) -> QSize:
        return QSize(0, grown(_HEIGHT))

    def show_bars(self, bars: Sequence[int]) -> None:
        """Show counts, `BINS` of them."""
        if bars != self._bars:
            self._bars = list(bars)
            self._painted = None
            self.update()

    def show_threshold(self, threshold: float | None) -> None:
        """Show where sure begins."""
        if threshold != self._threshold:
            self._threshold = threshold
            said = "" if threshold is None else filled(self.tr("They belong here from {0} on"), percent(threshold))
            self.setAccessibleDescription(said)
            self.update()

    def handle(self) -> QPointF | None:
        """The middle of what can be dragged, where there is any."""
        shown = self._shown()
        if shown is None:
            return None
        along = MARGIN + self._width() * shown
        return QPointF(self.width() - along if from_right() else along, self.height() / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._is_near(event.position()):
            handle = self.handle()
            self._grip = event.position().x() - handle.x() if handle else None
        else:
            event.ignore()  # what it lies in may be pressed

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._drag(event, self._grip)
        else:
            self._show_over(self._is_near(event.position()))
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            event.ignore()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._let_go()
            self._show_over(self._is_near(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_over(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._look = self._painted = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._painted = None

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look = self._look or _Look.now()
        tall, flat = self._painted = self._painted or self._made_bars(look)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(MARGIN, self.height() - 2, self._width(), 1), look.ground)
        painter.setBrush(look.flat)
        painter.drawRects(flat)
        painter.setBrush(look.bar)
        painter.drawRects(tall)
        self._paint_threshold(painter, look)

    def _paint_threshold(self, painter: QPainter, look: "_Look") -> None:
        """A line through the bars with a knob above them; in the accent's colour where it is held, or could be."""
        shown = self._shown()
        if shown is None:
            return
        stands_out = self._over or self._grip is not None
        x = round(MARGIN + self._width() * shown)
        painter.setBrush(look.held if stands_out else look.line)
        painter.drawRect(QRectF(x - 0.5, 4, 2 if stands_out else 1.5, self.height() - 5))
        painter.drawEllipse(QRectF(x - _KNOB / 2 + 0.25, 0.5, _KNOB, _KNOB))

    def _made_bars(self, look: "_Look") -> tuple[list[QRectF], list[QRectF]]:
        """The bars, and a dash for each that there is not."""
        width, base, tallest = self._width(), self.height() - 2, max(*self._bars, 1)
        tall, flat = [], []
        for at, count in enumerate(self._bars):
            if count:
                high = max(round(2 * look.most * count / tallest) / 2, 2)
                tall.append(_bar(at, width, base, high))
            else:
                flat.append(_dash(at, width, base))
        return tall, flat

    def _drag(self, event: QMouseEvent, grip: float) -> None:
        """Go with the mouse; the cards follow as they do the slider."""
        x = event.position().x() - grip
        along = (self.width() - x if from_right() else x) - MARGIN
        value = min(max(round(along / max(self._width(), 1) * HUNDRED), LEAST), MOST)
        QToolTip.showText(event.globalPosition().toPoint(), percent(value / HUNDRED), self)
        if value != round((self._shown() or 0) * HUNDRED):
            self._held = value
            self.update()
            self.dragged.emit(value)

    def _let_go(self) -> None:
        self._grip = None
        if self._held is not None:
            held, self._held = self._held, None
            self.show_threshold(held / HUNDRED)

    def _show_over(self, over: bool) -> None:
        if over == self._over:
            return
        self._over = over
        if over:
            self.setCursor(Qt.CursorShape.SplitHCursor)
            tip = self.tr("Drag to say from when on photos are sure. By keyboard: the slider “Sure from” above.")
            self.setToolTip(plain(tip))
        else:
            self.unsetCursor()
            self.setToolTip("")
        self.update()

    def _is_near(self, at: QPointF) -> bool:
        handle = self.handle()
        return handle is not None and abs(handle.x() - at.x()) <= _NEAR

    def _shown(self) -> float | None:
        """Where the handle is: it stays with the mouse, whatever is shown meanwhile."""
        if self._threshold is None or self._held is None:
            return self._threshold
        return self._held / HUNDRED

    def _width(self) -> int:
        """Pixels of all bars."""
        return self.width() - 2 * MARGIN - GUTTER


@dataclass(frozen=True, slots=True)
class _Look:
    """Kept until the scheme or the direction changes."""

    bar: QColor
    flat: QColor
    ground: QColor  # what they stand on
    line: QColor
    held: QColor
    most: int  # pixels of the tallest bar
    mirrored: bool

    @classmethod
    def now(cls) -> "_Look":
        """As the program looks now."""
        scheme = painted()
        bar = bar_colour(scheme.accent.name(), scheme.ground.name())
        flat = blend(scheme.quiet, scheme.ground, 0.5)
        return cls(bar, flat, scheme.line, scheme.text, scheme.accent, grown(_TALLEST), from_right())


@lru_cache(maxsize=4096)
def _bar(at: int, width: int, base: int, high: float) -> QRectF:
    """Kept, since columns are equally wide: while photos stream in, bars grow all the time."""
    step = width / BINS
    return QRectF(MARGIN + at * step + 0.5, base - high, step - 2, high)


@lru_cache(maxsize=512)
def _dash(at: int, width: int, base: int) -> QRectF:
    step = width / BINS
    return QRectF(MARGIN + at * step + 0.5, base - 2, step - 3, 1)
