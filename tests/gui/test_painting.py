"""What is painted when, and who waits for it."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from sorter.jobs.courtesy import COURTESY
from sorter.jobs.events import Progress


class _Painted(QWidget):
    """Notes at each paint whether the work beside the window waits."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.waits: list[bool] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.waits.append(COURTESY.is_held)


def test_the_work_beside_waits_while_the_window_paints_and_no_longer(desk: Desk) -> None:
    """Whatever part of it has changed."""
    part = _Painted(desk.window)
    part.resize(10, 10)
    part.show()
    desk.wait_for(lambda: bool(part.waits))
    part.waits.clear()
    part.update()
    desk.wait_for(lambda: bool(part.waits))

    assert set(part.waits) == {True}
    assert not COURTESY.is_held


def test_progress_is_painted_with_what_else_has_changed(desk: Desk) -> None:
    """Not at once, and all else with it."""
    desk.window.foot.show_running()
    desk.wait_for(desk.window.foot.isVisible)
    part = _Painted(desk.window)
    part.resize(10, 10)
    part.show()
    desk.wait_for(lambda: bool(part.waits))
    part.waits.clear()
    part.update()
    desk.window.foot.show_progress(Progress(found=10, done=5, total_known=True))
    early = list(part.waits)
    desk.wait_for(lambda: bool(part.waits))

    assert early == []
