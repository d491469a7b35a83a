"""How one card is painted: photo, confidence bar, what it is within its column, selection."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sorter.gui.colours import Colours
from sorter.gui.direction import laid, write
from sorter.gui.grid import ID_ROLE
from sorter.gui.growth import sized
from sorter.gui.icons import paint_icon
from sorter.gui.plates import BADGE, RADIUS, Plates, badge_plate, paint_caption
from sorter.gui.reading import Wanted
from sorter.gui.style import painted
from sorter.gui.thumbnails import Thumbnails

MARGIN = 3  # around a card: two cards stand 6 apart


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows."""

    path: str
    name: str
    score: float | None  # None: a person set it, or it failed
    caption: str  # what it is within its column; often empty
    corrected: bool = False
    failed: bool = False
    accepted: bool = False


class CardDelegate(QStyledItemDelegate):
    """Paints the card of a cell; looks everything up and decodes nothing."""

    def __init__(self, face: Callable[[int], Face], thumbnails: Thumbnails, owner: int, parent: QObject) -> None:
        super().__init__(parent)
        self._face = face
        self._thumbnails = thumbnails
        self._owner = owner
        self._plates = Plates()
        self.picture = QSize(1, 1)  # logical pixels of the photo, settled: a resize in progress does not change it

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        id = index.data(ID_ROLE)
        if id is None:
            return
        face, scheme = self._face(id), painted()
        card = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        ratio = option.widget.devicePixelRatioF() if option.widget else 1.0
        image = None if face.failed else self._thumbnails.look(self._wanted(face.path, ratio), self._owner)
        if image is not None:
            painter.drawImage(card, image)
        else:
            painter.drawPixmap(card, self._plates.empty(card.size(), ratio, scheme))
            if face.failed or self._thumbnails.unreadable(face.path):
                _paint_unreadable(painter, card, face.name, scheme)
        if face.caption:
            paint_caption(painter, card, face.caption, ratio)
        if face.score is not None:
            self._plates.paint_bar(painter, card, face.score, ratio, scheme)
        if face.corrected or face.accepted:
            _paint_marks(painter, card, face, ratio)
        _paint_state(painter, card, option.state, scheme)

    def _wanted(self, path: str, ratio: float) -> Wanted:
        width, height = round(self.picture.width() * ratio), round(self.picture.height() * ratio)
        return Wanted(path, width, height, cover=True, radius=round(RADIUS * ratio))


def _paint_unreadable(painter: QPainter, card: QRect, name: str, scheme: Colours) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(28, card.width() // 3)
    box = QRectF(card.center().x() - side / 2, card.center().y() - side / 2 - 8, side, side)
    paint_icon(painter, "unreadable", box, scheme.quiet)
    font = sized(painter.font(), 10)
    painter.setFont(font)
    painter.setPen(scheme.quiet)
    text = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideMiddle, card.width() - 8)
    beneath = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
    write(painter, QRectF(card.adjusted(4, 0, -4, -6)), text, beneath)
    painter.restore()


def _paint_marks(painter: QPainter, card: QRect, face: Face, ratio: float) -> None:
    """A small pencil: a person set this; a tick: a person accepted it."""
    scheme = painted()
    marks = (
        (face.corrected, "pencil", scheme.accent, scheme.on_accent),
        (face.accepted, "check", scheme.good, scheme.panel),
    )
    at = QRectF(card.right() - 20, card.top() + 5, BADGE, BADGE)
    for wanted, name, ground, ink in marks:
        if wanted:
            painter.drawPixmap(laid(at, card.width(), card.left()).topLeft(), badge_plate(name, ground, ink, ratio))
            at.translate(-20, 0)


def _paint_state(painter: QPainter, card: QRect, state: QStyle.StateFlag, scheme: Colours) -> None:
    if state & QStyle.StateFlag.State_Selected:
        pen, outside = QPen(scheme.accent, 2), 2.0
    elif state & QStyle.StateFlag.State_MouseOver:
        pen, outside = QPen(scheme.quiet, 1), 1.5
    else:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outline = QRectF(card).adjusted(-outside, -outside, outside, outside)
    painter.drawRoundedRect(outline, RADIUS + outside, RADIUS + outside)
    painter.restore()
