"""Lists in two columns: formats, and what reads them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sorter.gui.labels import Words


class PairsDialog(QDialog):
    """Shows what is short in bold, and beside it what is to be said of it."""

    def __init__(self, title: str, pairs: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`pairs` are lines: the short, and what is said of it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
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
        layout.addLayout(grid)
        layout.addLayout(foot)
