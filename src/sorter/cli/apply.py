"""Carrying out a plan."""

import os

from sorter.cli.applying import Tally, carry_out
from sorter.cli.arguments import Arguments
from sorter.cli.checking import agreed, check
from sorter.cli.data_dir import data_places
from sorter.cli.deeds import PAST, place
from sorter.cli.deeds import done as done_words
from sorter.cli.output import say, say_json, tell
from sorter.cli.program import hint
from sorter.cli.records import Record
from sorter.cli.recovering import settle
from sorter.cli.skipping import check_any
from sorter.cli.status import done
from sorter.cli.text import duration, shown_path
from sorter.files.engine.together import ALREADY
from sorter.files.engine.writing import TAGGED
from sorter.files.plan import LINK_KINDS, ActionKind, Plan
from sorter.files.planning.plan_file import read_plan
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Outcome
from sorter.jobs.moving import moved_in
from sorter.settings import Places
from sorter.wording import plural, size


def apply(arguments: Arguments) -> int:
    """Carry out a plan that was written before."""
    where = data_places(arguments)
    settle(where.journal)
    plan = read_plan(os.path.abspath(arguments.plan))
    tally = check_and_apply(plan, where, arguments)
    return done(arguments, skipped=len(tally.skipped))


def check_and_apply(plan: Plan, where: Places, arguments: Arguments, *, unread: int = 0) -> Tally:
    """Show the numbers, ask, apply; the last record says how it ended, also where nothing was begun.

    `unread` is how many were skipped before there was a plan, which are counted with the rest. Raises `SorterError`
    where nothing could be done of what was asked.
    """
    tally, job = Tally(expected=frozenset({ALREADY, TAGGED})), None
    try:
        found = check(plan, where.journal, json=arguments.json)
        tally.before, left = found.already, found.plan
        none = found.barred.keys() >= {action.source for action in left.actions}  # then there is nothing to agree to
        if left.actions and (none or agreed(left, arguments)):
            job = ApplyJob(left, where.journal, found=found, moved=moved_in(where.store, where.marks))
            _apply(left, job, tally, arguments, unread)
        else:
            tally.outcome = Outcome.CANCELLED if left.actions else Outcome.DONE
            if not left.actions and not arguments.json:
                say("Nothing was changed.")
    except Exception:
        tally.outcome = Outcome.FAILED
        raise
    finally:
        if arguments.json:
            say_json(_record(tally, job, unread))
    there = tally.before + tally.already + sum(stay.reason == "already there" for stay in plan.stays)
    check_any(PAST[plan.kind], tally.done + there * (plan.kind is ActionKind.TAG), tally.skipped)
    return tally


def _apply(plan: Plan, job: ApplyJob, tally: Tally, arguments: Arguments, unread: int) -> None:
    """Apply, and tell people what was done, also where it ended early."""
    try:
        carry_out(job, tally, json=arguments.json)
    finally:
        if not arguments.json and job.run_id is None:
            say("Nothing was changed.")
        elif not arguments.json:
            _print(plan, job, tally, unread)
            if tally.done:
                what = "what was done now" if tally.before else "everything"
                say(f"{hint(arguments, f'undo {job.run_id}')} puts {what} back.")


def _record(tally: Tally, job: ApplyJob | None, unread: int) -> Record:
    return {
        "event": "finished",
        "outcome": str(tally.outcome),
        "run": job.run_id if job else None,
        "applied": tally.done,
        "further": tally.further,
        "renamed": len(tally.renamed),
        "replaced": job.replaced if job else 0,
        "already_there": tally.before + tally.already,
        "skipped": unread + len(tally.skipped),
        "bytes": tally.bytes,
        "seconds": round(job.progress.seconds, 3) if job else 0.0,
    }


def _print(plan: Plan, job: ApplyJob, tally: Tally, unread: int) -> None:
    count = unread + len(tally.skipped)
    skipped = f", {count:,} skipped" if count else ""
    already = f", {tally.already:,} already there" if tally.already else ""
    took = duration(job.progress.seconds)
    measured = took if plan.kind in {*LINK_KINDS, ActionKind.TAG} else f"{size(tally.bytes)} in {took}"
    what = f"{done_words(plan.kind, tally.done, further=tally.further)} {place(plan.kind)} {shown_path(plan.root)}"
    named = _replaced(job) if plan.kind is ActionKind.TAG else f"{len(tally.renamed):,} renamed, "
    say(f"{what}: {named}0 overwritten{already}{skipped}; {measured}.")
    if tally.outcome is not Outcome.DONE:
        left = len(plan.actions) - tally.done - tally.already - len(tally.skipped)
        tell(f"Ended early: {left:,} of {plural(len(plan.actions), 'photo')} were not reached and lie where they lay.")


def _replaced(job: ApplyJob) -> str:
    return f"{plural(job.replaced, 'earlier tag')} replaced, " if job.replaced else ""
