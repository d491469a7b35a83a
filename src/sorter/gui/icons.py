"""Icons from SVG files, in any colour."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sorter.resources import resources_dir

_INK = "currentColor"


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paint the icon into `rect`."""
    _renderer(name, colour.name()).render(painter, rect)


def icon(name: str, colour: QColor, side: int = 16) -> QIcon:
    """An icon for a button, sharp at one, two and three times the size."""
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(side, side) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, name, QRectF(pixmap.rect()), colour)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(icon_file("sorter")))


@lru_cache(maxsize=64)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Kept: cards and heads paint few icons in few colours, many times."""
    return QSvgRenderer(QByteArray(_drawing(name).replace(_INK, colour).encode()))


@lru_cache
def _drawing(name: str) -> str:
    return icon_file(name).read_text("utf-8")


def icon_file(name: str) -> Path:
    """The drawing of an icon."""
    return resources_dir() / "icons" / f"{name}.svg"
