"""Small panels and menus that open beneath a button."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QMenu, QWidget

from sorter.gui.direction import from_right

_GAP = 4


def open_beneath(panel: QWidget, button: QWidget, *, at_start: bool = False) -> None:
    """Open beneath a button, where the screen has room; their ends lie one above the other, or where they begin."""
    panel.adjustSize()
    panel.move(_place(panel.size(), button, _GAP, at_start=at_start))
    panel.show()


def popup_beneath(menu: QMenu, button: QWidget) -> None:
    """Open a menu beneath a button, which both begin at the same side."""
    menu.popup(_place(menu.sizeHint(), button, 0, at_start=True))


def _place(size: QSize, button: QWidget, gap: int, *, at_start: bool) -> QPoint:
    screen = button.screen().availableGeometry()
    at_left = at_start is not from_right()
    corner = button.mapToGlobal(QPoint(0 if at_left else button.width() - size.width(), button.height() + gap))
    x = min(max(corner.x(), screen.left()), screen.right() - size.width())
    y = min(max(corner.y(), screen.top()), screen.bottom() - size.height())
    return QPoint(x, y)
