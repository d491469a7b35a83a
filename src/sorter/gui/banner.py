"""A line above the board that tells what happened and offers what to do next; never a modal box."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sorter.gui.direction import laid, margins
from sorter.gui.growth import grown
from sorter.gui.icon_button import IconButton
from sorter.gui.labels import Words
from sorter.gui.spoken import speak_as
from sorter.gui.style import painted
from sorter.gui.words import figure

Offer = tuple[str, Callable[[], None]]

_SHOWN = 1000  # lines of a list; what is beyond stands in the history
_LEAST = 280  # pixels that the words and the cross want beside what is offered
_TALLEST = 132  # pixels of a list


class Banner(QWidget):
    """Shows one message at a time, with a list that unfolds where there is one, until it is closed or replaced."""

    def __init__(self) -> None:
        super().__init__()
        self._bad = False
        speak_as(self, QAccessible.Role.AlertMessage)
        self._words = Words(wrap=True)
        self._offers: list[QPushButton] = []
        self._unfold = QPushButton()
        self._unfold.setProperty("link", True)
        self._unfold.setCheckable(True)
        self._unfold.toggled.connect(self._show_list)
        self._close = IconButton("close", self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        self._list = QPlainTextEdit()
        self._list.setReadOnly(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setTabChangesFocus(True)
        self._list.verticalScrollBar().rangeChanged.connect(self._grow_list)
        self._list.setAccessibleName(self.tr("Files that the message is about"))
        self._deeds = QWidget()
        self._row = QHBoxLayout(self._deeds)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._unfold)
        self._row.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(6)
        self._body.addWidget(self._words, 1)
        self._body.addWidget(self._deeds)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addLayout(self._body, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(margins(18, 8, 8, 8))
        whole.setSpacing(6)
        whole.addLayout(head)
        whole.addWidget(self._list)
        self.hide()

    def tell(
        self,
        text: str,
        offers: Sequence[Offer] = (),
        *,
        bad: bool = False,
        files: Sequence[str] = (),
        unfolded: bool = False,
    ) -> None:
        """Show a message with buttons; `bad`: something went wrong; `files` are lines about single files."""
        for button in self._offers:
            button.hide()
            button.deleteLater()
        self._offers = []
        for at, (name, act) in enumerate(offers):
            button = QPushButton(name)
            button.setProperty("link", True)
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.insertWidget(at, button)
            self._offers.append(button)
        self._bad = bad
        self._words.setText(text)
        self.setAccessibleName(text)
        self._take_files(files, unfolded=unfolded)
        self._lay_deeds()
        self.show()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_deeds()

    def text(self) -> str:
        """The message; empty while none is shown."""
        return "" if self.isHidden() else self._words.text()

    @property
    def is_bad(self) -> bool:
        """Whether it tells what went wrong."""
        return self._bad and not self.isHidden()

    def offers(self) -> list[QPushButton]:
        """The buttons of the message."""
        return self._offers

    def files(self) -> list[str]:
        """The lines about single files that are unfolded."""
        return self._list.toPlainText().splitlines() if self._list.isVisibleTo(self) else []

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.fillRect(self.rect(), scheme.panel)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), scheme.line)
        painter.fillRect(
            laid(QRectF(0, 0, 3, self.height() - 1), self.width()), scheme.bad if self._bad else scheme.good
        )

    def _take_files(self, files: Sequence[str], *, unfolded: bool) -> None:
        lines = list(files[:_SHOWN])
        if len(files) > _SHOWN:
            lines.append(self.tr("and {0} more").replace("{0}", figure(len(files) - _SHOWN)))
        self._list.setFixedHeight(min(len(lines) * self._list.fontMetrics().lineSpacing() + 24, grown(_TALLEST)))
        self._list.setPlainText("\n".join(lines))
        name = self.tr("1 file") if len(files) == 1 else self.tr("%Ln files", "", len(files))
        self._unfold.setText(name)
        self._unfold.setVisible(bool(files))
        self._unfold.setChecked(unfolded and bool(files))
        self._show_list(self._unfold.isChecked())

    def _lay_deeds(self) -> None:
        """What is offered stands beside the words, or beneath them where these would have too little room."""
        beside = self._deeds.sizeHint().width() + _LEAST <= self.width()
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _show_list(self, shown: bool) -> None:
        self._list.setVisible(shown)

    def _grow_list(self, _: int, hidden: int) -> None:
        """Wrapped lines need more room than one each; Qt counts the lines that are out of sight."""
        wanted = self._list.height() + hidden * self._list.fontMetrics().lineSpacing()
        self._list.setFixedHeight(min(wanted, grown(_TALLEST)))
