"""The head of a section that lies over the board's whole width: fold, dot, name, count, bytes, histogram and key."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.direction import from_right, laid, margins
from sorter.gui.growth import grown
from sorter.gui.header import AFTER_DOT, Header
from sorter.gui.histogram import Histogram
from sorter.gui.plates import icon_plate
from sorter.gui.sizes import GUTTER
from sorter.gui.style import painted
from sorter.gui.words import figure, filled, plain

_HEIGHT = 36
_CHEVRON = 12
_DOT = MARGIN + _CHEVRON + 8  # where the dot begins
_AROUND = 4  # pixels around the name that are pressed with it
_HISTOGRAM = 168
_LEAST = 260  # pixels of words beside which there is a histogram
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class SectionHeader(Header):
    """A click on the name opens the section where it `opens`; one beside it folds it away, or brings it back."""

    opened = Signal()
    left = Signal(int, int)  # as of a grid of cards: where it is folded, the keys come by here

    def __init__(self, name: str, dot: QColor, histogram: Histogram, parent: QWidget, *, opens: bool) -> None:
        super().__init__(name, dot, parent, begin=_DOT)
        self._opens = opens
        self._folded = self._over = False
        self._histogram = histogram
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(0, 0, self._taken(), 0))
        row.addStretch(1)
        row.addWidget(histogram)
        histogram.setFixedWidth(grown(_HISTOGRAM))
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()
        self._explain()

    @staticmethod
    def tall() -> int:
        """Pixels of every one of them."""
        return grown(_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(0, self.tall())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_folded(self, folded: bool) -> None:
        """Show whether the cards are folded away; the focus rests here as long as they are."""
        if folded != self._folded:
            self._folded = folded
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus if folded else Qt.FocusPolicy.NoFocus)
            self._show_histogram()
            self._say()
            self._explain()
            self._renew()

    def name_rect(self) -> QRect:
        """Where the dot and the name are: what is pressed to open the section."""
        name = self._laid().words[0].where.width()
        part = QRectF(_DOT - _AROUND, _AROUND, AFTER_DOT + name + 2 * _AROUND, self.height() - 2 * _AROUND)
        return laid(part, self.width()).toRect()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            event.accept()  # Enter would accept photos, of which none is chosen here
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._show_over(self._would_open(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._show_over(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isDown() and self._would_open(event):
            self.setDown(False)
            self.opened.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.click()
        elif step := _STEPS.get(key, 0):
            self.left.emit(step, 0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_histogram()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(painted().accent, 1.5))
            frame = QRectF(1, 3, self.width() - 1 - GUTTER, self.height() - 6)
            painter.drawRoundedRect(laid(frame, self.width()), 7, 7)

    def _marks(self) -> Iterable[tuple[QPointF, QPixmap]]:
        look, beside = self._looks(), "left" if from_right() else "right"
        name = f"chevron-{beside if self._folded else 'down'}"
        yield self._spot(MARGIN, _CHEVRON), icon_plate(name, _CHEVRON, look.scheme.quiet, look.ratio)

    def _say(self) -> None:
        if self._folded:
            self.setAccessibleName(filled(self.tr("{0}, folded: {1}"), self._name, figure(self._count)))
        else:
            super()._say()

    def _deed(self) -> str:
        if self._over:
            return filled(self.tr("Open {0}"), self._name)
        return filled(self.tr("Show the photos of {0}"), self._name) if self._folded else super()._deed()

    def _ink(self) -> QColor:
        return painted().accent if self._over else super()._ink()

    def _end(self) -> int:
        return self.width() - self._taken() - (0 if self._histogram.isHidden() else self._histogram.width())

    def _taken(self) -> int:
        """Pixels that the key takes, whether there is one or not: histograms stand one above the other."""
        return self._edge() + self._looks().side + 8

    def _would_open(self, event: QMouseEvent) -> bool:
        return self._opens and self.name_rect().contains(event.position().toPoint())

    def _show_histogram(self) -> None:
        self._histogram.setVisible(not self._folded and self.width() >= grown(_HISTOGRAM + _LEAST))

    def _show_over(self, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.setToolTip(plain(self._deed()))
            self._renew()
