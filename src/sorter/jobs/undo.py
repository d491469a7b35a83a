"""Putting back what a run did."""

from collections.abc import Sequence
from pathlib import Path

from sorter.errors import RequestError
from sorter.files.engine.mover import carry_out
from sorter.files.engine.recovery import settle_open
from sorter.files.engine.undo import plan_undo
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Row, State
from sorter.jobs.events import Applied, Skipped
from sorter.jobs.job import Job
from sorter.jobs.outcomes import action_of, photos


class UndoJob(Job):
    """Puts back the newest run that is no undo itself, or a chosen one; the undo of an undo is a redo.

    Emits `Applied` for what is back: of a move the source is where the file was and the target where it is again; of
    a copy the source is the copy that was removed and the target the original that stays. Emits `Skipped` for what
    was changed or moved since and so was left.
    """

    def __init__(self, run_id: int | None, journal_path: Path, only: Sequence[str] = ()) -> None:
        """`only` are paths, old or new, of the files to put back, or of folders above them."""
        super().__init__()
        self._undone_id = run_id
        self._journal_path = journal_path
        self._only = tuple(only)
        self.run_id: int | None = None  # known from the first event on; None where nothing was begun

    def _work(self) -> None:
        if not self._journal_path.exists():
            raise RequestError("There is nothing to undo.")
        with Journal.writing(self._journal_path) as journal:
            settle_open(journal)
            undo = plan_undo(journal, self._undone_id, self._only)
            self._advance(found=len(undo.groups), total_known=True)
            self._checkpoint()
            run = journal.begin(undo.run)
            self.run_id = run.id
            carry_out(journal, run, undo.groups, checkpoint=self._checkpoint, report=self._tell)

    def _tell(self, rows: Sequence[Row]) -> None:
        items = photos(rows)
        done = tuple(action_of(photo, others) for photo, others in items if photo.state is State.DONE)
        if done:
            self._emit(Applied(done))
            self._advance(done=len(done))
        for photo, _ in items:
            if photo.state not in {State.DONE, State.ROLLED_BACK}:
                self._emit(Skipped(photo.step.source, photo.reason))
                self._advance(done=1, skipped=1)
