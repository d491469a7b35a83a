"""The field in which a template is typed: proposes fields, and marks the place of a mistake."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontDatabase, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sorter.files.planning.completion import Completion, completions
from sorter.gui.completion_list import CompletionList
from sorter.gui.growth import sized
from sorter.gui.style import painted

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class TemplateField(QLineEdit):
    """While a field is being typed, the arrow keys choose a proposal, Enter or Tab takes it and Esc closes the list."""

    changed = Signal(str)
    proposing = Signal(bool)  # the list opens, or closes

    def __init__(self) -> None:
        super().__init__()
        self._list: CompletionList | None = None  # made in the window once it is needed
        self._mistake: int | None = None
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.setFont(sized(font, 12))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a path is one in every language
        self.setAcceptDrops(False)  # a photo that is dropped here is one to sort
        self.setAccessibleName(self.tr("Folders and names of the photos"))
        self.textChanged.connect(self.changed)
        self.textEdited.connect(lambda _: self._propose())
        self.cursorPositionChanged.connect(lambda _, __: self._close_unless_proposed())
        self._proposed_at = ("", -1)

    @property
    def mistake(self) -> int | None:
        """The character that is marked, from 0; the length of the text where something is missing at its end."""
        return self._mistake

    def mark(self, mistake: int | None, sentence: str = "") -> None:
        """Mark the place of a mistake, or none."""
        self._mistake = mistake
        self.setAccessibleDescription(sentence)
        self.setProperty("wrong", mistake is not None)
        self.style().unpolish(self)
        self.style().polish(self)

    def proposals(self) -> Sequence[Completion]:
        """What is proposed just now."""
        return self._list.proposals() if self._list and self._list.isVisible() else ()

    def event(self, event: QEvent) -> bool:
        """Tab and the window's own keys come here first while proposals are shown."""
        if isinstance(event, QKeyEvent) and self.proposals():
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # Esc closes the list, not what the window runs
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._list and self.proposals() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._list.go(step)
                return
            if event.key() in _TAKING:
                self._take(self._list.chosen())
                return
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something above the field moves: the list goes with it."""
        if self._list and self._list.isVisible() and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._list.place_at(self)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mistake is not None:
            painter = QPainter(self)
            colour, mark = painted().bad, self._mark()
            painter.fillRect(mark, QColor(colour.red(), colour.green(), colour.blue(), 44))
            painter.fillRect(QRectF(mark.left(), mark.bottom() - 2, mark.width(), 2), colour)

    def _mark(self) -> QRectF:
        """Where the mistaken character is painted: measured from the cursor, since the text may be scrolled."""
        text, at = self.text(), self._mistake or 0
        advance = self.fontMetrics().horizontalAdvance
        cursor = self.cursorRect()
        before_cursor = advance(text[: _points(text, self.cursorPosition())])
        left = cursor.center().x() + advance(text[:at]) - before_cursor
        width = max(advance(text[at : at + 1]) or advance("m"), 4)
        inside = self.contentsRect().adjusted(6, 4, -6, -4)
        left = min(max(left, inside.left()), inside.right() - width)
        return QRectF(left, inside.top(), width, inside.height())

    def _propose(self) -> None:
        self._proposed_at = self.text(), self.cursorPosition()
        found = completions(self.text(), _points(self.text(), self.cursorPosition()))
        if not found:
            self._close()
            return
        if self._list is None:
            self._list = CompletionList(self.window())
            self._list.taken.connect(self._take)
            self._list.closed.connect(lambda: self.proposing.emit(False))
            self._follow_parents()
        self._list.show_proposals(found, self)
        self.proposing.emit(True)

    def _follow_parents(self) -> None:
        above: QObject | None = self
        while isinstance(above, QWidget):
            above.installEventFilter(self)
            above = above.parent()

    def _take(self, completion: Completion) -> None:
        self._close()
        self.selectAll()
        self.insert(completion.text)  # unlike setText this can be undone
        self._close()
        self.setCursorPosition(_units(completion.text[: completion.cursor]))

    def _close(self) -> None:
        if self._list:
            self._list.hide()

    def _close_unless_proposed(self) -> None:
        """A cursor that is led elsewhere wants no proposals; what was just typed does."""
        if (self.text(), self.cursorPosition()) != self._proposed_at:
            self._close()


def _points(text: str, units: int) -> int:
    """Qt counts in units of UTF-16, Python in characters."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
