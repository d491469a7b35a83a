"""Small panels that open beneath a button."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

_GAP = 4


def open_beneath(panel: QWidget, button: QWidget, *, left: bool = False) -> None:
    """Open beneath a button, the right or left edges one above the other, where the screen has room."""
    panel.adjustSize()
    screen = button.screen().availableGeometry()
    corner = button.mapToGlobal(QPoint(0 if left else button.width() - panel.width(), button.height() + _GAP))
    x = min(max(corner.x(), screen.left()), screen.right() - panel.width())
    y = min(max(corner.y(), screen.top()), screen.bottom() - panel.height())
    panel.move(x, y)
    panel.show()
