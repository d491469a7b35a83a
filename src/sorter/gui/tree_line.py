"""How one row of the tree of labels is painted: dot, name and count."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sorter.gui.colours import blend
from sorter.gui.row_model import Index
from sorter.gui.style import painted
from sorter.gui.tree_model import COUNT, DOT
from sorter.gui.words import figure, tabular

ROW = 26
_DOT = 8
_DEEPER = 6  # a name lies further in than that above it, which stands behind a dot


class TreeLine(QStyledItemDelegate):
    """Paints what stands in a row; its ground is that of the whole row."""

    def __init__(self, is_opened: Callable[[Index], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_opened = is_opened

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scheme, box = painted(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, colour, count = box.left() + 2, index.data(DOT), int(index.data(COUNT) or 0)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            mark = QRect(left + 1, box.center().y() - _DOT // 2 + 1, _DOT, _DOT)
            painter.drawEllipse(QStyle.visualRect(option.direction, box, mark))
            left += _DOT + 8
        elif index.parent().isValid():
            left += _DEEPER
        small = tabular(_sized(option.font, 11))
        told = figure(count)
        taken = QFontMetrics(small).horizontalAdvance(told)
        where = QRect(box.right() - taken - 6, box.top(), taken + 1, box.height())
        painter.setFont(small)
        painter.setPen(scheme.quiet)
        painter.drawText(QStyle.visualRect(option.direction, box, where), Qt.AlignmentFlag.AlignVCenter, told)
        font = _sized(option.font, 13)
        room = QRect(left, box.top(), where.left() - 8 - left, box.height())
        name = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(scheme.accent if self._is_opened(index) else scheme.text if count else scheme.quiet)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(QStyle.visualRect(option.direction, box, room), align, name)
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


def _sized(base: QFont, pixels: int) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    return font
