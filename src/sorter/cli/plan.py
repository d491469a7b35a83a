"""Showing what sorting would do, and writing it down for later."""

import os

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.numbers import found_lines, stops
from sorter.cli.output import say, tell, write
from sorter.cli.planning import plan_photos, planned_lines
from sorter.cli.skipping import check_any
from sorter.cli.status import done
from sorter.cli.text import shown_path
from sorter.files.planning.plan_file import dump_plan, write_plan
from sorter.files.preflight.preflight import preflight


def plan(arguments: Arguments) -> int:
    """Print the plan as a tree with what stands against it, or with --json the plan itself."""
    planned = plan_photos(arguments)
    plan, skipped = planned.plan, planned.classified.skipped
    if arguments.out:
        write_plan(plan, os.path.abspath(arguments.out))
        tell(f"plan written to {shown_path(os.path.abspath(arguments.out))}")
    found = preflight(plan, journal=data_places(arguments).journal)
    if arguments.json:
        write(dump_plan(plan))
    else:
        for line in planned_lines(planned, every=arguments.every):
            say(line)
        for line in found_lines(found):
            say(line)
    if found.plan.actions:
        for sentence in stops(found):
            tell(f"This plan cannot be carried out now: {sentence}")
    check_any("read", len(planned.classified.predictions), skipped)
    return done(arguments, skipped=len(skipped))
