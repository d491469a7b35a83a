"""A column that is folded away: dot, key, name and count, from top to bottom."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sorter.gui.direction import from_right, write
from sorter.gui.growth import grown, sized
from sorter.gui.spoken import explain
from sorter.gui.style import painted
from sorter.gui.words import figure, filled, tabular

_CAP = 18
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOP = 34  # where the name begins, without a key


class ColumnSpine(QAbstractButton):
    """Shows what is folded away; a click, Enter or Space brings it back."""

    WIDTH = 34  # for text of the usual size

    def __init__(self, name: str, dot: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._dot = name, dot
        self._count, self._key = 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        explain(self, filled(self.tr("Show the photos of {0}"), name))
        self.show_figures(0)

    def sizeHint(self) -> QSize:
        return QSize(grown(self.WIDTH), 200)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(scheme.accent, 2) if self.hasFocus() else QPen(scheme.line, 1))
        painter.setBrush(scheme.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 1, -3.5, -10.5), 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._dot)
        painter.drawEllipse(QRectF(self.width() / 2 - 4, 12, 8, 8))
        top = _TOP
        if self._key:
            side = grown(_CAP)
            cap = QRectF((self.width() - side) / 2, top - 4, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(scheme.line, 1))
            painter.setBrush(scheme.panel)
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(scheme.quiet)
            painter.setFont(sized(self.font(), 10))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
            top += side + 4
        self._write(painter, top)

    def _write(self, painter: QPainter, top: int) -> None:
        """The name and the count, one beneath the other where reading begins at the top."""
        scheme = painted()
        room = self.height() - top - 24
        painter.translate(0 if from_right() else self.width(), top)
        painter.rotate(-90 if from_right() else 90)
        name, count = sized(self.font(), 13, QFont.Weight.DemiBold), tabular(sized(self.font(), 13))
        told = figure(self._count)
        width = QFontMetrics(count).horizontalAdvance(told)
        shown = QFontMetrics(name).elidedText(self._name, Qt.TextElideMode.ElideRight, room - width - 6)
        at = 0
        for text, font, colour in ((shown, name, scheme.text), (told, count, scheme.quiet)):
            painter.setFont(font)
            painter.setPen(colour)
            wide = QFontMetrics(font).horizontalAdvance(text) + 2
            begin = -at - wide if from_right() else at  # turned the other way, the top lies at the right
            write(painter, QRectF(begin, 0, wide, self.width()), text)
            at += wide + 6
