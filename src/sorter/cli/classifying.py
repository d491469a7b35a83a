"""Running a task on photos, for every command that needs predictions."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.following import follow
from sorter.cli.progress import Bar
from sorter.core.measurement import Device
from sorter.items import Prediction
from sorter.jobs.events import Event, Predicted, Progress, Skipped, Started
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.tasks.catalogue import catalogue
from sorter.tasks.manifest import Task

if TYPE_CHECKING:
    from sorter.jobs.classify import ClassifyJob


@dataclass(frozen=True, slots=True)
class Classified:
    """What a finished job said."""

    predictions: tuple[Prediction, ...]
    skipped: tuple[Skipped, ...]
    progress: Progress
    device: Device | None  # None where every photo was known


def chosen_task(arguments: Arguments) -> Task:
    """The task that was asked for, with the threshold that was asked for."""
    task = catalogue(data_places(arguments).tasks).find(arguments.task)
    return task if arguments.threshold is None else task.with_threshold(arguments.threshold)


def classify_job(arguments: Arguments, task: Task, *, prune: str = "") -> "ClassifyJob":
    """The job for the photos that were asked for.

    Where nothing can be known of them, the worker starts at once, while this program imports for a quarter of a second.
    """
    where = data_places(arguments).store
    measurer = WorkerMeasurer(task, arguments.device)
    if arguments.fresh or not where.exists():
        measurer.warm()
    try:
        return _job(arguments, task, measurer, where, prune)
    except BaseException:
        measurer.close()
        raise


def _job(arguments: Arguments, task: Task, measurer: WorkerMeasurer, where: Path, prune: str) -> "ClassifyJob":
    from sorter.jobs.classify import ClassifyJob
    from sorter.jobs.remembering import Remembering, store_at

    return ClassifyJob(
        arguments.paths,
        task,
        Remembering(measurer, task, store_at(where), fresh=arguments.fresh),
        prune=prune,
        rules=arguments.companions,
        placeholders=arguments.placeholders,
        quick=arguments.quick,
    )


def collect(job: "ClassifyJob", name_skipped: Callable[[Skipped], None]) -> Classified:
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
                predictions.extend(event.predictions)
            case Skipped():
                skipped.append(event)
                bar.clear()
                name_skipped(event)

    follow(job, bar, keep)
    return Classified(tuple(predictions), tuple(skipped), job.progress, device)
