"""Labels that show text as it is: no markup, elided where the room ends."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sorter.gui.direction import placed, write
from sorter.gui.growth import sized
from sorter.gui.spoken import speak_as
from sorter.gui.style import painted
from sorter.gui.words import tabular


class Words(QLabel):
    """Plain text, wrapped; quiet, bold, in the warning colour or in another size where asked."""

    def __init__(
        self,
        text: str = "",
        *,
        quiet: bool = False,
        bold: bool = False,
        pixels: int = 13,
        wrap: bool = False,
        bad: bool = False,
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(placed(self.alignment()))
        self.setFont(sized(tabular(self.font()), pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
        if quiet or bad:
            self.setForegroundRole(QPalette.ColorRole.BrightText if bad else QPalette.ColorRole.PlaceholderText)


class Line(QWidget):
    """One pixel between two zones."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        speak_as(self, QAccessible.Role.Separator)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), painted().line)


class Elided(QWidget):
    """One line of plain text that loses its middle rather than its neighbours their place."""

    def __init__(
        self,
        text: str = "",
        *,
        quiet: bool = False,
        bold: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        room: str = "",
    ) -> None:
        """`room`: what there is room for whatever the text is, so that nothing beside it moves."""
        super().__init__()
        self._text = text
        self._room = room
        self._quiet = quiet
        self._mode = mode
        font = tabular(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        speak_as(self, QAccessible.Role.StaticText)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        measure = self.fontMetrics()
        width = max(measure.horizontalAdvance(self._text), measure.horizontalAdvance(self._room))
        return QSize(width + 2, measure.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._colour())
        shown = self.fontMetrics().elidedText(self._text, self._mode, self.width())
        write(painter, QRectF(self.rect()), shown)

    def _colour(self) -> QColor:
        scheme = painted()
        return scheme.quiet if self._quiet else scheme.text
