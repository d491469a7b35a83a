"""The sample photos, sorted: what Sorter does, in a few seconds."""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence

from sorter.cli.apply import check_and_apply
from sorter.cli.arguments import Arguments, parse
from sorter.cli.classify import summary
from sorter.cli.data_dir import data_places
from sorter.cli.interrupts import orderly_end
from sorter.cli.output import say
from sorter.cli.planning import plan_photos
from sorter.cli.recovering import settle
from sorter.cli.text import shown_path
from sorter.cli.tree import tree_lines
from sorter.cli.window import has_display
from sorter.settings import Places

_TASKS = {"day-night": "Sorted by day and night", "subjects": "Sorted by subject"}


def demo(arguments: Arguments, open_window: Callable[[Sequence[str], Places], int]) -> int:
    """Sort copies of the sample photos by two tasks, show the result, and open the window on them."""
    where = data_places(arguments)
    with orderly_end():  # the window ends by its own ways
        settle(where.journal)
        into = os.path.abspath(arguments.into) if arguments.into else tempfile.mkdtemp(prefix="sorter-demo-")
        for task, title in _TASKS.items():
            say(f"{title} (sorter sort SAMPLES --task {task})\n")
            _sort(_as_typed(arguments, str(where.samples), task, os.path.join(into, task)), where)
            say()
    say(f"The samples still lie in {shown_path(str(where.samples))}, their sorted copies in {shown_path(into)}.")
    if arguments.window and has_display(os.environ, sys.platform):
        say("The window opens on the samples (--no-window leaves that out).")
        return open_window([str(where.samples)], where)
    return 0


def _as_typed(arguments: Arguments, samples: str, task: str, into: str) -> Arguments:
    """The demo does what a user could type."""
    place = ["--data-dir", arguments.data_dir] if arguments.data_dir else []
    return parse([*place, "sort", samples, "--task", task, "--into", into, "--yes"])


def _sort(arguments: Arguments, where: Places) -> None:
    planned = plan_photos(arguments)
    for line in tree_lines(planned.plan, names=True, changed=planned.changed):
        say(line)
    say(f"\n{summary(planned.classified.progress, planned.classified.device)}.")
    check_and_apply(planned.plan, where, arguments)
