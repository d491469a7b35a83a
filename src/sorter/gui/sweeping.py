"""Python's garbage collector, in the window's thread alone and never for long."""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_GLANCE = 100  # milliseconds
_MANY = 20_000  # values that came and stayed: gone through in a few milliseconds
_SOME = 700  # as many as Python's own collector waits for
_SELDOM = 20  # glances after which some are enough


class Sweeper(QObject):
    """Looks for cycles among what is new, and for older ones while the person looks elsewhere.

    Left to itself the collector runs in whatever thread makes a value, and what it frees there may be a timer or a
    widget, which only the window's thread may end; and it goes through all the results again each time that there are a
    quarter more of them, which holds the window up for as long as that takes.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._glances = 0
        gc.disable()
        _sweep()
        self._timer = QTimer(self, interval=_GLANCE)
        self._timer.timeout.connect(self._glance)
        self._timer.start()
        app.applicationStateChanged.connect(self._look_back)

    def stop(self) -> None:
        """Leave what comes from now on to Python again."""
        self._timer.stop()
        _sweep_all()
        gc.enable()

    def _glance(self) -> None:
        self._glances += 1
        new = gc.get_count()[0]
        if new > _MANY or (new > _SOME and self._glances > _SELDOM):
            self._glances = 0
            _sweep()

    def _look_back(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            _sweep_all()


def _sweep() -> None:
    gc.collect()
    gc.freeze()  # else the next one would go through what is left again


def _sweep_all() -> None:
    gc.unfreeze()
    _sweep()
