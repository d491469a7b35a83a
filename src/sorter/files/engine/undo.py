"""Planning an undo from the journal: an undo is a run like any other, and an undo of it is a redo."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sorter.errors import RequestError
from sorter.files.engine.beside import Beside, joined, nothing_beside
from sorter.files.engine.since import looked_at
from sorter.files.engine.steps import new_run
from sorter.files.journal.family import standing
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import REMOVALS, Deed, Group, Role, Row, Run, State, Step, photo_step
from sorter.items import readable
from sorter.wording import plural

_BACK = {
    Deed.MOVE: Deed.MOVE,
    Deed.COPY: Deed.REMOVE,
    Deed.REMOVE: Deed.COPY,
    Deed.HARDLINK: Deed.UNHARDLINK,
    Deed.UNHARDLINK: Deed.HARDLINK,
    Deed.SYMLINK: Deed.UNSYMLINK,
    Deed.UNSYMLINK: Deed.SYMLINK,
    Deed.TAG: Deed.UNTAG,
    Deed.UNTAG: Deed.TAG,
}


@dataclass(frozen=True, slots=True)
class Undo:
    """A run that is not begun yet, and the steps of each item."""

    run: Run
    groups: tuple[Group, ...]
    edited: int  # items that are left since files of theirs were edited, and that `edited` would put back
    stay: Mapping[str, tuple[str, ...]]  # of a photo that is taken away: companions that came beside it, and stay


def plan_undo(
    journal: Journal,
    run_id: int | None,
    only: Sequence[str] = (),
    *,
    edited: bool = False,
    beside: Beside = nothing_beside,
) -> Undo:
    """Plan to put back what a run did and what was not put back since.

    `run_id` None is the newest run that is no undo itself and has something left to put back. `only` are paths, old
    or new, of files or of folders above them. With `edited` a moved file that was edited since goes back as it is now,
    and out of a tagged one go the tags; otherwise its item is left. `beside` finds the companions that came beside
    photos since: those go back with them. Raises `RequestError` where there is nothing to put back, and where later
    runs moved all of it on.
    """
    run = journal.run(run_id) if run_id is not None else _newest(journal)
    rows = journal.rows(run, state=State.DONE, not_undone=True)
    if not rows:
        raise RequestError(_undone_already(run, journal.runs()) if run.undone else f"Run {run.id} did nothing.")
    _check_there(run, () if run_id is not None else [one for one in _left(journal) if one.id < run.id])
    chosen = _chosen(rows, only) if only else rows
    if not chosen:
        raise RequestError(f"Run {run.id} has nothing to put back for {readable(only[0])}.")
    items: defaultdict[int, list[Step]] = defaultdict(list)
    for row in chosen:
        items[row.group].append(_back(row))
    looked = looked_at(journal, run, [tuple(sorted(steps, key=_turn)) for steps in items.values()], edited=edited)
    whole = joined(journal, run, looked.groups, beside)
    kind = photo_step(whole.groups[0]).deed.value
    back = new_run(kind, run.task, run.source_root, run.root, whole.groups, undo_of=run.id, is_undo=not run.is_undo)
    return Undo(back, whole.groups, looked.edited, whole.stay)


def _undone_already(run: Run, runs: Sequence[Run]) -> str:
    """By which runs, and what can be done about it."""
    by = sorted(one.id for one in runs if one.undo_of == run.id and one.done)
    who = f"runs {', '.join(map(str, by[:-1]))} and {by[-1]}" if len(by) > 1 else f"run {by[0]}"
    ways = [
        f"sorter undo {one.id} {'does' if one.is_undo else 'undoes'} {plural(one.done - one.undone, 'photo')} again"
        for one in standing(run, runs)
    ]
    what = "done again" if run.is_undo else "undone"
    return f"Run {run.id} has been {what} already by {who}{': ' * bool(ways)}{', '.join(ways)}."


def _newest(journal: Journal) -> Run:
    """The newest run of which something can be put back; where that was tried in vain, the user has to say which."""
    rest = _left(journal)
    if not rest:
        raise RequestError("There is nothing to undo.")
    newest, *older = rest
    if journal.has_untried(newest):
        return newest
    on = f"; to go on to the run before it: sorter undo {older[0].id}" if older else ""
    raise RequestError(
        f"Run {newest.id} was undone as far as that was possible. To try the rest again: sorter undo {newest.id}{on}."
    )


def _left(journal: Journal) -> list[Run]:
    """The runs of which something can be put back, the newest first."""
    return [run for run in journal.runs() if run.can_undo and not run.is_undo]


def _check_there(run: Run, older: Sequence[Run]) -> None:
    """An absent folder is an unplugged disk, unless the photos are to go back to it and the one above it is there.

    `older` are those that could be undone instead.
    """
    on = f" To undo the run before it: sorter undo {older[0].id}." if older else ""
    if run.root and not os.path.isdir(run.root):
        raise RequestError(
            f"The folder {readable(run.root)} is not there, so nothing can be put back from it; if it is on a disk,"
            f" connect that and undo again.{on}"
        )
    root = run.source_root
    if root and not os.path.isdir(root) and not os.path.isdir(os.path.dirname(root)):
        raise RequestError(f"The folder {readable(root)} is not there; connect its disk and undo again.{on}")


def _chosen(rows: Sequence[Row], only: Sequence[str]) -> list[Row]:
    wanted = {path for one in only for path in (os.path.abspath(one), os.path.realpath(one))}

    def is_meant(path: str) -> bool:
        while path not in wanted:
            path, before = os.path.dirname(path), path
            if path == before:
                return False
        return True

    meant = {row.group for row in rows if is_meant(row.step.source) or is_meant(row.step.target)}
    return [row for row in rows if row.group in meant]


def _turn(step: Step) -> int:
    """Links of further labels go before their photo does, and come after it."""
    if step.role is Role.FURTHER:
        return 0 if step.deed in REMOVALS else 3
    return 1 if step.role is Role.COMPANION else 2


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
        role=step.role,
        text=step.text,
    )
