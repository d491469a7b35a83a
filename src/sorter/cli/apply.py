"""Carrying out a plan."""

import os
from pathlib import Path

from sorter.cli.applying import Tally, carry_out
from sorter.cli.arguments import Arguments
from sorter.cli.checking import agreed, check
from sorter.cli.data_dir import data_places
from sorter.cli.deeds import done as done_words
from sorter.cli.deeds import place
from sorter.cli.output import say, say_json, tell
from sorter.cli.program import hint
from sorter.cli.records import Record
from sorter.cli.recovering import settle
from sorter.cli.skipping import check_any
from sorter.cli.status import done
from sorter.cli.text import duration, shown_path
from sorter.files.engine.together import ALREADY
from sorter.files.plan import LINK_KINDS, ActionKind, Plan
from sorter.files.planning.plan_file import read_plan
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Outcome
from sorter.wording import plural, size


def apply(arguments: Arguments) -> int:
    """Carry out a plan that was written before."""
    journal = data_places(arguments).journal
    settle(journal)
    plan = read_plan(os.path.abspath(arguments.plan))
    if not _is_done(plan):
        tally = check_and_apply(plan, journal, arguments)
        return done(arguments, skipped=len(tally.skipped))
    if arguments.json:
        say_json(_record(Tally(already=len(plan.actions), outcome=Outcome.DONE), None, 0.0))
    else:
        say(f"Nothing was changed: {plural(len(plan.actions), 'photo')} moved by this plan before.")
    return done(arguments, skipped=0)


def check_and_apply(plan: Plan, journal: Path, arguments: Arguments) -> Tally:
    """Show the numbers, ask, apply; the last record says how it ended, also where nothing was begun.

    Raises `SorterError` where nothing could be done of what was asked.
    """
    tally, job = Tally(expected=ALREADY), ApplyJob(plan, journal)
    try:
        check(plan, json=arguments.json)
        if plan.actions and agreed(plan, arguments):
            _apply(plan, job, tally, arguments)
        else:
            tally.outcome = Outcome.CANCELLED if plan.actions else Outcome.DONE
            if not arguments.json:
                say("Nothing was changed.")
    except Exception:
        tally.outcome = Outcome.FAILED
        raise
    finally:
        if arguments.json:
            say_json(_record(tally, job.run_id, job.progress.seconds))
    check_any(_PAST[plan.kind], tally.done, tally.skipped)
    return tally


_PAST = {
    ActionKind.COPY: "copied",
    ActionKind.MOVE: "moved",
    ActionKind.HARDLINK: "linked",
    ActionKind.SYMLINK: "linked",
}


def _is_done(plan: Plan) -> bool:
    """Whether this plan of moves was carried out before: no photo is where it was, and each is where it was to go."""
    moves = plan.actions if plan.kind is ActionKind.MOVE else ()
    return bool(moves) and all(
        not os.path.lexists(action.source) and _lies(action.target, action.size, action.mtime_ns) for action in moves
    )


def _lies(path: str, size: int, mtime_ns: int) -> bool:
    try:
        there = os.lstat(path)
    except OSError:
        return False
    return (there.st_size, there.st_mtime_ns) == (size, mtime_ns)


def _apply(plan: Plan, job: ApplyJob, tally: Tally, arguments: Arguments) -> None:
    """Apply, and tell people what was done, also where it ended early."""
    try:
        carry_out(job, tally, json=arguments.json)
    finally:
        if not arguments.json and job.run_id is not None:
            _print(plan, job, tally)
            if tally.done:
                say(f"{hint(arguments, f'undo {job.run_id}')} puts everything back.")


def _record(tally: Tally, run: int | None, seconds: float) -> Record:
    return {
        "event": "finished",
        "outcome": str(tally.outcome),
        "run": run,
        "applied": tally.done,
        "renamed": len(tally.renamed),
        "already_there": tally.already,
        "skipped": len(tally.skipped),
        "bytes": tally.bytes,
        "seconds": round(seconds, 3),
    }


def _print(plan: Plan, job: ApplyJob, tally: Tally) -> None:
    skipped = f", {len(tally.skipped):,} skipped" if tally.skipped else ""
    already = f", {tally.already:,} already there" if tally.already else ""
    took = duration(job.progress.seconds)
    measured = took if plan.kind in LINK_KINDS else f"{size(tally.bytes)} in {took}"
    what = f"{done_words(plan.kind, tally.done)} {place(plan.kind)} {shown_path(plan.root)}"
    say(f"{what}: {len(tally.renamed):,} renamed, 0 overwritten{already}{skipped}; {measured}.")
    if tally.outcome is not Outcome.DONE:
        left = len(plan.actions) - tally.done - tally.already - len(tally.skipped)
        tell(f"Ended early: {left:,} of {plural(len(plan.actions), 'photo')} were not reached and lie where they lay.")
