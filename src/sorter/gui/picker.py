"""A choice of several in a list that opens."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent

from sorter.gui.combo_box import ComboBox


class Picker(ComboBox):
    """Shows the choice; the wheel scrolls what it lies in, and never chooses."""

    chosen = Signal(object)  # the value

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _: self.chosen.emit(self.currentData()))

    def offer(self, choices: Mapping[str, str] | Mapping[int, str]) -> None:
        """Offer other values by their texts; the choice stays where it can."""
        before = self.currentData()
        self.clear()
        for value, text in choices.items():
            self.addItem(text, value)
        self.setCurrentIndex(max(self.findData(before), 0))

    def choose(self, value: str | int, text: str = "") -> None:
        """Choose without telling; a value that is not offered is added by this text, or else passed over."""
        at = self.findData(value)
        if at < 0 and text:
            self.addItem(text, value)
            at = self.count() - 1
        if at >= 0:
            self.setCurrentIndex(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
