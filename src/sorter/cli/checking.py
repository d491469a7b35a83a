"""Looking at a plan's files and disks before anything is touched, and asking."""

import sys
from pathlib import Path

from sorter.cli.arguments import Arguments
from sorter.cli.deeds import PAST, question
from sorter.cli.numbers import found_lines, stops
from sorter.cli.output import ask, is_terminal, is_yes, say, say_json, tell
from sorter.cli.records import planned_record, preflight_record
from sorter.cli.text import shown_path
from sorter.errors import SorterError
from sorter.files.plan import Plan
from sorter.files.preflight.preflight import Preflight, preflight


def check(plan: Plan, journal: Path, *, json: bool) -> Preflight:
    """Show in numbers what is left to do of a plan, and what is known before it begins.

    Raises `SorterError` where it would be pointless.
    """
    found = preflight(plan, journal=journal)
    if json:
        say_json(planned_record(plan))
        say_json(preflight_record(found))
    else:
        for line in found_lines(found):
            say(line)
    if found.plan.actions and found.stops:
        *others, last = stops(found)
        for sentence in others:
            tell(f"sorter: {sentence}")
        raise SorterError(f"{last} Nothing was changed.")
    return found


def agreed(plan: Plan, arguments: Arguments) -> bool:
    """Whether the plan may be carried out: a terminal is asked, unless --yes has said so.

    Where it may not, that nothing was done is said; so it is where Ctrl+C interrupts, which goes on.
    """
    if arguments.yes or not is_terminal(sys.stdin):
        return True
    try:
        answer = ask(f"{question(plan.kind, len(plan.actions), shown_path(plan.root))} [y/N] ")
    except KeyboardInterrupt:
        _say_nothing(plan, arguments, answered=False)
        raise
    if is_yes(answer):
        return True
    _say_nothing(plan, arguments, answered=answer.endswith("\n"))
    return False


def _say_nothing(plan: Plan, arguments: Arguments, *, answered: bool) -> None:
    if not answered:  # Ctrl+C and Ctrl+D leave the terminal in the line of the question
        tell("")
    if not arguments.json:
        say(f"Nothing was {PAST[plan.kind]}.")
