"""The tasks over the whole board: cards, what the one looked at says of some photos, and one's own to manage."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sorter.gui.labels import Elided, Line
from sorter.gui.model_card import ModelCard
from sorter.gui.page_head import PageHead
from sorter.gui.task_cards import TaskCards
from sorter.gui.task_details import TaskDetails
from sorter.gui.task_entries import Entry
from sorter.gui.task_words import Said, TaskWords
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.words import shown

_CARDS, _READING = 0, 1


class TasksPage(QWidget):
    """Shows what it is given and emits what a person wants of it; ids are those of the entries."""

    opened = Signal()  # it is in sight
    left = Signal()  # it is not any more
    looked_at = Signal(str)  # another one, or the same anew
    chosen = Signal(str)  # photos are to be sorted by it, or tasks to be taught with it
    card_wished = Signal(object)  # Entry
    renamed = Signal(str, str)  # and what it is to be called
    export_wished = Signal(object)  # Entry
    folder_wished = Signal(str)
    removal_wished = Signal(str)
    teach_wished = Signal()
    import_wished = Signal()
    closed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._in_use = self._shown = ""
        words = TaskWords(self)
        self._cards = TaskCards(words)
        self._make_deeds()
        deeds = (self._read, self._export), (self._rename, self._folder, self._remove)
        self._details = TaskDetails(words, thumbnails, deeds)
        self._title = Elided(bold=True)
        self._text = ModelCard()
        self._main = QStackedWidget()
        self._main.setAccessibleName(self.tr("Tasks"))
        self._teach = QPushButton(self.tr("Teach by example…"))
        self._import = QPushButton(self.tr("Import a model…"))
        self._back = QPushButton(self.tr("Back to the photos"))
        self._lay_out()
        self._connect()

    @property
    def entry(self) -> Entry | None:
        """What is looked at."""
        return self._cards.entry()

    def show_entries(self, entries: Sequence[Entry], in_use: str) -> None:
        """Show these, of which one is in use; what is looked at stays so while it is there."""
        self._in_use = in_use
        self._cards.show_entries(entries, in_use)

    def show_photos(self, paths: Sequence[str], *, samples: bool) -> None:
        """Show the photos that tasks are tried on; `samples`: those that come with Sorter."""
        self._details.try_out.show_photos(paths, samples=samples)

    def show_said(self, said: Mapping[str, Said]) -> None:
        """Show what the one that is looked at says of the photos, by path."""
        self._details.try_out.show_said(said)

    def show_trouble(self, sentence: str) -> None:
        """Say why it says nothing of them."""
        self._details.try_out.show_trouble(sentence)

    def show_card(self, name: str, text: str) -> None:
        """Show the card of its model in the place of the cards."""
        self._title.setText(shown(name))
        self._text.show_card(text)
        self._main.setCurrentIndex(_READING)
        self._text.setFocus()

    def step_back(self) -> bool:
        """From the name that is being typed, or the card that is read; False where there is neither."""
        if self._details.is_naming:
            self._details.end_naming()
        elif self._main.currentIndex() == _READING:
            self._main.setCurrentIndex(_CARDS)
        else:
            return False
        self.focus()
        return True

    def look_at(self, id: str) -> None:
        """Look at another one."""
        self._cards.look_at(id)

    def focus(self) -> None:
        """Give the cards the keys."""
        self._cards.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._main.setCurrentIndex(_CARDS)
            self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def _make_deeds(self) -> None:
        """What the menu of a card and the buttons beneath the details do."""
        self._sort = self._deed(self.tr("Sort by this"), None)
        self._read = self._deed(self.tr("Model card"), None)
        self._rename = self._deed(self.tr("Rename"), "F2")
        self._export = self._deed(self.tr("Export…"), None)
        self._folder = self._deed(self.tr("Show folder"), None)
        self._remove = self._deed(self.tr("Remove…"), "Del")

    def _deed(self, text: str, key: str | None) -> QAction:
        action = QAction(text, self._cards)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._cards.addAction(action)
        return action

    def _connect(self) -> None:
        self._cards.looked_at.connect(self._show_entry)
        for wish, signal in (
            (self._cards.chosen, self.chosen),
            (self._details.chosen, self.chosen),
            (self._sort.triggered, self.chosen),
            (self._folder.triggered, self.folder_wished),
            (self._remove.triggered, self.removal_wished),
        ):
            wish.connect(lambda *_, signal=signal: signal.emit(self._shown))
        self._read.triggered.connect(lambda: self.card_wished.emit(self.entry))
        self._export.triggered.connect(lambda: self.export_wished.emit(self.entry))
        self._rename.triggered.connect(self._details.begin_naming)
        self._details.named.connect(self._take_name)
        self._teach.clicked.connect(self.teach_wished)
        self._import.clicked.connect(self.import_wished)
        self._back.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        head = PageHead(self.tr("Tasks"), (self._import, self._teach, self._back), beside=14)
        reading = QWidget()
        inner = QVBoxLayout(reading)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(14, 8, 8, 0)
        every = QPushButton(self.tr("All tasks"))
        every.setProperty("link", True)
        every.clicked.connect(self.step_back)
        line.addWidget(self._title, 1)
        line.addWidget(every)
        inner.addLayout(line)
        inner.addWidget(self._text, 1)
        cards = QWidget()
        around = QVBoxLayout(cards)
        around.setContentsMargins(8, 6, 0, 0)
        around.addWidget(self._cards)
        for page in (cards, reading):
            self._main.addWidget(page)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._main, 1)
        middle.addWidget(Line(upright=True))
        middle.addWidget(self._details)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(Line())
        whole.addLayout(middle, 1)

    def _show_entry(self, entry: Entry | None) -> None:
        task = entry.task if entry else None
        own = entry is not None and entry.is_own
        self._sort.setVisible(entry is not None and entry.sorts)
        self._read.setVisible(task is not None and task.card is not None)
        self._export.setVisible(task is not None)
        self._rename.setVisible(task is not None and own)
        self._folder.setVisible(own)
        self._remove.setVisible(own)
        id = entry.id if entry else ""
        if id != self._shown:
            self._main.setCurrentIndex(_CARDS)
        self._shown = id
        self._details.show_entry(entry, in_use=id == self._in_use)
        self.looked_at.emit(id)

    def _take_name(self, name: str) -> None:
        entry = self.entry
        self.step_back()
        if entry and name.strip() not in ("", entry.name):
            self.renamed.emit(entry.id, name.strip())
