"""Carrying out a plan."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sorter.files.journal import Journal
from sorter.files.mover import carry_out
from sorter.files.plan import Action, Plan
from sorter.files.records import Row, State
from sorter.files.recovery import settle_open
from sorter.files.steps import run_of
from sorter.jobs.events import Applied, Skipped
from sorter.jobs.job import Job


class ApplyJob(Job):
    """Copies or moves what a plan says, after settling what an earlier interruption left.

    Emits `Applied` for what stands on disk and in the journal, each action with the target where it really is, and
    `Skipped` for what was left where it was.
    """

    def __init__(self, plan: Plan, journal_path: Path) -> None:
        super().__init__()
        self._plan = plan
        self._journal_path = journal_path
        self._asked: dict[str, Action] = {}
        self.run_id: int | None = None  # known from the first event on; None where nothing was begun

    def _work(self) -> None:
        self._advance(found=len(self._plan.actions), total_known=True)
        if not self._plan.actions:
            return
        run, steps = run_of(self._plan)
        self._asked = {step.source: action for step, action in zip(steps, self._plan.actions, strict=True)}
        with Journal.writing(self._journal_path) as journal:
            settle_open(journal)
            self._checkpoint()
            run = journal.begin(run)
            self.run_id = run.id
            carry_out(journal, run, steps, checkpoint=self._checkpoint, report=self._tell)

    def _tell(self, rows: Sequence[Row]) -> None:
        done = tuple(self._action(row) for row in rows if row.state is State.DONE)
        if done:
            self._emit(Applied(done))
            self._advance(done=len(done))
        for row in rows:
            if row.state not in {State.DONE, State.ROLLED_BACK}:
                self._emit(Skipped(self._asked[row.step.source].source, row.reason))
                self._advance(done=1, skipped=1)

    def _action(self, row: Row) -> Action:
        """The action as it was asked for, with the name that it really got."""
        asked = self._asked[row.step.source]
        target = os.path.join(os.path.dirname(asked.target), row.target_name)
        return replace(asked, target=target, renamed=row.step.renamed)
