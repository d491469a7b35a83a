"""What runs were and what became of their files, in few words."""

from PySide6.QtCore import QObject

from sorter.files.journal.history import Entry, Run
from sorter.files.journal.records import Deed, Role, State
from sorter.gui.link_words import LinkWords
from sorter.gui.words import figure


class HistoryWords(QObject):
    """Words for runs of the history."""

    def what(self, run: Run) -> str:
        """What a run did: "12 photos copied"."""
        several = {
            Deed.COPY: self.tr("{0} photos copied"),
            Deed.MOVE: self.tr("{0} photos put back") if run.is_undo else self.tr("{0} photos moved"),
            Deed.HARDLINK: self.tr("{0} photos hard linked"),
            Deed.SYMLINK: self.tr("{0} photos symlinked"),
            Deed.TAG: self.tr("{0} photos tagged"),
            Deed.UNTAG: self.tr("{0} photos untagged"),
            Deed.REMOVE: self.tr("{0} copies removed"),
            Deed.UNHARDLINK: self.tr("{0} hard links removed"),
            Deed.UNSYMLINK: self.tr("{0} symlinks removed"),
        }
        one = {
            Deed.COPY: self.tr("1 photo copied"),
            Deed.MOVE: self.tr("1 photo put back") if run.is_undo else self.tr("1 photo moved"),
            Deed.HARDLINK: self.tr("1 photo hard linked"),
            Deed.SYMLINK: self.tr("1 photo symlinked"),
            Deed.TAG: self.tr("1 photo tagged"),
            Deed.UNTAG: self.tr("1 photo untagged"),
            Deed.REMOVE: self.tr("1 copy removed"),
            Deed.UNHARDLINK: self.tr("1 hard link removed"),
            Deed.UNSYMLINK: self.tr("1 symlink removed"),
        }
        words = one if run.done == 1 else several
        done = words[Deed(run.kind)].replace("{0}", figure(run.done))
        return f"{done}, {LinkWords().done(run.further, removed=run.is_undo)}" if run.further else done

    def became(self, run: Run) -> str:
        """What became of it since, and what it left: "3 put back, 2 not done"; empty where all is as it was."""
        parts = []
        if run.undone:
            all_back = run.undone >= run.done
            if run.is_undo:
                text = self.tr("all done again") if all_back else self.tr("{0} done again")
            else:
                text = self.tr("all put back") if all_back else self.tr("{0} put back")
            parts.append(text.replace("{0}", figure(run.undone)))
        if run.skipped:
            parts.append(self.tr("{0} not done").replace("{0}", figure(run.skipped)))
        unfinished = max(run.open, run.total - run.done - run.skipped if run.finished is None else 0)
        if unfinished:
            parts.append(self.tr("{0} unfinished").replace("{0}", figure(unfinished)))
        elif run.total > run.done + run.skipped:
            parts.append(self.tr("{0} not reached").replace("{0}", figure(run.not_reached)))
        return ", ".join(parts)

    def undo(self, run: Run) -> str:
        """What the button for the whole run says."""
        return self.tr("Redo the whole run") if run.is_undo else self.tr("Put back the whole run")

    def undo_chosen(self, run: Run, count: int) -> str:
        """What the button for some of its photos says."""
        if count == 1:
            return self.tr("Redo 1 photo") if run.is_undo else self.tr("Put back 1 photo")
        text = self.tr("Redo {0} photos") if run.is_undo else self.tr("Put back {0} photos")
        return text.replace("{0}", figure(count))

    def state(self, entry: Entry, run: Run) -> str:
        """How far one file is."""
        if entry.state == State.DONE:
            if entry.undone:
                return self.tr("Done again") if run.is_undo else self.tr("Put back")
            return self.tr("Done")
        return {
            State.SKIPPED: self.tr("Left alone"),
            State.ROLLED_BACK: self.tr("Not reached"),
            State.ATTENTION: self.tr("Needs a look"),
        }.get(State(entry.state), self.tr("Unfinished"))

    def role(self, entry: Entry) -> str:
        """What a file is to its item."""
        return {
            Role.PHOTO: self.tr("Photo"),
            Role.COMPANION: self.tr("Companion"),
            Role.FURTHER: self.tr("Second label"),
        }[entry.role]
