"""Planning an undo from the journal: an undo is a run like any other, and an undo of it is a redo."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from sorter.errors import RequestError
from sorter.files.journal import Journal
from sorter.files.records import Deed, Row, Run, State, Step
from sorter.files.steps import new_run
from sorter.items import readable

_BACK = {Deed.MOVE: Deed.MOVE, Deed.COPY: Deed.REMOVE, Deed.REMOVE: Deed.COPY}


@dataclass(frozen=True, slots=True)
class Undo:
    """A run that is not begun yet, and its steps."""

    run: Run
    steps: tuple[Step, ...]


def plan_undo(journal: Journal, run_id: int | None, only: Sequence[str] = ()) -> Undo:
    """Plan to put back what a run did and what was not put back since.

    `run_id` None is the newest run that is no undo itself and has something left to put back. `only` are paths, old
    or new, of files or of folders above them. Raises `RequestError` where there is nothing to put back.
    """
    run = journal.run(run_id) if run_id is not None else _newest(journal)
    rows = journal.rows(run, state=State.DONE, not_undone=True)
    if not rows:
        by = f" by run {run.undone_by}" if run.undone_by else ""
        raise RequestError(f"Run {run.id} has been undone already{by}." if run.undone else f"Run {run.id} did nothing.")
    _check_there(run.source_root)
    chosen = _chosen(rows, only) if only else rows
    if not chosen:
        raise RequestError(f"Run {run.id} has nothing to put back for {readable(only[0])}.")
    steps = tuple(_back(row) for row in chosen)
    kind = steps[0].deed.value
    return Undo(
        new_run(kind, run.task, run.source_root, run.root, steps, undo_of=run.id, is_undo=not run.is_undo), steps
    )


def _newest(journal: Journal) -> Run:
    for run in journal.runs():
        if run.can_undo and not run.is_undo:
            return run
    raise RequestError("There is nothing to undo.")


def _check_there(root: str) -> None:
    """An absent root is an unplugged disk rather than a folder that was removed, unless the one above it is there."""
    if root and not os.path.isdir(root) and not os.path.isdir(os.path.dirname(root)):
        raise RequestError(f"The folder {readable(root)} is not there; connect its disk and undo again.")


def _chosen(rows: Sequence[Row], only: Sequence[str]) -> list[Row]:
    wanted = {path for one in only for path in (os.path.abspath(one), os.path.realpath(one))}

    def is_meant(path: str) -> bool:
        return path in wanted or any(path.startswith(folder.rstrip(os.sep) + os.sep) for folder in wanted)

    return [row for row in rows if is_meant(row.step.source) or is_meant(row.step.target)]


def _back(row: Row) -> Step:
    """The step that puts one file back."""
    step = row.step
    now = row.placed or row.identity
    return Step(
        _BACK[step.deed],
        source=step.target,
        target=step.source,
        size=now.size,
        mtime_ns=now.mtime_ns,
        label=step.label,
        score=step.score,
        undoes=row.id,
    )
