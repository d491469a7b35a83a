"""One import in the window: the dialog, the work behind it, and the task that comes of it."""

import os
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sorter.errors import LabelsError, SorterError
from sorter.gui.asking import ask_for_file, ask_for_folder
from sorter.gui.background import Background
from sorter.gui.bridge import JobBridge
from sorter.gui.core_words import translated
from sorter.gui.import_dialog import ImportDialog
from sorter.gui.own_words import OwnWords
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.words import shown
from sorter.jobs.events import Finished, Progress
from sorter.settings import Places
from sorter.tasks.presets import PRESETS

if TYPE_CHECKING:
    from sorter.jobs.importing.job import ImportJob


class Importing(QObject):
    """Looks at a model as often as a person wants, by the ways that they choose, until it is kept or let go."""

    kept = Signal(object)  # Task
    began = Signal()  # the model is being looked at
    finished = Signal(str, object)  # the name of its file, Finished
    ended = Signal()  # no work goes on any more
    failed = Signal(object)  # Exception, a bug

    def __init__(
        self,
        source: str,
        places: Places,
        *,
        photos: Sequence[str],
        taken: Callable[[], Collection[str]],
        thumbnails: Thumbnails,
        background: Background,
        parent: QWidget,
    ) -> None:
        """`photos` are the folders and photos on which the model is tried; the samples where there are none."""
        super().__init__(parent)
        self._source, self._places, self._taken, self._background = source, places, taken, background
        self._photos = tuple(photos)
        self._words = OwnWords(self)
        self._labels_file: str | None = None
        self._examples: str | None = None
        self._backbone = False  # no labels are wanted
        self._job: ImportJob | None = None
        self._jobs: list[ImportJob] = []  # of which something is left: a worker, and what was brought in
        self._bridge: JobBridge | None = None
        self._again = self._closed = self._keeping = False
        self._dialog = ImportDialog(
            source, [(preset.id, translated(preset.name)) for preset in PRESETS], thumbnails, parent
        )
        self._dialog.looked_anew.connect(self._look)
        self._dialog.examples_wished.connect(self._choose_examples)
        self._dialog.labels_wished.connect(self._choose_labels)
        self._dialog.backbone_wished.connect(self._take_as_backbone)
        self._dialog.kept.connect(self._keep)
        self._dialog.closed.connect(self._close)

    @property
    def running(self) -> bool:
        """Whether the model is being looked at, or kept."""
        return self._bridge is not None or self._keeping

    def stop(self) -> None:
        """Close the dialog, which ends what is under way."""
        if not self._closed:
            self._dialog.reject()

    def close(self) -> None:
        """Let go of everything at once: the window is being closed."""
        for job in self._jobs:
            job.close()

    def begin(self) -> None:
        """Show the dialog, and look at the model."""
        self._dialog.open()
        self._look()

    def _look(self) -> None:
        """Anew; what is under way ends first."""
        if self._bridge:
            self._again = True
            self._bridge.cancel()
            return
        from sorter.jobs.importing.job import ImportJob  # with NumPy
        from sorter.jobs.importing.offer import Wanted

        self._let_go()
        dialog = self._dialog
        file = None if dialog.labels else self._labels_file  # what was typed wins, even over a file that is no good
        wanted = Wanted(
            preset=dialog.preset,
            labels=() if self._backbone else dialog.labels,
            labels_file=None if self._backbone else file,
            examples=None if self._backbone else self._examples,
            photos=self._photos,
            samples=str(self._places.samples),
            backbone=self._backbone,
        )
        self._job = ImportJob(self._source, wanted, self._places.data)
        self._jobs.append(self._job)
        self._bridge = bridge = JobBridge(self._job, self)
        bridge.progressed.connect(self._show_progress)
        bridge.finished.connect(self._end)
        dialog.show_busy(None)
        self.began.emit()
        bridge.start()

    def _show_progress(self, progress: Progress) -> None:
        if not self._closed:
            self._dialog.show_busy(progress.done / progress.found if progress.found else None)

    def _end(self, finished: Finished) -> None:
        if self._bridge:
            self._bridge.deleteLater()
        self._bridge = None
        if self._closed:
            self._leave()
        elif self._again:
            self._again = False
            self._look()
        elif self._job and self._job.offer:
            offer = self._job.offer
            bare = offer.task.is_backbone
            self._dialog.show_offer(offer.task.name, self._words.found(offer), self._words.scored(offer), bare=bare)
            self._dialog.show_compared(self._words.compared(offer))
            self._tell_finished(finished)
        else:
            self._show_trouble(finished.error)
            self._tell_finished(finished)

    def _tell_finished(self, finished: Finished) -> None:
        self.finished.emit(shown(os.path.basename(self._source)), finished)

    def _show_trouble(self, error: Exception | None) -> None:
        if self._closed:
            self._leave()
        elif isinstance(error, SorterError):
            labels = self._dialog.labels or self._labels_file
            given = bool(labels) and not self._backbone  # may be what is wrong: they can be given anew
            said = self._words.labels_wanted(error, self._dialog.labels, self._labels_file or "")
            self._dialog.show_trouble(said, labels_help=given or isinstance(error, LabelsError))
        else:
            self._dialog.show_trouble(self.tr("The model could not be looked at."), labels_help=False)
        if error and not isinstance(error, SorterError):
            self.failed.emit(error)

    def _keep(self) -> None:
        if self._job is None:
            return
        self._keeping = True
        self._dialog.show_busy(None)
        keep = partial(self._job.keep, self._places.own_tasks, self._taken(), self._dialog.name)
        answer = self._background.ask(keep)
        answer.came.connect(self._end_kept)
        answer.failed.connect(self._end_not_kept)

    def _end_kept(self, task: object) -> None:
        self._keeping = False
        if self._closed:
            self._leave()
        else:
            self._dialog.accept()
        self.kept.emit(task)  # also where the dialog was closed meanwhile: it is there now

    def _end_not_kept(self, error: Exception) -> None:
        self._keeping = False
        self._show_trouble(error)

    def _choose_examples(self) -> None:
        ask_for_folder(self._dialog, self.tr("Choose the folder of examples"), self._take_examples)

    def _take_examples(self, folder: str) -> None:
        self._examples = folder
        self._look()

    def _choose_labels(self) -> None:
        ask_for_file(self._dialog, self.tr("Choose the file of labels"), self._take_labels)

    def _take_labels(self, file: str) -> None:
        self._labels_file = file
        self._dialog.clear_labels()
        self._look()

    def _take_as_backbone(self) -> None:
        self._backbone = True
        self._look()

    def _close(self) -> None:
        """What was brought in stays until nothing works with it any more."""
        self._closed = True
        if self._bridge:
            self._bridge.cancel()
        elif not self._keeping:
            self._leave()

    def _leave(self) -> None:
        self._let_go()
        self.ended.emit()

    def _let_go(self) -> None:
        """Of the worker and of what was brought in; off the window's thread, since that may take a moment."""
        job, self._job = self._job, None
        if job:
            self._background.ask(job.close).came.connect(lambda _: self._forget(job))

    def _forget(self, job: "ImportJob") -> None:
        self._jobs.remove(job)
        if self._closed and not self._jobs:
            self.deleteLater()
