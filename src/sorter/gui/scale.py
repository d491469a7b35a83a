"""A slider in hundredths, with its name and its value."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from sorter.gui.growth import grown
from sorter.gui.labels import Words

_WIDTH, _LEAST = 110, 60  # pixels of the slider: where there is room, and in the smallest window


class Scale(QWidget):
    """A name, a slider in hundredths, and its value."""

    moved = Signal(int)

    def __init__(self, name: str, tip: str, least: int, most: int, instead: str = "") -> None:
        """`instead` may stand in the place of the number."""
        super().__init__()
        self._slider = _Slider(Qt.Orientation.Horizontal)
        self._slider.setRange(least, most)
        self._slider.setPageStep(5)
        self._slider.setMinimumWidth(grown(_LEAST))
        self._slider.setMaximumWidth(grown(_WIDTH))
        self._slider.setAccessibleName(name)
        self._slider.setToolTip(tip)
        self._value = Words()
        measure = self._value.fontMetrics()
        self._value.setMinimumWidth(max(measure.horizontalAdvance(text) for text in ("100 %", instead)) + 2)
        self.setFocusProxy(self._slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Words(name, quiet=True))
        row.addWidget(self._slider)
        row.addWidget(self._value)
        self._slider.valueChanged.connect(self._tell)
        self._quietly = False

    def show_value(self, value: int, instead: str) -> None:
        """Show a value without telling; `instead` of its number a word, where there is one."""
        self._quietly = True
        self._slider.setValue(value)
        self._quietly = False
        self._value.setText(instead or f"{value} %")

    def describe(self, text: str) -> None:
        """What a screen reader says besides."""
        self._slider.setAccessibleDescription(text)

    def _tell(self, value: int) -> None:
        if not self._quietly:
            self.moved.emit(value)


class _Slider(QSlider):
    """Gives way where the room is short, rather than names and values beside it."""

    def sizeHint(self) -> QSize:
        return QSize(grown(_WIDTH), super().sizeHint().height())
