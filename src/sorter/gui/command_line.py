"""A command that a person may copy and run."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget


class CommandLine(QWidget):
    """Shows a command, which can be read to its end and copied; nothing while there is none."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__()
        self._field = QLineEdit()
        self._field.setReadOnly(True)
        self._field.setAccessibleName(name)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        self._field.setFont(font)
        copy = QPushButton(self.tr("Copy"))
        copy.setAccessibleDescription(name)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._field.text()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(copy)
        self.hide()

    def show_command(self, command: str) -> None:
        """Show this one; empty: none."""
        self._field.setText(command)
        self._field.setCursorPosition(0)
        self.setVisible(bool(command))

    def command(self) -> str:
        """The command."""
        return self._field.text()
