"""Putting the files of a run back."""

import os
from pathlib import Path

from sorter.cli.applying import Tally, carry_out
from sorter.cli.arguments import Arguments
from sorter.cli.output import say, say_json
from sorter.cli.records import Record, path_fields
from sorter.cli.recovering import settle
from sorter.cli.status import done
from sorter.cli.text import plural
from sorter.files.history import entries
from sorter.jobs.undo import UndoJob
from sorter.settings import places

_ROLLED_BACK = "rolled back"


def undo(arguments: Arguments) -> int:
    """Undo a run, by default the newest that can be, and print what was put back and what was left alone."""
    journal = places(arguments.data_dir).journal
    settle(journal)
    job = UndoJob(arguments.run, journal, only=[os.path.abspath(path) for path in arguments.only])
    tally = Tally()
    try:
        carry_out(job, tally, json=arguments.json)
    finally:
        if arguments.json:
            say_json(_record(job, tally, journal))
        elif job.run_id is not None:
            say(f"{plural(tally.done, 'photo')} put back, {len(tally.skipped):,} left alone.")
    return done(arguments, skipped=len(tally.skipped))


def _record(job: UndoJob, tally: Tally, journal: Path) -> Record:
    rows = () if job.run_id is None else entries(journal, job.run_id)
    left: list[Record] = [{**path_fields(one.path), "reason": one.reason} for one in tally.skipped]
    return {
        "event": "finished",
        "outcome": str(tally.outcome),
        "run": job.run_id,
        "done": tally.done,
        "rolled_back": sum(row.state == _ROLLED_BACK for row in rows),
        "left_alone": left,
    }
