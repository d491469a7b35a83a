"""Every key of the window and what it does, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sorter.gui.labels import Words


class KeysDialog(QDialog):
    """Lists keys beside their deeds."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`keys` are pairs: the keys, and what they do."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for at, (key, deed) in enumerate(keys):
            grid.addWidget(Words(key, bold=True), at, 0)
            grid.addWidget(Words(deed, quiet=True), at, 1)
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
