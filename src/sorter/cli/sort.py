"""Planning, showing, asking, applying."""

import sys

from sorter.cli.apply import apply_plan
from sorter.cli.arguments import Arguments
from sorter.cli.output import ask, is_terminal, say, say_json
from sorter.cli.planning import Planned, plan_photos, preflight
from sorter.cli.records import planned_record
from sorter.cli.recovering import settle
from sorter.cli.skipping import say_skipped, tell_skipped
from sorter.cli.status import done
from sorter.cli.text import plural, shown_path
from sorter.cli.tree import tree_lines
from sorter.errors import RequestError
from sorter.files.plan import Plan
from sorter.settings import places


def sort(arguments: Arguments) -> int:
    """Sort photos, after asking."""
    if not arguments.yes and not is_terminal(sys.stdin):
        raise RequestError("There is no terminal to ask on: add --yes to sort without asking.")
    journal = places(arguments.data_dir).journal
    settle(journal)
    planned = plan_photos(arguments, say_skipped if arguments.json else tell_skipped)
    _show(planned, json=arguments.json)
    skipped = len(planned.classified.skipped)
    if planned.plan.actions and (arguments.yes or _agreed(planned.plan)):
        skipped += len(apply_plan(planned.plan, journal, arguments).skipped)
    elif not arguments.json:
        say("Nothing was changed.")
    return done(arguments, skipped=skipped)


def _show(planned: Planned, *, json: bool) -> None:
    plan = planned.plan
    if json:
        say_json(planned_record(plan))
        return
    for line in tree_lines(plan):
        say(line)
    say(preflight(plan))


def _agreed(plan: Plan) -> bool:
    ask(f"{plan.kind.capitalize()} {plural(len(plan.actions), 'photo')} to {shown_path(plan.root)}? [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
