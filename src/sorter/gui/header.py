"""What heads of columns and of sections have in common: dot, name, count, bytes and key, kept as they are painted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sorter.gui.card import MARGIN
from sorter.gui.direction import laid, placed
from sorter.gui.growth import grown, sized
from sorter.gui.plates import cap_plate, dot_plate
from sorter.gui.sizes import GUTTER
from sorter.gui.style import painted
from sorter.gui.words import figure, filled, plain, size_text, tabular

_DOT = 8
_CAP = 18

AFTER_DOT = 16
"""Pixels from where the dot begins to where the name does."""

GAP = 6
"""Between two words."""


class _Look:
    """Fonts and pictures: kept until the scheme, the direction or the screen changes."""

    def __init__(self, name: str, base: QFont, dot: QColor, ratio: float) -> None:
        self.ratio = ratio
        self.scheme = painted()
        self.name, self.count = sized(base, 13, QFont.Weight.DemiBold), tabular(sized(base, 13))
        self.size, self.key = tabular(sized(base, 11)), sized(base, 10)
        self.of_name, self.of_count = QFontMetrics(self.name), QFontMetrics(self.count)
        self.of_size = QFontMetrics(self.size)
        self.length = self.of_name.horizontalAdvance(name)  # pixels of the whole name
        self.dot = dot_plate(_DOT, dot, ratio)
        self.side = grown(_CAP)
        self.cap = cap_plate(self.side, ratio, self.scheme)
        self.align = placed(Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    font: QFont
    ink: QColor
    where: QRectF
    align: Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class _Line:
    """What is painted: kept until the figures, the key or the width change."""

    pictures: tuple[tuple[QPointF, QPixmap], ...]
    words: tuple[_Word, ...]


class Header(QAbstractButton):
    """One line that gives way from its end: first the bytes, then the end of the name.

    While photos stream in, heads are painted more than anything else: so nothing is measured or made twice.
    """

    def __init__(self, name: str, dot: QColor, parent: QWidget, *, begin: int) -> None:
        """`begin`: where the dot does."""
        super().__init__(parent)
        self._name, self._dot, self._begin = name, dot, begin
        self._count, self._size, self._key = 0, 0, ""
        self._seen: int | None = None
        self._told = self._counted(), size_text(0)
        self._look: _Look | None = None
        self._line: _Line | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a key folds it, and the cards have the focus
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, count: int, size: int, seen: int | None = None) -> None:
        """Show how many photos there are and their bytes; `seen`: how many of them are in sight, where not all are."""
        if (count, size, seen) != (self._count, self._size, self._seen):
            self._count, self._size, self._seen = count, size, seen
            self._told = self._counted(), size_text(size)
            self._say()
            self._renew()

    def show_key(self, key: str) -> None:
        """Show the key that moves a photo here; empty: none."""
        if key != self._key:
            self._key = key
            self._explain()
            self._renew()

    def shown_name(self) -> str:
        """The name as far as there is room for it."""
        return self._laid().words[0].text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words keep their own
        line = self._laid()
        for at, picture in line.pictures:
            painter.drawPixmap(at, picture)
        for word in line.words:
            painter.setFont(word.font)
            painter.setPen(word.ink)
            painter.drawText(word.where, word.align, word.text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._look = None
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line = None

    def _renew(self) -> None:
        """Something that is painted has changed."""
        self._line = None
        self.update()

    def _looks(self) -> _Look:
        ratio = self.devicePixelRatioF()
        if self._look is None or self._look.ratio != ratio:
            self._look, self._line = _Look(self._name, self.font(), self._dot, ratio), None
        return self._look

    def _laid(self) -> _Line:
        look = self._looks()
        if self._line is None:
            pictures = [(self._spot(self._begin, _DOT), look.dot), *self._marks()]
            words = list(self._words(look))
            if self._key:
                at = self._spot(self.width() - self._edge() - look.side, look.side)
                pictures.append((at, look.cap))
                where = QRectF(at.x(), at.y(), look.side, look.side)
                words.append(_Word(self._key, look.key, look.scheme.quiet, where, Qt.AlignmentFlag.AlignCenter))
            self._line = _Line(tuple(pictures), tuple(words))
        return self._line

    def _words(self, look: _Look) -> Iterator[_Word]:
        """The name first, of which there is always some."""
        x, end, width, height = self._begin + AFTER_DOT, self._end(), self.width(), self.height()
        counted, size = self._told
        wide = look.of_count.horizontalAdvance(counted)
        name, long = self._name, look.length
        if long > end - x - wide - GAP:
            name = look.of_name.elidedText(name, Qt.TextElideMode.ElideRight, end - x - wide - GAP)
            long = look.of_name.horizontalAdvance(name)
        for text, font, ink, taken in (
            (name, look.name, self._ink(), long),
            (counted, look.count, look.scheme.text, wide),
            (size, look.size, look.scheme.quiet, look.of_size.horizontalAdvance(size)),
        ):
            if text is name or (x + taken <= end and (self._size or text is not size)):
                yield _Word(text, font, ink, laid(QRectF(x, 0, taken + 1, height), width), look.align)
            x += taken + GAP

    def _spot(self, x: int, side: int) -> QPointF:
        """Where something square lies that begins at `x`, on whole pixels: pictures would be blurred between them."""
        return laid(QRectF(x, (self.height() - side) // 2, side, side), self.width()).topLeft()

    def _marks(self) -> Iterable[tuple[QPointF, QPixmap]]:
        """What else is to be seen, and where."""
        return ()

    def _counted(self) -> str:
        if self._seen is None:
            return figure(self._count)
        return filled(self.tr("{0} of {1}"), figure(self._seen), figure(self._count))

    def _say(self) -> None:
        """Tell screen readers what it is."""
        self.setAccessibleName(", ".join((self._name, *self._told)))

    def _explain(self) -> None:
        """Tell what a press does, and screen readers of the key."""
        deed = self._deed()
        self.setToolTip(plain(deed))
        key = filled(self.tr("The key {0} moves photos here"), self._key) if self._key else ""
        self.setAccessibleDescription(key or deed)

    def _deed(self) -> str:
        """What a press does."""
        return filled(self.tr("Fold {0} away"), self._name)

    def _ink(self) -> QColor:
        """Of the name."""
        return self._looks().scheme.text

    def _end(self) -> int:
        """Where the words have to end."""
        return self.width() - self._edge() - (self._looks().side + GAP if self._key else 0)

    @staticmethod
    def _edge() -> int:
        """Pixels beside the key: it stands where the cards end."""
        return MARGIN + GUTTER
