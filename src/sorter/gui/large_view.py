"""The page that shows one photo large, with a line that says which and what the task makes of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sorter.gui.labels import Elided, Line, Words
from sorter.gui.large_photo import LargePhoto
from sorter.gui.thumbnails import Thumbnails


class LargeView(QWidget):
    """A photo, its name, and where it lies in its column."""

    stepped = Signal(int)
    closed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.photo = LargePhoto(thumbnails)
        self._name = Elided(bold=True)
        self._said = Words(quiet=True)
        self._at = Words(quiet=True)
        self._note = Words(quiet=True)
        back = QPushButton(self.tr("Back to the board"))
        back.setProperty("link", True)
        back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.setSpacing(12)
        head.addWidget(self._name, 1)
        for widget in (self._note, self._said, self._at, back):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(Line())
        layout.addWidget(self.photo, 1)
        self.setFocusProxy(self.photo)
        self.photo.stepped.connect(self.stepped)
        self.photo.closed.connect(self.closed)

    def show_note(self, text: str, how: str) -> None:
        """Say something of what lies over the photo, and how it was found out; nothing where nothing lies there."""
        self._note.setText(text)
        self._note.setToolTip(how)
        self._note.setAccessibleDescription(how)

    def show_photo(self, path: str, name: str, said: str, at: str) -> None:
        """Show a photo; `said` is what the task says of it, `at` where it lies: "3 of 120"."""
        self._name.setText(name)
        self._said.setText(said)
        self._at.setText(at)
        self.photo.show_path(path, f"{name}, {said}, {at}")
