"""The head of a section that lies over the board's whole width: fold, dot, name, count, bytes, histogram and key."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.histogram import Histogram
from sorter.gui.icons import paint_icon
from sorter.gui.sizes import GUTTER
from sorter.gui.style import painted
from sorter.gui.words import figure, filled, plain, size_text, tabular

_CHEVRON = 12
_DOT = MARGIN + _CHEVRON + 8  # where the dot begins
_NAME = _DOT + 16
_CAP = 18
_END = _CAP + 8 + MARGIN + GUTTER  # pixels that the key takes, with what is around it
_HISTOGRAM = 168
_LEAST = 260  # pixels of words beside which there is a histogram
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class SectionHeader(QWidget):
    """A click on the name opens the section where it `opens`; one beside it folds it away, or brings it back."""

    HEIGHT = 36
    clicked = Signal()
    opened = Signal()
    left = Signal(int, int)  # as of a grid of cards: where it is folded, the keys come by here

    def __init__(self, name: str, dot: QColor, histogram: Histogram, parent: QWidget, *, opens: bool) -> None:
        super().__init__(parent)
        self._name, self._dot, self._opens = name, dot, opens
        self._count, self._size, self._key = 0, 0, ""
        self._seen: int | None = None
        self._folded = self._over = False
        self._histogram = histogram
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _END, 0)
        row.addStretch(1)
        row.addWidget(histogram)
        histogram.setFixedWidth(_HISTOGRAM)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(0, self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.HEIGHT)

    def show_figures(self, count: int, size: int, seen: int | None = None) -> None:
        """Show how many photos there are and their bytes; `seen`: how many of them are in sight, where not all are."""
        if (count, size, seen) != (self._count, self._size, self._seen):
            self._count, self._size, self._seen = count, size, seen
            self._say()
            self.update()

    def show_key(self, key: str) -> None:
        """Show the key that moves a photo here; empty: none."""
        if key != self._key:
            self._key = key
            self.update()

    def show_folded(self, folded: bool) -> None:
        """Show whether the cards are folded away; the focus rests here as long as they are."""
        if folded != self._folded:
            self._folded = folded
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus if folded else Qt.FocusPolicy.NoFocus)
            self._show_histogram()
            self._say()
            self.update()

    def name_rect(self) -> QRect:
        """Where the dot and the name are: what is pressed to open the section."""
        wide = _NAME - _DOT + QFontMetrics(self._bold()).horizontalAdvance(self._shown_name()) + 4
        return self._turned(QRect(_DOT - 4, 4, wide + 4, self.HEIGHT - 8))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            event.accept()  # Enter would accept photos, of which none is chosen here
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._opens and self.name_rect().contains(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tip = self.tr("Open {0}") if over else self.tr("Show the photos of {0}") if self._folded else None
        self.setToolTip(plain(filled(tip or self.tr("Fold {0} away"), self._name)))
        self._show_over(over)

    def leaveEvent(self, event: QEvent) -> None:
        self._show_over(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(at):
            (self.opened if self._opens and self.name_rect().contains(at) else self.clicked).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (*_ENTER, Qt.Key.Key_Space):
            self.clicked.emit()
        elif step := _STEPS.get(key, 0):
            self.left.emit(step, 0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_histogram()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(scheme.accent, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -GUTTER, -3), 7, 7)
        middle = self.HEIGHT // 2
        turned = "left" if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else "right"
        chevron = self._turned(QRect(MARGIN, middle - _CHEVRON // 2, _CHEVRON, _CHEVRON))
        paint_icon(painter, f"chevron-{turned if self._folded else 'down'}", QRectF(chevron), scheme.quiet)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._dot)
        painter.drawEllipse(self._turned(QRect(_DOT, middle - 4, 8, 8)))
        self._paint_words(painter)
        if self._key:
            cap = self._turned(QRect(self.width() - GUTTER - MARGIN - _CAP, middle - _CAP // 2, _CAP, _CAP))
            painter.setPen(QPen(scheme.line, 1))
            painter.setBrush(scheme.panel)
            painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(_font(self.font(), 10))
            painter.setPen(scheme.quiet)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_words(self, painter: QPainter) -> None:
        scheme, x = painted(), _NAME
        for text, font, colour in (
            (self._shown_name(), self._bold(), scheme.accent if self._over else scheme.text),
            (self._counted(), tabular(_font(self.font(), 13)), scheme.text),
            (size_text(self._size) if self._size else "", tabular(_font(self.font(), 11)), scheme.quiet),
        ):
            width = QFontMetrics(font).horizontalAdvance(text)
            if x + width <= self._room():
                painter.setFont(font)
                painter.setPen(colour)
                where = self._turned(QRect(x, 0, width + 2, self.HEIGHT))
                painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
            x += width + 8

    def _shown_name(self) -> str:
        """The name as far as there is room for it."""
        taken = QFontMetrics(tabular(_font(self.font(), 13))).horizontalAdvance(self._counted()) + 8
        room = self._room() - _NAME - taken
        return QFontMetrics(self._bold()).elidedText(self._name, Qt.TextElideMode.ElideRight, room)

    def _counted(self) -> str:
        if self._seen is None:
            return figure(self._count)
        return filled(self.tr("{0} of {1}"), figure(self._seen), figure(self._count))

    def _room(self) -> int:
        """Where the words have to end."""
        return self.width() - _END - (0 if self._histogram.isHidden() else _HISTOGRAM)

    def _turned(self, rect: QRect) -> QRect:
        """The same in the direction of the language."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _say(self) -> None:
        said = self.tr("{0}, folded: {1}") if self._folded else self.tr("{0}: {1}")
        self.setAccessibleName(filled(said, self._name, figure(self._count)))

    def _show_histogram(self) -> None:
        self._histogram.setVisible(not self._folded and self.width() >= _HISTOGRAM + _LEAST)

    def _show_over(self, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.update()

    def _bold(self) -> QFont:
        return _font(self.font(), 13, QFont.Weight.DemiBold)


def _font(base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
