"""Removing a task of the user's own."""

import sys

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.output import ask, is_terminal, is_yes, say, say_json
from sorter.cli.text import shown
from sorter.errors import RequestError
from sorter.settings import Places
from sorter.tasks.catalogue import MANIFEST, catalogue
from sorter.tasks.saving import remove_task


def remove(arguments: Arguments) -> int:
    """Remove the task, after asking; photos that were sorted by it stay where they are."""
    where, id = data_places(arguments), arguments.task
    _check(where, id)
    if not _agreed(arguments):
        if arguments.json:
            say_json({"event": "finished", "outcome": "cancelled"})
        else:
            say("Nothing was removed.")
        return 0
    remove_task(id, where.own_tasks)
    if arguments.json:
        say_json({"event": "removed", "task": id})
    else:
        say(f"The task {id} was removed.")
    return 0


def _check(where: Places, id: str) -> None:
    """Raises `RequestError` where it is none of the user's own."""
    shipped, _ = where.tasks
    if id in catalogue([shipped]).tasks:
        raise RequestError(f"The task {id} comes with Sorter and cannot be removed.")
    own = [file.parent.name for file in where.own_tasks.glob(f"*/{MANIFEST}")]
    if id not in own:
        there = f"yours are {', '.join(sorted(own))}" if own else "you have none"
        raise RequestError(f"There is no task {shown(id)!r} of your own; {there}.")


def _agreed(arguments: Arguments) -> bool:
    if arguments.yes:
        return True
    if not is_terminal(sys.stdin):
        raise RequestError("There is no terminal to ask on: add --yes to remove without asking.")
    return is_yes(ask(f"Remove the task {arguments.task}? What was taught or imported is lost. [y/N] "))
