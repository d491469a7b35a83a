"""What stands against the plan that is shown: looked for off the GUI thread, given up as soon as a newer one comes."""

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from sorter.files.plan import Plan
from sorter.files.preflight.known import Known
from sorter.files.preflight.preflight import Preflight, preflight
from sorter.gui.background import Background


class Outdated(Exception):
    """Nobody needs to know any more."""


class Checking(QObject):
    """Answers for the newest plan alone."""

    checked = Signal(object)  # Preflight
    failed = Signal(object)  # Exception

    def __init__(self, background: Background, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._journal = journal
        self._root = ""
        self._known = Known()
        self._newest: Event | None = None  # set once its plan is not wanted any more

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being looked for."""
        return self._newest is None

    def wish(self, plan: Plan) -> None:
        """Look at everything that this plan touches; `checked` or `failed` follows, unless another wish does."""
        self.drop()
        if plan.root != self._root:
            self._root = plan.root
            self.look_anew()
        outdated = self._newest = Event()

        def checkpoint() -> None:
            if outdated.is_set():
                raise Outdated

        answer = self._background.ask(
            partial(preflight, plan, journal=self._journal, known=self._known, checkpoint=checkpoint)
        )
        answer.came.connect(lambda found: self._tell(outdated, found))
        answer.failed.connect(lambda error: self._fail(outdated, error))

    def look_anew(self) -> None:
        """Try the target's disks again: a run has ended, which may have changed what is there."""
        self._known.forget()

    def drop(self) -> None:
        """Give up what is being looked for."""
        if self._newest:
            self._newest.set()
            self._newest = None

    def _tell(self, asked: Event, found: Preflight) -> None:
        if asked is self._newest:
            self._newest = None
            self.checked.emit(found)

    def _fail(self, asked: Event, error: Exception) -> None:
        if asked is self._newest:
            self._newest = None
            self.failed.emit(error)
