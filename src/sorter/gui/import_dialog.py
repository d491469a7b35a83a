"""Importing a model: what it is, what it says of photos, and whether it becomes a task."""

import os
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sorter.gui.combo_box import ComboBox
from sorter.gui.fields import LONGEST_NAME, name_field, text_box
from sorter.gui.foot import ProgressLine
from sorter.gui.growth import grown
from sorter.gui.labels import Elided, Words
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.trial import Compared, Trial
from sorter.gui.words import shown

_WIDTH = 680
_TALLEST = 200  # pixels of a list


class ImportDialog(QDialog):
    """Shows what was found in a model and asks what is missing; whoever opened it does the work."""

    looked_anew = Signal()  # by another preset, with other labels or examples
    examples_wished = Signal()
    labels_wished = Signal()  # out of a file
    backbone_wished = Signal()  # no labels: it is only to be taught with
    kept = Signal()
    closed = Signal()

    def __init__(
        self, source: str, presets: Sequence[tuple[str, str]], thumbnails: Thumbnails, parent: QWidget
    ) -> None:
        """`presets` are ids and names of ways to prepare photos."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a model"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(grown(_WIDTH))
        self._trial = Trial(thumbnails)
        self._trial.chosen.connect(self._take)
        self._make(source, presets)
        self._lay_out()
        self.finished.connect(lambda _: self.closed.emit())
        self.show_busy(None)

    @property
    def name(self) -> str:
        """What the task is to be called."""
        return self._name.text().strip()

    @property
    def preset(self) -> str:
        """The way to prepare photos that a person chose; empty: the one that is found out."""
        return str(self._presets.currentData() or "")

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels that a person typed, one on each line."""
        return tuple(line.strip() for line in self._labels.toPlainText().splitlines() if line.strip())

    def clear_labels(self) -> None:
        """Forget what was typed: labels come out of a file."""
        self._labels.clear()

    @property
    def is_busy(self) -> bool:
        """Whether the model is being looked at."""
        return self._line.isVisibleTo(self)

    def show_busy(self, share: float | None) -> None:
        """The model is being looked at."""
        self._line.show_share(share)
        self._set_state(busy=True, offered=False)

    def show_compared(self, compared: Compared) -> None:
        """Tell what it says of some photos, where it says anything."""
        self._trial.show_compared(compared)
        self._trial.setVisible(bool(compared.photos))
        self._fit()

    def show_offer(self, name: str, found: Sequence[str], details: Sequence[str], *, bare: bool) -> None:
        """Tell what would be made of it, and what labelled examples showed; `bare`: it has no labels."""
        if not self._name.text():
            self._name.setText(name[:LONGEST_NAME])
        self._said.setText("\n".join(found))
        self._details.setPlainText("\n".join(details))
        self._details.setVisible(bool(details))
        for widget in (self._labels, self._from_file, self._bare):
            widget.hide()
        self._keep.setText(self.tr("Add it to teach with") if bare else self.tr("Add the task"))
        self._set_state(busy=False, offered=True)
        self._examples.setVisible(not bare)
        self._keep.setFocus()

    def show_trouble(self, sentence: str, *, labels_help: bool) -> None:
        """Say why it becomes no task; with `labels_help`, let the labels be given."""
        self._said.setText(sentence)
        self._details.hide()
        self._trial.hide()
        self._labels.setVisible(labels_help)
        for button in (self._from_file, self._bare):
            button.setVisible(labels_help)
        self._set_state(busy=False, offered=False)
        self._again.setVisible(labels_help)

    def _make(self, source: str, presets: Sequence[tuple[str, str]]) -> None:
        self._path = Elided(shown(os.path.basename(source)), bold=True)
        self._name = name_field(self.tr("Name of the task"))
        self._presets = ComboBox()
        self._presets.setAccessibleName(self.tr("How photos are prepared"))
        self._presets.addItem(self.tr("As it is found out"), "")
        for id, preset in presets:
            self._presets.addItem(preset, id)
        self._presets.activated.connect(lambda _: self.looked_anew.emit())
        self._examples = QPushButton(self.tr("Try labelled examples…"))
        self._examples.setToolTip(self.tr("A folder for each label: the way that gets most of them right is taken"))
        self._examples.clicked.connect(self.examples_wished)
        self._line = ProgressLine()
        self._said = Words(wrap=True)
        self._details = text_box(self.tr("How many examples it gets right"), _TALLEST)
        self._details.setReadOnly(True)
        self._labels = text_box(self.tr("Labels, one on each line"), _TALLEST)
        self._labels.setPlaceholderText(self.tr("Labels, one on each line, in the order of the model's classes"))
        self._from_file = QPushButton(self.tr("Labels from a file…"))
        self._from_file.clicked.connect(self.labels_wished)
        self._bare = QPushButton(self.tr("Only teach with it"))
        self._bare.setToolTip(self.tr("It needs no labels then: tasks are taught by what it makes of photos"))
        self._bare.clicked.connect(self.backbone_wished)
        self._again, self._keep = QPushButton(self.tr("Try again")), QPushButton(self.tr("Add the task"))
        self._again.clicked.connect(self.looked_anew)
        self._keep.clicked.connect(self.kept)
        self._keep.setProperty("primary", True)
        self._close = QPushButton(self.tr("Cancel"))
        self._close.clicked.connect(self.reject)
        for widget in (self._trial, self._details, self._labels, self._from_file, self._bare, self._again):
            widget.hide()

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self._presets, 1)
        ways.addWidget(self._examples)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._line)
        foot.addWidget(self._from_file)
        foot.addWidget(self._bare)
        foot.addStretch(1)
        for button in (self._close, self._again, self._keep):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for widget in (self._path, self._said, self._labels, self._trial, self._details, self._name):
            layout.addWidget(widget)
        layout.addLayout(ways)
        layout.addLayout(foot)

    def _fit(self) -> None:
        """As high as all of it needs at this width; Qt's own hint does not count lines that wrap."""
        layout = self.layout()
        if layout:
            layout.activate()  # what was hidden since takes no room any more
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _take(self, preset: str) -> None:
        self._presets.setCurrentIndex(self._presets.findData(preset))
        self.looked_anew.emit()

    def _set_state(self, *, busy: bool, offered: bool) -> None:
        self._line.setVisible(busy)
        for widget in (self._name, self._presets, self._examples, self._labels, self._trial):
            widget.setEnabled(not busy)
        for widget in (self._name, self._presets, self._examples):
            widget.setVisible(busy or offered)
        self._keep.setVisible(busy or offered)
        self._keep.setEnabled(offered)
        self._again.setVisible(False)
        self._said.setVisible(bool(self._said.text()))
