"""What there is to know of each task, gathered off the GUI thread; knows no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from sorter.items import Label
from sorter.jobs.speeds import Speed, read_speeds
from sorter.settings import Places
from sorter.tasks.catalogue import MANIFEST, Problem, catalogue, is_own
from sorter.tasks.manifest import Task

_NAMED = 12  # labels that a card could have room for


@dataclass(frozen=True, slots=True)
class Entry:
    """A task, or a manifest that cannot be used."""

    id: str
    task: Task | None
    is_own: bool
    problem: str = ""  # why it cannot be used, in one sentence
    size: int = 0  # bytes of its models
    missing: str = ""  # the name of a model file that is not there
    speed: Speed | None = None  # None: not measured yet
    labels: int = 0  # that photos can be sorted by
    outermost: int = 0  # of those, and of the labels above them: the ones without any above
    first: tuple[Label, ...] = ()  # some of the outermost, in their order

    @property
    def name(self) -> str:
        """What it is called, else its id."""
        return self.task.name if self.task else self.id

    @property
    def sorts(self) -> bool:
        """Whether photos can be sorted by it."""
        return self.task is not None and not self.task.is_backbone


def gather(tasks: Iterable[Task], places: Places) -> list[Entry]:
    """All `tasks`, and behind them what is there and cannot be read."""
    wrong = {_id(problem): problem for problem in catalogue(places.tasks).problems}
    speeds = read_speeds(places.speeds)
    entries = [_entry(task, places, wrong.pop(task.id, None), speeds) for task in tasks]
    own = [Entry(id, None, is_own(id, places.own_tasks), problem.sentence) for id, problem in wrong.items()]
    return entries + own


def _entry(task: Task, places: Places, problem: Problem | None, speeds: Mapping[str, Speed]) -> Entry:
    size, missing = _models(task)
    labels = [label for label in task.labels if label != task.none]
    outermost = dict.fromkeys(label[:1] for label in labels)
    return Entry(
        task.id,
        task,
        is_own(task.id, places.own_tasks),
        problem.sentence if problem else "",
        size,
        missing,
        speeds.get(task.id),
        len(labels),
        len(outermost),
        tuple(islice(outermost, _NAMED)),
    )


def _id(problem: Problem) -> str:
    """A task of one's own has a folder that is called so; one that comes with Sorter a file."""
    return problem.file.parent.name if problem.file.name == MANIFEST else problem.file.stem


def _models(task: Task) -> tuple[int, str]:
    size, missing = 0, ""
    for path in dict.fromkeys(variant.path for variant in task.variants):
        try:
            size += path.stat().st_size
        except OSError:
            missing = missing or path.name
    return size, missing
