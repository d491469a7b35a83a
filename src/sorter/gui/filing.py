"""What touches files: applying a plan, undoing a run, recovery, and the history of all that."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sorter.files.history import runs
from sorter.files.plan import Action, ActionKind, Plan
from sorter.files.recovery import recover
from sorter.gui.background import Background
from sorter.gui.bridge import JobBridge
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Finished, Skipped
from sorter.jobs.undo import UndoJob


@dataclass(slots=True)
class Filed:
    """What a run that applies or undoes has done so far."""

    kind: ActionKind  # of the files' way: a moved photo lies elsewhere after it, also when that is undone
    root: str
    undoes: bool
    stays: int = 0  # photos that the plan leaves where they are
    done: int = 0
    renamed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    run_id: int | None = None


class Filing(QObject):
    """One run at a time, each through the bridge, and the list of those that were."""

    began = Signal(object)  # Filed
    relocated = Signal(object)  # dict[str, str]: photos that lie elsewhere now
    progressed = Signal(object)  # Progress
    ended = Signal(object, object)  # Filed, Finished
    history = Signal(object)  # tuple[Run, ...], newest first
    recovered = Signal(object)  # Recovery
    failed = Signal(object)  # Exception, of recovery or of reading the history

    def __init__(self, journal: Path, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._background = background
        self._bridge: JobBridge | None = None
        self._job: ApplyJob | UndoJob | None = None
        self._filed: Filed | None = None

    @property
    def running(self) -> bool:
        """Whether files are being touched."""
        return self._bridge is not None

    def recover(self) -> None:
        """Settle what an earlier start left open; `recovered` or `failed` follows."""
        answer = self._background.ask(partial(recover, self._journal))
        answer.came.connect(self.recovered)
        answer.failed.connect(self.failed)

    def read_history(self) -> None:
        """Read the runs that were; `history` follows."""
        answer = self._background.ask(partial(runs, self._journal))
        answer.came.connect(self.history)
        answer.failed.connect(self.failed)

    def apply(self, plan: Plan) -> None:
        """Carry out a plan."""
        self._begin(ApplyJob(plan, self._journal), Filed(plan.kind, plan.root, undoes=False, stays=len(plan.stays)))

    def undo(self, run_id: int, kind: ActionKind, root: str, *, redoes: bool = False) -> None:
        """Put back what a run did; `redoes`: that run itself had put something back."""
        self._begin(UndoJob(run_id, self._journal), Filed(kind, root, undoes=not redoes))

    def pause(self, paused: bool) -> None:
        """Hold what runs, or let it go on."""
        if self._bridge:
            self._bridge.pause(paused)

    def stop(self) -> None:
        """End after the file in hand."""
        if self._bridge:
            self._bridge.cancel()

    def _begin(self, job: ApplyJob | UndoJob, filed: Filed) -> None:
        if self._bridge:
            return
        self._job, self._filed = job, filed
        self._bridge = JobBridge(job, self)
        self._bridge.applied.connect(self._count)
        self._bridge.skipped.connect(filed.skipped.extend)
        self._bridge.progressed.connect(self.progressed)
        self._bridge.finished.connect(self._end)
        self.began.emit(filed)
        self._bridge.start()

    def _count(self, actions: Sequence[Action]) -> None:
        if self._filed:
            self._filed.done += len(actions)
            self._filed.renamed += sum(action.renamed for action in actions)
            if self._filed.kind is ActionKind.MOVE:
                self.relocated.emit({action.source: action.target for action in actions})

    def _end(self, finished: Finished) -> None:
        filed, job, bridge = self._filed, self._job, self._bridge
        self._filed = self._job = self._bridge = None
        if filed and job and bridge:
            filed.run_id = job.run_id
            bridge.deleteLater()
            self.ended.emit(filed, finished)
        self.read_history()
