"""Looking at everything that sorting needs: packages, models, decoders, the data folder, the journal."""

from collections.abc import Sequence
from dataclasses import dataclass

from sorter.cli.probes import readable_formats
from sorter.cli.storage import storage_problem
from sorter.core.installation import versions
from sorter.core.measurement import Device
from sorter.core.session import open_session
from sorter.core.store.pictures import Pictures
from sorter.core.store.store import Store
from sorter.errors import JournalError, MarksError, SorterError
from sorter.files.journal.history import Run, runs
from sorter.files.marks.marks import Marks
from sorter.items import readable
from sorter.settings import Places
from sorter.tasks.catalogue import catalogue
from sorter.tasks.manifest import Task


@dataclass(frozen=True, slots=True)
class TaskHealth:
    """Whether a task's model loads, and what it then runs on."""

    id: str
    device: Device | None
    problem: str  # empty where the model has the checksum its manifest names, loads, and fits the manifest


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that the doctor looked at."""

    packages: dict[str, str]
    tasks: Sequence[TaskHealth]
    formats: dict[str, bool]
    places: Places
    runs: int
    measurements: int  # that are remembered
    store_size: int  # bytes that they take
    pictures_size: int  # bytes of small pictures
    marks: int  # what was said of photos, each for a task
    unfinished: int  # files of interrupted runs, or of one that goes on now
    problems: Sequence[str]


def examine(where: Places) -> Health:
    """Load every task's model for real, write to the data folder, and look at journal and marks."""
    problems: list[str] = []
    tasks = [_task_health(task) for task in _tasks(where, problems)]
    problems += [task.problem for task in tasks if task.problem]
    if problem := storage_problem(where):
        problems.append(problem)
    found = _runs(where, problems)
    unfinished = sum(run.open for run in found)
    store = Store(where.store)
    measurements = store.count()
    if store.trouble:
        path = readable(str(where.store))
        problems.append(
            f"What was measured cannot be remembered ({store.trouble}): see what {path} is, and who uses it; it may be "
            "removed, which costs only time."
        )
    store.rest()
    return Health(
        versions(),
        tasks,
        readable_formats(),
        where,
        len(found),
        measurements,
        store.size(),
        Pictures(where.pictures).size(),
        _marks(where, problems),
        unfinished,
        problems,
    )


def _tasks(where: Places, problems: list[str]) -> list[Task]:
    found = catalogue(where.tasks)
    problems += [problem.sentence for problem in found.problems]
    return list(found.tasks.values())


def _runs(where: Places, problems: list[str]) -> tuple[Run, ...]:
    try:
        return runs(where.journal)
    except JournalError as error:
        problems.append(str(error))
        return ()


def _marks(where: Places, problems: list[str]) -> int:
    if not where.marks.exists():
        return 0
    try:
        with Marks.reading(where.marks) as marks:
            return marks.count()
    except MarksError as error:
        problems.append(str(error))
        return 0


def _task_health(task: Task) -> TaskHealth:
    try:
        return TaskHealth(task.id, open_session(task).device, "")
    except SorterError as error:
        return TaskHealth(task.id, None, str(error))
