"""A choice of few as segments side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

_AROUND = 20  # pixels beside a text


class Segments(QFrame):
    """Exactly one of the choices is chosen."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str) -> None:
        """`choices` are values, their texts and longer names; `name` is what a screen reader calls the whole."""
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, text, tip in choices:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {tip or text}")
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            button.setToolTip(tip)
            button.setMinimumWidth(1)  # in a narrow zone the room is shared by the length of the texts
            group.addButton(button)
            row.addWidget(button, self._width(text))
            self._buttons[value] = button

    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(button.text()) for button in self._buttons.values()), super().sizeHint().height())

    def _width(self, text: str) -> int:
        """Room for a text, also while it is chosen, and bold."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(text) + _AROUND

    def value(self) -> str:
        """The choice."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, value: str) -> None:
        """Choose without telling."""
        self._buttons[value].setChecked(True)
