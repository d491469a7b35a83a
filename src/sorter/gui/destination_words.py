"""A plan in one sentence of plain numbers, and on the button."""

from PySide6.QtCore import QObject

from sorter.files.plan import ActionKind
from sorter.gui.preview import Preview
from sorter.gui.words import figure, size_text


class DestinationWords(QObject):
    """Words for plans."""

    def button(self, kind: ActionKind, count: int) -> str:
        """What the button will do."""
        if kind is ActionKind.MOVE:
            if count == 0:
                return self.tr("Nothing to move")
            return self.tr("Move 1 photo") if count == 1 else self.tr("Move %Ln photos", "", count)
        if count == 0:
            return self.tr("Nothing to copy")
        return self.tr("Copy 1 photo") if count == 1 else self.tr("Copy %Ln photos", "", count)

    def preflight(self, preview: Preview) -> str:
        """What would happen, and what not."""
        count = len(preview.plan.actions)
        photos = self.tr("1 photo") if count == 1 else self.tr("%Ln photos", "", count)
        sentences = [f"{photos}, {size_text(preview.size)}."] if count else []
        sentences += self._staying(preview.stays)
        if count:
            sentences.append(self.tr("{0} renamed, 0 overwritten.").replace("{0}", figure(preview.renamed)))
        if preview.free is not None:
            sentences.append(self.tr("{0} free.").replace("{0}", size_text(preview.free)))
        return " ".join(sentences)

    def _staying(self, stays: dict[str, int]) -> list[str]:
        known = {
            "unsure": self.tr("{0} unsure stay."),
            "outside": self.tr("{0} outside stay."),
            "in place": self.tr("{0} in place already."),
            "already there": self.tr("{0} there already."),
        }
        return [text.replace("{0}", figure(stays[reason])) for reason, text in known.items() if stays.get(reason)]
