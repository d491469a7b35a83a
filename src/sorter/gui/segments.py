"""A choice of few as segments side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

from sorter.gui.spoken import speak_as

_AROUND = 16  # pixels beside a text


class Segments(QFrame):
    """Exactly one of the choices is chosen."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str) -> None:
        """`choices` are values, their texts and longer names; `name` is what a screen reader calls the whole."""
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        speak_as(self, QAccessible.Role.Grouping)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, text, tip in choices:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # for screen readers: one of them is chosen
            button.setAccessibleName(f"{name}: {tip or text}")
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            button.setToolTip(tip)
            button.setMinimumWidth(1)  # in a narrow zone the room is shared by the length of the texts
            group.addButton(button)
            row.addWidget(button, button.fontMetrics().horizontalAdvance(text) + _AROUND)
            self._buttons[value] = button

    def value(self) -> str:
        """The choice."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, value: str) -> None:
        """Choose without telling."""
        self._buttons[value].setChecked(True)
