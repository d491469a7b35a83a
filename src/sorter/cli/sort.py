"""Planning, showing, asking, applying."""

import sys

from sorter.cli.apply import check_and_apply
from sorter.cli.arguments import Arguments
from sorter.cli.classifying import chosen_task
from sorter.cli.data_dir import data_places
from sorter.cli.output import is_terminal, say
from sorter.cli.planning import plan_photos, planned_lines
from sorter.cli.recovering import settle
from sorter.cli.skipping import check_any, say_skipped, tell_skipped
from sorter.cli.status import done
from sorter.errors import RequestError


def sort(arguments: Arguments) -> int:
    """Sort photos, after asking."""
    _check_asking(arguments)
    where = data_places(arguments)
    settle(where.journal)
    planned = plan_photos(arguments, say_skipped if arguments.json else tell_skipped)
    if not arguments.json:
        for line in planned_lines(planned, every=arguments.every):
            say(line)
    unread = planned.classified.skipped
    tally = check_and_apply(planned.plan, where, arguments, unread=len(unread))
    check_any("read", len(planned.classified.predictions), unread)
    return done(arguments, skipped=len(unread) + len(tally.skipped))


def _check_asking(arguments: Arguments) -> None:
    """Refuse what nobody would be asked about, before any photo is looked at. Raises `RequestError`."""
    if not arguments.yes and is_terminal(sys.stdin):
        return
    task = chosen_task(arguments)
    if task.advisory:
        without = "leave --yes out, or " if is_terminal(sys.stdin) else ""
        raise RequestError(
            f"The task {task.id} only advises, so nothing is sorted by it unseen: {without}make a plan "
            "(sorter plan --out FILE), look at it, and sorter apply FILE."
        )
    if not arguments.yes:
        raise RequestError("There is no terminal to ask on: add --yes to sort without asking.")
