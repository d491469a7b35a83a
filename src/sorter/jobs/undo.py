"""Putting back what a run did."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sorter.errors import RequestError
from sorter.files.engine.mover import carry_out
from sorter.files.engine.recovery import settle_open
from sorter.files.engine.undo import plan_undo
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Row, State
from sorter.files.plan import ActionKind
from sorter.jobs.beside import companions_beside
from sorter.jobs.events import Applied, Skipped
from sorter.jobs.job import Job
from sorter.jobs.outcomes import Moved, action_of, photos, tell_moved, written_in


class UndoJob(Job):
    """Puts back the newest run that is no undo itself, or a chosen one; the undo of an undo is a redo.

    Emits `Applied` for what is back: of a move the source is where the file was and the target where it is again; of
    a copy the source is the copy that was removed and the target the original that stays. Emits `Skipped` for what
    was changed or moved since and so was left. Companions that were written beside a moved photo since go with it.
    """

    def __init__(
        self,
        run_id: int | None,
        journal_path: Path,
        only: Sequence[str] = (),
        *,
        edited: bool = False,
        moved: Moved = lambda _: None,
    ) -> None:
        """`only` are paths, old or new, of the files to put back, or of folders above them.

        `edited`: moved files that were edited since go back too, as they are now, and out of tagged ones go the tags.
        `moved` is told of the photos that lie elsewhere, batch by batch.
        """
        super().__init__()
        self._undone_id = run_id
        self._journal_path = journal_path
        self._only = tuple(only)
        self._edited = edited
        self._moved = moved
        self._moves = False  # whether what is undone were moves
        self._beside: Mapping[str, tuple[str, ...]] = {}
        # from the first event on:
        self.run_id: int | None = None  # None where nothing was begun
        self.edited = 0  # items that are left since files of theirs were edited, and that `edited` would put back
        self.stayed: list[str] = []  # companions that were written beside copies or links that are gone now

    def _work(self) -> None:
        if not self._journal_path.exists():
            raise RequestError("There is nothing to undo.")
        with Journal.writing(self._journal_path) as journal:
            settle_open(journal)
            undo = plan_undo(journal, self._undone_id, self._only, edited=self._edited, beside=companions_beside)
            self.edited, self._beside = undo.edited, undo.stay
            self._moves = undo.run.kind == ActionKind.MOVE
            self._advance(found=len(undo.groups), total_known=True)
            self._checkpoint()
            run = journal.begin(undo.run)
            self.run_id = run.id
            carry_out(journal, run, undo.groups, checkpoint=self._checkpoint, report=self._tell)

    def _tell(self, rows: Sequence[Row]) -> None:
        items = photos(rows)
        gone = [photo.step.source for photo, _ in items if photo.state is State.DONE]
        self.stayed += [path for photo in gone for path in self._beside.get(photo, ())]
        pairs = [(photo, action_of(photo, others)) for photo, others in items if photo.state is State.DONE]
        done = tuple(action for _, action in pairs)
        if done:
            if self._moves:
                tell_moved(self._moved, done)
            self._emit(Applied(done))
            if written := written_in(pairs):
                self._emit(written)
            self._advance(done=len(done))
        for photo, _ in items:
            if photo.state not in {State.DONE, State.ROLLED_BACK}:
                self._emit(Skipped(photo.step.source, photo.reason))
                self._advance(done=1, skipped=1)
