"""What touches files: applying a plan, undoing a run, recovery, and the history of all that."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sorter.files.engine.recovery import recover
from sorter.files.journal.history import Run, runs
from sorter.files.plan import Action, ActionKind
from sorter.files.preflight.preflight import Preflight
from sorter.gui.background import Background
from sorter.gui.bridge import JobBridge
from sorter.gui.core_words import translated
from sorter.gui.run_files import read_files
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Finished, Skipped
from sorter.jobs.outcomes import Moved
from sorter.jobs.undo import UndoJob


@dataclass(slots=True)
class Filed:
    """What a run that applies or undoes has done so far."""

    kind: ActionKind  # what is done or undone: a moved photo lies elsewhere after it, also when that is undone
    root: str  # the target folder of what is done or undone
    undoes: bool
    stays: int = 0  # photos that the plan leaves where they are
    done: int = 0
    further: int = 0  # links of further labels that were made with it, or removed
    replaced: int = 0  # earlier tags that gave way
    not_reached: int = 0  # photos that it did not get to
    renamed: list[Action] = field(default_factory=list)  # since the name was taken
    skipped: list[Skipped] = field(default_factory=list)
    again: "Again | None" = None  # of an undo: what was asked
    edited: int = 0  # items that are left since files of theirs were edited, and could go as they are now
    stayed: Sequence[str] = ()  # companions that were written beside copies or links that are gone now
    run_id: int | None = None


@dataclass(frozen=True, slots=True)
class Undoable:
    """A run that can be put back, as far as the window needs to know it."""

    id: int
    kind: ActionKind
    root: str  # the target folder of what was done
    done: int  # items
    redoes: bool  # it put something back, so that its undo is a redo

    @classmethod
    def of_run(cls, run: Run) -> "Undoable":
        """Of a run of the history."""
        removed = run.kind.removeprefix("remove").strip()  # the undo of a copy or a link removes
        kind = ActionKind(removed or ActionKind.COPY)
        root = run.source_root if run.is_undo else run.root
        return cls(run.id, kind, root, run.done - run.undone, run.is_undo)

    @classmethod
    def of_filed(cls, filed: Filed) -> "Undoable | None":
        """Of what has just ended; None where nothing was done."""
        if filed.run_id is None or not filed.done:
            return None
        return cls(filed.run_id, filed.kind, filed.root, filed.done, filed.undoes)


@dataclass(frozen=True, slots=True)
class Again:
    """What was asked to be put back."""

    run: Undoable
    only: Sequence[str]


class Filing(QObject):
    """One run at a time, each through the bridge, and the list of those that were."""

    began = Signal(object)  # Filed
    relocated = Signal(object)  # Sequence[Action]: photos that lie elsewhere now
    rewritten = Signal(object)  # Sequence[WrittenFile]: photos or their sidecars have another content now
    progressed = Signal(object)  # Progress
    ended = Signal(object, object)  # Filed, Finished
    history = Signal(object)  # tuple[Run, ...], newest first
    files = Signal(object)  # RunFiles
    recovered = Signal(object)  # Recovery
    failed = Signal(object)  # Exception, of recovery or of reading the history

    def __init__(
        self, journal: Path, background: Background, parent: QObject | None = None, *, moved: Moved = lambda _: None
    ) -> None:
        """`moved` is told on a job's thread where photos are now."""
        super().__init__(parent)
        self._journal = journal
        self._moved = moved
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

    def read_files(self, run: Run) -> None:
        """Read what a run did with each file; `files` follows."""
        answer = self._background.ask(partial(read_files, self._journal, run, translated))
        answer.came.connect(self.files)
        answer.failed.connect(self.failed)

    def apply(self, found: Preflight) -> None:
        """Carry out what was found to be left to do."""
        plan, job = found.plan, ApplyJob(found.plan, self._journal, found=found, moved=self._moved)
        self._begin(job, Filed(plan.kind, plan.root, undoes=False, stays=len(plan.stays)))

    def undo(self, run: Undoable, only: Sequence[str] = (), *, edited: bool = False) -> None:
        """Put back what a run did, all or the files with these paths, old or new; `edited`: edited files too."""
        job = UndoJob(run.id, self._journal, only, edited=edited, moved=self._moved)
        self._begin(job, Filed(run.kind, run.root, undoes=not run.redoes, again=Again(run, only)))

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
        self._bridge.written.connect(self.rewritten)
        self._bridge.skipped.connect(filed.skipped.extend)
        self._bridge.progressed.connect(self.progressed)
        self._bridge.finished.connect(self._end)
        self.began.emit(filed)
        self._bridge.start()

    def _count(self, actions: Sequence[Action]) -> None:
        if self._filed:
            self._filed.done += len(actions)
            self._filed.further += sum(len(action.further) for action in actions)
            self._filed.renamed += [action for action in actions if action.renamed]
            if self._filed.kind is ActionKind.MOVE:
                self.relocated.emit(actions)

    def _end(self, finished: Finished) -> None:
        filed, job, bridge = self._filed, self._job, self._bridge
        self._filed = self._job = self._bridge = None
        if filed and job and bridge:
            filed.run_id = job.run_id
            filed.not_reached = job.progress.found - job.progress.done
            if isinstance(job, UndoJob):
                filed.edited, filed.stayed = job.edited, job.stayed
            else:
                filed.replaced = job.replaced
            bridge.deleteLater()
            self.ended.emit(filed, finished)
        self.read_history()
