"""A column that is folded away: dot, key, name and count, from top to bottom."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sorter.gui.style import painted
from sorter.gui.words import figure, filled, plain, tabular

_CAP = 18
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOP = 34  # where the name begins, without a key


class ColumnSpine(QWidget):
    """Shows what is folded away; a click, Enter or Space brings it back."""

    WIDTH = 34
    unfolded = Signal()

    def __init__(self, name: str, dot: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._dot = name, dot
        self._count, self._key = 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain(filled(self.tr("Show the photos of {0}"), name)))
        self.show_figures(0)

    def sizeHint(self) -> QSize:
        return QSize(self.WIDTH, 200)

    def show_figures(self, count: int) -> None:
        """Show how many photos there are."""
        self._count = count
        self.setAccessibleName(filled(self.tr("{0}, folded: {1}"), self._name, figure(count)))
        self.update()

    def show_key(self, key: str) -> None:
        """Show the key that moves a photo here; empty: none."""
        self._key = key
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            event.accept()  # Enter would accept photos, of which none is chosen here
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.unfolded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTER, Qt.Key.Key_Space):
            self.unfolded.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(scheme.accent if self.hasFocus() else scheme.line, 1))
        painter.setBrush(scheme.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 0.5, -3.5, -10.5), 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._dot)
        painter.drawEllipse(QRectF(self.width() / 2 - 4, 12, 8, 8))
        top = _TOP
        if self._key:
            cap = QRectF((self.width() - _CAP) / 2, top - 4, _CAP, _CAP).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(scheme.line, 1))
            painter.setBrush(scheme.panel)
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(scheme.quiet)
            painter.setFont(_font(self.font(), 10))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
            top += _CAP + 4
        self._write(painter, top)

    def _write(self, painter: QPainter, top: int) -> None:
        """The name and the count, read from top to bottom."""
        scheme = painted()
        painter.translate(self.width(), top)
        painter.rotate(90)
        name, count = _font(self.font(), 13, QFont.Weight.DemiBold), tabular(_font(self.font(), 13))
        told = figure(self._count)
        room = self.height() - top - 24
        width = QFontMetrics(count).horizontalAdvance(told)
        shown = QFontMetrics(name).elidedText(self._name, Qt.TextElideMode.ElideRight, room - width - 6)
        at = 0
        for text, font, colour in ((shown, name, scheme.text), (told, count, scheme.quiet)):
            painter.setFont(font)
            painter.setPen(colour)
            wide = QFontMetrics(font).horizontalAdvance(text) + 2
            painter.drawText(QRectF(at, 0, wide, self.width()), Qt.AlignmentFlag.AlignVCenter, text)
            at += wide + 6


def _font(base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
