"""What a run did, what recovery found: sentences for the banner."""

from PySide6.QtCore import QObject

from sorter.files.plan import ActionKind
from sorter.files.recovery import Recovery
from sorter.gui.filing import Filed
from sorter.gui.words import figure
from sorter.items import readable


class FilingWords(QObject):
    """Words for runs."""

    def ended(self, filed: Filed, *, stopped: bool) -> str:
        """How a run ended."""
        if filed.undoes:
            text = self.tr("{0} put back.").replace("{0}", figure(filed.done))
        else:
            done = self.tr("{0} moved") if filed.kind is ActionKind.MOVE else self.tr("{0} copied")
            parts = [done.replace("{0}", figure(filed.done))]
            parts.append(self.tr("{0} renamed").replace("{0}", figure(filed.renamed)))
            parts.append(self.tr("0 overwritten"))
            if filed.stays:
                parts.append(self.tr("{0} stay").replace("{0}", figure(filed.stays)))
            text = f"{', '.join(parts)}."
        stop = self.tr("Stopped: ") if stopped else ""
        return f"{stop}{text}{self._skipped(filed)}"

    def recovered(self, recovery: Recovery) -> str:
        """What the last unclean end left, and what became of it."""
        text = self.tr("Sorter had not ended cleanly: {0} files were finished, {1} put back.")
        text = text.replace("{0}", figure(recovery.done)).replace("{1}", figure(recovery.rolled_back))
        if recovery.attention:
            first = recovery.attention[0]
            more = self.tr(" {0} need a look, first {1}: {2}")
            more = more.replace("{0}", figure(len(recovery.attention)))
            text += more.replace("{1}", readable(first.path)).replace("{2}", first.reason)
        return text

    def _skipped(self, filed: Filed) -> str:
        if not filed.skipped:
            return ""
        first = filed.skipped[0]
        text = self.tr(" {0} were left alone, first {1}: {2}").replace("{0}", figure(len(filed.skipped)))
        return text.replace("{1}", readable(first.path)).replace("{2}", first.reason)
