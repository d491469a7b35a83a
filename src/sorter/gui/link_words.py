"""The links of second labels in words, the same wherever a run is told."""

from PySide6.QtCore import QObject

from sorter.gui.words import figure


class LinkWords(QObject):
    """Words for links that were made or removed with their photos."""

    def done(self, count: int, *, removed: bool) -> str:
        """How many: "5 links for second labels made"."""
        if count == 1:
            return (
                self.tr("1 link for a second label removed") if removed else self.tr("1 link for a second label made")
            )
        text = (
            self.tr("{0} links for second labels removed") if removed else self.tr("{0} links for second labels made")
        )
        return text.replace("{0}", figure(count))
