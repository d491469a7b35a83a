"""What a model says of photos that were prepared in several ways, side by side: a person sees which is right."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from sorter.gui.growth import grown
from sorter.gui.labels import Elided, Words
from sorter.gui.layouts import emptied
from sorter.gui.small_photo import SmallPhoto
from sorter.gui.spoken import explain
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.words import percent, shown

_PICTURE = 72, 48  # pixels
_COLUMN = 132  # pixels


@dataclass(frozen=True, slots=True)
class Way:
    """One way to prepare photos, and what the model says of each: its best label, and how sure."""

    id: str
    name: str
    said: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The photos, by path, and what is said of them by each way; the first is the one that is taken."""

    photos: tuple[str, ...]
    ways: tuple[Way, ...]


class Trial(QWidget):
    """A row for each photo, a column for each way; another way than the first can be chosen."""

    chosen = Signal(str)  # id of a way

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._told = Words(quiet=True)
        layout.addWidget(self._told)
        layout.addLayout(self._grid)

    def show_compared(self, compared: Compared) -> None:
        """Show this in place of what was shown."""
        emptied(self._grid)
        several = self.tr("What it says of some photos. The way that is right most often is the right one.")
        self._told.setText(several if len(compared.ways) > 1 else self.tr("What it says of some photos:"))
        for at, way in enumerate(compared.ways, 1):
            self._grid.setColumnStretch(at, 1)
            self._grid.addWidget(_heading(way.name), 0, at, Qt.AlignmentFlag.AlignBottom)
            if len(compared.ways) > 1:
                self._grid.addWidget(self._choice(way, taken=at == 1), 1, at, Qt.AlignmentFlag.AlignLeft)
        for row, path in enumerate(compared.photos):
            self._grid.addWidget(SmallPhoto(path, self._thumbnails, QSize(*_PICTURE)), row + 2, 0)
            for at, way in enumerate(compared.ways, 1):
                self._grid.addWidget(_Said(*way.said[row], bold=at == 1), row + 2, at)

    def _choice(self, way: Way, *, taken: bool) -> QWidget:
        if taken:
            return Words(self.tr("Is taken"), quiet=True, pixels=12)
        button = QPushButton(self.tr("Take this"))
        for name in ("link", "flush"):
            button.setProperty(name, True)
        button.setAccessibleName(self.tr("Take {0}").replace("{0}", way.name))
        button.clicked.connect(lambda: self.chosen.emit(way.id))
        return button


def _heading(name: str) -> Words:
    heading = Words(name, wrap=True, pixels=12)
    heading.setMinimumSize(grown(_COLUMN), heading.heightForWidth(grown(_COLUMN)))
    return heading


class _Said(QWidget):
    """A label over how sure it is."""

    def __init__(self, label: str, score: float, *, bold: bool) -> None:
        super().__init__()
        name = Elided(shown(label), bold=bold, mode=Qt.TextElideMode.ElideRight)
        explain(name, shown(label))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(name)
        layout.addWidget(Words(percent(score), quiet=True, pixels=12))
        layout.addStretch(1)
