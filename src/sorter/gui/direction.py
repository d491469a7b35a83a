"""What is painted by hand, in the direction in which the window is read."""

import unicodedata

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle


def from_right() -> bool:
    """Whether the window is read from the right to the left."""
    return QGuiApplication.isRightToLeft()


def laid(rect: QRectF, width: float, left: float = 0) -> QRectF:
    """A part of something `width` wide that begins at `left`: where it lies there, as it is read."""
    return rect.translated(2 * left + width - rect.left() - rect.right(), 0) if from_right() else rect


def margins(start: int, top: int, end: int, bottom: int) -> QMargins:
    """Margins, of which the first lies where reading begins."""
    return QMargins(end, top, start, bottom) if from_right() else QMargins(start, top, end, bottom)


def placed(align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """The alignment as the window is read, whatever the text beside it is written in."""
    return QStyle.visualAlignment(QGuiApplication.layoutDirection(), align)


def direction_of(text: str) -> Qt.LayoutDirection:
    """How a text itself is read, by its first letter that says so: a path in an Arabic window from the left."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return Qt.LayoutDirection.LeftToRight if first == "L" else Qt.LayoutDirection.RightToLeft


def write(painter: QPainter, rect: QRectF, text: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> None:
    """Write on one line, where reading begins unless `align` says otherwise; the words keep their own direction.

    A file's name among Arabic words is read from the left: else its ending would stand before it.
    """
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(rect, placed(align), text)
