"""Who carries out a scene's plan: Sorter's engine, and the careless mover that each harness has to find out.

As a program: `movers.py PLAN apply|undo` carries out a plan file carelessly.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sorter.errors import SorterError
from sorter.files.engine.recovery import recover
from sorter.files.plan import Action, ActionKind, Plan
from sorter.files.planning.plan_file import read_plan
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Finished
from sorter.jobs.job import Job
from sorter.jobs.undo import UndoJob


class Mover(Protocol):
    """Each deed returns what went wrong in itself, beside the errors that a user is told in one sentence."""

    def apply(self, plan: Plan, journal: Path) -> str:
        """Carry out the plan."""

    def undo(self, plan: Plan, journal: Path) -> str:
        """Put everything back."""

    def recover(self, plan: Plan, journal: Path) -> str:
        """What the next start does; tells besides what was left for a person to look at."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What the program does."""

    run: int | None = 1  # that is undone: a scene's journal knows one that is no undo itself; None is the newest

    def apply(self, plan: Plan, journal: Path) -> str:
        """See `Mover`."""
        return _said(ApplyJob(plan, journal))

    def undo(self, plan: Plan, journal: Path) -> str:
        """See `Mover`."""
        return _said(UndoJob(self.run, journal))

    def recover(self, plan: Plan, journal: Path) -> str:
        """See `Mover`."""
        try:
            found = recover(journal)
        except SorterError as error:
            return f"cannot recover: {error}"
        return "; ".join(f"left alone {one.path}: {one.reason}" for one in found.attention)


class Careless:
    """A plain script: no journal, no check, nothing flushed."""

    def apply(self, plan: Plan, journal: Path) -> str:
        """See `Mover`."""
        for source, target in _pairs(plan.actions):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            match plan.kind:
                case ActionKind.MOVE:
                    shutil.move(source, target)
                case ActionKind.COPY:
                    shutil.copy2(source, target)
                case ActionKind.HARDLINK:
                    _replaced(os.link, source, target)
                case ActionKind.SYMLINK:
                    _replaced(os.symlink, source, target)
                case ActionKind.TAG:
                    Path(target).write_bytes(b"tags, whatever was there")
        for action in plan.actions:
            for further in action.further:
                os.makedirs(os.path.dirname(further.target), exist_ok=True)
                _replaced(os.link, action.target, further.target)
        return ""

    def undo(self, plan: Plan, journal: Path) -> str:
        """See `Mover`."""
        for further in (further for action in plan.actions for further in action.further):
            Path(further.target).unlink(missing_ok=True)
        for source, target in _pairs(plan.actions):
            if plan.kind is not ActionKind.MOVE and source != target:
                Path(target).unlink(missing_ok=True)
            elif os.path.exists(target) and source != target:
                shutil.move(target, source)
        return ""

    def recover(self, plan: Plan, journal: Path) -> str:
        """See `Mover`."""
        return ""


def _pairs(actions: tuple[Action, ...]) -> Iterator[tuple[str, str]]:
    for action in actions:
        yield action.source, action.target
        for member in action.companions:
            yield member.source, member.target


class _Link(Protocol):
    def __call__(self, src: str, dst: str, /) -> None: ...


def _replaced(link: _Link, source: str, target: str) -> None:
    Path(target).unlink(missing_ok=True)
    link(source, target)


def _said(job: Job) -> str:
    """A sentence for the user is an end like any other; anything else is a bug."""
    job.start()
    last = list(job.events())[-1]
    job.join()
    error = last.error if isinstance(last, Finished) else None
    return "" if error is None or isinstance(error, SorterError) else f"crashed: {error!r}"


if __name__ == "__main__":
    written = read_plan(sys.argv[1])
    deed = Careless().undo if sys.argv[2] == "undo" else Careless().apply
    deed(written, Path(os.devnull))
