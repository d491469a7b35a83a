"""One task being taught in the window: the dialog, the work behind it, and the task that comes of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sorter.core.measurement import Measurer
from sorter.core.scan import count
from sorter.errors import SorterError
from sorter.gui.asking import ask_for_folder
from sorter.gui.background import Background
from sorter.gui.bridge import JobBridge
from sorter.gui.core_words import task_name, translated
from sorter.gui.measuring import LateMeasurer
from sorter.gui.own_words import OwnWords
from sorter.gui.teach_dialog import Examples, TeachDialog
from sorter.gui.words import shown
from sorter.jobs.events import Finished, Outcome, Skipped, Taught
from sorter.jobs.examples import label_folders
from sorter.tasks.manifest import Task

_SHIPPED = "subjects"  # the task whose model is taught with unless another is chosen


class Teaching(QObject):
    """Asks for examples, teaches, and tells what came of it; the dialog stays while the work goes on."""

    taught = Signal(object)  # Task
    chosen = Signal(str)  # id: photos are to be sorted by it
    began = Signal()
    finished = Signal(str, object)  # what the task is to be called, Finished
    ended = Signal()  # no work goes on any more
    failed = Signal(object)  # Exception, a bug

    def __init__(
        self,
        measure: Callable[[Task], Measurer],
        tasks: Mapping[str, Task],
        backbones: Sequence[Task],
        into: Path,
        *,
        id_for: Callable[[str, bool], str],
        busy: Callable[[], bool],
        background: Background,
        parent: QWidget,
    ) -> None:
        """`backbones` are what can be taught with besides `tasks`; `into` is the folder of the user's tasks.

        `id_for` has the id for a name and whether the task called so may be replaced; empty where it may not.
        """
        super().__init__(parent)
        self._measure, self._tasks, self._into, self._id_for, self._busy = measure, tasks, into, id_for, busy
        self._background = background
        self._words = OwnWords(self)
        self._bridge: JobBridge | None = None
        self._skipped: list[Skipped] = []
        self._backbones = taught_with([*tasks.values(), *backbones])
        self._dialog = TeachDialog([(id, shown(task_name(task.name))) for id, task in self._backbones.items()], parent)
        self._dialog.folder_wished.connect(self._choose_folder)
        self._dialog.folder_dropped.connect(self.look_at)
        self._dialog.begun.connect(self._begin)
        self._dialog.cancelled.connect(self.stop)
        self._dialog.finished.connect(lambda _: self.deleteLater())

    @property
    def running(self) -> bool:
        """Whether examples are being learnt from."""
        return self._bridge is not None

    def open(self, backbone: str = "") -> None:
        """Show the dialog, with this one of the backbones chosen."""
        self._dialog.choose_backbone(backbone)
        self._dialog.open()

    def look_at(self, folder: str) -> None:
        """Show the labels in a folder, and how many photos each has."""
        answer = self._background.ask(partial(examples_in, folder))
        answer.came.connect(self._dialog.show_examples)  # of the dialog itself: it may be closed by then
        answer.failed.connect(self._dialog.show_error)

    def stop(self) -> None:
        """End the work, where some goes on."""
        if self._bridge:
            self._bridge.cancel()

    def close(self) -> None:
        """Nothing has to be let go of."""

    def _choose_folder(self) -> None:
        ask_for_folder(self._dialog, self.tr("Choose the folder of examples"), self.look_at)

    def _begin(self) -> None:
        dialog = self._dialog
        backbone = self._backbones.get(dialog.backbone)
        if self._busy():
            dialog.show_trouble(self.tr("Photos are being sorted: stop that first, or wait until it is done."))
        elif backbone is None:
            dialog.show_trouble(self.tr("No task has a model that can be taught with."))
        elif id := self._id_for(dialog.name, dialog.may_replace):
            self._start(id, backbone)
        else:
            dialog.show_taken(True)
            dialog.show_trouble(self.tr("There is a task that is called so: choose another name, or replace it."))

    def _start(self, id: str, backbone: Task) -> None:
        from sorter.jobs.teach import TeachJob, Wish  # with NumPy

        dialog = self._dialog
        before = self._tasks.get(id)  # a mark that it only advises is kept when it is taught anew
        advisory = dialog.advisory or (before is not None and before.advisory)
        wish = Wish(id, dialog.name, advisory=advisory, replace=dialog.may_replace)
        job = TeachJob(dialog.folder, wish, backbone, LateMeasurer(lambda: self._measure(backbone)), self._into)
        self._skipped = []
        self._bridge = bridge = JobBridge(job, self)
        bridge.progressed.connect(dialog.show_progress)
        bridge.skipped.connect(self._skipped.extend)
        bridge.taught.connect(self._show_taught)
        bridge.finished.connect(self._end)
        dialog.show_begun()
        self.began.emit()
        bridge.start()

    def _show_taught(self, taught: Taught) -> None:
        self.taught.emit(taught.task)
        self._dialog.use_wished.connect(partial(self._use, taught.task.id))
        folder = self._dialog.folder
        details = [*self._words.stands_out(taught, folder), *self._words.left_out(self._skipped, folder)]
        self._dialog.show_result(self._words.taught(taught), details)

    def _use(self, id: str) -> None:
        self._dialog.accept()
        self.chosen.emit(id)

    def _end(self, finished: Finished) -> None:
        if self._bridge:
            self._bridge.deleteLater()
        self._bridge = None
        if isinstance(finished.error, SorterError):
            self._dialog.show_trouble(translated(str(finished.error)))
        elif finished.error:
            self._dialog.show_trouble(self.tr("Nothing was learnt."))
            self.failed.emit(finished.error)
        elif finished.outcome is not Outcome.DONE:
            self._dialog.show_trouble(self.tr("Stopped; nothing was learnt."))
        self.finished.emit(self._dialog.name, finished)
        self.ended.emit()


def taught_with(tasks: Iterable[Task]) -> dict[str, Task]:
    """Those whose embedding can be learnt from, by id, one for each model; the shipped one comes first."""
    usable = [task for task in tasks if task.outputs.embedding]
    usable.sort(key=lambda task: task.id != _SHIPPED)
    by_model: dict[str, Task] = {}
    for task in usable:
        by_model.setdefault(task.variants[0].sha256, task)
    return {task.id: task for task in by_model.values()}


def examples_in(folder: str) -> Examples:
    """The folders that make labels, by name, each with how many photos lie in it and beneath. Raises `RequestError`."""
    folders = label_folders(folder, lambda *_: None)  # what makes none is told once it is left out
    return Examples(folder, tuple((name, sum(count([path]))) for name, path in folders))
