"""Running a task on photos, for every command that needs predictions."""

from collections.abc import Callable
from dataclasses import dataclass

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.following import follow
from sorter.cli.progress import Bar
from sorter.core.measurement import Device
from sorter.items import Prediction
from sorter.jobs.classify import ClassifyJob
from sorter.jobs.events import Event, Predicted, Progress, Skipped, Started
from sorter.jobs.remembering import Remembering, store_at
from sorter.jobs.worker.measurer import WorkerMeasurer
from sorter.tasks.catalogue import catalogue
from sorter.tasks.manifest import Task


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


def classify_job(arguments: Arguments, task: Task, *, prune: str = "") -> ClassifyJob:
    """The job for the photos that were asked for."""
    store = store_at(data_places(arguments).store)
    return ClassifyJob(
        arguments.paths,
        task,
        Remembering(WorkerMeasurer(task, arguments.device), task, store, fresh=arguments.fresh),
        prune=prune,
        rules=arguments.companions,
        placeholders=arguments.placeholders,
        quick=arguments.quick,
    )


def collect(job: ClassifyJob, name_skipped: Callable[[Skipped], None]) -> Classified:
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
