"""Looking at a plan's files and disks before anything is touched, and asking."""

import sys

from sorter.cli.arguments import Arguments
from sorter.cli.deeds import question
from sorter.cli.numbers import plan_numbers, preflight_lines, stops
from sorter.cli.output import ask, is_terminal, say, say_json, tell
from sorter.cli.records import planned_record, preflight_record
from sorter.cli.text import shown_path
from sorter.errors import SorterError
from sorter.files.plan import Plan
from sorter.files.preflight.preflight import preflight


def check(plan: Plan, *, json: bool) -> None:
    """Show the plan in numbers and what is known before it begins. Raises `SorterError` where it would be pointless."""
    found = preflight(plan)
    if json:
        say_json(planned_record(plan))
        say_json(preflight_record(found))
    else:
        say(plan_numbers(plan))
        for line in preflight_lines(found):
            say(line)
    if plan.actions and found.stops:
        *others, last = stops(found)
        for sentence in others:
            tell(f"sorter: {sentence}")
        raise SorterError(f"{last} Nothing was changed.")


def agreed(plan: Plan, arguments: Arguments) -> bool:
    """Whether the plan may be carried out: a terminal is asked, unless --yes has said so."""
    if arguments.yes or not is_terminal(sys.stdin):
        return True
    ask(f"{question(plan.kind, len(plan.actions), shown_path(plan.root))} [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
