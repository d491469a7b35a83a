"""The list of fields that could stand at the cursor, beneath the field in which a template is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QHideEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sorter.files.planning.completion import Completion
from sorter.files.planning.fields import FIELDS
from sorter.gui.colours import CHOSEN_LINE, blend
from sorter.gui.core_words import translated
from sorter.gui.direction import laid, write
from sorter.gui.growth import grown, sized
from sorter.gui.list_model import VALUE, ListModel
from sorter.gui.row_model import Index
from sorter.gui.style import painted

_ROW = 24
_SHOWN = 8
_GAP = 12


class CompletionList(QFrame):
    """Lies in the window above everything else and never takes the focus."""

    taken = Signal(object)  # Completion, with the mouse
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model: ListModel[Completion] = ListModel(_spoken)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Line(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("Fields"))
        self._view.clicked.connect(lambda index: self.taken.emit(self._model.values[index.row()]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._view)
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def proposals(self) -> Sequence[Completion]:
        """What is in the list."""
        return self._model.values

    def chosen(self) -> Completion:
        """The proposal that stands out."""
        return self._model.values[max(self._view.currentIndex().row(), 0)]

    def go(self, step: int) -> None:
        """Choose the next or the one before, round and round."""
        count = len(self._model.values)
        self._choose((self._view.currentIndex().row() + step) % count)

    def show_proposals(self, proposals: Sequence[Completion], field: QWidget) -> None:
        """Show these at the lower edge of `field`, or above it where there is no room; the first one is chosen."""
        self._model.show(proposals)
        self._choose(0)
        self.place_at(field)
        self.show()
        self.raise_()

    def place_at(self, field: QWidget) -> None:
        """Lie at the field, wherever that is now."""
        proposals = self._model.values
        widest = max(self._line_width(one) for one in proposals)
        window = self._window
        height = grown(_ROW) * min(len(proposals), _SHOWN) + 10
        width = min(max(widest + 2 * _GAP + 10, field.width()), window.width() - 16)
        corner = field.mapTo(window, QPoint(0, field.height() + 3))
        left = min(corner.x(), window.width() - width - 8)
        above = corner.y() - field.height() - 6 - height
        top = corner.y() if corner.y() + height <= window.height() - 8 else max(above, 8)
        self.setGeometry(left, top, width, height)

    def _choose(self, row: int) -> None:
        index = self._model.index(row)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)

    def _line_width(self, proposal: Completion) -> int:
        return _field_width() + _GAP + QFontMetrics(self.font()).horizontalAdvance(translated(proposal.meaning)) + 8


class _Line(QStyledItemDelegate):
    """The field in braces, then quietly what it means."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, grown(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one, scheme = index.data(VALUE), painted()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(blend(scheme.accent, scheme.panel, CHOSEN_LINE))
            painter.drawRoundedRect(rect, 5, 5)
        painter.setFont(_fixed())
        painter.setPen(scheme.text)
        write(painter, laid(rect.adjusted(8, 0, 0, 0), rect.width()), _braced(one))
        painter.setFont(option.font)
        painter.setPen(scheme.text if chosen else scheme.quiet)
        room = rect.adjusted(8 + _field_width() + _GAP, 0, -6, 0)
        told = translated(one.meaning)
        meaning = QFontMetrics(option.font).elidedText(told, Qt.TextElideMode.ElideRight, int(room.width()))
        write(painter, laid(room, rect.width()), meaning)
        painter.restore()


def _spoken(proposal: Completion) -> str:
    return f"{_braced(proposal)}  {translated(proposal.meaning)}"


def _braced(proposal: Completion) -> str:
    return f"{{{proposal.field}}}"


def _field_width() -> int:
    """Pixels of the longest field, so that the meanings stand one above the other."""
    return QFontMetrics(_fixed()).horizontalAdvance("{" + max(FIELDS, key=len) + "}")


def _fixed() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    return sized(font, 12)
