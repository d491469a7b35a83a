"""Writing a task into one file, to give it away."""

import os
from pathlib import Path

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.output import say, say_json, tell
from sorter.cli.text import shown_path
from sorter.errors import RequestError
from sorter.tasks.catalogue import catalogue
from sorter.wording import size


def export(arguments: Arguments) -> int:
    """Write the task as its file's ending says; no file that is there is replaced."""
    task = catalogue(data_places(arguments).tasks).find_any(arguments.task)
    file = Path(os.path.abspath(arguments.file))
    if os.path.lexists(file):
        raise RequestError(f"There is a file {shown_path(str(file))} already: choose another name.")
    match file.suffix.lower():
        case ".zip":
            from sorter.tasks.bundling import write_bundle

            write_bundle(task, file)
        case ".onnx":
            from sorter.core.graph_export import export_onnx

            export_onnx(task, file)
        case _:
            raise RequestError("A task is exported into a file that ends in .zip (whole) or .onnx (one graph).")
    count = file.stat().st_size
    loses = task.outside is not None and file.suffix.lower() == ".onnx"
    if arguments.json:
        left_out = ["outside"] if loses else []
        say_json({"event": "exported", "task": task.id, "path": str(file), "bytes": count, "left_out": left_out})
        return 0
    say(f"{task.id} was written to {shown_path(str(file))} ({size(count)}).")
    if loses:
        tell("The graph alone does not tell photos that belong to none of the labels any more; a .zip keeps that.")
    return 0
