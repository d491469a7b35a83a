"""A plan and its preflight in plain numbers, and on the button."""

from PySide6.QtCore import QObject

from sorter.files.plan import ActionKind
from sorter.files.preflight.preflight import Preflight, VolumeNeed
from sorter.gui.preview import Preview
from sorter.gui.words import figure, shown, size_text


class DestinationWords(QObject):
    """Words for plans."""

    def button(self, kind: ActionKind, count: int) -> str:
        """What the button will do."""
        if count == 0:
            return {
                ActionKind.COPY: self.tr("Nothing to copy"),
                ActionKind.MOVE: self.tr("Nothing to move"),
                ActionKind.HARDLINK: self.tr("Nothing to hard link"),
                ActionKind.SYMLINK: self.tr("Nothing to symlink"),
                ActionKind.TAG: self.tr("Nothing to tag"),
            }[kind]
        photos = self._photos(count)
        text = {
            ActionKind.COPY: self.tr("Copy {0}"),
            ActionKind.MOVE: self.tr("Move {0}"),
            ActionKind.HARDLINK: self.tr("Hard link {0}"),
            ActionKind.SYMLINK: self.tr("Symlink {0}"),
            ActionKind.TAG: self.tr("Tag {0}"),
        }[kind]
        return text.replace("{0}", photos)

    def plan(self, preview: Preview) -> str:
        """What would happen, and what not."""
        count = len(preview.plan.actions)
        if preview.plan.kind is ActionKind.TAG:
            return " ".join([*([f"{self._photos(count)}."] if count else []), *self._staying(preview.stays)])
        sentences = []
        if count:
            sentences.append(f"{self._items(count, preview.companions)}, {size_text(preview.size)}.")
        if preview.links == 1:
            sentences.append(self.tr("1 link for a second label."))
        elif preview.links:
            sentences.append(self.tr("{0} links for second labels.").replace("{0}", figure(preview.links)))
        sentences += self._staying(preview.stays)
        if count:
            sentences.append(self.tr("{0} renamed, 0 overwritten.").replace("{0}", figure(preview.renamed)))
        return " ".join(sentences)

    def disks(self, preflight: Preflight) -> list[str]:
        """What was done before, what is written, and how much room each disk has for it."""
        sentences = []
        if preflight.already:
            sentences.append(self.tr("{0} done before.").replace("{0}", figure(preflight.already)))
        if preflight.plan.kind is ActionKind.MOVE and preflight.copies:
            text = self.tr("{0} files move on their own disk, {1} are copied to another one.")
            text = text.replace("{0}", figure(preflight.renames)).replace("{1}", figure(preflight.copies))
            sentences.append(text)
        one = len(preflight.volumes) == 1
        sentences += [self._need(need, named=not one) for need in preflight.volumes if need.volume.total]
        return sentences

    def _need(self, need: VolumeNeed, *, named: bool) -> str:
        if need.needed:
            text = self.tr("{0} needed, {1} free.").replace("{0}", size_text(need.needed))
        else:
            text = self.tr("{1} free.")
        text = text.replace("{1}", size_text(need.free))
        return f"{shown(need.volume.mount)}: {text}" if named else text

    def _items(self, photos: int, companions: int) -> str:
        text = self._photos(photos)
        if companions == 0:
            return text
        others = self.tr("1 companion") if companions == 1 else self.tr("%Ln companions", "", companions)
        return self.tr("{0} and {1}").replace("{0}", text).replace("{1}", others)

    def _photos(self, count: int) -> str:
        return self.tr("1 photo") if count == 1 else self.tr("%Ln photos", "", count)

    def _staying(self, stays: dict[str, int]) -> list[str]:
        known = {
            "unsure": self.tr("{0} unsure stay."),
            "outside": self.tr("{0} outside stay."),
            "left in place": self.tr("{0} left in place."),
            "in place": self.tr("{0} in place already."),
            "already there": self.tr("{0} there already."),
        }
        return [text.replace("{0}", figure(stays[reason])) for reason, text in known.items() if stays.get(reason)]
