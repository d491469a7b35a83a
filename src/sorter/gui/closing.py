"""Closing the window: asks while something runs, ends it, and leaves no thread behind."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from sorter.gui.arranging import Arranging
from sorter.gui.background import Background
from sorter.gui.filing import Filing
from sorter.gui.flow import Flow
from sorter.gui.forgetting import Forgetting
from sorter.gui.kept_pictures import KeptPictures
from sorter.gui.mark_keeper import MarkKeeper
from sorter.gui.own_tasks import OwnTasks
from sorter.gui.settings_keeper import SettingsKeeper
from sorter.gui.sorting import Sorting
from sorter.gui.suggesting import Suggesting
from sorter.gui.tasks_flow import TasksFlow
from sorter.gui.thumbnails import Thumbnails
from sorter.gui.window import Window


class Closing(QObject):
    """Answers the wish to close: at once, or after what runs has ended."""

    agreed = Signal()  # from now on nothing new is to begin

    def __init__(
        self,
        window: Window,
        *,
        flow: Flow,
        sorting: Sorting,
        filing: Filing,
        suggesting: Suggesting,
        own: OwnTasks,
        tasks: TasksFlow,
        forgetting: Forgetting,
        arranging: Arranging,
        thumbnails: Thumbnails,
        pictures: KeptPictures,
        background: Background,
        keeper: SettingsKeeper,
        marks: MarkKeeper,
        release: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._release, self._own, self._suggesting, self._tasks = release, own, suggesting, tasks
        self._forgetting = forgetting
        self._arranging, self._pictures = arranging, pictures
        self._window, self._flow, self._sorting, self._filing = window, flow, sorting, filing
        self._thumbnails, self._background, self._keeper = thumbnails, background, keeper
        self._marks = marks
        self._asking: QMessageBox | None = None
        self._agreed = False
        window.close_wished.connect(self.wish)
        sorting.finished.connect(self._go_on)
        filing.ended.connect(self._go_on)
        own.ended.connect(self._go_on)

    def wish(self) -> None:
        """Close, asking first where something runs."""
        if self._agreed or not self._running():
            self._agree()
        elif self._asking is None:
            self._asking = self._question()
            self._asking.open()

    def question(self) -> QMessageBox | None:
        """The question that is open, if one is."""
        return self._asking

    def _question(self) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Close Sorter?"))
        if self._filing.running:
            box.setText(self.tr("Files are still being copied or moved."))
            box.setInformativeText(self.tr("Sorter ends after the file in hand; what was done can be undone later."))
        elif self._own.running:
            box.setText(self.tr("A task is still being taught or imported."))
            box.setInformativeText(self.tr("What is not done yet is not kept."))
        else:
            box.setText(self.tr("Sorting is still going on."))
            box.setInformativeText(self.tr("No file has been touched."))
        stop = box.addButton(self.tr("Stop and close"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stop)
        box.finished.connect(lambda _: self._answered(box.clickedButton() is stop))
        return box

    def _answered(self, agreed: bool) -> None:
        if self._asking:
            self._asking.deleteLater()
        self._asking = None
        if agreed:
            self._sorting.stop()
            self._filing.stop()
            self._own.stop()
            self._agree()

    def _agree(self) -> None:
        self._agreed = True
        self.agreed.emit()
        self._go_on()

    def _running(self) -> bool:
        return self._sorting.running or self._filing.running or self._own.running

    def _go_on(self) -> None:
        """Close once nothing runs: every job has been joined by then."""
        if self._agreed and not self._running():
            self._flow.close()
            self._suggesting.close()
            self._own.close()
            self._tasks.close()
            self._forgetting.close()
            self._release()
            self._arranging.close()
            self._background.close()
            self._keeper.close()
            self._marks.close()
            self._thumbnails.close()
            self._pictures.rest()
            self._window.close_for_good()
