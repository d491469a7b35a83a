"""Tells a person who is not looking that a long run has ended, and shows at the icon how far it is."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from sorter.errors import SorterError
from sorter.files.plan import ActionKind
from sorter.gui.core_words import translated
from sorter.gui.desktop import Clicked, Desktop
from sorter.gui.filing import Filed, Filing
from sorter.gui.filing_words import FilingWords
from sorter.gui.front import come_to_front
from sorter.gui.own_tasks import OwnTasks
from sorter.gui.places import FAILED
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.sorting import Sorting
from sorter.gui.words import clock, filled, shown
from sorter.jobs.events import Finished, Outcome, Progress

_SHORT = 1.0  # seconds that pass without anything at the icon


class Notifying(QObject):
    """Listens to what runs; what a person has stopped, or has seen end, is not told."""

    def __init__(
        self,
        window: QWidget,
        *,
        sorting: Sorting,
        filing: Filing,
        own: OwnTasks,
        keeper: SettingsKeeper,
        desktop: Callable[[Clicked], Desktop],
        long: float,
    ) -> None:
        """`desktop` is made once there is something to tell; a run of `long` seconds is worth a notice."""
        super().__init__(window)
        self._window, self._sorting, self._filing, self._keeper = window, sorting, filing, keeper
        self._make, self._long = desktop, long
        self._made: Desktop | None = None
        self._words = FilingWords(self)
        self._sorts_since = self._files_since = self._learns_since = 0.0
        self._percent: int | None = None  # that is shown
        sorting.renewed.connect(self._begin_sorting)
        sorting.progressed.connect(lambda progress: self._show(progress, self._sorts_since))
        sorting.finished.connect(self._end_sorting)
        filing.began.connect(self._begin_filing)
        filing.progressed.connect(lambda progress: self._show(progress, self._files_since))
        filing.ended.connect(self._end_filing)
        own.began.connect(self._begin_learning)
        own.taught.connect(self._end_teaching)
        own.looked_at.connect(self._end_looking)

    def _begin_sorting(self) -> None:
        self._sorts_since = time.monotonic()

    def _begin_filing(self) -> None:
        self._files_since = time.monotonic()

    def _show(self, progress: Progress, since: float) -> None:
        if progress.found and progress.total_known and time.monotonic() - since >= min(_SHORT, self._long):
            self._show_percent(min(progress.done * 100 // progress.found, 100))

    def _show_percent(self, percent: int | None) -> None:
        if percent != self._percent:
            self._percent = percent
            self._desktop().show_progress(None if percent is None else percent / 100)

    def _end_sorting(self, finished: Finished) -> None:
        if not self._filing.running:
            self._show_percent(None)
        took = time.monotonic() - self._sorts_since
        results = self._sorting.results
        count, failed = len(results), results.tally(FAILED).count
        text = filled(self.tr("{0} in {1}."), self._photos(count), clock(took))
        if failed:
            text += " " + filled(self.tr("{0} could not be read."), self._photos(failed))
        self._tell(finished, self.tr("Photos are sorted"), text, took)

    def _end_filing(self, filed: Filed, finished: Finished) -> None:
        self._show_percent(None)
        took = time.monotonic() - self._files_since
        self._tell(finished, self._done(filed), self._words.ended(filed, stopped=False), took)

    def _begin_learning(self) -> None:
        self._learns_since = time.monotonic()

    def _end_teaching(self, name: str, finished: Finished) -> None:
        took = time.monotonic() - self._learns_since
        text = filled(self.tr("{0}, in {1}."), name, clock(took)) if finished.outcome is Outcome.DONE else name
        self._tell(finished, self.tr("A task is taught"), text, took)

    def _end_looking(self, name: str, finished: Finished) -> None:
        took = time.monotonic() - self._learns_since
        self._tell(finished, self.tr("A model was looked at, and can be kept"), name, took)

    def _tell(self, finished: Finished, title: str, text: str, took: float) -> None:
        told = took >= self._long and finished.outcome is not Outcome.CANCELLED and self._keeper.settings.notify
        if not told or self._is_looked_at():
            return
        if finished.outcome is Outcome.FAILED:
            title = self.tr("Sorter could not finish")
            known = isinstance(finished.error, SorterError)
            why = translated(str(finished.error)) if known else self.tr("The window says why.")
            text = f"{why} {text}"
        self._desktop().notify(title, shown(text))
        QApplication.alert(self._window)

    def _is_looked_at(self) -> bool:
        """The window, or a dialog of it."""
        active = QApplication.activeWindow()
        while active and active is not self._window:
            active = active.parentWidget()
        return active is not None

    def _desktop(self) -> Desktop:
        if self._made is None:
            self._made = self._make(lambda: come_to_front(self._window, ""))
        return self._made

    def _photos(self, count: int) -> str:
        return self.tr("1 photo") if count == 1 else self.tr("%Ln photos", "", count)

    def _done(self, filed: Filed) -> str:
        if filed.undoes:
            return self.tr("Photos are put back")
        return {
            ActionKind.COPY: self.tr("Photos are copied"),
            ActionKind.MOVE: self.tr("Photos are moved"),
            ActionKind.HARDLINK: self.tr("Photos are linked"),
            ActionKind.SYMLINK: self.tr("Photos are linked"),
            ActionKind.TAG: self.tr("Photos are tagged"),
        }[filed.kind]
