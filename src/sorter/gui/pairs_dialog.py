"""Lists in two columns: formats, and what reads them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sorter.gui.labels import Words
from sorter.gui.spoken import speak_as

_SHARE = 0.8  # of the screen's height, at most
_BAR = 8  # pixels for the scroll bar


class PairsDialog(QDialog):
    """Shows what is short in bold, and beside it what is to be said of it."""

    def __init__(self, title: str, pairs: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`pairs` are lines: the short, and what is said of it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pairs_of = QWidget()
        grid = QGridLayout(pairs_of)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for at, (short, said) in enumerate(pairs):
            grid.addWidget(Words(short, bold=True), at, 0)
            grid.addWidget(Words(said, quiet=True), at, 1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(_Scrolled(pairs_of))
        layout.addLayout(foot)


class _Scrolled(QScrollArea):
    """As large as what is in it; where the screen is too low for that, it scrolls."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)  # QScrollArea fills what it is given
        wanted, room = content.sizeHint(), int(self.screen().availableSize().height() * _SHARE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if wanted.height() > room else Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(wanted.width() + _BAR, min(wanted.height(), room))
        self.setAccessibleName(self.tr("List"))
        speak_as(self, QAccessible.Role.Pane)
