"""The line beneath a column's cards that says how many were accepted, and shows them again."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sorter.gui.icons import icon
from sorter.gui.style import painted
from sorter.gui.words import figure

_ICON = 12


class AcceptedLine(QPushButton):
    """Hidden while nothing is accepted."""

    unfolded = Signal(bool)  # whether the accepted cards are to be seen

    def __init__(self, column: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self._count = 0
        self.setProperty("flat", True)
        self.setProperty("fold", True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the cards
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(_ICON + 4, _ICON))  # a little air before the words
        self.toggled.connect(self._toggle)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many cards are accepted."""
        if count == self._count:  # as nearly always: an icon costs a third of a millisecond
            return
        self._count = count
        text = self.tr("{0} accepted").replace("{0}", figure(count))
        self.setText(text)
        self.setAccessibleName(f"{self._column}: {text}")
        self.setVisible(count > 0)
        if not count:
            self.setChecked(False)
        self._say()

    def _toggle(self, unfolded: bool) -> None:
        self._say()
        self.unfolded.emit(unfolded)

    def _say(self) -> None:
        scheme = painted()
        self.setIcon(icon("check", scheme.text if self.isChecked() else scheme.good, _ICON))
        self.setToolTip(self.tr("Fold them away again") if self.isChecked() else self.tr("Show them again"))
