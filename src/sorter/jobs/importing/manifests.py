"""In the worker: a task that somebody exported whole, its manifest among its files."""

import re
import shutil
from pathlib import Path

import numpy as np

from sorter.core.bundle import Bundle, Member
from sorter.core.graph import check_graph, read_graph
from sorter.core.graph_tensors import external_names
from sorter.core.head import load_head
from sorter.core.session import open_session
from sorter.core.variants import variant_for
from sorter.errors import TaskError
from sorter.tasks.catalogue import MANIFEST
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task
from sorter.wording import on_one_line

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_HOME = "bundle"


def look_at_manifest(bundle: Bundle, into: Path) -> dict[str, object]:
    """Lay the task's files out by their own names, which must be plain, and check each model. Raises `TaskError`."""
    home = into / _HOME
    home.mkdir()
    folder = _folder(bundle)
    for member in bundle.members:
        place, _, name = member.name.rpartition("/")
        if place == folder and _PLAIN.fullmatch(name) and not (home / name).exists():
            shutil.move(member.path, home / name)
    task = _loaded(home, f"{bundle.source}/{folder}".rstrip("/"))
    _check(task, home, bundle.source)
    return {"manifest": f"{_HOME}/{MANIFEST}"}


def _loaded(home: Path, named: str) -> Task:
    """The task; what is wrong with it is said of the place that people know, not of ours."""
    try:
        return load_task(home / MANIFEST)
    except TaskError as error:
        raise TaskError(on_one_line(str(error).replace(str(home), named))) from error


def _folder(bundle: Bundle) -> str:
    """The folder within the bundle in which the one manifest lies."""
    found = [_place(member) for member in bundle.members if member.name.rpartition("/")[2] == MANIFEST]
    if len(found) != 1:
        raise TaskError(f"{bundle.source} holds {len(found)} tasks: import them one by one.")
    return found[0]


def _place(member: Member) -> str:
    return member.name.rpartition("/")[0]


def _check(task: Task, home: Path, source: str) -> None:
    for variant in task.variants:
        named = on_one_line(f"{source}/{variant.path.name}")
        if not variant.path.exists():
            raise TaskError(f"{named} is missing, which the task in {source} is made of.")
        if variant.path.parent == home:
            model = read_graph(variant.path, named)
            check_graph(model, named)
            if external_names(model):
                raise TaskError(f"{named} keeps its data in another file, which no exported task does.")
    session = open_session(task, device="cpu")
    given = session.run(np.zeros((1, *task.preprocessing.shape), np.float32))
    if task.head:
        load_head(task.head, len(task.classes))
    elif not task.is_backbone and given.scores.shape[1] != len(task.classes):
        name = on_one_line(variant_for(task, "cpu").path.name)
        raise TaskError(f"{source}/{name} gives {given.scores.shape[1]} scores for {len(task.classes)} labels.")
