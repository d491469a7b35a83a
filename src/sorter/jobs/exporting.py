"""Writing a task into one file, to give it away."""

import os
from pathlib import Path

from sorter.errors import RequestError
from sorter.items import readable
from sorter.tasks.manifest import Task


def export_task(task: Task, file: Path) -> bool:
    """Write the task as the file's ending says; whether it can do there all that it does here.

    No file that is there is replaced. Raises `RequestError` for that, and for another ending; `TaskError` where the
    task, or the file, cannot be written.
    """
    if os.path.lexists(file):
        raise RequestError(f"There is a file {readable(str(file))} already: choose another name.")
    match file.suffix.lower():
        case ".zip":
            from sorter.tasks.bundling import write_bundle

            write_bundle(task, file)
            return True
        case ".onnx":
            from sorter.core.graph_export import export_onnx

            export_onnx(task, file)
            return task.outside is None
    raise RequestError("A task is exported into a file that ends in .zip (whole) or .onnx (one graph).")
