"""What the keys for undo and redo mean just now: a correction, or the last run."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from sorter.files.journal.history import Run
from sorter.gui.banner import Banner
from sorter.gui.filing import Filed, Filing, Undoable
from sorter.gui.filing_flow import FilingFlow
from sorter.gui.filing_words import FilingWords
from sorter.jobs.events import Finished


class Undoing(QObject):
    """The newest deed goes first: a correction at once; of a run the banner first says what would happen.

    The same keys again do it: files are never touched by one key alone.
    """

    def __init__(
        self, corrections: QUndoStack, banner: Banner, filing: Filing, filing_flow: FilingFlow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._corrections, self._banner = corrections, banner
        self._filing, self._filing_flow = filing, filing_flow
        self._words = FilingWords(self)
        self._last: Undoable | None = None  # what has ended since the last correction
        self._older: Undoable | None = None  # the newest run of the history that can be put back
        self._offered = ""  # what the banner said of it
        corrections.indexChanged.connect(self._forget_last)
        filing.ended.connect(self._remember)
        filing.history.connect(self._look_back)

    def undo(self) -> None:
        """Take back the newest deed, or say what that would do."""
        if self._filing.running:
            self._refuse_now()
        elif self._last and not self._last.redoes:
            self._offer(self._last)
        elif self._corrections.canUndo():
            self._corrections.undo()
        elif self._older:
            self._offer(self._older)
        else:
            self._banner.tell(self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back last, or say what that would do."""
        if self._filing.running:
            self._refuse_now()
        elif self._last and self._last.redoes:
            self._offer(self._last)
        elif self._corrections.canRedo():
            self._corrections.redo()
        else:
            self._banner.tell(self.tr("There is nothing to redo."))

    def _offer(self, run: Undoable) -> None:
        said = self._words.would_undo(run)
        if self._banner.text() == said == self._offered:
            self._offered = ""
            self._filing_flow.undo(run)
            return
        self._offered = said
        name = self.tr("Redo") if run.redoes else self.tr("Undo")
        history = (self.tr("Report"), lambda: self._filing_flow.show_history(run.id))
        self._banner.tell(said, [(name, lambda: self._filing_flow.undo(run)), history])

    def _refuse_now(self) -> None:
        self._banner.tell(self.tr("Files are being copied or moved just now; stop that first."))

    def _remember(self, filed: Filed, _: Finished) -> None:
        self._last = Undoable.of_filed(filed)

    def _forget_last(self) -> None:
        self._last = None

    def _look_back(self, runs: Sequence[Run]) -> None:
        found = next((run for run in runs if run.can_undo and not run.is_undo), None)
        self._older = Undoable.of_run(found) if found else None
