"""One photo, large, fitted into its frame."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QBrush, QImage, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from sorter.gui.icons import paint_icon
from sorter.gui.reading import Wanted
from sorter.gui.spoken import speak_as
from sorter.gui.style import painted
from sorter.gui.thumbnails import Thumbnails

_HEIGHT = 176


class Photo(QWidget):
    """Shows a photo as soon as it is decoded, or quietly that there is none."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._path = ""
        self._failed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Chosen photo"))
        speak_as(self, QAccessible.Role.Graphic)
        thumbnails.arrived.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def show_path(self, path: str, *, failed: bool = False) -> None:
        """Show the photo at `path`; empty: none. `failed`: it is known that it cannot be read."""
        self._path = path
        self._failed = failed
        self._thumbnails.focus(id(self), {path})
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scheme.ground)
        painter.drawRoundedRect(self.rect(), 8, 8)
        image = self._image()
        if image:
            _paint(painter, image, QRectF(self.rect()))
            return
        if not self._path or self._cannot():
            words = self.tr("This photo cannot be shown") if self._path else self.tr("Choose a photo to see it here")
            name = "unreadable" if self._path else "photos"
            paint_icon(painter, name, QRectF(self.width() / 2 - 20, self.height() / 2 - 34, 40, 40), scheme.quiet)
            painter.setPen(scheme.quiet)
            painter.drawText(self.rect().adjusted(8, 56, -8, 0), Qt.AlignmentFlag.AlignCenter, words)

    def _image(self) -> QImage | None:
        if not self._path or self._cannot():
            return None
        ratio = self.devicePixelRatioF()
        wanted = Wanted(self._path, round(self.width() * ratio), round(self.height() * ratio), False)
        return self._thumbnails.look(wanted, id(self))

    def _cannot(self) -> bool:
        return self._failed or bool(self._thumbnails.unreadable(self._path))

    def _repaint(self, paths: Collection[str]) -> None:
        if self._path in paths:
            self.update()


def _paint(painter: QPainter, image: QImage, frame: QRectF) -> None:
    """The whole image, as large as the frame allows, with round corners."""
    size = image.size().toSizeF().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    at = QPointF(frame.center().x() - size.width() / 2, frame.center().y() - size.height() / 2)
    brush = QBrush(image)
    shape = QTransform.fromTranslate(at.x(), at.y())
    brush.setTransform(shape.scale(size.width() / image.width(), size.height() / image.height()))
    painter.setBrush(brush)
    painter.drawRoundedRect(QRectF(at, size), 8, 8)
