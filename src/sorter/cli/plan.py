"""Showing what sorting would do, and writing it down for later."""

import os

from sorter.cli.arguments import Arguments
from sorter.cli.output import say, tell, write
from sorter.cli.planning import plan_photos, preflight
from sorter.cli.status import done
from sorter.cli.text import shown_path
from sorter.cli.tree import tree_lines
from sorter.files.plan_file import dump_plan, write_plan


def plan(arguments: Arguments) -> int:
    """Print the plan as a tree, or with --json as the plan itself."""
    planned = plan_photos(arguments)
    if arguments.out:
        write_plan(planned.plan, os.path.abspath(arguments.out))
        tell(f"plan written to {shown_path(os.path.abspath(arguments.out))}")
    if arguments.json:
        write(dump_plan(planned.plan))
    else:
        for line in tree_lines(planned.plan):
            say(line)
        say(preflight(planned.plan))
    return done(arguments, skipped=len(planned.classified.skipped))
