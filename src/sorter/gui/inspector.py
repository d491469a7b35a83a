"""The upper half of the right zone: the chosen photo, how sure the task is, and the file's facts."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sorter.gui.bars import Bars
from sorter.gui.cards import Card, Failed
from sorter.gui.core_words import translated
from sorter.gui.growth import grown
from sorter.gui.labels import Elided, Words
from sorter.gui.layouts import emptied
from sorter.gui.photo import Photo
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.words import camera_moment, figure, full_moment, place_text, plain, shown, size_text
from sorter.items import Capture, Item

_TOP = 3


class Inspector(QWidget):
    """Shows one chosen card, or how many are chosen."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._photo = Photo(thumbnails)
        self._note = Words(wrap=True, quiet=True)
        self._bars = Bars()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(3)
        self._facts.setColumnMinimumWidth(0, grown(76))
        self._facts.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._photo)
        layout.addWidget(self._note)
        layout.addWidget(self._bars)
        layout.addLayout(self._facts)
        self.show_chosen(None)

    def show_chosen(self, first: Card | None, said: str = "", *, count: int = 1, size: int = 0) -> None:
        """Show the first of the chosen cards, which are `count` and of `size` bytes; None where none is chosen.

        `said` is what a person said of it, if one did.
        """
        self._photo.show_path(first.item.path if first else "", failed=isinstance(first, Failed))
        note = self._chosen(count, size) if count > 1 else self._note_of(first, said)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._bars.show_top(() if first is None or isinstance(first, Failed) else first.top[:_TOP])
        self._bars.setVisible(first is not None and not isinstance(first, Failed))
        self._show_facts(first)

    def _chosen(self, count: int, size: int) -> str:
        text = self.tr("{0} photos chosen, {1}")
        return text.replace("{0}", figure(count)).replace("{1}", size_text(size))

    def _note_of(self, card: Card | None, said: str) -> str:
        if isinstance(card, Failed):
            return self.tr("Not sorted: {0}.").replace("{0}", translated(card.reason).rstrip("."))
        return said

    def _show_facts(self, card: Card | None) -> None:
        emptied(self._facts)
        if card is None:
            return
        item = card.item
        facts = [(self.tr("File"), self._named(item)), (self.tr("Folder"), os.path.dirname(item.path))]
        if not isinstance(card, Failed):
            facts += [
                (self.tr("Size"), size_text(item.size)),
                (self.tr("Changed"), full_moment(item.mtime_ns / 1_000_000_000)),
                *self._said(card.capture),
            ]
        for at, (name, fact) in enumerate(facts):
            text = shown(fact)
            value = Elided(text, mode=Qt.TextElideMode.ElideMiddle if at == 0 else Qt.TextElideMode.ElideLeft)
            value.setToolTip(plain(text))
            value.setAccessibleDescription(name)
            self._facts.addWidget(Words(name, quiet=True), at, 0)
            self._facts.addWidget(value, at, 1)

    def _said(self, capture: Capture) -> list[tuple[str, str]]:
        """What the photo says of itself, as far as it does."""
        facts = []
        if capture.taken:
            facts.append((self.tr("Taken"), camera_moment(capture.taken)))
        if capture.camera:
            facts.append((self.tr("Camera"), capture.camera))
        if capture.place:
            facts.append((self.tr("Place"), place_text(*capture.place)))
        return facts

    @staticmethod
    def _named(item: Item) -> str:
        """A photo with what goes with it: "IMG_2041.jpg + .xmp"."""
        endings = [os.path.splitext(one.name)[1] or one.name for one in item.companions]
        return " + ".join((item.name, *dict.fromkeys(endings)))
