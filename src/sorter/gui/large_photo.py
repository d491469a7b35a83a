"""One photo over the whole board: fitted, then as near as a person wants, and moved about."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from sorter.gui.attention import paint_veil
from sorter.gui.direction import from_right
from sorter.gui.icons import paint_icon
from sorter.gui.reading import Wanted
from sorter.gui.spoken import speak_as
from sorter.gui.style import painted
from sorter.gui.thumbnails import Thumbnails

_STEP = 1.25  # of a key or a notch of the wheel
_NOTCH = 120  # eighths of a degree
_NEAREST = 8.0  # times as large as fitted
_NEAR = 3.0  # after a double click
_TURNED_TO = 0.5  # of the photo: its middle
_SMOOTH_UP_TO = 3.0  # device pixels for one of the photo: beyond that they are shown as they are


class LargePhoto(QWidget):
    """Shows a photo; the wheel and plus and minus go nearer, dragging moves it, a double click goes near and back."""

    stepped = Signal(int)  # an arrow key: to the next photo, or the one before
    closed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._path = ""
        self._zoom = 1.0
        self._middle = QPointF(_TURNED_TO, _TURNED_TO)  # of the photo, which is 1 wide and 1 high
        self._held: QPointF | None = None
        self._veil: QImage | None = None
        self._led_here = False  # by Tab
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.Graphic)
        thumbnails.arrived.connect(self._repaint)

    @property
    def path(self) -> str:
        """Of the photo that is shown."""
        return self._path

    @property
    def zoom(self) -> float:
        """How many times as large as fitted."""
        return self._zoom

    def show_path(self, path: str, name: str) -> None:
        """Show the photo at `path`, fitted; `name` is what a screen reader says of it."""
        self.setAccessibleName(name)
        if path != self._path:
            self._path, self._veil = path, None
            self._look_at(1.0, QPointF(_TURNED_TO, _TURNED_TO))

    def show_veil(self, veil: QImage | None) -> None:
        """Lay this over the photo, stretched; None takes it away."""
        self._veil = veil
        self.update()

    def go_nearer(self, factor: float, at: QPointF | None = None) -> None:
        """Show it larger by a factor, or smaller; what lies beneath `at`, a point of this widget, stays there."""
        image = self._image()
        zoom = min(max(self._zoom * factor, 1.0), _NEAREST)
        if image is None or zoom == self._zoom:
            return
        point = at or QPointF(self.rect().center())
        frame = self._frame(image)
        beneath = QPointF((point.x() - frame.x()) / frame.width(), (point.y() - frame.y()) / frame.height())
        size = frame.size() * (zoom / self._zoom)
        away = QPointF(self.width() / 2, self.height() / 2) - point
        self._look_at(zoom, beneath + QPointF(away.x() / size.width(), away.y() / size.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = painted()
        painter = QPainter(self)
        painter.fillRect(self.rect(), scheme.ground)
        image = self._image()
        if image is not None:
            frame = self._frame(image)
            near = frame.width() * self.devicePixelRatioF() / image.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, near <= _SMOOTH_UP_TO)
            painter.drawImage(frame, image)
            if self._veil is not None:
                paint_veil(painter, frame, self._veil)
        elif self._path and self._thumbnails.unreadable(self._path):
            at = QRectF(self.rect())
            paint_icon(painter, "unreadable", QRectF(at.center().x() - 24, at.center().y() - 52, 48, 48), scheme.quiet)
            painter.setPen(scheme.quiet)
            painter.drawText(
                at.adjusted(8, 40, -8, 0), Qt.AlignmentFlag.AlignCenter, self.tr("This photo cannot be shown")
            )

        if self._led_here:
            painter.setPen(QPen(scheme.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._led_here = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._led_here = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.go_nearer(_STEP)
            case Qt.Key.Key_Minus:
                self.go_nearer(1 / _STEP)
            case Qt.Key.Key_0:
                self._look_at(1.0, QPointF(_TURNED_TO, _TURNED_TO))
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.stepped.emit(1 if (event.key() == Qt.Key.Key_Left) is from_right() else -1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / _NOTCH
        if turned:
            self.go_nearer(_STEP**turned, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor if self._zoom > 1 else Qt.CursorShape.ArrowCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        image = self._image()
        if self._held is not None and image is not None:
            moved = event.position() - self._held
            self._held = event.position()
            frame = self._frame(image)
            self._look_at(self._zoom, self._middle - QPointF(moved.x() / frame.width(), moved.y() / frame.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._zoom > 1:
            self._look_at(1.0, QPointF(_TURNED_TO, _TURNED_TO))
        else:
            self.go_nearer(_NEAR, event.position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._look_at(self._zoom, self._middle)
        super().resizeEvent(event)

    def _look_at(self, zoom: float, middle: QPointF) -> None:
        """No further than the photo's edges."""
        self._zoom = zoom
        image = self._image()
        if image is not None:
            size = self._size(image)
            margins = (min(self.width() / size.width() / 2, 0.5), min(self.height() / size.height() / 2, 0.5))
            across = min(max(middle.x(), margins[0]), 1 - margins[0])
            down = min(max(middle.y(), margins[1]), 1 - margins[1])
            middle = QPointF(across, down)
        self._middle = middle
        self._thumbnails.focus(id(self), {self._path})
        self.update()

    def _size(self, image: QImage) -> QSizeF:
        """Of the whole photo as it is shown, in pixels of this widget."""
        fitted = QSizeF(image.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return fitted * self._zoom

    def _frame(self, image: QImage) -> QRectF:
        """Where the whole photo lies, mostly beyond the edges when it is near."""
        size = self._size(image)
        left = self.width() / 2 - self._middle.x() * size.width()
        top = self.height() / 2 - self._middle.y() * size.height()
        return QRectF(QPointF(left, top), size)

    def _image(self) -> QImage | None:
        """As sharp as the zoom asks for, or what is there of it meanwhile."""
        if not self._path or self.width() < 2 or self.height() < 2:
            return None
        sharp = self.devicePixelRatioF() * (1 if self._zoom <= 1 else _NEAREST if self._zoom > _NEAR else _NEAR)
        wanted = Wanted(self._path, round(self.width() * sharp), round(self.height() * sharp), cover=False)
        return self._thumbnails.look(wanted, id(self))

    def _repaint(self, paths: Collection[str]) -> None:
        if self._path in paths:
            self._look_at(self._zoom, self._middle)
