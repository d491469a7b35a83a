"""The lower half of the right zone: where the photos go, what that makes, and the one button that does it."""

import os
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sorter.files.plan import ActionKind
from sorter.files.preflight.preflight import Preflight
from sorter.gui.choice import Choice
from sorter.gui.core_words import translated
from sorter.gui.destination_options import DestinationOptions
from sorter.gui.destination_words import DestinationWords
from sorter.gui.folder_tree import FolderTree
from sorter.gui.go_bar import GoBar
from sorter.gui.labels import Elided, Words
from sorter.gui.preflight_view import PreflightView
from sorter.gui.preview import Preview
from sorter.gui.segments import Segments
from sorter.gui.tag_box import TagBox
from sorter.gui.template_box import TemplateBox
from sorter.gui.words import plain, shown


class Where(StrEnum):
    """How the target folder is chosen."""

    BESIDE = "beside"
    INSIDE = "inside"
    CHOSEN = "chosen"


class Destination(QWidget):
    """Shows the choice and its plan; emits what changed. `bar` with the button is placed by whoever lays out."""

    changed = Signal()  # another plan is wanted
    rules_changed = Signal()  # other companions: another run is wanted
    folder_wished = Signal()  # choose another target folder
    apply_wished = Signal()

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._words = DestinationWords(self)
        self._home = self._proposed = ""
        self._where = Where.BESIDE
        self._chosen = ""
        self._kind = Segments(self._kinds(), self.tr("Action"))
        self._kind.choose(choice.kind)
        self._more = QPushButton(self.tr("Options"))
        self.options = DestinationOptions(self, choice)
        self.template = TemplateBox(choice.template)
        self.tags = TagBox(choice.tagging)
        self._folder = Elided(quiet=True, mode=Qt.TextElideMode.ElideLeft)
        self._change = QPushButton(self.tr("Change"))
        self.tree = FolderTree()
        self.preflight = PreflightView(self._words)
        self.bar = GoBar(self.preflight)
        self._lay_out()
        self._connect()
        self._show_folder()
        self.show_nothing()

    def choice(self) -> Choice:
        """What a person chose; the template is the last good one."""
        options = self.options
        return Choice(
            kind=ActionKind(self._kind.value()),
            root=self._root(),
            template=self.template.template,
            rules=options.rules(),
            second_labels=options.second_labels(),
            second_labels_as=options.second_labels_as(),
            relative=options.relative(),
            tagging=self.tags.tagging(),
        )

    @property
    def is_wrong(self) -> bool:
        """Whether something that is typed cannot be used, so that no plan is one of what is seen."""
        return self.template.is_wrong and not self._tags

    def show_home(self, folder: str, proposed: str) -> None:
        """Offer this folder and the one proposed beside it as targets."""
        if folder != self._home:
            self._home, self._proposed = folder, proposed
            self._where = Where.BESIDE
            self._show_folder()

    def choose_kind(self, kind: ActionKind) -> None:
        """Set what is done with the photos."""
        self._kind.choose(kind)
        self._choose()

    def choose_folder(self, where: Where, folder: str = "") -> None:
        """Set the target folder."""
        self._where, self._chosen = where, folder
        self._show_folder()
        self.changed.emit()

    def show_preview(self, preview: Preview, *, checking: bool) -> None:
        """Show a plan that cannot be carried out yet; `checking`: that is being found out."""
        self.tree.show_branches(preview.branches)
        self.tree.setVisible(bool(preview.plan.actions))
        self.template.show_example(preview.example)
        self.preflight.show_plan(preview, checking=checking)
        self.bar.show_task(self._words.button(preview.plan.kind, len(preview.plan.actions)))

    def show_preflight(self, preview: Preview, found: Preflight) -> None:
        """Show what was found of the plan that is shown, right above the button."""
        self.preflight.show_preflight(preview, found)
        self.bar.show_task(self._words.button(found.plan.kind, len(found.plan.actions)))
        self.bar.show_reasons([translated(one.sentence) for one in found.findings if one.stops])

    def show_problem(self, sentence: str) -> None:
        """Show why there is no plan."""
        self.preflight.show_problem(sentence)
        self.bar.show_reasons([sentence])

    def show_nothing(self) -> None:
        """There is nothing to plan."""
        self.tree.hide()
        self.template.show_example("")
        self.preflight.show_problem("")
        self.bar.show_task(self._words.button(ActionKind(self._kind.value()), 0))

    def press(self) -> None:
        """Do what a click on the button does."""
        self.bar.button.click()

    def _connect(self) -> None:
        self._kind.chosen.connect(lambda _: self._choose())
        self.tags.changed.connect(self.changed)
        self._more.clicked.connect(lambda: self.options.open_at(self._more))
        self.options.changed.connect(self.changed)
        self.options.rules_changed.connect(self.rules_changed)
        self.template.changed.connect(self.changed)
        self.template.wrong.connect(self.changed)
        self.bar.button.clicked.connect(self.apply_wished)

    def _kinds(self) -> list[tuple[str, str, str]]:
        return [
            (ActionKind.COPY, self.tr("Copy"), ""),
            (ActionKind.MOVE, self.tr("Move"), ""),
            (ActionKind.HARDLINK, self.tr("Hard link"), self.tr("Hard link: a second name for the same file")),
            (ActionKind.SYMLINK, self.tr("Symlink"), self.tr("Symbolic link: a file that leads to the photo")),
            (ActionKind.TAG, self.tr("Tag"), self.tr("Tag: keywords for photo programs; photos stay where they are")),
        ]

    def _lay_out(self) -> None:
        for button in (self._more, self._change):
            button.setProperty("link", True)
        self._more.setAccessibleName(self.tr("Companions and links"))
        self._change.setMenu(self._menu())
        self._change.setAccessibleName(self.tr("Change the target folder"))
        self._folder.setAccessibleDescription(self.tr("Target folder"))
        head, target = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Words(self.tr("Where to"), bold=True), 1)
        head.addWidget(self._more)
        target.addWidget(self._folder, 1)
        target.addWidget(self._change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._kind)
        layout.addWidget(self.template)
        layout.addWidget(self.tags)
        layout.addLayout(target)
        layout.addWidget(self.tree, 100)  # up to its own height; what is left over stays empty
        layout.addStretch(1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Beside the folder"), lambda: self.choose_folder(Where.BESIDE))
        menu.addAction(self.tr("In this folder"), lambda: self.choose_folder(Where.INSIDE))
        menu.addSeparator()
        menu.addAction(self.tr("Choose a folder…"), self.folder_wished.emit)
        return menu

    @property
    def _tags(self) -> bool:
        """Whether photos are tagged, and so go nowhere."""
        return self._kind.value() == ActionKind.TAG

    def _choose(self) -> None:
        self._show_folder()
        self.changed.emit()

    def _root(self) -> str:
        if self._where is Where.CHOSEN:
            return self._chosen
        return self._home if self._where is Where.INSIDE else self._proposed

    def _show_folder(self) -> None:
        root = self._root()
        self.tags.setVisible(self._tags)
        self.template.setVisible(not self._tags)
        self._folder.setVisible(not self._tags)
        self._change.setVisible(bool(root) and not self._tags)
        self._folder.setText(shown(root.replace(os.path.expanduser("~"), "~", 1)))
        self._folder.setToolTip(plain(shown(root)))
