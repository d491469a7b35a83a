"""From a photo's file to a small picture, on any thread.

The file itself is read by the worker; Qt reads only the JPEGs that the worker wrote.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QImageWriter, QPainter

from sorter.core.measurement import THUMBNAIL_SIDE
from sorter.errors import InputError

Draw = Callable[[str, int], bytes]
"""Makes a JPEG of the photo at a path, upright, at most so many pixels long. Raises `InputError` with the reason."""

_LONG = 1.5  # of 3:2: a photo that fills a square is so much longer than the square
_NEARLY = 1.1
_SIDES = tuple(THUMBNAIL_SIDE * times for times in (1, 2, 4, 8, 16))  # few, so that some are there


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture: of which file, and how many device pixels it may have."""

    path: str
    width: int
    height: int
    cover: bool  # fill the size and cut off what is over, else fit within
    radius: int = 0  # of round corners, in device pixels


def read_picture(wanted: Wanted, draw: Draw) -> QImage:
    """The photo upright, at the size wanted. Raises `InputError` with the reason where it cannot be read."""
    jpeg = draw(wanted.path, _side(wanted))
    buffer = QBuffer()
    buffer.setData(jpeg)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    image = _scaled(QImageReader(buffer, QByteArray(b"JPEG")), wanted)
    if image.isNull():
        raise InputError("cannot be shown")
    return _fitted(image, wanted)


def whole_picture(jpeg: bytes) -> QImage:
    """A JPEG that the worker wrote, as it is. Raises `InputError` where Qt cannot read it."""
    buffer = QBuffer()
    buffer.setData(jpeg)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"JPEG"))
    reader.size()  # see `_scaled`
    image = reader.read()
    if image.isNull():
        raise InputError("cannot be shown")
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _side(wanted: Wanted) -> int:
    """How long a picture is asked for: of the usual shapes it is sharp, and nearly so where that saves a decoding."""
    longest = max(wanted.width, wanted.height) * (_LONG if wanted.cover else 1)
    return next((side for side in _SIDES if side * _NEARLY >= longest), _SIDES[-1])


def prepare_reading() -> None:
    """To be called once, before any other thread reads.

    PySide makes each class when it is first used, and two threads that do so at once crash or wait for each other
    for ever (seen with 6.11). So one picture, made in memory, goes all the way here.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    picture = QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    buffer.seek(0)
    wanted = Wanted("", 4, 4, cover=True, radius=1)
    _fitted(_scaled(QImageReader(buffer), wanted), wanted)


def _scaled(reader: QImageReader, wanted: Wanted) -> QImage:
    """The picture about as small as wanted; a null image where Qt cannot read it."""
    # Before `read`, always: a reader's first call looks for what reads the format, under a lock of Qt's, and meanwhile
    # asks the buffer, a Python object. This call keeps the interpreter's lock, and `read` lets go of it: two threads of
    # which each has one of the locks would wait for ever.
    stored = reader.size()
    if stored.isValid():
        reader.setScaledSize(stored.scaled(QSize(wanted.width, wanted.height), _mode(wanted)))
    return reader.read()


def _fitted(image: QImage, wanted: Wanted) -> QImage:
    """Exactly the size (cover) or within it (fit), in the format that paints fastest."""
    box = QSize(wanted.width, wanted.height)
    size = image.size().scaled(box, _mode(wanted))
    if size != image.size() and (wanted.cover or size.width() < image.width()):
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    if wanted.cover:
        cut = QRect(0, 0, wanted.width, wanted.height)
        cut.moveCenter(image.rect().center())
        image = image.copy(cut.intersected(image.rect()))
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return _rounded(image, wanted.radius) if wanted.radius else image


def _rounded(image: QImage, radius: int) -> QImage:
    """The image with round corners: cut here once, since cutting at every repaint costs ten times the painting."""
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    painter.drawRoundedRect(made.rect(), radius, radius)
    painter.end()
    return made


def _mode(wanted: Wanted) -> Qt.AspectRatioMode:
    by_expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    return by_expanding if wanted.cover else Qt.AspectRatioMode.KeepAspectRatio
