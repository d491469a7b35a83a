"""Tasks of one's own in the window: taught, imported, removed."""

import os
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from sorter.core.measurement import Measurer
from sorter.core.scan import count
from sorter.errors import SorterError
from sorter.gui.background import Background
from sorter.gui.banner import Banner
from sorter.gui.bridge import JobBridge
from sorter.gui.importing import Importing
from sorter.gui.measuring import LateMeasurer
from sorter.gui.own_words import OwnWords
from sorter.gui.teach_dialog import TeachDialog
from sorter.gui.words import shown
from sorter.jobs.events import Finished, Progress, Taught
from sorter.settings import Places
from sorter.tasks.catalogue import MANIFEST
from sorter.tasks.manifest import Task


class OwnTasks(QObject):
    """Teaches, imports and removes tasks; `tasks` are those that there are, by id, as the window has them now."""

    added = Signal(object)  # Task
    chosen = Signal(str)  # id: photos are to be sorted by it
    removed = Signal(str)  # id
    failed = Signal(object)  # Exception

    def __init__(
        self,
        places: Places,
        tasks: Mapping[str, Task],
        measure: Callable[[Task, str], Measurer],
        *,
        background: Background,
        banner: Banner,
        busy: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        """`busy` says whether photos are being sorted: the worker does one thing after the other."""
        super().__init__(parent)
        self._places, self._tasks, self._measure = places, tasks, measure
        self._background, self._banner, self._busy, self._window = background, banner, busy, parent
        self._words = OwnWords(self)
        self._bridge: JobBridge | None = None

    def is_own(self, id: str) -> bool:
        """Whether it is a task of the user's."""
        return (self._places.own_tasks / id / MANIFEST).exists()

    def teach(self, folder: str = "") -> None:
        """Open the dialog that teaches, with the examples in `folder`."""
        dialog = TeachDialog(self._window)
        dialog.folder_wished.connect(lambda: self._choose_examples(dialog))
        dialog.folder_dropped.connect(lambda dropped: self._look_at(dialog, dropped))
        dialog.begun.connect(lambda: self._teach(dialog))
        dialog.cancelled.connect(self._cancel)
        dialog.open()
        if folder:
            self._look_at(dialog, folder)

    def import_model(self, source: str = "") -> None:
        """Look at a model, in a dialog of its own; without `source` ask for a file first."""
        if source:
            importing = Importing(
                source, self._places, taken=self.taken, background=self._background, parent=self._window
            )
            importing.kept.connect(self._tell_kept)
            importing.failed.connect(self.failed)
            importing.begin()
            return
        dialog = QFileDialog(self._window, self.tr("Import a model"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Models (*.onnx *.zip)"))
        dialog.fileSelected.connect(self.import_model)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def ask_to_remove(self, id: str) -> None:
        """Offer in the banner to remove a task of the user's."""
        if self.is_own(id):
            said = self.tr("Remove the task {0}? Photos that were sorted by it stay where they are.")
            offers = [(self.tr("Remove"), lambda: self._remove(id))]
            self._banner.tell(said.replace("{0}", shown(self._tasks[id].name)), offers)
        else:
            self._banner.tell(self.tr("This task comes with Sorter and stays."))

    def taken(self) -> set[str]:
        """Ids that mean something already, also those of tasks that cannot be read."""
        own = os.listdir(self._places.own_tasks) if self._places.own_tasks.is_dir() else ()
        return {*self._tasks, *own}

    def _tell_kept(self, task: Task) -> None:
        self.added.emit(task)
        said = self.tr("{0} is among your tasks now.").replace("{0}", shown(task.name))
        self._banner.tell(said, [(self.tr("Sort by it"), lambda: self.chosen.emit(task.id))])

    def _remove(self, id: str) -> None:
        name = self._tasks[id].name
        from sorter.tasks.saving import remove_task  # late: it brings what writes manifests

        try:
            remove_task(id, self._places.own_tasks)
        except SorterError as error:
            self.failed.emit(error)
            return
        self.removed.emit(id)
        self._banner.tell(self.tr("The task {0} is removed.").replace("{0}", shown(name)))

    def _choose_examples(self, dialog: TeachDialog) -> None:
        asking = QFileDialog(dialog, self.tr("Choose the folder of examples"))
        asking.setFileMode(QFileDialog.FileMode.Directory)
        asking.fileSelected.connect(lambda folder: self._look_at(dialog, folder))
        asking.open()

    def _look_at(self, dialog: TeachDialog, folder: str) -> None:
        answer = self._background.ask(partial(label_folders, folder))
        answer.came.connect(lambda counts: dialog.show_folder(folder, counts))
        answer.failed.connect(lambda error: dialog.show_trouble(str(error)))

    def _teach(self, dialog: TeachDialog) -> None:
        if self._busy() or self._bridge:
            dialog.show_trouble(self.tr("Photos are being sorted: stop that first, or wait until it is done."))
            return
        id = self._id_for(dialog)
        if not id:
            return
        backbone = self._backbone()
        if backbone is None:
            dialog.show_trouble(self.tr("No task has a model that can be taught with."))
            return
        from sorter.jobs.teach import TeachJob, Wish  # with NumPy

        before = self._tasks.get(id)  # a mark that it only advises is kept when it is taught anew
        advisory = dialog.advisory or (before is not None and before.advisory)
        wish = Wish(id, dialog.name, advisory=advisory, replace=dialog.may_replace)
        measurer = LateMeasurer(lambda: self._measure(backbone, "auto"))
        job = TeachJob(dialog.folder, wish, backbone, measurer, self._places.own_tasks)
        self._bridge = bridge = JobBridge(job, self)
        bridge.progressed.connect(lambda progress: dialog.show_progress(_share(progress)))
        bridge.taught.connect(lambda taught: self._show_taught(dialog, taught))
        bridge.finished.connect(lambda finished: self._end(dialog, finished))
        dialog.show_progress(None)
        bridge.start()

    def _id_for(self, dialog: TeachDialog) -> str:
        """The id of a task of the user's that is called so and may be replaced, or a free one; empty: ask first."""
        for task in self._tasks.values():
            if dialog.name in (task.id, task.name) and self.is_own(task.id):
                if dialog.may_replace:
                    return task.id
                dialog.show_taken(True)
                dialog.show_trouble(self.tr("There is a task that is called so: choose another name, or replace it."))
                return ""
        from sorter.tasks.saving import free_id

        return free_id(dialog.name, self.taken())

    def _backbone(self) -> Task | None:
        """The shipped task whose embedding is learnt from; else any that has one."""
        usable = [task for task in self._tasks.values() if task.outputs.embedding]
        return next((task for task in usable if task.id == "subjects"), usable[0] if usable else None)

    def _show_taught(self, dialog: TeachDialog, taught: Taught) -> None:
        self.added.emit(taught.task)

        def use() -> None:
            dialog.accept()
            self.chosen.emit(taught.task.id)

        dialog.use_wished.connect(use)
        dialog.show_result(self._words.taught(taught), self._words.stands_out(taught))

    def _end(self, dialog: TeachDialog, finished: Finished) -> None:
        if self._bridge:
            self._bridge.deleteLater()
        self._bridge = None
        if isinstance(finished.error, SorterError):
            dialog.show_trouble(str(finished.error))
        elif finished.error:
            dialog.show_trouble(self.tr("Nothing was learnt."))
            self.failed.emit(finished.error)
        elif finished.outcome != "done":
            dialog.show_trouble(self.tr("Stopped; nothing was learnt."))

    def _cancel(self) -> None:
        if self._bridge:
            self._bridge.cancel()


def label_folders(folder: str) -> list[tuple[str, int]]:
    """The folders right within one, by name, each with how many photos lie in it and beneath; hidden ones are none."""
    inner = sorted(one.path for one in os.scandir(folder) if one.is_dir() and not one.name.startswith("."))
    return [(os.path.basename(path), sum(count([path]))) for path in inner]


def _share(progress: Progress) -> float | None:
    return progress.done / progress.found if progress.found else None
