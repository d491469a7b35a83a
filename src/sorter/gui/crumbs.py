"""Where in a tree of labels the board is: All, then each part of the open label, every one a button."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sorter.gui.board_words import BoardWords
from sorter.gui.icons import paint_icon
from sorter.gui.layouts import emptied
from sorter.gui.places import Place, way_to
from sorter.gui.style import painted
from sorter.gui.words import plain, shown

_HEIGHT = 40
_WIDEST = 160
_CHEVRON = 10


class Crumbs(QWidget):
    """Shows the way to what is open, and takes a person back."""

    opened = Signal(object)  # Place; None: all

    def __init__(self) -> None:
        super().__init__()
        self._words = BoardWords(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 14, 0)
        self._row.setSpacing(0)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("What is open"))
        self.show_place(None)

    def show_place(self, place: Place | None) -> None:
        """Show the way to a place; None: all."""
        emptied(self._row)
        for one in (None, *(way_to(place) if place else ())):
            self._add(one, is_last=one == place)
        self._row.addStretch(1)

    def texts(self) -> list[str]:
        """What is shown, from the outermost on."""
        return [button.accessibleName() for button in self._buttons()]

    def press(self, at: int) -> None:
        """Press one of them."""
        self._buttons()[at].click()

    def _buttons(self) -> list[QPushButton]:
        items = [self._row.itemAt(at) for at in range(self._row.count())]
        widgets = [item.widget() for item in items if item]
        return [one for one in widgets if isinstance(one, QPushButton)]

    def _add(self, place: Place | None, *, is_last: bool) -> None:
        if place:
            self._row.addWidget(_Chevron())
        name = shown(self._words.name(place)) if place else self.tr("All")
        button = QPushButton()
        button.setProperty("flat", True)
        button.setProperty("chosen", is_last)
        button.setAccessibleName(name)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        text = button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
        button.setText(text.replace("&", "&&"))
        button.setToolTip(plain(name) if text != name else "")
        button.clicked.connect(lambda: self.opened.emit(place))
        self._row.addWidget(button)


class _Chevron(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(_CHEVRON, _CHEVRON)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - _CHEVRON) / 2, _CHEVRON, _CHEVRON)
        paint_icon(painter, "chevron-right" if self.isLeftToRight() else "chevron-left", box, painted().quiet)
