"""What a run did, what recovery found: sentences for the banner."""

from PySide6.QtCore import QObject

from sorter.files.engine.recovery import Recovery
from sorter.files.plan import ActionKind
from sorter.gui.core_words import translated
from sorter.gui.filing import Filed, Undoable
from sorter.gui.link_words import LinkWords
from sorter.gui.words import figure, filled, shown


class FilingWords(QObject):
    """Words for runs that have just ended, and for those that could be put back."""

    def ended(self, filed: Filed, *, stopped: bool) -> str:
        """How a run ended."""
        links = [LinkWords().done(filed.further, removed=filed.undoes)] if filed.further else []
        if filed.undoes:
            parts = [self.tr("{0} put back").replace("{0}", figure(filed.done)), *links]
            if filed.renamed:
                parts.append(self.tr("{0} under another name").replace("{0}", figure(len(filed.renamed))))
        else:
            parts = [self._done(filed.kind).replace("{0}", figure(filed.done)), *links]
            if filed.kind is not ActionKind.TAG:
                parts.append(self.tr("{0} renamed").replace("{0}", figure(len(filed.renamed))))
                parts.append(self.tr("0 overwritten"))
            elif filed.replaced:
                parts.append(self.tr("earlier tags replaced: {0}").replace("{0}", figure(filed.replaced)))
            if filed.stays:
                parts.append(self.tr("{0} stay").replace("{0}", figure(filed.stays)))
        if filed.skipped:
            parts.append(self.tr("{0} left alone").replace("{0}", figure(len(filed.skipped))))
        if filed.not_reached:
            parts.append(self.tr("{0} not reached").replace("{0}", figure(filed.not_reached)))
        stop = self.tr("Stopped: ") if stopped else ""
        return f"{stop}{', '.join(parts)}."

    def files(self, filed: Filed) -> list[str]:
        """A line for every file that is not as it was asked for: those that were left, then the new names."""
        left = self.tr("{0}: {1}")
        lines = [filled(left, shown(one.path), shown(translated(one.reason))) for one in filed.skipped]
        stayed = self.tr("{0}: it was written beside the copy or link since, so it stays")
        lines += [filled(stayed, shown(path)) for path in filed.stayed]
        renamed = self.tr("{0} is called {1} now, since its name was taken")
        return lines + [filled(renamed, shown(action.source), shown(action.target)) for action in filed.renamed]

    def recovered(self, recovery: Recovery) -> str:
        """What the last unclean end left, and what became of it."""
        text = self.tr(
            "An interrupted run was settled. Photos at the new place: {0}, at the old: {1}, left alone: {2}."
        )
        return filled(text, figure(recovery.done), figure(recovery.rolled_back), figure(len(recovery.attention)))

    def left_alone(self, recovery: Recovery) -> list[str]:
        """A line for every file that recovery left: why, and what to do."""
        plain, advising = self.tr("{0}: {1}"), self.tr("{0}: {1}; look at both places and keep the file that you want")
        return [
            filled(plain if one.waits else advising, shown(one.path), shown(translated(one.reason)))
            for one in recovery.attention
        ]

    def would_undo(self, run: Undoable) -> str:
        """What putting a run back would do."""
        if run.redoes:
            text = {
                ActionKind.COPY: self.tr("Redo copies {0} again to {1}."),
                ActionKind.MOVE: self.tr("Redo moves {0} again to {1}."),
                ActionKind.HARDLINK: self.tr("Redo makes the hard links of {0} again in {1}."),
                ActionKind.SYMLINK: self.tr("Redo makes the symbolic links of {0} again in {1}."),
                ActionKind.TAG: self.tr("Redo tags {0} again in {1}."),
            }[run.kind]
        else:
            text = {
                ActionKind.COPY: self.tr("Undo removes the copies of {0} from {1}; the originals stay."),
                ActionKind.MOVE: self.tr("Undo puts {0} back from {1}."),
                ActionKind.HARDLINK: self.tr("Undo removes the hard links of {0} from {1}; the originals stay."),
                ActionKind.SYMLINK: self.tr("Undo removes the symbolic links of {0} from {1}; the originals stay."),
                ActionKind.TAG: self.tr("Undo takes the tags of {0} in {1} away again: each file is what it was."),
            }[run.kind]
        photos = self.tr("1 photo") if run.done == 1 else self.tr("%Ln photos", "", run.done)
        again = self.tr("Press the keys again to do it.")
        return f"{filled(text, photos, shown(run.root))} {again}"

    def _done(self, kind: ActionKind) -> str:
        return {
            ActionKind.COPY: self.tr("{0} copied"),
            ActionKind.MOVE: self.tr("{0} moved"),
            ActionKind.HARDLINK: self.tr("{0} hard linked"),
            ActionKind.SYMLINK: self.tr("{0} symlinked"),
            ActionKind.TAG: self.tr("{0} tagged"),
        }[kind]
