"""Putting the files of a run back."""

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from sorter.cli.applying import Tally, carry_out
from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.deeds import done as done_words
from sorter.cli.deeds import is_removal
from sorter.cli.output import say, say_json
from sorter.cli.program import hint
from sorter.cli.records import Record, path_fields
from sorter.cli.recovering import settle
from sorter.cli.skipping import check_any
from sorter.cli.status import done
from sorter.cli.text import shown_path
from sorter.files.journal.family import standing
from sorter.files.journal.history import Run, entries, runs
from sorter.files.journal.records import Role, State
from sorter.jobs.events import Outcome
from sorter.jobs.moving import moved_in
from sorter.jobs.undo import UndoJob
from sorter.wording import plural


def undo(arguments: Arguments) -> int:
    """Undo a run, by default the newest that can be, and print what was put back and what was left alone."""
    where = data_places(arguments)
    journal = where.journal
    settle(journal)
    only = [os.path.abspath(path) for path in arguments.only]
    job = UndoJob(arguments.run, journal, only, edited=arguments.edited, moved=moved_in(where.store, where.marks))
    tally = Tally()
    try:
        carry_out(job, tally, json=arguments.json)
    finally:
        if arguments.json:
            say_json(_record(job, tally, journal))
        else:
            _print(job, tally, journal, arguments)
    check_any("put back", tally.done, tally.skipped)
    return done(arguments, skipped=len(tally.skipped))


def _print(job: UndoJob, tally: Tally, journal: Path, arguments: Arguments) -> None:
    for path in tally.renamed:
        say(f"{shown_path(path)}: came back under this name, since its own is taken")
    for path in job.stayed:
        say(f"{shown_path(path)}: was written beside the copy or link since, so it stays")
    all_runs = runs(journal)
    for run in all_runs:
        if run.id == job.run_id:
            what = done_words(run.kind, tally.done, further=tally.further, undo=run.is_undo)
            say(f"{_title(run)}: {what}, {_left(run, tally)}.")
            for line in _ways_on(run, all_runs, job, tally, arguments):
                say(line)


def _ways_on(run: Run, all_runs: Sequence[Run], job: UndoJob, tally: Tally, arguments: Arguments) -> Iterator[str]:
    """What can be done next: the same the other way round, what other undos put back, what was left."""
    if tally.done:
        yield f"{hint(arguments, f'undo {run.id}')} {'does it again' if run.is_undo else 'undoes it again'}."
    for other in standing(run, all_runs):
        if other.is_undo and other.id != run.id:
            count = plural(other.done - other.undone, "photo")
            yield f"{hint(arguments, f'undo {other.id}')} does again what run {other.id} put back: {count}."
    only = f" --only {shlex.join(arguments.only)}" if arguments.only else ""
    if job.edited:
        edited = hint(arguments, f"undo {run.undo_of} --edited{only}")
        tags = "takes the tags out of what was edited too, and leaves the rest of it as it is now."
        yield f"{edited} {tags if is_removal(run.kind) else 'takes what was edited along, as it is now.'}"
    if len(tally.skipped) > job.edited:
        yield f"{hint(arguments, f'undo {run.undo_of}{only}')} tries what was left again, once its reason is gone."


def _title(run: Run) -> str:
    return f"{'Undo' if run.is_undo else 'Redo'} of {run.undo_of}"


def _left(run: Run, tally: Tally) -> str:
    left = len(tally.skipped)
    missed = run.total - tally.done - left
    ended = f", {missed:,} of {plural(run.total, 'item')} not reached" if tally.outcome is not Outcome.DONE else ""
    return f"{left:,} left alone{ended}"


def _record(job: UndoJob, tally: Tally, journal: Path) -> Record:
    rows = () if job.run_id is None else entries(journal, job.run_id)
    left: list[Record] = [{**path_fields(one.path), "reason": one.reason} for one in tally.skipped]
    return {
        "event": "finished",
        "outcome": str(tally.outcome),
        "run": job.run_id,
        "done": tally.done,
        "further": tally.further,
        "renamed": len(tally.renamed),
        "rolled_back": sum(row.state == State.ROLLED_BACK and row.role is Role.PHOTO for row in rows),
        "left_alone": left,
        "edited": job.edited,
        "stayed": [path_fields(path) for path in job.stayed],
    }
