"""Saying what is in photos, as the predictions come."""

import sys
from typing import TYPE_CHECKING

from sorter.cli.arguments import Arguments
from sorter.cli.classifying import ADVISES, chosen_task, classify_job
from sorter.cli.following import follow
from sorter.cli.output import is_terminal, say, say_json, tell
from sorter.cli.progress import Bar
from sorter.cli.records import classified_record, prediction_record
from sorter.cli.skipping import check_any, say_skipped, tell_skipped
from sorter.cli.status import done
from sorter.cli.text import duration, shown, shown_path, speed
from sorter.core.marked import as_marked
from sorter.core.measurement import Device
from sorter.items import Prediction, Wanted, label_id
from sorter.jobs.events import Event, Finished, Outcome, Predicted, Progress, Skipped, Started
from sorter.tasks.manifest import Task
from sorter.wording import plural

if TYPE_CHECKING:
    from sorter.jobs.classify import ClassifyJob

_WIDEST = 36  # columns for a label; longer ones push their path to the right
_UNSURE = "unsure: "


def classify(arguments: Arguments) -> int:
    """Print a prediction a photo."""
    task = chosen_task(arguments)
    asked = classify_job(arguments, task)
    job = asked.job
    bar = Bar("photos", wanted=not is_terminal(sys.stdout))  # lines that run by show progress enough
    lines = _JsonLines(job, task) if arguments.json else _TextLines(job, bar, task)
    skipped: list[Skipped] = []

    def tell_event(event: Event) -> None:
        if isinstance(event, Skipped):
            skipped.append(event)
        lines.tell(event)

    follow(job, bar, tell_event)
    asked.tell_trouble()
    check_any("read", job.progress.done - len(skipped), skipped)
    return done(arguments, skipped=len(skipped))


class _JsonLines:
    """Events for programs."""

    def __init__(self, job: "ClassifyJob", task: Task) -> None:
        self._job = job
        self._advisory = task.advisory
        self._provider = ""

    def tell(self, event: Event) -> None:
        match event:
            case Started(device):
                self._provider = device.provider
            case Predicted(predictions, final=True):
                for prediction in predictions:
                    say_json(prediction_record(as_marked(prediction)))
            case Skipped():
                say_skipped(event)
            case Finished():
                say_json(classified_record(event, self._job.progress, self._provider, advisory=self._advisory))


class _TextLines:
    """Events for people."""

    def __init__(self, job: "ClassifyJob", bar: Bar, task: Task) -> None:
        self._job = job
        self._bar = bar
        self._width = _label_width(task)
        self._advisory = task.advisory
        self._device: Device | None = None

    def tell(self, event: Event) -> None:
        match event:
            case Started(device):
                self._device = device
            case Predicted(predictions, final=True):
                for prediction in predictions:
                    say(prediction_line(as_marked(prediction), self._width))
            case Skipped():
                self._bar.clear()
                tell_skipped(event)
            case Finished(Outcome.DONE):
                tell(summary(self._job.progress, self._device))
                if self._advisory:
                    tell(ADVISES)
            case Finished(Outcome.CANCELLED):
                tell(f"Stopped: {summary(self._job.progress, self._device)}")


def prediction_line(prediction: Prediction, width: int) -> str:
    """Label, certainty and path in columns."""
    label = shown(label_id(prediction.label))
    if prediction.mark and prediction.mark.wanted is Wanted.STAY:
        label = "left in place"
    elif prediction.outside:
        label = "outside"
    elif prediction.unsure:
        label = f"{_UNSURE}{label}"
    return f"{label:<{width}}  {prediction.score:>4.0%}  {shown_path(prediction.item.path)}"


def summary(progress: Progress, device: Device | None) -> str:
    """How many, how fast, on what."""
    skipped = f", {progress.skipped:,} skipped" if progress.skipped else ""
    photos = plural(progress.done - progress.skipped, "photo")
    on = f" on {device.name}" if device else ""
    known = f", {_remembered(progress)} remembered" if progress.remembered else ""
    return f"{photos}{skipped} in {duration(progress.seconds)}, {speed(progress.per_second)}{on}{known}"


def _remembered(progress: Progress) -> str:
    all_known = progress.remembered == progress.done - progress.skipped
    return "all of them" if all_known else f"{progress.remembered:,} of them"


def _label_width(task: Task) -> int:
    return min(max(len(label_id(label)) for label in task.labels) + len(_UNSURE), _WIDEST)
