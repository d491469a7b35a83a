"""The upper half of the right zone: the chosen photo, how sure the task is, and the file's facts."""

import os
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sorter.gui.bars import Bars
from sorter.gui.labels import Elided, Words
from sorter.gui.layouts import emptied
from sorter.gui.photo import Photo
from sorter.gui.results import Card, Failed
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.words import figure, full_moment, plain, shown, size_text
from sorter.items import Item

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
        self._facts.setColumnMinimumWidth(0, 76)
        self._facts.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._photo)
        layout.addWidget(self._note)
        layout.addWidget(self._bars)
        layout.addLayout(self._facts)
        self.show_cards([], "")

    def show_cards(self, cards: Sequence[Card], set_to: str) -> None:
        """Show the first of the chosen cards; `set_to` names the column where a person put it, if one did."""
        self._photo.show_path(cards[0].item.path if cards else "", failed=bool(cards) and isinstance(cards[0], Failed))
        note = self._said_of(cards, set_to)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        first = cards[0] if cards else None
        self._bars.show_top(() if first is None or isinstance(first, Failed) else first.top[:_TOP])
        self._bars.setVisible(first is not None and not isinstance(first, Failed))
        self._show_facts(first)

    def _said_of(self, cards: Sequence[Card], set_to: str) -> str:
        if len(cards) > 1:
            total = size_text(sum(card.item.size for card in cards))
            return self.tr("{0} photos chosen, {1}").replace("{0}", figure(len(cards))).replace("{1}", total)
        if cards and isinstance(cards[0], Failed):
            return self.tr("Not sorted: {0}.").replace("{0}", cards[0].reason.rstrip("."))
        return self.tr("Set by you: {0}").replace("{0}", set_to) if set_to else ""

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
            ]
        for at, (name, fact) in enumerate(facts):
            text = shown(fact)
            value = Elided(text, mode=Qt.TextElideMode.ElideMiddle if at == 0 else Qt.TextElideMode.ElideLeft)
            value.setToolTip(plain(text))
            self._facts.addWidget(Words(name, quiet=True), at, 0)
            self._facts.addWidget(value, at, 1)

    @staticmethod
    def _named(item: Item) -> str:
        """A photo with what goes with it: "IMG_2041.jpg + .xmp"."""
        endings = [os.path.splitext(one.name)[1] or one.name for one in item.companions]
        return " + ".join((item.name, *dict.fromkeys(endings)))
