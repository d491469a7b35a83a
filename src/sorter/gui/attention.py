"""Shows what the task looked at: asks for it off the window's thread, and keeps what came."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from sorter.core.measurement import THUMBNAIL_SIDE, Measurer
from sorter.errors import InputError, RequestError
from sorter.gui.background import Background
from sorter.gui.core_words import translated
from sorter.gui.reading import Draw, whole_picture
from sorter.gui.words import shown
from sorter.items import Item, Label
from sorter.tasks.manifest import Task

if TYPE_CHECKING:  # with NumPy, which the first window is shown without
    from sorter.jobs.looked_at import LookedAt

_SIDE = 2 * THUMBNAIL_SIDE  # pixels of the copy in which parts are covered
_KEPT = 64  # photos
_QUALITY = 92
_GREY = QColor(124, 116, 104)  # the mean of photos, as networks are taught to see nothing in
_DARKEST = 170  # of 255: the veil where nothing was looked at

Key = tuple[str, str, Label]

Ask = Callable[[str], bytes]
"""The worker's answer to a question about a model."""


@dataclass(frozen=True, slots=True)
class Veil:
    """What lies over a photo."""

    image: QImage  # to be stretched over it, clear where the task looked; null where no part by itself says anything
    by_maps: bool  # of the model, and not by covering parts
    is_known: bool = True  # False: it could not be found out


class Attention(QObject):
    """Answers, photo by photo, which parts speak for its label."""

    came = Signal(str)  # path
    failed = Signal(object)  # Exception

    def __init__(
        self,
        draw: Draw,
        measure: Callable[[Task], Measurer],
        background: Background,
        parent: QObject,
        *,
        ask: Ask | None = None,
    ) -> None:
        """`measure` makes a measurer of its own, that no run uses; without `ask` models are not asked for maps."""
        super().__init__(parent)
        self._draw, self._measure, self._background = draw, measure, background
        self._ask = ask
        self._known: dict[Key, Veil | None] = {}  # None: it is asked for

    def look(self, task: Task, item: Item, label: Label) -> Veil | None:
        """A veil over the photo that shows where the task looked; None until it has come."""
        key = (task.id, item.path, label)
        if key not in self._known:
            self._known = {**dict(list(self._known.items())[-_KEPT:]), key: None}
            answer = self._background.ask(partial(self._find_out, task, item, label))
            answer.came.connect(partial(self._take, key))
            answer.failed.connect(partial(self._fail, key))
        return self._known[key]

    def _find_out(self, task: Task, item: Item, label: Label) -> "LookedAt":
        """Off the window's thread."""
        from sorter.jobs.looked_at import looked_at, mapped  # NumPy, which the first window does without

        if self._ask and (found := mapped(task, self._ask, label, item)):
            return found
        with tempfile.TemporaryDirectory(prefix="sorter-") as folder:
            photo, covered = _copies(self._draw(item.path, _SIDE), Path(folder))
            return looked_at(task, self._measure(task), label, photo, covered)

    def _take(self, key: Key, found: "LookedAt") -> None:
        self._known[key] = Veil(veil(found.shares), found.by_maps)
        self.came.emit(key[1])

    def _fail(self, key: Key, error: Exception) -> None:
        """It is not asked for again."""
        self._known[key] = Veil(QImage(), by_maps=False, is_known=False)
        self.came.emit(key[1])
        if isinstance(error, InputError):  # the reason alone does not say which photo
            error = RequestError(f"{shown(os.path.basename(key[1]))}: {translated(str(error))}.")
        self.failed.emit(error)


def veil(shares: tuple[float, ...]) -> QImage:
    """One pixel for each cell, the darker the less it says; a null image where no cell says anything."""
    if not any(shares):
        return QImage()
    side = round(len(shares) ** 0.5)
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    for at, share in enumerate(shares):
        image.setPixelColor(at % side, at // side, QColor(0, 0, 0, round(_DARKEST * (1 - share))))
    return image


def paint_veil(painter: QPainter, frame: QRectF, image: QImage) -> None:
    """Stretch it softly over the photo that lies in `frame`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(frame, image)
    painter.restore()


def _copies(jpeg: bytes, folder: Path) -> tuple[Item, list[Item]]:
    """The photo, and the photo with a part covered at every place, as files."""
    from sorter.jobs.looked_at import CELLS, COVER

    whole = whole_picture(jpeg)
    wide, high = whole.width() / CELLS, whole.height() / CELLS
    photo = _saved(whole, folder / "whole.jpg")
    covered = []
    places = CELLS - COVER + 1
    for at in range(places * places):
        top, left = divmod(at, places)
        copy = whole.copy()
        painter = QPainter(copy)
        painter.fillRect(QRectF(left * wide, top * high, COVER * wide, COVER * high), _GREY)
        painter.end()
        covered.append(_saved(copy, folder / f"{at}.jpg"))
    return photo, covered


def _saved(image: QImage, path: Path) -> Item:
    writer = QImageWriter(str(path), QByteArray(b"JPEG"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    status = path.stat()
    return Item(str(path), status.st_size, status.st_mtime_ns)
