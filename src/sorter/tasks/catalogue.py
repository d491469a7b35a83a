"""The tasks there are: built-in ones and the user's."""

from collections.abc import Sequence
from pathlib import Path

from sorter.errors import TaskError
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task


def catalogue(folders: Sequence[Path]) -> dict[str, Task]:
    """Every task whose manifest lies in `folders`, by id, in order of folder and file name.

    An earlier folder's task wins over a later one with its id. Raises `TaskError` for the first that is wrong.
    """
    tasks: dict[str, Task] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
            task = load_task(file)
            tasks.setdefault(task.id, task)
    return tasks


def find_task(tasks: dict[str, Task], id: str) -> Task:
    """The task with this id. Raises `TaskError` that names those there are."""
    if id not in tasks:
        raise TaskError(f"There is no task {id!r}; there are {', '.join(tasks) or 'none'}.")
    return tasks[id]
