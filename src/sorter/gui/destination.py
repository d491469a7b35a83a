"""The lower half of the right zone: where the photos go, what that makes, and the one button that does it."""

import os
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from sorter.errors import RequestError
from sorter.files.plan import ActionKind
from sorter.files.template import parse_template
from sorter.gui.destination_words import DestinationWords
from sorter.gui.folder_tree import FolderTree
from sorter.gui.labels import Elided, Words
from sorter.gui.preview import Preview
from sorter.gui.segments import Segments
from sorter.gui.words import plain
from sorter.items import readable

_TEMPLATE = "{label}/{name}"


class Where(StrEnum):
    """How the target folder is chosen."""

    BESIDE = "beside"
    INSIDE = "inside"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose here."""

    kind: ActionKind
    root: str
    template: str


class Destination(QWidget):
    """Shows the choice and its plan; emits that it changed, and that it is to be carried out."""

    changed = Signal()
    folder_wished = Signal()  # choose another target folder
    apply_wished = Signal()

    def __init__(self, kind: ActionKind) -> None:
        super().__init__()
        self._words = DestinationWords(self)
        self._home = self._proposed = ""
        self._where = Where.BESIDE
        self._chosen = ""
        self._template = _TEMPLATE
        self._kind = Segments(
            [(ActionKind.COPY, self.tr("Copy")), (ActionKind.MOVE, self.tr("Move"))], self.tr("Action")
        )
        self._kind.choose(kind)
        self._field = QLineEdit(_TEMPLATE)
        self._folder = Elided(quiet=True, mode=Qt.TextElideMode.ElideLeft)
        self._change = QPushButton(self.tr("Change"))
        self.tree = FolderTree()
        self._preflight = Words(quiet=True, wrap=True, pixels=12)
        self._button = QPushButton()
        self._lay_out()
        self._kind.chosen.connect(lambda _: self.changed.emit())
        self._field.textChanged.connect(self._take_template)
        self._button.clicked.connect(self.apply_wished)
        self._show_folder()
        self.show_nothing()

    def choice(self) -> Choice:
        """What a person chose; the template is the last good one."""
        return Choice(ActionKind(self._kind.value()), self._root(), self._template)

    def show_home(self, folder: str, proposed: str) -> None:
        """Offer this folder and the one proposed beside it as targets."""
        if folder != self._home:
            self._home, self._proposed = folder, proposed
            self._where = Where.BESIDE
            self._show_folder()

    def choose_folder(self, where: Where, folder: str = "") -> None:
        """Set the target folder."""
        self._where, self._chosen = where, folder
        self._show_folder()
        self.changed.emit()

    def show_preview(self, preview: Preview, *, ready: bool) -> None:
        """Show a plan; `ready`: it can be carried out."""
        self.tree.show_branches(preview.branches)
        self.tree.setVisible(bool(preview.plan.actions))
        self._preflight.setText(self._words.preflight(preview))
        self._button.setText(self._words.button(preview.plan.kind, len(preview.plan.actions)))
        self.set_ready(ready and bool(preview.plan.actions))

    def show_problem(self, sentence: str) -> None:
        """Show why there is no plan."""
        self._preflight.setText(sentence)
        self.set_ready(False)

    def show_nothing(self) -> None:
        """There is nothing to plan."""
        self.tree.hide()
        self._preflight.setText("")
        self._button.setText(self._words.button(ActionKind(self._kind.value()), 0))
        self.set_ready(False)

    def set_ready(self, ready: bool) -> None:
        """Allow the button, or not."""
        self._button.setEnabled(ready)

    def press(self) -> None:
        """Do what a click on the button does."""
        self._button.click()

    def _lay_out(self) -> None:
        self._button.setProperty("primary", True)
        self._button.setMinimumHeight(36)
        self._field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        font = self._field.font()
        font.setPixelSize(12)
        self._field.setFont(font)
        self._field.setAcceptDrops(False)  # a photo that is dropped here is one to sort
        self._field.setAccessibleName(self.tr("Folders and names of the photos"))
        self._change.setProperty("link", True)
        self._change.setMenu(self._menu())
        self._change.setAccessibleName(self.tr("Change the target folder"))
        self._folder.setAccessibleDescription(self.tr("Target folder"))
        target = QHBoxLayout()
        target.addWidget(self._folder, 1)
        target.addWidget(self._change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(Words(self.tr("Where to"), bold=True))
        layout.addWidget(self._kind)
        layout.addWidget(self._field)
        layout.addLayout(target)
        layout.addWidget(self.tree, 0)
        layout.addWidget(self._preflight)
        layout.addStretch(1)
        layout.addWidget(self._button)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Beside the folder"), lambda: self.choose_folder(Where.BESIDE))
        menu.addAction(self.tr("In this folder"), lambda: self.choose_folder(Where.INSIDE))
        menu.addSeparator()
        menu.addAction(self.tr("Choose a folder…"), self.folder_wished.emit)
        return menu

    def _take_template(self, text: str) -> None:
        try:
            parse_template(text)
        except RequestError as error:
            self._mark_wrong(True)
            self.show_problem(str(error))
            return
        self._mark_wrong(False)
        self._template = text
        self.changed.emit()

    def _mark_wrong(self, wrong: bool) -> None:
        self._field.setProperty("wrong", wrong)
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)

    def _root(self) -> str:
        if self._where is Where.CHOSEN:
            return self._chosen
        return self._home if self._where is Where.INSIDE else self._proposed

    def _show_folder(self) -> None:
        root = self._root()
        self._change.setVisible(bool(root))
        self._folder.setText(readable(root.replace(os.path.expanduser("~"), "~", 1)))
        self._folder.setToolTip(plain(readable(root)))
