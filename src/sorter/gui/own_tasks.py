"""Tasks of one's own in the window: taught, imported, removed."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sorter.core.measurement import Measurer
from sorter.errors import RequestError
from sorter.gui.asking import ask_for_file
from sorter.gui.background import Background
from sorter.gui.banner import Banner
from sorter.gui.core_words import task_name
from sorter.gui.filing_flow import open_folder
from sorter.gui.importing import Importing
from sorter.gui.teaching import Teaching
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.words import filled, shown
from sorter.settings import Places
from sorter.tasks.catalogue import is_own, own_task, taken_ids
from sorter.tasks.manifest import Task
from sorter.wording import on_one_line


class OwnTasks(QObject):
    """Teaches, imports and removes tasks; `tasks` are those that there are, by id, as the window has them now."""

    added = Signal(object)  # Task
    chosen = Signal(str)  # id: photos are to be sorted by it
    renamed = Signal(object)  # Task
    removed = Signal(str)  # id
    backbones_changed = Signal()  # there is one more, or one less, or one is called otherwise
    began = Signal()  # one is being learnt, or a model looked at
    taught = Signal(str, object)  # name, Finished
    looked_at = Signal(str, object)  # name of a model's file, Finished
    ended = Signal()  # nothing is under way any more, or one thing less
    failed = Signal(object)  # Exception

    def __init__(
        self,
        places: Places,
        tasks: Mapping[str, Task],
        measure: Callable[[Task], Measurer],
        *,
        backbones: Mapping[str, Task],
        photos: Callable[[], Sequence[str]],
        thumbnails: Thumbnails,
        background: Background,
        banner: Banner,
        busy: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        """`backbones` have no labels, and are for teaching only. `photos` has the folders and photos that are open.

        `busy` says whether they are being sorted: the worker does one thing after the other.
        """
        super().__init__(parent)
        self._places, self._tasks, self._measure = places, tasks, measure
        self._backbones, self._photos, self._thumbnails = dict(backbones), photos, thumbnails
        self._background, self._banner, self._busy, self._window = background, banner, busy, parent
        self._under_way: list[Teaching | Importing] = []

    def is_own(self, id: str) -> bool:
        """Whether it is a task of the user's."""
        return is_own(id, self._places.own_tasks)

    @property
    def backbones(self) -> Mapping[str, Task]:
        """What has no labels and is only taught with, by id."""
        return MappingProxyType(self._backbones)

    @property
    def running(self) -> bool:
        """Whether a task is being taught or imported."""
        return any(one.running for one in self._under_way)

    def stop(self) -> None:
        """End what is under way; `ended` follows where there is something."""
        for one in tuple(self._under_way):
            one.stop()

    def close(self) -> None:
        """Let go of whatever is open, at once, once nothing is under way any more."""
        for one in self._under_way:
            one.close()

    def teach(self, folder: str = "", *, backbone: str = "") -> None:
        """Open the dialog that teaches, with the examples in `folder` and with this backbone."""
        teaching = Teaching(
            self._measure,
            self._tasks,
            tuple(self._backbones.values()),
            self._places.own_tasks,
            id_for=self._id_for,
            busy=self._busy,
            background=self._background,
            parent=self._window,
        )
        teaching.taught.connect(self.added)
        teaching.chosen.connect(self.chosen)
        teaching.finished.connect(self.taught)
        self._follow(teaching)
        teaching.open(backbone)
        if folder:
            teaching.look_at(folder)

    def import_model(self, source: str = "") -> None:
        """Look at a model, in a dialog of its own; without `source` ask for a file first."""
        if source:
            importing = Importing(
                source,
                self._places,
                photos=self._photos(),
                taken=self.taken,
                thumbnails=self._thumbnails,
                background=self._background,
                parent=self._window,
            )
            importing.kept.connect(self._tell_kept)
            importing.finished.connect(self.looked_at)
            self._follow(importing)
            importing.begin()
            return
        kinds = self.tr("Models (*.onnx *.zip)")
        ask_for_file(self._window, self.tr("Import a model"), self.import_model, kinds)

    def ask_to_remove(self, id: str) -> None:
        """Offer in the banner to remove a task of the user's, also one that cannot be used."""
        if self.is_own(id):
            said = self.tr("Remove the task {0}? Photos that were sorted by it stay where they are.")
            offers = [(self.tr("Remove"), lambda: self._remove(id))]
            self._banner.tell(said.replace("{0}", self._name(id)), offers)
        else:
            self._banner.tell(self.tr("This task comes with Sorter and stays."))

    def rename(self, id: str, name: str) -> None:
        """Call a task of the user's otherwise; no two are called the same."""
        name = on_one_line(name)
        others = (*self._tasks.values(), *self._backbones.values())
        if any(task.name.casefold() == name.casefold() and task.id != id for task in others):
            said = self.tr("There is a task that is called {0}: choose another name.")
            self.failed.emit(RequestError(said.replace("{0}", shown(name))))
            return
        from sorter.tasks.saving import rename_task  # late: it brings what writes manifests

        answer = self._background.ask(partial(rename_task, id, name, self._places.own_tasks))
        answer.came.connect(self._take_renamed)
        answer.failed.connect(self.failed)

    def export(self, task: Task, file: str) -> None:
        """Write a task into a file, as its ending says."""
        from sorter.jobs.exporting import export_task

        answer = self._background.ask(partial(export_task, task, Path(file)))
        answer.came.connect(partial(self._tell_exported, task, file))
        answer.failed.connect(self.failed)

    def taken(self) -> set[str]:
        """Ids that mean something already, also those of tasks that cannot be read."""
        return taken_ids(self._tasks, self._places.own_tasks)

    def _follow(self, work: Teaching | Importing) -> None:
        self._under_way.append(work)
        work.destroyed.connect(lambda: self._under_way.remove(work))
        work.began.connect(self.began)
        work.ended.connect(self.ended)
        work.failed.connect(self.failed)

    def _tell_kept(self, task: Task) -> None:
        if task.is_backbone:
            self._backbones[task.id] = task
            self.backbones_changed.emit()
            said = self.tr("Tasks can be taught with {0} now.").replace("{0}", shown(task.name))
            self._banner.tell(said, [(self.tr("Teach by example…"), self.teach)])
            return
        self.added.emit(task)
        said = self.tr("{0} is among your tasks now.").replace("{0}", shown(task.name))
        self._banner.tell(said, [(self.tr("Sort by it"), lambda: self.chosen.emit(task.id))])

    def _tell_exported(self, task: Task, file: str, is_whole: object) -> None:
        told = filled(self.tr("{0} was written to {1}."), self._name(task.id), shown(file))
        left_out = self.tr("The graph alone does not tell photos that belong to none of the labels; a .zip does.")
        offers = [(self.tr("Open folder"), lambda: open_folder(os.path.dirname(file)))]
        self._banner.tell(told if is_whole else f"{told} {left_out}", offers)

    def _take_renamed(self, task: Task) -> None:
        if task.id in self._backbones:
            self._backbones[task.id] = task
            self.backbones_changed.emit()
        else:
            self.renamed.emit(task)

    def _remove(self, id: str) -> None:
        from sorter.tasks.saving import remove_task

        answer = self._background.ask(partial(remove_task, id, self._places.own_tasks))
        answer.came.connect(lambda _: self._tell_removed(id))
        answer.failed.connect(self.failed)

    def _tell_removed(self, id: str) -> None:
        name = self._name(id)
        if id in self._tasks:
            self.removed.emit(id)
        else:
            self._backbones.pop(id, None)
            self.backbones_changed.emit()
        self._banner.tell(self.tr("The task {0} is removed.").replace("{0}", name))

    def _name(self, id: str) -> str:
        """What a task is called, fit to be shown; of one that cannot be used, its id."""
        task = self._tasks.get(id) or self._backbones.get(id)
        if task is None:
            return shown(id)
        return shown(task.name if self.is_own(id) else task_name(task.name))

    def _id_for(self, name: str, may_replace: bool) -> str:
        """The id of a task of the user's that is called so and may be replaced, or a free one; empty: ask first."""
        if task := own_task(name, self._tasks.values(), self._places.own_tasks):
            return task.id if may_replace else ""
        from sorter.tasks.saving import free_id

        return free_id(name, self.taken())
