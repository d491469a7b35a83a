"""How the card of one task is painted: what it is called, what it says, what it is made of, how fast it was."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sorter.gui.colours import Colours, blend
from sorter.gui.direction import laid, write
from sorter.gui.growth import grown, sized
from sorter.gui.style import painted
from sorter.gui.task_entries import Entry
from sorter.gui.task_words import TaskWords
from sorter.gui.words import tabular

ENTRY_ROLE = Qt.ItemDataRole.UserRole
IN_USE_ROLE = Qt.ItemDataRole.UserRole + 1

_LEAST_WIDTH, _HEIGHT = 300, 164  # of a cell, pixels
_GAP = 6  # around a card: two stand 12 apart
_PADDING = 14
_RADIUS = 8
_LINE = 18
_CHIP = 18
_HEAD = 20

_Index = QModelIndex | QPersistentModelIndex


def cell_size(room: int) -> QSize:
    """Of each, where so many pixels lie beside the other."""
    width = max(room, 1)
    return QSize(width // max(width // grown(_LEAST_WIDTH), 1), grown(_HEIGHT))


class TaskCardDelegate(QStyledItemDelegate):
    """Paints plain text alone; every line ends where its room does."""

    def __init__(self, words: TaskWords, view: QListView) -> None:
        super().__init__(view)
        self._words, self._view = words, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry, scheme = index.data(ENTRY_ROLE), painted()
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self._paint_ground(painter, card, option, index, scheme)
        lines = _Lines(painter, card.adjusted(_PADDING, 12, -_PADDING, -12))
        self._paint_head(lines, entry, bool(index.data(IN_USE_ROLE)), option.font, scheme)
        lines.skip(4)
        ink = scheme.bad if self._words.is_wrong(entry) else scheme.quiet
        lines.paragraph(self._words.summary(entry), option.font, ink, 4 if entry.task is None else 2)
        lines.skip(6)
        metrics = QFontMetrics(option.font)
        labels = self._words.labels(entry, lambda text: metrics.horizontalAdvance(text) <= lines.width)
        lines.line(labels, option.font, scheme.text)
        lines.skip(8)
        small = tabular(sized(option.font, 12))
        lines.line(self._words.made_of(entry), small, scheme.quiet)
        lines.line(self._words.speed(entry), small, scheme.text if entry.speed else scheme.quiet)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, card: QRect, option: QStyleOptionViewItem, index: _Index, scheme: Colours
    ) -> None:
        looked_at = index == self._view.currentIndex()
        has_keys = looked_at and self._view.hasFocus()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(blend(scheme.accent, scheme.panel, 0.06) if looked_at else scheme.panel)
        if looked_at:
            pen = QPen(scheme.accent if has_keys else blend(scheme.accent, scheme.panel, 0.55), 2)
        else:
            pen = QPen(scheme.quiet if hovered else scheme.line, 1)
        painter.setPen(pen)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _paint_head(self, lines: "_Lines", entry: Entry, in_use: bool, base: QFont, scheme: Colours) -> None:
        chips = self._words.badges(entry, in_use=in_use)
        taken = 0
        for chip in reversed(chips):
            ink = scheme.accent if in_use and chip is chips[0] else scheme.quiet
            taken += lines.chip(chip, sized(base, 11), ink, scheme, taken) + 4
        name = sized(base, 14, QFont.Weight.DemiBold)
        lines.line(self._words.name(entry), name, scheme.text, less=taken + 4 if chips else 0, high=_HEAD)


class _Lines:
    """Lines of text beneath each other in one card, from the side on which people begin to read."""

    def __init__(self, painter: QPainter, room: QRect) -> None:
        self._painter, self._room = painter, room
        self._top = room.top()

    @property
    def width(self) -> int:
        """Pixels of a line."""
        return self._room.width()

    def skip(self, pixels: int) -> None:
        """Leave some room."""
        self._top += pixels

    def line(self, text: str, font: QFont, ink: QColor, *, less: int = 0, high: int = _LINE) -> None:
        """One line, cut where its room ends, which is so much `less` than the card's."""
        high = grown(high)
        self._draw(text, font, ink, QRect(self._room.left(), self._top, self._room.width() - less, high))
        self._top += high

    def paragraph(self, text: str, font: QFont, ink: QColor, most: int) -> None:
        """At most so many lines, which are taken whether they are filled or not."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.beginLayout()
        begun, high = 0, grown(_LINE)
        for at in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._room.width())
            end = line.textStart() + line.textLength()
            rest = text[begun:] if at == most - 1 else text[begun:end]
            self._draw(rest.strip(), font, ink, QRect(self._room.left(), self._top + at * high, self.width, high))
            begun = end
        layout.endLayout()
        self._top += most * high

    def chip(self, text: str, font: QFont, ink: QColor, scheme: Colours, taken: int) -> int:
        """A word on a ground of its own at the far end of the line, of which so much is taken; its width."""
        width = QFontMetrics(font).horizontalAdvance(text) + 12
        right = self._room.right() + 1 - taken
        high = grown(_CHIP)
        box = QRect(right - width, self._top + 1, width, high)
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(ink, scheme.panel, 0.12))
        painter.drawRoundedRect(self._seen(box), high / 2, high / 2)
        painter.setFont(font)
        painter.setPen(ink)
        write(painter, self._seen(box), text, Qt.AlignmentFlag.AlignCenter)
        return width

    def _draw(self, text: str, font: QFont, ink: QColor, box: QRect) -> None:
        self._painter.setFont(font)
        self._painter.setPen(ink)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        write(self._painter, self._seen(box), cut)

    def _seen(self, box: QRect) -> QRectF:
        return laid(QRectF(box), self._room.width(), self._room.left())
