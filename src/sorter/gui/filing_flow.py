"""What follows what, once files are touched: apply, banner, undo, history, recovery."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from sorter.errors import SorterError
from sorter.files.engine.recovery import Recovery
from sorter.files.journal.history import Run
from sorter.files.plan import ActionKind
from sorter.gui.banner import Offer
from sorter.gui.core_words import translated
from sorter.gui.filing import Filed, Filing, Undoable
from sorter.gui.filing_words import FilingWords
from sorter.gui.flow import Flow
from sorter.gui.sorting import Sorting
from sorter.gui.window import Window
from sorter.jobs.events import Finished, Outcome


class FilingFlow(QObject):
    """Leads from a plan to files in their folders, and back."""

    failed = Signal(object)  # Exception
    settled = Signal()  # recovery is over: sorting may begin

    def __init__(self, window: Window, flow: Flow, sorting: Sorting, filing: Filing) -> None:
        super().__init__(window)
        self._window, self._flow, self._sorting, self._filing = window, flow, sorting, filing
        self._words = FilingWords(self)
        window.destination.apply_wished.connect(self.apply)
        window.sidebar.run_chosen.connect(lambda run: self.show_history(run.id))
        window.history.files_wished.connect(filing.read_files)
        window.history.undo_wished.connect(lambda run, only: self.undo(Undoable.of_run(run), only))
        window.history.folder_wished.connect(open_folder)
        window.history.closed.connect(lambda: window.show_history(False))
        filing.began.connect(self._begin)
        filing.relocated.connect(flow.relocated)
        filing.rewritten.connect(flow.rewritten)
        filing.progressed.connect(window.foot.show_progress)
        filing.ended.connect(self._end)
        filing.history.connect(self._show_history)
        filing.files.connect(window.history.show_files)
        filing.recovered.connect(self._tell_recovery)
        filing.failed.connect(self._fail)

    def begin(self) -> None:
        """Settle what was left open before anything else."""
        self._filing.recover()

    def apply(self) -> None:
        """Carry out the plan that is shown; where the task only advises, once a person says to have looked at it."""
        if advice := self._flow.choice.advice():
            if self._flow.found:
                self._window.banner.tell(advice, [(self.tr("I have looked: go on"), self._carry_out)], bad=True)
        else:
            self._carry_out()

    def undo(self, run: Undoable, only: Sequence[str] = (), *, edited: bool = False) -> None:
        """Put a run back, or the files with these paths; `edited`: also those that were edited since."""
        if not self._filing.running:
            self._sorting.stop()
            self._filing.undo(run, only, edited=edited)

    def show_history(self, run_id: int | None = None) -> None:
        """Show every run, and the files of this one, or of the newest."""
        self._window.show_history(True)
        self._window.history.choose(run_id)
        self._window.history.focus()

    def _carry_out(self) -> None:
        found = self._flow.found
        if found and not self._filing.running and not self._sorting.running:
            self._filing.apply(found)

    def _begin(self, filed: Filed) -> None:
        self._flow.hold(True)
        self._window.history.allow_undo(False)
        self._window.banner.hide()
        self._window.foot.show_running()

    def _end(self, filed: Filed, finished: Finished) -> None:
        self._flow.hold(False)
        self._window.history.allow_undo(True)
        self._window.foot.show_idle("")
        if finished.error:
            self.failed.emit(finished.error)
        if finished.outcome is not Outcome.FAILED or (filed.done and isinstance(finished.error, SorterError)):
            text = self._words.ended(filed, stopped=finished.outcome is not Outcome.DONE)
            said = f"{translated(str(finished.error))} {text}" if finished.error else text
            bad = bool(filed.skipped or finished.error)
            files = self._words.files(filed)
            self._window.banner.tell(said, self._offers(filed), bad=bad, files=files, unfolded=filed.undoes)

    def _offers(self, filed: Filed) -> list[Offer]:
        offers: list[Offer] = []
        if run := Undoable.of_filed(filed):
            offers.append((self.tr("Redo") if filed.undoes else self.tr("Undo"), lambda: self.undo(run)))
        if filed.edited and (again := filed.again):
            name = self.tr("Put the edited ones back too") if filed.undoes else self.tr("Move the edited ones too")
            if filed.kind is ActionKind.TAG:
                name = self.tr("Take the tags out of the edited ones too")
            offers.append((name, lambda: self.undo(again.run, again.only, edited=True)))
        if not filed.undoes:
            offers.append((self.tr("Open folder"), lambda: open_folder(filed.root)))
        if filed.run_id is not None:
            offers.append((self.tr("Report"), lambda: self.show_history(filed.run_id)))
        return offers

    def _show_history(self, runs: Sequence[Run]) -> None:
        self._window.sidebar.show_runs(runs)
        self._window.history.show_runs(runs)

    def _tell_recovery(self, recovery: Recovery) -> None:
        if recovery.anything:
            left = self._words.left_alone(recovery)
            offers: list[Offer] = [(self.tr("Report"), self.show_history)]
            self._window.banner.tell(self._words.recovered(recovery), offers, bad=bool(left), files=left, unfolded=True)
        self._filing.read_history()
        self.settled.emit()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.settled.emit()


def open_folder(folder: str) -> None:
    """Show a folder in the desktop's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
