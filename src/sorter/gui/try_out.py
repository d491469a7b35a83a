"""What a task says of a handful of photos, beneath each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sorter.gui.direction import write
from sorter.gui.labels import Words
from sorter.gui.layouts import emptied
from sorter.gui.small_photo import SmallPhoto
from sorter.gui.spoken import explain, speak_as
from sorter.gui.style import painted
from sorter.gui.task_words import Said, broken
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.words import tabular

_COLUMNS = 2
_PICTURE = 150, 100  # pixels
_APART = 6  # a label and its figure


class TryOut(QWidget):
    """The photos are there at once; what is said of each comes when it is known."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._tiles: dict[str, Tile] = {}
        self._heading = Words(quiet=True, bold=True, pixels=11)
        self._trouble = Words(wrap=True, bad=True)
        self._trouble.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(_COLUMNS, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._heading, self._trouble):
            layout.addWidget(widget)
        layout.addLayout(self._grid)

    def show_photos(self, paths: Sequence[str], *, samples: bool) -> None:
        """Show these, of which nothing is said yet; `samples`: those that come with Sorter."""
        told = self.tr("On the sample photos") if samples else self.tr("On some of your photos")
        self._heading.setText(told)
        if list(paths) != list(self._tiles):
            emptied(self._grid)
            self._tiles = {path: Tile(path, self._thumbnails) for path in paths}
            for at, tile in enumerate(self._tiles.values()):
                self._grid.addWidget(tile, at // _COLUMNS, at % _COLUMNS)
                tile.show()  # at once, see the facts beneath
        self.show_said({})

    def show_said(self, said: Mapping[str, Said]) -> None:
        """Show what is said of photos, by path; nothing of the others."""
        self._trouble.hide()
        for path, tile in self._tiles.items():
            tile.show_said(said.get(path))

    def show_trouble(self, sentence: str) -> None:
        """Nothing can be said of them."""
        self._trouble.setText(sentence)
        self._trouble.show()


class Tile(QWidget):
    """A photo over what is said of it."""

    def __init__(self, path: str, thumbnails: Thumbnails) -> None:
        super().__init__()
        speak_as(self, QAccessible.Role.Grouping)
        self._photo = SmallPhoto(path, thumbnails, QSize(*_PICTURE))
        self._caption = _Caption()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._photo)
        layout.addWidget(self._caption)

    def show_said(self, said: Said | None) -> None:
        """Show what is said of the photo; None: it is not known yet."""
        self._caption.show_said(said)
        name = self._photo.accessibleName()
        spoken = f"{said.text} {said.score}".strip() if said else ""
        self.setAccessibleName(f"{name}, {spoken}" if spoken else name)
        explain(self, broken(name, said.more if said else ""))


class _Caption(QWidget):
    """One line: a label, in full ink where it is sure, and how likely it is."""

    def __init__(self) -> None:
        super().__init__()
        self._said: Said | None = None
        self.setFont(tabular(self.font()))
        self.setFixedHeight(self.fontMetrics().height())

    def show_said(self, said: Said | None) -> None:
        """Show this; None: nothing yet."""
        self._said = said
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scheme, metrics = QPainter(self), painted(), self.fontMetrics()
        line = QRectF(self.rect())
        painter.setPen(scheme.quiet)
        if self._said is None:
            write(painter, line, "…")
            return
        write(painter, line, self._said.score, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        room = self.width() - (metrics.horizontalAdvance(self._said.score) + _APART if self._said.score else 0)
        painter.setPen(scheme.text if self._said.is_sure else scheme.quiet)
        write(painter, line, metrics.elidedText(self._said.text, Qt.TextElideMode.ElideRight, room))
