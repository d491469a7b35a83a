"""Running a task on photos, for every command that needs predictions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.following import follow
from sorter.cli.output import tell
from sorter.cli.progress import Bar
from sorter.cli.text import shown
from sorter.core.marked import as_marked
from sorter.core.measurement import Device
from sorter.errors import RequestError
from sorter.items import Prediction, label_id
from sorter.jobs.events import Event, Predicted, Progress, Skipped, Started
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.settings import Places, store_limit
from sorter.tasks.catalogue import catalogue
from sorter.tasks.manifest import Evidence, Task

if TYPE_CHECKING:
    from sorter.core.store.store import Store
    from sorter.jobs.classify import ClassifyJob


_EVERYWHERE = frozenset({"auto", "cpu"})
ADVISES = "This task only advises: look at each photo before you rely on what it says."


@dataclass(frozen=True, slots=True)
class Classified:
    """What a finished job said."""

    predictions: tuple[Prediction, ...]
    skipped: tuple[Skipped, ...]
    progress: Progress
    device: Device | None  # None where every photo was known


def chosen_task(arguments: Arguments) -> Task:
    """The task that was asked for, with the labels, the evidence and the threshold that were asked for.

    Raises `TaskError` where there is no such task, `RequestError` where it has no such labels or evidence.
    """
    task = catalogue(data_places(arguments).tasks).find(arguments.task)
    if arguments.between:
        task = _between(task, arguments.between)
    if arguments.evidence:
        task = _by_evidence(task, arguments.evidence)
    return task if arguments.threshold is None else task.with_threshold(arguments.threshold)


def _between(task: Task, chosen: Sequence[str]) -> Task:
    known = {label_id(label[:depth]): None for label in task.labels for depth in range(1, len(label) + 1)}
    for name in chosen:
        if name not in known:
            meant = next((one for one in known if one.casefold() == name.casefold()), "")
            tops = ", ".join(dict.fromkeys(label[0] for label in task.labels))
            there = f"did you mean {meant}?" if meant else f"at the top it has {tops}."
            raise RequestError(f"The task {task.id} has no label {name!r}; {there}")
    found = task.with_labels(chosen)
    if len(found.labels) < 2:
        raise RequestError(f"{label_id(found.labels[0])} alone is nothing to tell photos apart by: name two labels.")
    return found


def _by_evidence(task: Task, chosen: Sequence[str]) -> Task:
    known = task.head.evidence if task.head else (Evidence.PHOTO,)
    for name in chosen:
        if name not in known:
            raise RequestError(f"The task {task.id} does not go by {name!r}; it goes by {', '.join(known)}.")
    return task.with_evidence([one for one in known if one in chosen])


@dataclass(frozen=True, slots=True)
class Asked:
    """A job, and the store that it asks and adds to; None on a network share."""

    job: "ClassifyJob"
    store: "Store | None"

    def tell_trouble(self) -> None:
        """Say so where nothing is remembered of what was measured, or where corrections could not be read."""
        if self.job.trouble:
            tell(shown(self.job.trouble))
        if self.store and self.store.trouble:
            tell(f"What was measured is not remembered ({shown(self.store.trouble)}); sorter doctor says more.")


def classify_job(arguments: Arguments, task: Task, *, prune: str = "") -> Asked:
    """The job for the photos that were asked for.

    Where nothing can be known of them, the worker starts at once, while this program imports for a quarter of a second.
    Raises `DeviceError` where the device cannot be had, also where all photos are remembered.
    """
    where = data_places(arguments)
    if arguments.device not in _EVERYWHERE:
        from sorter.core.session import check_device  # ONNX Runtime, which what is remembered needs not

        check_device(arguments.device)
    measurer = WorkerMeasurer(task, arguments.device)
    if arguments.fresh or not where.store.exists():
        measurer.warm()
    try:
        return _job(arguments, task, measurer, where, prune)
    except BaseException:
        measurer.close()
        raise


def _job(arguments: Arguments, task: Task, measurer: WorkerMeasurer, where: Places, prune: str) -> Asked:
    from sorter.jobs.classify import ClassifyJob
    from sorter.jobs.remembering import Remembering, store_at

    store = store_at(where.store, limit=store_limit(where.settings))
    job = ClassifyJob(
        arguments.paths,
        task,
        Remembering(measurer, task, store, fresh=arguments.fresh),
        prune=prune,
        rules=arguments.companions,
        placeholders=arguments.placeholders,
        quick=arguments.quick,
        marks=None if arguments.ignore_corrections else where.marks,
    )
    return Asked(job, store)


def collect(asked: Asked, name_skipped: Callable[[Skipped], None]) -> Classified:
    """Run the job to its end and keep what it said; what is skipped is named as it comes."""
    predictions: list[Prediction] = []
    skipped: list[Skipped] = []
    device: Device | None = None
    bar = Bar("photos")

    def keep(event: Event) -> None:
        nonlocal device
        match event:
            case Started():
                device = event.device
            case Predicted(final=True):
                predictions.extend(map(as_marked, event.predictions))
            case Skipped():
                skipped.append(event)
                bar.clear()
                name_skipped(event)

    follow(asked.job, bar, keep)
    asked.tell_trouble()
    return Classified(tuple(predictions), tuple(skipped), asked.job.progress, device)
