"""Carrying out a plan."""

import os
from pathlib import Path

from sorter.cli.applying import Tally, carry_out
from sorter.cli.arguments import Arguments
from sorter.cli.output import say, say_json, tell
from sorter.cli.program import hint
from sorter.cli.records import Record
from sorter.cli.recovering import settle
from sorter.cli.status import done
from sorter.cli.text import duration, plural, shown_path, size
from sorter.files.plan import ActionKind, Plan
from sorter.files.plan_file import read_plan
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Outcome
from sorter.settings import places

_WORDS = {ActionKind.COPY: "copied", ActionKind.MOVE: "moved"}


def apply(arguments: Arguments) -> int:
    """Carry out a plan that was written before."""
    journal = places(arguments.data_dir).journal
    settle(journal)
    tally = apply_plan(read_plan(os.path.abspath(arguments.plan)), journal, arguments)
    return done(arguments, skipped=len(tally.skipped))


def apply_plan(plan: Plan, journal: Path, arguments: Arguments) -> Tally:
    """Apply, and print what was done, also where it ended early."""
    job = ApplyJob(plan, journal)
    tally = Tally()
    try:
        carry_out(job, tally, json=arguments.json)
    finally:
        if arguments.json:
            say_json(_record(job, tally))
        elif job.run_id is not None:
            _print(plan, job, tally)
            if tally.done:
                say(f"{hint(arguments, f'undo {job.run_id}')} puts everything back.")
    return tally


def _record(job: ApplyJob, tally: Tally) -> Record:
    return {
        "event": "finished",
        "outcome": str(tally.outcome),
        "run": job.run_id,
        "applied": tally.done,
        "renamed": tally.renamed,
        "skipped": len(tally.skipped),
        "bytes": tally.bytes,
        "seconds": round(job.progress.seconds, 3),
    }


def _print(plan: Plan, job: ApplyJob, tally: Tally) -> None:
    what = f"{plural(tally.done, 'photo')} {_WORDS[plan.kind]} to {shown_path(plan.root)}"
    skipped = f", {len(tally.skipped):,} skipped" if tally.skipped else ""
    measured = f"{size(tally.bytes)} in {duration(job.progress.seconds)}"
    say(f"{what}: {tally.renamed:,} renamed, 0 overwritten{skipped}; {measured}.")
    if tally.outcome is not Outcome.DONE:
        left = len(plan.actions) - tally.done - len(tally.skipped)
        tell(f"Ended early: {left:,} of {len(plan.actions):,} photos were not reached and lie where they lay.")
