"""Writing a task into one file, to give it away."""

import os
from pathlib import Path

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.output import say, say_json, tell
from sorter.cli.text import shown_path
from sorter.jobs.exporting import export_task
from sorter.tasks.catalogue import catalogue
from sorter.wording import size


def export(arguments: Arguments) -> int:
    """Write the task as its file's ending says; no file that is there is replaced."""
    task = catalogue(data_places(arguments).tasks).find_any(arguments.task)
    file = Path(os.path.abspath(arguments.file))
    is_whole = export_task(task, file)
    count = file.stat().st_size
    if arguments.json:
        left_out = [] if is_whole else ["outside"]
        say_json({"event": "exported", "task": task.id, "path": str(file), "bytes": count, "left_out": left_out})
        return 0
    say(f"{task.id} was written to {shown_path(str(file))} ({size(count)}).")
    if not is_whole:
        tell("The graph alone does not tell photos that belong to none of the labels any more; a .zip keeps that.")
    return 0
