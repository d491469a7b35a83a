"""What photos are sorted by: the tasks that there are, the one in use, and the thresholds that a person chose."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from sorter.gui.core_words import task_name
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.window import Window
from sorter.gui.words import shown
from sorter.tasks.manifest import Task


class TaskChoice(QObject):
    """Shows the tasks and the sliders, and tells what is chosen."""

    changed = Signal()  # photos are to be sorted by another task
    adjusted = Signal()  # by the same one, with other thresholds
    listed = Signal()  # there are other tasks, or one is called otherwise

    def __init__(self, window: Window, tasks: Mapping[str, Task], task: Task, keeper: SettingsKeeper) -> None:
        """`task` is the one of `tasks` that is in use at first."""
        super().__init__(window)
        self._sidebar, self._sureness, self._keeper = window.sidebar, window.topbar.sureness, keeper
        self._tasks, self._task = dict(tasks), task
        self._chosen = dict(tasks)  # each with the thresholds that a person chose
        self._sidebar.task_chosen.connect(self.choose)
        self._sureness.changed.connect(self._adjust)
        window.board.threshold_wished.connect(self._sureness.choose_threshold)
        self._show()

    @property
    def task(self) -> Task:
        """The one in use, with the thresholds that a person chose."""
        return self._task

    @property
    def tasks(self) -> Mapping[str, Task]:
        """All, by id, as it is at any time."""
        return MappingProxyType(self._tasks)

    def chosen(self, id: str) -> Task:
        """A task with the thresholds that a person chose for it."""
        return self._chosen[id]

    def choose(self, id: str) -> None:
        """Sort by another task."""
        self._sidebar.show_task(id)
        if id != self._task.id:
            self._keeper.keep(replace(self._keeper.settings, task=id))
            self._use(self._chosen[id])

    def add(self, task: Task) -> None:
        """There is one more, or another in the place of one with its id."""
        self._tasks[task.id] = self._chosen[task.id] = task
        self._list()
        if task.id == self._task.id:
            self._use(task)

    def rename(self, task: Task) -> None:
        """One of them is called as `task` is; nothing is sorted anew for that."""
        for known in (self._tasks, self._chosen):
            known[task.id] = replace(known[task.id], name=task.name)
        self._task = self._chosen[self._task.id]
        self._list()
        self._show()

    def drop(self, id: str) -> None:
        """There is one less; where it was in use, the first of the others is."""
        del self._tasks[id], self._chosen[id]
        self._list()
        if id == self._task.id:
            self.choose(next(iter(self._tasks)))

    def advice(self) -> str:
        """What has to be said before anything is done by a task that only advises; empty for one that does more."""
        said = self.tr("{0} only advises: look at each photo before you rely on what it says.")
        return said.replace("{0}", shown(task_name(self._task.name))) if self._task.advisory else ""

    def _use(self, task: Task) -> None:
        self._task = task
        self._show()
        self.changed.emit()

    def _adjust(self, task: Task) -> None:
        self._task = self._chosen[task.id] = task
        self.adjusted.emit()

    def _list(self) -> None:
        self._sidebar.show_tasks(tuple(self._tasks.values()))
        self._sidebar.show_task(self._task.id)
        self.listed.emit()

    def _show(self) -> None:
        self._sidebar.show_task(self._task.id)
        self._sureness.show_task(self._tasks[self._task.id], self._task)
