"""The tasks there are: built-in ones and the user's."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sorter.errors import TaskError
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task

MANIFEST = "task.toml"
"""Of a task that has a folder of its own."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The tasks that can be used, by id, and a sentence for each manifest that cannot."""

    tasks: Mapping[str, Task]
    problems: tuple[str, ...]

    def find(self, id: str) -> Task:
        """The task with this id, or the one that is called so.

        Raises `TaskError` that names those there are, and the manifests that are wrong.
        """
        named = [task for task in self.tasks.values() if task.name == id]
        if id not in self.tasks and len(named) == 1:
            return named[0]
        if id not in self.tasks:
            there = f"There is no task {id!r}; there are {', '.join(self.tasks) or 'none'}."
            raise TaskError(" ".join((there, *self.problems)))
        return self.tasks[id]


def catalogue(folders: Sequence[Path]) -> Catalogue:
    """Every task whose manifest lies in `folders`, or is the `task.toml` of a folder in them, in order of their names.

    An earlier folder's task wins over a later one with its id. A manifest that is wrong takes away no other task.
    """
    tasks: dict[str, Task] = {}
    problems: list[str] = []
    for folder in folders:
        for file in _manifests(folder):
            try:
                task = load_task(file)
            except TaskError as error:
                problems.append(str(error))
            else:
                tasks.setdefault(task.id, task)
    return Catalogue(tasks, tuple(problems))


def is_own(id: str, folder: Path) -> bool:
    """Whether the task lies in `folder`, which holds the user's own."""
    return (folder / id / MANIFEST).exists()


def own_task(name: str, tasks: Iterable[Task], folder: Path) -> Task | None:
    """That of the user's own among `tasks` which has this id or is called so."""
    return next((task for task in tasks if name in (task.id, task.name) and is_own(task.id, folder)), None)


def taken_ids(tasks: Iterable[str], folder: Path) -> set[str]:
    """The ids of `tasks`, and those of the user's own in `folder` that cannot be read."""
    return {*tasks, *(os.listdir(folder) if folder.is_dir() else ())}


def _manifests(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted([*folder.glob("*.toml"), *folder.glob(f"*/{MANIFEST}")])
