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
    if not arguments.yes and not is_terminal(sys.stdin):
        raise RequestError("There is no terminal to ask on: add --yes to sort without asking.")
    if arguments.yes and chosen_task(arguments).advisory:
        raise RequestError(
            f"The task {arguments.task} only advises, so nothing is sorted by it unseen: leave --yes out, "
            "or make a plan (sorter plan --out FILE), look at it, and sorter apply FILE."
        )
    where = data_places(arguments)
    settle(where.journal)
    planned = plan_photos(arguments, say_skipped if arguments.json else tell_skipped)
    if not arguments.json:
        for line in planned_lines(planned, every=arguments.every):
            say(line)
    tally = check_and_apply(planned.plan, where, arguments)
    unread = planned.classified.skipped
    check_any("read", len(planned.classified.predictions), unread)
    return done(arguments, skipped=len(unread) + len(tally.skipped))
