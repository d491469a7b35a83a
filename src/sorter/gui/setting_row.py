"""One setting: its name, what it does in a sentence, and its control; and a group of such rows."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sorter.gui.direction import margins
from sorter.gui.growth import grown
from sorter.gui.labels import Words
from sorter.gui.style import painted

_NARROW = 110  # pixels into which a sentence can be wrapped, where Qt would ask for more
_SIDE = 16  # pixels between the edge of a group and what is in it


class SettingRow(QWidget):
    """Is found by its name, its sentence, and by other words that people call it by."""

    def __init__(self, name: str, effect: str, control: QWidget, others: str = "", *, tight: bool = False) -> None:
        """`others` are words that it is found by besides; `tight` rows make a list."""
        super().__init__()
        self.name, self.effect, self.control = name, effect, control
        self._others = others
        self._lined = False
        self._group = ""
        self._note = Words(quiet=True, wrap=True)
        self._note.hide()
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(Words(name, wrap=True))
        if effect:
            sentence = Words(effect, quiet=True, wrap=True)
            sentence.setMinimumWidth(min(sentence.minimumSizeHint().width(), grown(_NARROW)))
            said.addWidget(sentence)
        said.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(said, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(8)
        height = 5 if tight else 11
        self._whole.setContentsMargins(_SIDE, height, _SIDE, height)
        self._whole.addLayout(row)
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(effect)

    def show_note(self, text: str) -> None:
        """Say besides how things are just now."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.control.setAccessibleDescription(f"{self.effect} {text}".strip())

    def note(self) -> str:
        """How things are just now, as it is said."""
        return self._note.text()

    def add_beneath(self, widget: QWidget) -> None:
        """Put something below, as wide as the row."""
        self._whole.addWidget(widget)

    def show_line(self, lined: bool) -> None:
        """Draw a line above it, or none."""
        self._lined = lined
        self.update()

    def belongs_to(self, group: str) -> None:
        """It is found by the name of its group, too."""
        self._group = group

    def take_focus(self) -> bool:
        """Lead the keys to its control; False where it has none that takes them."""
        for widget in (self.control, *self.control.findChildren(QPushButton)):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def fits(self, words: Sequence[str]) -> bool:
        """Whether each of these words, in lower case, is part of what it is found by."""
        sought = " ".join((self.name, self.effect, self._others, self._group, self.note())).casefold()
        return all(word in sought for word in words)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lined:
            QPainter(self).fillRect(QRectF(_SIDE, 0, self.width() - 2 * _SIDE, 1), painted().line)


class SettingGroup(QWidget):
    """Rows that belong together, beneath a heading."""

    def __init__(self, title: str, rows: Sequence[SettingRow]) -> None:
        super().__init__()
        self.title, self.rows = title, tuple(rows)
        heading = Words(title, quiet=True, bold=True, pixels=11)
        heading.setContentsMargins(margins(_SIDE, 0, 0, 0))
        frame = QFrame()
        frame.setObjectName("group")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        for row in self.rows:
            row.belongs_to(title)
            row.show_line(row is not self.rows[0])
            inner.addWidget(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(heading)
        layout.addWidget(frame)

    def seek(self, words: Sequence[str]) -> list[SettingRow]:
        """Show the rows that fit these words alone, and say which."""
        found = [row for row in self.rows if row.fits(words)]
        for row in self.rows:
            row.setVisible(row in found)
            row.show_line(row in found[1:])
        self.setVisible(bool(found))
        return found
