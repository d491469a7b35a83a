"""The left zone: what to sort, by what, and what was done before."""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from sorter.files.journal.history import Run
from sorter.gui.core_words import task_name, task_summary
from sorter.gui.direction import margins
from sorter.gui.growth import grown
from sorter.gui.labels import Words
from sorter.gui.layouts import emptied
from sorter.gui.row import Row
from sorter.gui.sources import Source
from sorter.gui.spoken import explain
from sorter.gui.words import figure, moment, shown
from sorter.tasks.manifest import Task

WIDTH = 216
_SHOWN_RUNS = 40


class Sidebar(QScrollArea):
    """Lists folders, tasks and runs; emits what a person wants of them."""

    add_wished = Signal()
    toggled = Signal(int)  # a source was taken in or left out
    removed = Signal(int)  # a source is not wanted any more
    task_chosen = Signal(str)  # its id
    task_removed = Signal(str)  # the id of one that is not wanted any more
    tasks_wished = Signal()  # all that there is to know of them
    run_chosen = Signal(object)  # Run

    def __init__(self, tasks: Sequence[Task]) -> None:
        super().__init__()
        self.setFixedWidth(grown(WIDTH))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setAutoFillBackground(True)
        content.setBackgroundRole(content.palette().ColorRole.Base)
        self.setWidget(content)
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(10, 12, 10, 12)
        self._layout.setSpacing(0)
        self._folders = self._section(self.tr("Folders"))
        self._add_button()
        self._tasks = self._section(self.tr("Sort by"))
        self._task_group = QButtonGroup(self)
        self._add_all_tasks()
        self.show_tasks(tasks)
        self._runs = self._section(self.tr("History"))
        self._no_runs = Words(self.tr("Nothing sorted yet"), quiet=True)
        self._no_runs.setContentsMargins(margins(8, 6, 0, 0))
        self._layout.addWidget(self._no_runs)
        self._layout.addStretch(1)

    def show_sources(self, sources: Sequence[Source]) -> None:
        """List what was dropped."""
        emptied(self._folders)
        for at, source in enumerate(sources):
            row = Row(self._source_name(source), marked=True)
            row.setChecked(source.used)
            row.clicked.connect(lambda _=False, at=at: self.toggled.emit(at))
            row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            row.customContextMenuRequested.connect(lambda point, row=row, at=at: self._offer(row, at, point))
            remove = QAction(self.tr("Remove from the list"), row)
            remove.setShortcut(Qt.Key.Key_Delete)
            remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            remove.triggered.connect(lambda _=False, at=at: self.removed.emit(at))
            row.addAction(remove)
            self._folders.addWidget(row)

    def show_count(self, at: int, count: int) -> None:
        """Show how many photos a source has."""
        item = self._folders.itemAt(at)
        row = item.widget() if item else None
        if isinstance(row, Row):
            row.show_figure(figure(count))

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """List what can be sorted by."""
        emptied(self._tasks)
        for task in tasks:
            row = Row(task_name(task.name), marked=True)
            row.setProperty("task", task.id)
            row.setAutoExclusive(True)  # for screen readers: one of them is chosen
            explain(row, task_summary(task.summary))
            row.clicked.connect(lambda _=False, id=task.id: self.task_chosen.emit(id))
            remove = QAction(self.tr("Remove the task…"), row)
            remove.setShortcut(Qt.Key.Key_Delete)
            remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            remove.triggered.connect(lambda _=False, id=task.id: self.task_removed.emit(id))
            row.addAction(remove)
            row.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            self._task_group.addButton(row)
            self._tasks.addWidget(row)
            row.show()  # Qt itself shows what is added to a visible layout one turn later: the list would flicker

    def show_task(self, id: str) -> None:
        """Mark the task in use."""
        for row in self._task_group.buttons():
            chosen = row.property("task") == id
            row.setChecked(chosen)  # Tab stops at this one, arrows lead to the others, as in any list to choose from
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """List the runs that were, newest first."""
        emptied(self._runs)
        self._no_runs.setVisible(not runs)
        for run in runs[:_SHOWN_RUNS]:
            undone = run.done > 0 and run.undone >= run.done
            row = Row(self._run_name(run), quiet=undone or run.is_undo)
            row.show_figure(self.tr("undone") if undone else figure(run.done))
            row.clicked.connect(lambda _=False, run=run: self.run_chosen.emit(run))
            self._runs.addWidget(row)

    def _section(self, title: str) -> QVBoxLayout:
        heading = Words(title, quiet=True, bold=True, pixels=11)
        heading.setContentsMargins(margins(8, 8, 0, 6))
        self._layout.addWidget(heading)
        rows = QVBoxLayout()
        rows.setSpacing(1)
        self._layout.addLayout(rows)
        return rows

    def _add_button(self) -> None:
        add = Row(self.tr("+ Add folder"), quiet=True)
        add.clicked.connect(self.add_wished)
        self._layout.addWidget(add)
        self._layout.addSpacing(6)

    def _add_all_tasks(self) -> None:
        every = Row(self.tr("All tasks…"), quiet=True)
        explain(every, self.tr("What they are, tried on your photos; import, teach and keep your own"))
        every.clicked.connect(self.tasks_wished)
        self._layout.addWidget(every)
        self._layout.addSpacing(6)

    def _source_name(self, source: Source) -> str:
        if source.is_folder:
            name = os.path.basename(source.paths[0])
            return shown(name if name.strip() else source.paths[0])
        return self.tr("1 photo") if len(source.paths) == 1 else self.tr("%Ln photos", "", len(source.paths))

    def _run_name(self, run: Run) -> str:
        day = datetime.fromtimestamp(run.started).astimezone().date()
        today = datetime.now().astimezone().date()
        when = self.tr("Yesterday") if day == today - timedelta(days=1) else moment(run.started, today)
        if run.is_undo:
            return self.tr("Put back {0}").replace("{0}", when)
        return self.tr("Today {0}").replace("{0}", when) if day == today else when

    def _offer(self, row: Row, at: int, point: QPoint) -> None:
        menu = QMenu(row)
        menu.addAction(self.tr("Remove from the list"), lambda: self.removed.emit(at))
        menu.popup(row.mapToGlobal(point))
