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
class Problem:
    """A manifest that cannot be used, and why in one sentence."""

    file: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The tasks that can be used, by id, and the manifests that cannot.

    Apart from them what has no labels of its own: nothing is sorted by that, and tasks can be taught with it.
    """

    tasks: Mapping[str, Task]
    problems: tuple[Problem, ...]
    backbones: Mapping[str, Task]

    def find(self, id: str) -> Task:
        """The task with this id, or the one that is called so.

        Raises `TaskError` that names those there are, and the manifests that are wrong.
        """
        if found := _found(id, self.tasks):
            return found
        if bare := _found(id, self.backbones):
            use = f"sorter teach NAME EXAMPLES --backbone {bare.id}"
            raise TaskError(f"{bare.name} has no labels to sort by; {use} makes a task with it.")
        there = f"There is no task {id!r}; there are {', '.join(self.tasks) or 'none'}."
        raise TaskError(" ".join((there, *(problem.sentence for problem in self.problems))))

    def find_any(self, id: str) -> Task:
        """The same, also where it has no labels. Raises `TaskError` likewise."""
        return _found(id, self.backbones) or self.find(id)


def _found(id: str, tasks: Mapping[str, Task]) -> Task | None:
    """By its id, else by its name where one alone is called so."""
    named = [task for task in tasks.values() if task.name == id]
    return tasks.get(id) or (named[0] if len(named) == 1 else None)


def catalogue(folders: Sequence[Path]) -> Catalogue:
    """Every task whose manifest lies in `folders`, or is the `task.toml` of a folder in them, in order of their names.

    An earlier folder's task wins over a later one with its id. A manifest that is wrong takes away no other task.
    """
    found: dict[str, Task] = {}
    problems: list[Problem] = []
    for folder in folders:
        for file in _manifests(folder):
            try:
                task = load_task(file)
            except TaskError as error:
                problems.append(Problem(file, str(error)))
            else:
                found.setdefault(task.id, task)
    tasks = {id: task for id, task in found.items() if not task.is_backbone}
    return Catalogue(tasks, tuple(problems), {id: task for id, task in found.items() if task.is_backbone})


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
