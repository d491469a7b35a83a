"""The history over the whole board: every run, the files of the chosen one, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QByteArray, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from sorter.files.journal.history import Run
from sorter.gui.file_table import FileTable
from sorter.gui.growth import grown
from sorter.gui.history_words import HistoryWords
from sorter.gui.labels import Words
from sorter.gui.run_files import RunFiles
from sorter.gui.run_table import RunTable
from sorter.gui.table_view import TableView
from sorter.gui.words import figure, full_moment

_TYPING = 120  # milliseconds without a key before a long list is filtered


class HistoryPage(QWidget):
    """Shows what it is given and emits what a person wants of it."""

    files_wished = Signal(object)  # Run: its files are to be shown
    undo_wished = Signal(object, object)  # Run, list[str]: paths of the files, none for all
    folder_wished = Signal(str)
    closed = Signal()

    def __init__(self, task_name: Callable[[str], str]) -> None:
        """`task_name` names a task by its id."""
        super().__init__()
        self._words = HistoryWords(self)
        self._runs = RunTable(self._words, task_name, self)
        self._files = FileTable(self._words, self)
        self._run: Run | None = None
        self._may_undo = True
        self._run_view = _table(self._runs, self.tr("Runs"), (160, 150, 110, 380))
        self._file_view = _table(self._files, self.tr("Files of the run"), (280, 280, 100, 110))
        self._title = Words(bold=True)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Filter by name, folder or reason"))
        self._filter.setAccessibleName(self.tr("Filter the files"))
        self._filter.setClearButtonEnabled(True)
        self._count = Words(quiet=True)
        self._open = QPushButton(self.tr("Open folder"))
        self._some = QPushButton()
        self._all = QPushButton()
        self._back = QPushButton(self.tr("Back to the photos"))
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._typed = QTimer(self, interval=_TYPING, singleShot=True)
        self._lay_out()
        self._connect()
        self._show_run(None)

    @property
    def run(self) -> Run | None:
        """The run whose files are shown."""
        return self._run

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show the runs, newest first; the chosen one stays chosen, with the files as they are now."""
        chosen = self._run.id if self._run else None
        self._runs.show_runs(runs)
        if chosen is not None:
            self.choose(chosen)
        elif runs:
            self.choose(runs[0].id)

    def choose(self, run_id: int | None) -> None:
        """Show the files of a run; None: of the newest."""
        row = 0 if run_id is None else self._runs.row_of(run_id)
        if 0 <= row < self._runs.rowCount():
            index = self._runs.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._run_view.selectionModel().setCurrentIndex(index, flags)
            self._run_view.scrollTo(index)

    def show_files(self, files: RunFiles) -> None:
        """Show these files, if their run is still the chosen one."""
        if self._run and files.run.id == self._run.id:
            self._files.show_files(files, self._filter.text())
            self._show_chosen()

    def allow_undo(self, allowed: bool) -> None:
        """Nothing else touches files now, or something does."""
        self._may_undo = allowed
        self._show_chosen()

    def shares(self) -> QByteArray:
        """How its parts share the height, for the next start."""
        return self._split.saveState()

    def restore(self, shares: object) -> None:
        """Share the height as it was; what is no such state is passed over."""
        if isinstance(shares, QByteArray):
            self._split.restoreState(shares)

    def focus(self) -> None:
        """Give the list of runs the keys."""
        self._run_view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wish_files()

    def _connect(self) -> None:
        self._run_view.selectionModel().currentRowChanged.connect(lambda now, _: self._choose_row(now.row()))
        self._file_view.selectionModel().selectionChanged.connect(lambda _, __: self._show_chosen())
        self._filter.textChanged.connect(lambda _: self._typed.start())
        self._typed.timeout.connect(self._filter_files)
        self._open.clicked.connect(self._open_folder)
        self._all.clicked.connect(self._undo_all)
        self._some.clicked.connect(self._undo_chosen)
        self._back.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        self._all.setProperty("primary", True)
        above, below = QWidget(), QWidget()
        upper, lower = QVBoxLayout(above), QVBoxLayout(below)
        for layout in (upper, lower):
            layout.setContentsMargins(14, 10, 14, 10)
            layout.setSpacing(8)
        head, filtering, deeds = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(Words(self.tr("History"), bold=True, pixels=14), 1)
        head.addWidget(self._back)
        upper.addLayout(head)
        upper.addWidget(self._run_view, 1)
        filtering.addWidget(self._title, 1)
        filtering.addWidget(self._count)
        filtering.addWidget(self._filter, 1)
        self._filter.setMaximumWidth(grown(260))
        lower.addLayout(filtering)
        lower.addWidget(self._file_view, 1)
        deeds.addWidget(self._open)
        deeds.addStretch(1)
        deeds.addWidget(self._some)
        deeds.addWidget(self._all)
        lower.addLayout(deeds)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        for part, share in ((above, 2), (below, 3)):
            self._split.addWidget(part)
            self._split.setStretchFactor(self._split.count() - 1, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def _choose_row(self, row: int) -> None:
        if row >= 0:
            self._show_run(self._runs.run(row))

    def _show_run(self, run: Run | None) -> None:
        if run is None or self._run is None or run.id != self._run.id:
            self._files.show_files(None)
        self._run = run
        self._title.setText(f"{self._words.what(run)}, {full_moment(run.started)}" if run else "")
        self._all.setText(self._words.undo(run) if run else "")
        for widget in (self._open, self._some, self._all, self._filter):
            widget.setVisible(run is not None)
        self._show_chosen()
        self._wish_files()

    def _wish_files(self) -> None:
        """A run may have many files: they are not read while nobody looks."""
        if self._run and self.isVisible():
            self.files_wished.emit(self._run)

    def _filter_files(self) -> None:
        self._files.filter(self._filter.text())
        self._show_chosen()

    def _chosen_rows(self) -> list[range]:
        """A few ranges, also of very many rows."""
        chosen = self._file_view.selectionModel().selection()
        return [range(chosen.at(at).top(), chosen.at(at).bottom() + 1) for at in range(chosen.size())]

    def _show_chosen(self) -> None:
        if self._run is None:
            return
        count = self._files.count_photos(self._chosen_rows())
        self._some.setText(self._words.undo_chosen(self._run, count))
        self._some.setVisible(count > 0)
        self._some.setEnabled(self._may_undo)
        self._all.setEnabled(self._may_undo and self._run.can_undo)
        shown, known = self._files.rowCount(), self._files.files
        total = len(known.entries) if known else 0
        text = self.tr("1 file") if total == 1 else self.tr("%Ln files", "", total)
        if shown != total:
            text = self.tr("{0} of {1}").replace("{0}", figure(shown)).replace("{1}", text)
        self._count.setText(text if known else "")

    def _open_folder(self) -> None:
        if self._run:
            self.folder_wished.emit(self._run.root)

    def _undo_all(self) -> None:
        if self._run:
            self.undo_wished.emit(self._run, [])

    def _undo_chosen(self) -> None:
        photos = self._files.photos(self._chosen_rows())
        if self._run and photos:
            everything = len(photos) == self._run.done - self._run.undone
            self.undo_wished.emit(self._run, [] if everything else [photo.target for photo in photos])


def _table(model: QAbstractTableModel, name: str, widths: Sequence[int]) -> TableView:
    view = TableView(model, widths)
    view.setAccessibleName(name)
    return view
