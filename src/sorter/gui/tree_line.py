"""How one row of the tree of labels is painted: dot, name and count."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from sorter.gui.colours import blend
from sorter.gui.direction import laid, write
from sorter.gui.growth import grown, sized
from sorter.gui.row_model import Index
from sorter.gui.style import painted
from sorter.gui.tree_model import COUNT, DOT
from sorter.gui.words import figure, tabular

_ROW = 26
_DOT = 8
_DEEPER = 6  # a name lies further in than that above it, which stands behind a dot


def row_height() -> int:
    """Pixels of each row."""
    return grown(_ROW)


class TreeLine(QStyledItemDelegate):
    """Paints what stands in a row; its ground is that of the whole row."""

    def __init__(self, is_opened: Callable[[Index], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_opened = is_opened

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scheme, box = painted(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        begin, colour, count = box.left() + 2, index.data(DOT), int(index.data(COUNT) or 0)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(_laid(QRectF(begin + 1, box.center().y() - _DOT / 2, _DOT, _DOT), box))
            begin += _DOT + 8
        elif index.parent().isValid():
            begin += _DEEPER
        small = tabular(sized(option.font, 11))
        told = figure(count)
        taken = QFontMetrics(small).horizontalAdvance(told)
        end = box.right() - taken - 7
        painter.setFont(small)
        painter.setPen(scheme.quiet)
        write(painter, _laid(QRectF(end, box.top(), taken + 1, box.height()), box), told)
        font = sized(option.font, 13)
        room = QRectF(begin, box.top(), max(end - 8 - begin, 0), box.height())
        name = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.setFont(font)
        painter.setPen(scheme.accent if self._is_opened(index) else scheme.text if count else scheme.quiet)
        write(painter, _laid(room, box), name)
        painter.restore()


def paint_ground(
    painter: QPainter, row: QRect, *, opened: bool = False, over: bool = False, under: bool = False, focus: bool = False
) -> None:
    """What lies beneath a row: whether it is open, has cards or the mouse over it, or the keys."""
    scheme = painted()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(scheme.accent, 1.5) if focus or over else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if opened or over:
        painter.setBrush(blend(scheme.accent, scheme.panel, 0.12))
    elif under:
        painter.setBrush(blend(scheme.text, scheme.panel, 0.04))
    painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 6, 6)
    painter.restore()


def _laid(rect: QRectF, box: QRectF) -> QRectF:
    return laid(rect, box.width(), box.left())
