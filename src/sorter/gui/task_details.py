"""One task beside the cards: what it says of some photos, what is known of it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sorter.gui.fields import name_field
from sorter.gui.labels import Elided, Line, Words
from sorter.gui.layouts import emptied
from sorter.gui.spoken import explain
from sorter.gui.task_entries import Entry
from sorter.gui.task_words import TaskWords
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.try_out import TryOut

_WIDTH = 348  # two photos of what it is tried on, their margins, a scroll bar, and the line of the focus
_MARGIN = 16
_SCROLLING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
_PADDING = 7  # of a flat button: its text stands above what lies beneath
_APART = 6  # between two flat buttons


class TaskDetails(QWidget):
    """Shows one entry at a time; what is done with it, `deeds` say, and one button chooses it."""

    chosen = Signal()
    named = Signal(str)  # what a person would call it

    def __init__(self, words: TaskWords, thumbnails: Thumbnails, deeds: Sequence[Sequence[QAction]]) -> None:
        """`deeds` are what can be done with it, in rows."""
        super().__init__()
        self._words = words
        self.try_out = TryOut(thumbnails)
        self._name = Words(bold=True, pixels=16, wrap=True)
        self._field = name_field(self.tr("Name of the task"))
        self._field.returnPressed.connect(self._take_name)
        self._badges = Words(quiet=True)
        self._summary, self._wrong = Words(quiet=True, wrap=True), Words(bad=True, wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(3)
        self._facts.setColumnMinimumWidth(0, 76)
        self._facts.setColumnStretch(1, 1)
        self._measured, self._accuracy = Words(quiet=True, wrap=True), Words(quiet=True, wrap=True)
        self._deeds = [[(action, _button(action)) for action in row] for row in deeds]
        self._choose = QPushButton()
        self._choose.setProperty("primary", True)
        self._choose.clicked.connect(self.chosen)
        self._scroll = QScrollArea()
        self._lay_out()
        self.show_entry(None)

    @property
    def is_naming(self) -> bool:
        """Whether a person is typing another name."""
        return self._field.isVisibleTo(self)

    def show_entry(self, entry: Entry | None, *, in_use: bool = False) -> None:
        """Show one; None: nothing."""
        self.end_naming()
        self._name.setText(self._words.name(entry) if entry else "")
        badges = " · ".join(self._words.badges(entry, in_use=in_use)) if entry else ""
        is_wrong = entry is not None and self._words.is_wrong(entry)
        summary = self._words.summary(entry) if entry else ""
        accuracy = self._words.accuracy(entry) if entry else ""
        for words, text in (
            (self._badges, badges),
            (self._wrong, summary if is_wrong else ""),
            (self._summary, "" if is_wrong else summary),
            (self._measured, self._words.measured(entry.speed) if entry and entry.sorts else ""),
            (self._accuracy, accuracy),
        ):
            words.setText(text)
            words.setVisible(bool(text))
        self._show_facts(entry)
        self.try_out.setVisible(entry is not None and entry.sorts)
        for action, button in (deed for row in self._deeds for deed in row):
            button.setVisible(action.isVisible())
        teaches = entry is not None and entry.task is not None and entry.task.is_backbone
        self._choose.setText(self.tr("Teach a task with it…") if teaches else self.tr("Sort by this"))
        self._choose.setVisible(entry is not None and entry.task is not None)

    def begin_naming(self) -> None:
        """Let a person type another name in the place of this one."""
        self._field.setText(self._name.text())
        self._name.hide()
        self._field.show()
        self._field.setFocus()
        self._field.selectAll()

    def end_naming(self) -> None:
        """Show the name as it is."""
        self._field.hide()
        self._name.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What its buttons leave over."""
        bar, key = self._scroll.verticalScrollBar(), event.key()
        if key not in _SCROLLING:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            bar.setValue(bar.value() + bar.pageStep() * (1 if key == Qt.Key.Key_PageDown else -1))

    def _take_keys(self, _: int, most: int) -> None:
        """Tab stops at what can be scrolled, and its arrows do so then."""
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(_MARGIN, 14, _MARGIN, _MARGIN)
        inner.setSpacing(4)
        for words in (self._name, self._field, self._badges, self._summary, self._wrong):
            inner.addWidget(words)
        inner.addSpacing(10)
        inner.addWidget(self.try_out)
        inner.addSpacing(12)
        inner.addLayout(self._facts)
        inner.addSpacing(8)
        inner.addWidget(self._measured)
        inner.addSpacing(4)
        inner.addWidget(self._accuracy)
        inner.addStretch(1)
        scroll = self._scroll
        scroll.setObjectName("scrolled")  # see the style: a line around it while it has the keys
        scroll.setAccessibleName(self.tr("About the task"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.verticalScrollBar().rangeChanged.connect(self._take_keys)
        self._take_keys(0, 0)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        for part in (self, content):
            part.setAutoFillBackground(True)
            part.setBackgroundRole(part.palette().ColorRole.Base)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(Line())
        whole.addLayout(self._foot())
        self.setFixedWidth(_WIDTH)

    def _foot(self) -> QVBoxLayout:
        """What stays in sight."""
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 10, 0, 14)
        foot.setSpacing(0)
        choosing = QHBoxLayout()
        choosing.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        choosing.addWidget(self._choose)
        for buttons in (part for row in self._deeds for part in _fitting([button for _, button in row])):
            line = QHBoxLayout()
            line.setContentsMargins(_MARGIN - _PADDING, 0, _MARGIN - _PADDING, 0)
            line.setSpacing(_APART)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            foot.addLayout(line)
        foot.addSpacing(8)
        foot.addLayout(choosing)
        return foot

    def _show_facts(self, entry: Entry | None) -> None:
        emptied(self._facts)
        for at, (name, fact) in enumerate(self._words.facts(entry) if entry else ()):
            value = Elided(fact, mode=Qt.TextElideMode.ElideRight)
            explain(value, fact)
            for column, widget in enumerate((Words(name, quiet=True), value)):
                self._facts.addWidget(widget, at, column)
                widget.show()  # Qt itself shows what is added to a visible layout one turn later: it would flicker

    def _take_name(self) -> None:
        self.named.emit(self._field.text())


def _fitting(buttons: Sequence[QPushButton]) -> list[list[QPushButton]]:
    """In as few lines as there is room for: long words in large text need more than one."""
    lines: list[list[QPushButton]] = []
    room = 0
    for button in buttons:
        if not lines or button.sizeHint().width() > room:
            lines.append([])
            room = _WIDTH - 2 * (_MARGIN - _PADDING)
        lines[-1].append(button)
        room -= button.sizeHint().width() + _APART
    return lines


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setProperty("flat", True)
    button.clicked.connect(action.trigger)
    return button
