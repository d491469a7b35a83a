"""Teaching a task: a folder for each label in, how right the task is out."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sorter.gui.check_box import CheckBox
from sorter.gui.combo_box import ComboBox
from sorter.gui.core_words import translated
from sorter.gui.fields import LONGEST_NAME, name_field, text_box
from sorter.gui.foot import ProgressLine
from sorter.gui.growth import grown
from sorter.gui.labels import Elided, Words
from sorter.gui.words import figure, shown
from sorter.jobs.events import Progress

_WIDTH = 520
_TALLEST = 180  # pixels of a list


@dataclass(frozen=True, slots=True)
class Examples:
    """What lies in a folder of examples."""

    folder: str
    labels: tuple[tuple[str, int], ...]  # names, each with how many photos


class TeachDialog(QDialog):
    """Asks for examples, shows how far the work is, and tells what came of it; whoever opened it does the work."""

    folder_wished = Signal()
    folder_dropped = Signal(str)
    begun = Signal()
    cancelled = Signal()
    use_wished = Signal()

    def __init__(self, backbones: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`backbones` are ids and names of what can be taught with, the usual one first."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Teach by example"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumWidth(grown(_WIDTH))
        self._folder = ""
        self._labels = 0
        self._photos = 0
        self._running = False
        self._make(backbones)
        self._lay_out()
        self._show_state()

    @property
    def folder(self) -> str:
        """The folder of examples; empty while none is chosen."""
        return self._folder

    @property
    def name(self) -> str:
        """What the task is to be called."""
        return self._name.text().strip()

    @property
    def backbone(self) -> str:
        """The id of what looks at the photos; empty where there is nothing to teach with."""
        return str(self._backbones.currentData() or "")

    def choose_backbone(self, id: str) -> None:
        """Let this one look at the photos, where it is there."""
        at = self._backbones.findData(id)
        if at >= 0:
            self._backbones.setCurrentIndex(at)

    @property
    def advisory(self) -> bool:
        """Whether it is only to advise."""
        return self._advisory.isChecked()

    @property
    def may_replace(self) -> bool:
        """Whether a task that is called so may be replaced."""
        return self._replace.isVisible() and self._replace.isChecked()

    @property
    def is_done(self) -> bool:
        """Whether a task was taught."""
        return self._use.isVisibleTo(self)

    def show_examples(self, examples: Examples) -> None:
        """Show the labels in a folder, each with how many photos lie in it."""
        self._folder, folder = examples.folder, examples.folder
        found = [(name, count) for name, count in examples.labels if count]
        self._labels, self._photos = len(found), sum(count for _, count in found)
        self._path.setText(shown(folder))
        named = " · ".join(f"{shown(name)} {figure(count)}" for name, count in found)
        few = self.tr("There have to be two folders or more with photos in this one, each named for its label.")
        self._found.setText(named if len(found) > 1 else few)
        if not self._name.text():
            self._name.setText(os.path.basename(folder)[:LONGEST_NAME])
        self._said.setText("")
        self._show_state()

    def show_taken(self, taken: bool) -> None:
        """Whether there is a task of the user's that is called so."""
        self._replace.setVisible(taken)

    def show_begun(self) -> None:
        """The work goes on, until there is trouble or a result."""
        self._running = True
        self._said.setText("")
        self._line.show_share(None)
        self._show_state()

    def show_progress(self, progress: Progress) -> None:
        """Show how much is done."""
        self._line.show_share(progress.done / progress.found if progress.found else None)

    def show_error(self, error: Exception) -> None:
        """Say why the examples cannot be looked at."""
        self.show_trouble(translated(str(error)))

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing came of it; everything can be tried again."""
        self._running = False
        self._said.setText(sentence)
        self._show_state()

    def show_result(self, sentence: str, details: Sequence[str]) -> None:
        """Tell how right the task is, and what stands out."""
        self._running = False
        for widget in (self._form, self._teach):
            widget.hide()
        self._said.setText(sentence)
        self._details.setPlainText("\n".join(details))
        self._details.setVisible(bool(details))
        self._use.show()
        self._use.setDefault(True)
        self._use.setFocus()
        self._show_state()

    def reject(self) -> None:
        """End the work first, where some goes on; then the dialog."""
        if self._running:
            self.cancelled.emit()
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_folder(event.mimeData()) and not self._running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.folder_dropped.emit(_dropped_folder(event.mimeData()))

    def _make(self, backbones: Sequence[tuple[str, str]]) -> None:
        self._path = Elided(quiet=True)
        self._found = Words(self.tr("A folder for each label, with some photos in each."), quiet=True, wrap=True)
        self._name = name_field(self.tr("Name of the task"))
        self._name.textChanged.connect(lambda _: self._show_state())
        self._backbones = ComboBox()
        self._backbones.setAccessibleName(self.tr("Which model looks at the photos"))
        for id, name in backbones:
            self._backbones.addItem(self.tr("By the model of {0}").replace("{0}", name), id)
        if len(backbones) < 2:
            self._backbones.hide()
        self._advisory = CheckBox(self.tr("Only advises: nothing is sorted by it before you have looked"))
        self._replace = CheckBox(self.tr("Replace the task that is called so"))
        self._replace.hide()
        self._line = ProgressLine()
        self._said = Words(wrap=True)
        self._details = text_box(self.tr("What stands out"), _TALLEST)
        self._details.setReadOnly(True)
        self._details.hide()
        self._choose = QPushButton(self.tr("Choose folder…"))
        self._choose.clicked.connect(self.folder_wished)
        self._teach, self._use = QPushButton(), QPushButton(self.tr("Sort by it"))
        self._teach.clicked.connect(self.begun)
        self._use.clicked.connect(self.use_wished)
        for button in (self._teach, self._use):
            button.setProperty("primary", True)
        self._use.hide()
        self._close = QPushButton(self.tr("Cancel"))
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(10)
        where = QHBoxLayout()
        where.addWidget(self._path, 1)
        where.addWidget(self._choose)
        form.addLayout(where)
        for widget in (self._found, self._name, self._backbones, self._advisory, self._replace):
            form.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._line)
        foot.addStretch(1)
        for button in (self._close, self._teach, self._use):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(Words(self.tr("Sorter learns from your photos what tells their labels apart."), bold=True))
        for part in (self._form, self._said, self._details):
            layout.addWidget(part)
        layout.addLayout(foot)

    def _show_state(self) -> None:
        told = self.tr("Teach from {0} photos in {1} folders")
        told = told.replace("{0}", figure(self._photos)).replace("{1}", figure(self._labels))
        self._teach.setText(told if self._labels > 1 else self.tr("Teach"))
        self._teach.setEnabled(self._labels > 1 and bool(self.name) and not self._running)
        self._form.setEnabled(not self._running)
        self._line.setVisible(self._running)
        self._said.setVisible(bool(self._said.text()))
        self._close.setText(self.tr("Close") if self._use.isVisibleTo(self) else self.tr("Cancel"))


def _dropped_folder(data: QMimeData) -> str:
    """The one folder that is dragged, else nothing."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and os.path.isdir(paths[0]) else ""
