"""What follows what, once files are touched: apply, banner, undo, history, recovery."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from sorter.errors import SorterError
from sorter.files.history import Run
from sorter.files.plan import ActionKind
from sorter.files.recovery import Recovery
from sorter.gui.banner import Offer
from sorter.gui.filing import Filed, Filing
from sorter.gui.filing_words import FilingWords
from sorter.gui.flow import Flow
from sorter.gui.sorting import Sorting
from sorter.gui.window import Window
from sorter.jobs.events import Finished, Outcome
from sorter.tasks.manifest import Task


class FilingFlow(QObject):
    """Leads from a plan to files in their folders, and back."""

    failed = Signal(object)  # Exception
    settled = Signal()  # recovery is over: sorting may begin

    def __init__(self, window: Window, flow: Flow, sorting: Sorting, filing: Filing, tasks: Mapping[str, Task]) -> None:
        super().__init__(window)
        self._window, self._flow, self._sorting, self._filing = window, flow, sorting, filing
        self._tasks = tasks
        self._words = FilingWords(self)
        self._shown_run: Run | None = None
        window.destination.apply_wished.connect(self.apply)
        window.sidebar.run_chosen.connect(self._show_run)
        window.run_panel.undo_wished.connect(self._undo_run)
        window.run_panel.folder_wished.connect(open_folder)
        window.run_panel.closed.connect(lambda: window.show_run_panel(False))
        filing.began.connect(self._begin)
        filing.relocated.connect(flow.relocated)
        filing.progressed.connect(window.foot.show_progress)
        filing.ended.connect(self._end)
        filing.history.connect(self._show_history)
        filing.recovered.connect(self._tell_recovery)
        filing.failed.connect(self._fail)

    def begin(self) -> None:
        """Settle what was left open before anything else."""
        self._filing.recover()

    def apply(self) -> None:
        """Carry out the plan that is shown."""
        preview = self._flow.preview
        if preview and not self._filing.running and not self._sorting.running:
            self._filing.apply(preview.plan)

    def _begin(self, filed: Filed) -> None:
        self._flow.hold(True)
        self._window.banner.hide()
        self._window.show_run_panel(False)
        self._window.foot.show_running()

    def _end(self, filed: Filed, finished: Finished) -> None:
        self._flow.hold(False)
        self._window.foot.show_idle("")
        if finished.error:
            self.failed.emit(finished.error)
        if finished.outcome is not Outcome.FAILED or (filed.done and isinstance(finished.error, SorterError)):
            text = self._words.ended(filed, stopped=finished.outcome is not Outcome.DONE)
            said = f"{finished.error} {text}" if finished.error else text
            self._window.banner.tell(said, self._offers(filed), bad=bool(filed.skipped or finished.error))

    def _offers(self, filed: Filed) -> list[Offer]:
        offers: list[Offer] = []
        if filed.run_id is not None and filed.done:
            name = self.tr("Redo") if filed.undoes else self.tr("Undo")
            offers.append((name, lambda: self._undo(filed.run_id, filed.kind, filed.root, redoes=filed.undoes)))
        if not filed.undoes:
            offers.append((self.tr("Open folder"), lambda: open_folder(filed.root)))
        return offers

    def _undo_run(self, run: Run) -> None:
        kind = ActionKind.MOVE if run.kind == ActionKind.MOVE else ActionKind.COPY
        self._undo(run.id, kind, run.root, redoes=run.is_undo)

    def _undo(self, run_id: int | None, kind: ActionKind, root: str, *, redoes: bool) -> None:
        if run_id is not None and not self._filing.running:
            self._sorting.stop()
            self._filing.undo(run_id, kind, root, redoes=redoes)

    def _show_history(self, runs: Sequence[Run]) -> None:
        self._window.sidebar.show_runs(runs)
        shown = self._shown_run
        fresh = next((run for run in runs if shown and run.id == shown.id), None)
        if fresh and self._window.shows_run_panel():
            self._show_run(fresh)

    def _show_run(self, run: Run) -> None:
        self._shown_run = run
        task = self._tasks[run.task].name if run.task in self._tasks else run.task
        self._window.run_panel.show_run(run, task, may_undo=not self._filing.running)
        self._window.show_run_panel(True)

    def _tell_recovery(self, recovery: Recovery) -> None:
        if recovery.anything:
            self._window.banner.tell(self._words.recovered(recovery), bad=bool(recovery.attention))
        self._filing.read_history()
        self.settled.emit()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.settled.emit()


def open_folder(folder: str) -> None:
    """Show a folder in the desktop's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
