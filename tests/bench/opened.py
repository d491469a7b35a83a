"""The real window with its real worker, which has loaded its model, for what measures it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent

from sorter.gui.app import build, warm_up
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.jobs.worker.worker import Worker
from sorter.settings import Places

_PATIENCE = 300_000  # milliseconds


class Opened:
    """A window that is ready for a drop."""

    def __init__(self, data: Path) -> None:
        worker = Worker()
        self.parts = build(Places(data), worker)
        settled: list[bool] = []
        self.parts.filing_flow.settled.connect(lambda: settled.append(True))
        self.parts.window.resize(1440, 900)
        self.parts.window.show()
        self.parts.filing_flow.begin()
        wait(lambda: bool(settled))
        warm_up(self.parts, worker)
        task, device = self.parts.sorting.results.task, self.parts.keeper.settings.device
        WorkerMeasurer(task, device, worker, thumbnails=True).open()

    def drop(self, folder: Path) -> None:
        """Drop a folder as the desktop would."""
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(folder))])
        held = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        self.parts.window.dropEvent(QDropEvent(QPointF(700, 400), *held))

    def close(self) -> None:
        """End what runs, and close the window."""
        self.parts.sorting.stop()
        wait(lambda: not self.parts.sorting.running)
        self.parts.closing.wish()
        wait(lambda: not self.parts.window.isVisible())


def wait(until: Callable[[], bool]) -> None:
    """Let the window run until something is so. Raises `TimeoutError`."""
    loop, looks = QEventLoop(), QTimer(interval=5)
    looks.timeout.connect(lambda: loop.quit() if until() else None)
    late = QTimer(interval=_PATIENCE, singleShot=True)
    late.timeout.connect(loop.quit)
    looks.start()
    late.start()
    loop.exec()
    if not until():
        raise TimeoutError("the window did not get there")


def pause(milliseconds: int) -> None:
    """Let the window run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
