"""A choice of few as segments side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sorter.gui.spoken import speak_as

_AROUND = 10  # pixels beside a text at least


class Segments(QFrame):
    """Exactly one of the choices is chosen; where the room is short they stand in several rows."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str) -> None:
        """`choices` are values, their texts and longer names; `name` is what a screen reader calls the whole."""
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        speak_as(self, QAccessible.Role.Grouping)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        self._lines: list[QHBoxLayout] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        for value, text, tip in choices:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # for screen readers: one of them is chosen
            button.setAccessibleName(f"{name}: {tip or text}")
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            button.setToolTip(tip)
            button.setMinimumWidth(1)  # how many stand in a row is worked out from the texts
            button.toggled.connect(lambda _: self._stretch())
            group.addButton(button)
            self._buttons[value] = button
        self._arrange(1)

    def sizeHint(self) -> QSize:
        wide = sum(_width(button, bold=True) + 2 * _AROUND for button in self._buttons.values())
        return QSize(wide, super().sizeHint().height())

    def value(self) -> str:
        """The choice."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, value: str) -> None:
        """Choose without telling."""
        self._buttons[value].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = next((rows for rows in range(1, len(self._buttons)) if self._fits(rows)), len(self._buttons))
        if wanted != len(self._lines):
            self._arrange(wanted)

    def _fits(self, rows: int) -> bool:
        """Whether every text has its room in so many rows, whichever is the chosen one."""
        return all(_needed(row) <= self.width() - 2 for row in self._shared(rows))

    def _shared(self, rows: int) -> list[list[QPushButton]]:
        """The buttons in so many rows, the first ones the longest."""
        buttons = list(self._buttons.values())
        most = -(-len(buttons) // rows)
        return [buttons[at : at + most] for at in range(0, len(buttons), most)]

    def _arrange(self, rows: int) -> None:
        for row in self._lines:
            self._rows.removeItem(row)
        self._lines = [QHBoxLayout() for _ in self._shared(rows)]
        for row, buttons in zip(self._lines, self._shared(rows), strict=True):
            for button in buttons:
                row.addWidget(button)
            self._rows.addLayout(row)
        self._stretch()

    def _stretch(self) -> None:
        """The room of a row is shared by the length of the texts, the chosen one bold as it is."""
        for row, buttons in zip(self._lines, self._shared(len(self._lines)), strict=True):
            for button in buttons:
                row.setStretchFactor(button, _width(button, bold=button.isChecked()) + _AROUND)


def _needed(row: Sequence[QPushButton]) -> int:
    """Pixels of a row in which the one is chosen that grows the most by that."""
    plain = [_width(button, bold=False) for button in row]
    grown = [_width(button, bold=True) - width for button, width in zip(row, plain, strict=True)]
    return sum(plain) + max(grown) + len(row) * _AROUND


def _width(button: QPushButton, *, bold: bool) -> int:
    """Pixels of a text."""
    font = QFont(button.font())
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return QFontMetrics(font).horizontalAdvance(button.text())
