"""What the board's columns and cards are called, and what they say of themselves."""

from PySide6.QtCore import QObject

from sorter.gui.card import Face
from sorter.gui.cards import Failed
from sorter.gui.core_words import translated
from sorter.gui.places import Kind, Place, Section
from sorter.gui.results import Results
from sorter.gui.words import label_name, label_path, percent, plain, shown

_TOP = 3


class BoardWords(QObject):
    """Words for places and cards; file and label names are strangers' texts and never become markup."""

    def name(self, place: Place) -> str:
        """A column's heading."""
        match place.kind:
            case Kind.UNSURE:
                return self.tr("Unsure")
            case Kind.OUTSIDE:
                return self.tr("Outside")
            case Kind.STAY:
                return self.tr("Left in place")
            case Kind.FAILED:
                return self.tr("Failed")
        return label_name(place.label)

    def heading(self, section: Section, opened: Place | None, *, is_leaf: bool) -> str:
        """A section's heading; photos of an open label itself stand beside those of what lies beneath it."""
        name = self.name(section.place)
        if section.place != opened or is_leaf:
            return name
        return self.tr("{0} in general").replace("{0}", name)

    def face(self, results: Results, id: int, section: Section) -> Face:
        """What a card shows in a section."""
        card, place = results.card(id), results.place(id)
        name = shown(card.item.name)
        if isinstance(card, Failed):
            return Face(card.item.path, name, None, "", failed=True)
        corrected = results.is_corrected(id)
        caption = ""
        if place.kind is Kind.LABEL and len(place.label) > len(section.place.label):
            caption = label_name(place.label)
        elif place.kind is not Kind.LABEL and results.task.is_tree and not corrected:
            caption = label_name(card.label)
        score = None if corrected else card.score
        return Face(card.item.path, name, score, caption, corrected, accepted=results.is_accepted(id))

    def lines(self, results: Results, id: int) -> list[str]:
        """A card in words: its file, then its best labels or what went wrong."""
        card = results.card(id)
        name = shown(card.item.name)
        if isinstance(card, Failed):
            return [name, translated(card.reason)]
        best = [f"{label_path(label)}  {percent(score)}" for label, score in card.top[:_TOP]]
        said = self.said(results, id)
        return [name, *([said] if said else []), *best]

    def said(self, results: Results, id: int) -> str:
        """What a person said of a card; empty where nobody did."""
        name = self.name(results.place(id))
        if results.is_corrected(id):
            return self.tr("Set by you: {0}").replace("{0}", name)
        return self.tr("Accepted: {0}").replace("{0}", name) if results.is_accepted(id) else ""

    def tooltip(self, results: Results, id: int) -> str:
        """A card's words as Qt's rich text with every text in it escaped."""
        return plain("\n".join(self.lines(results, id)))

    def spoken(self, results: Results, id: int) -> str:
        """A card's words for a screen reader."""
        return ", ".join(self.lines(results, id)[:2])
