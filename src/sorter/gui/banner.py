"""A line above the board that tells what happened and offers what to do next; never a modal box."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sorter.gui.icon_button import IconButton
from sorter.gui.labels import Words
from sorter.gui.style import painted

Offer = tuple[str, Callable[[], None]]


class Banner(QWidget):
    """Shows one message at a time until it is closed or replaced."""

    def __init__(self) -> None:
        super().__init__()
        self._bad = False
        self._words = Words(wrap=True)
        self._offers: list[QPushButton] = []
        self._close = IconButton("close", self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 8, 8, 8)
        self._row.setSpacing(6)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._close)
        self.hide()

    def tell(self, text: str, offers: Sequence[Offer] = (), *, bad: bool = False) -> None:
        """Show a message with buttons; `bad`: something went wrong."""
        for button in self._offers:
            button.hide()
            button.deleteLater()
        self._offers = []
        for at, (name, act) in enumerate(offers):
            button = QPushButton(name)
            button.setProperty("link", True)
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.insertWidget(1 + at, button)
            self._offers.append(button)
        self._bad = bad
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.update()

    def text(self) -> str:
        """The message; empty while none is shown."""
        return "" if self.isHidden() else self._words.text()

    def offers(self) -> list[QPushButton]:
        """The buttons of the message."""
        return self._offers

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.fillRect(self.rect(), scheme.panel)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), scheme.line)
        painter.fillRect(QRectF(0, 0, 3, self.height() - 1), scheme.bad if self._bad else scheme.good)
