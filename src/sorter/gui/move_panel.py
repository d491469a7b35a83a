"""A small panel over the board that finds one of many labels by a few letters."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sorter.gui.colours import blend
from sorter.gui.direction import laid, write
from sorter.gui.growth import grown, sized
from sorter.gui.label_search import Named, found
from sorter.gui.labels import Words
from sorter.gui.list_model import VALUE, ListModel
from sorter.gui.row_model import Index
from sorter.gui.style import painted

_ROW = 28
_ROWS = 10
_WIDTH = 360
_FOR_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MovePanel(QFrame):
    """Shows the labels that fit what is typed, and tells the one that a person takes."""

    taken = Signal(object)  # Place

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._named: Sequence[Named] = ()
        self._head = Words(quiet=True, pixels=12)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Find a label"))
        self.field.setPlaceholderText(self.tr("Find a label"))
        self._none = Words(self.tr("No label of this name"), quiet=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._model: ListModel[Named] = ListModel(_spoken)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Labels"))
        self.list.setFixedHeight(grown(_ROW) * _ROWS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(8)
        for widget in (self._head, self.field, self.list, self._none):
            rows.addWidget(widget)
        self._none.setFixedHeight(grown(_ROW) * _ROWS)
        self.setFixedWidth(grown(_WIDTH))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda _: self._find())
        self.list.clicked.connect(self._take)

    def open_over(self, board: QWidget, named: Sequence[Named], title: str) -> None:
        """Open at the upper middle of the board, with nothing typed."""
        self._named = named
        self._head.setText(title)
        self.field.clear()
        self._find()
        self.adjustSize()
        corner = board.mapToGlobal(QPoint((board.width() - self.width()) // 2, 48))
        screen = board.screen().availableGeometry()
        x = min(max(corner.x(), screen.left()), screen.right() - self.width())
        self.move(x, min(corner.y(), max(screen.bottom() - self.height(), screen.top())))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def names(self) -> list[str]:
        """What is found."""
        return [one.name for one in self._model.values]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that are for the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _FOR_LIST:
                self.list.keyPressEvent(event)
                return True
            if event.key() in _ENTER:
                self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        self._model.show(found(self._named, self.field.text()))
        any_found = bool(self._model.values)
        self.list.setVisible(any_found)
        self._none.setVisible(not any_found)
        self.list.setCurrentIndex(self._model.index(0))
        self.list.scrollToTop()

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.hide()
            self.taken.emit(self._model.values[index.row()].place)


def _spoken(one: Named) -> str:
    return ", ".join(filter(None, (one.name, one.above)))


class _Line(QStyledItemDelegate):
    """The name, then quietly what lies above it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, grown(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one, scheme, box = index.data(VALUE), painted(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(blend(scheme.accent, scheme.panel, 0.16))
            painter.drawRoundedRect(box, 6, 6)
        x, end = 8, option.rect.width() - 8
        for text, pixels, colour in ((one.name, 13, scheme.text), (one.above, 12, scheme.quiet)):
            font = sized(option.font, pixels)
            metrics = QFontMetrics(font)
            told = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(end - x, 0))
            painter.setFont(font)
            painter.setPen(colour)
            write(painter, laid(QRectF(x, box.top(), max(end - x, 0), box.height()), box.width()), told)
            x += metrics.horizontalAdvance(told) + 10
        painter.restore()
