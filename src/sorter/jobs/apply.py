"""Carrying out a plan."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sorter.files.engine.mover import carry_out
from sorter.files.engine.recovery import settle_open
from sorter.files.engine.steps import run_of
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Role, Row, State
from sorter.files.plan import Action, ActionKind, Plan
from sorter.files.preflight.preflight import Preflight, check_disks
from sorter.jobs.events import Applied, Skipped
from sorter.jobs.job import Job
from sorter.jobs.outcomes import Moved, action_of, photos, tell_moved, written_in


class ApplyJob(Job):
    """Copies or moves what a plan says, after settling what an earlier interruption left.

    Emits `Applied` for what stands on disk and in the journal, each action with the target where it really is, and
    `Skipped` for what was left where it was.
    """

    def __init__(
        self,
        plan: Plan,
        journal_path: Path,
        *,
        found: Preflight | None = None,
        moved: Moved = lambda _: None,
    ) -> None:
        """`found` is what was looked at before: nothing is done where a target's disk is another one by now.

        `moved` is told of the photos that lie elsewhere, batch by batch.
        """
        super().__init__()
        self._plan = plan
        self._found = found
        self._moved = moved
        self._journal_path = journal_path
        self._asked: dict[str, Action] = {}
        self.replaced = 0  # earlier tags that gave way to those that are written
        self.run_id: int | None = None  # known from the first event on; None where nothing was begun

    def _work(self) -> None:
        self._advance(found=len(self._plan.actions), total_known=True)
        if not self._plan.actions:
            return
        if self._found:
            check_disks(self._found)
            if all(action.source in self._found.barred for action in self._plan.actions):
                self._skip_all(self._found.barred)
                return
        run, groups = run_of(self._plan)
        photos_asked = (step.source for group in groups for step in group if step.role is Role.PHOTO)
        self._asked = dict(zip(photos_asked, self._plan.actions, strict=True))
        with Journal.writing(self._journal_path) as journal:
            settle_open(journal)
            self._checkpoint()
            run = journal.begin(run)
            self.run_id = run.id
            carry_out(journal, run, groups, checkpoint=self._checkpoint, report=self._tell)

    def _skip_all(self, barred: Mapping[str, str]) -> None:
        """Say why none of the photos takes tags, and begin nothing."""
        for action in self._plan.actions:
            self._checkpoint()
            self._emit(Skipped(action.source, barred[action.source]))
            self._advance(done=1, skipped=1)

    def _tell(self, rows: Sequence[Row]) -> None:
        items = photos(rows)
        pairs = [(photo, self._action(photo, others)) for photo, others in items if photo.state is State.DONE]
        done = tuple(action for _, action in pairs)
        if done:
            if self._plan.kind is ActionKind.MOVE:
                tell_moved(self._moved, done)
            if self._found:
                self.replaced += sum(self._found.replaced.get(action.source, 0) for action in done)
            self._emit(Applied(done))
            if written := written_in(pairs):
                self._emit(written)
            self._advance(done=len(done))
        for photo, _ in items:
            if photo.state not in {State.DONE, State.ROLLED_BACK}:
                self._emit(Skipped(self._asked[photo.step.source].source, photo.reason))
                self._advance(done=1, skipped=1)

    def _action(self, photo: Row, others: Sequence[Row]) -> Action:
        """The action as it was asked for, with the names that were really given."""
        asked, done = self._asked[photo.step.source], action_of(photo, others)
        folder = os.path.dirname(asked.target)
        return replace(
            asked,
            target=os.path.join(folder, photo.target_name),
            renamed=done.renamed,
            companions=tuple(
                replace(member, target=os.path.join(folder, os.path.basename(new.target)))
                for member, new in zip(asked.companions, done.companions, strict=True)
            ),
            further=done.further,
        )
