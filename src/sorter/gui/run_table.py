"""The runs that were as a table, newest first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from sorter.files.journal.history import Run
from sorter.gui.history_words import HistoryWords
from sorter.gui.row_model import Index, RowModel
from sorter.gui.words import full_moment, plain, shown


class RunTable(RowModel):
    """One row per run; texts are made when they are shown."""

    def __init__(self, words: HistoryWords, task_name: Callable[[str], str], parent: QObject | None = None) -> None:
        """`task_name` names a task by its id."""
        super().__init__(parent)
        self._heads = (self.tr("When"), self.tr("What"), self.tr("Sorted by"), self.tr("Where"), self.tr("Note"))
        self._words = words
        self._task_name = task_name
        self._runs: Sequence[Run] = ()

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show these, newest first."""
        self.beginResetModel()
        self._runs = runs
        self.endResetModel()

    def run(self, row: int) -> Run:
        """The run in a row."""
        return self._runs[row]

    def row_of(self, run_id: int) -> int:
        """The row of a run; -1 where it is not there."""
        return next((at for at, run in enumerate(self._runs) if run.id == run_id), -1)

    def rows(self) -> int:
        return len(self._runs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        run = self._runs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(run, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self._text(run, index.column()))
        return None

    def _text(self, run: Run, column: int) -> str:
        match column:
            case 0:
                return full_moment(run.started)
            case 1:
                return self._words.what(run)
            case 2:
                return shown(self._task_name(run.task))
            case 3:
                return shown(run.root)
        return self._words.became(run)
