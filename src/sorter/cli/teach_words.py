"""What was learnt from examples, for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sorter.cli.records import Record, path_fields
from sorter.cli.text import columns, duration, shown, shown_path
from sorter.items import label_id
from sorter.jobs.events import Taught
from sorter.tasks.manifest import Feature, Task
from sorter.wording import plural

if TYPE_CHECKING:
    from sorter.core.teaching.report import Report

_MOST_SUSPECTS = 10
_WIDEST = 24  # columns for a label


def taught_lines(taught: Taught, seconds: float) -> Iterator[str]:
    """The report for people."""
    task, report = taught.task, taught.report
    labels = [shown(label_id(label)) for label in task.labels]
    examples = plural(sum(report.counts), "example")
    yield f"Taught {task.id} by {examples} of {plural(len(labels), 'label')} in {duration(seconds)}."
    yield task.accuracy
    yield from _label_lines(labels, report)
    yield from _suspect_lines(labels, taught)
    yield from _notes(task, report)


def _label_lines(labels: Sequence[str], report: "Report") -> Iterator[str]:
    """A line a label: how many were found, and what the others were called."""
    width = min(_WIDEST, max(map(columns, labels)))
    for at, (label, count) in enumerate(zip(labels, report.counts, strict=True)):
        row = report.confusion[at]
        name = _padded(label, width)
        if not row.sum():
            yield f"  {name}  {plural(count, 'example')}, none held out"
            continue
        wrong = sorted((-int(number), labels[other]) for other, number in enumerate(row) if number and other != at)
        called = ", ".join(f"{-number} called {other}" for number, other in wrong[:3])
        more = " …" if len(wrong) > 3 else ""
        yield f"  {name}  {row[at]} of {row.sum()} found{'; ' if called else ''}{called}{more}"


def _padded(label: str, width: int) -> str:
    return label + " " * max(0, width - columns(label))


def _suspect_lines(labels: Sequence[str], taught: Taught) -> Iterator[str]:
    suspects = taught.report.suspects
    if not suspects:
        return
    yield f"{plural(len(suspects), 'example looks', 'examples look')} like another label: see whether theirs is right."
    for one in suspects[:_MOST_SUSPECTS]:
        looks = f"looks like {labels[one.other]} ({_percent(one.score)}), not {labels[one.label]} ({_percent(one.own)})"
        yield f"  {shown_path(taught.examples[one.example])} {looks}"
    if len(suspects) > _MOST_SUSPECTS:
        yield f"  … and {len(suspects) - _MOST_SUSPECTS} more; --json names them"


def _notes(task: Task, report: "Report") -> Iterator[str]:
    if report.judged:
        right = f", {_percent(report.right_of_sure / report.sure)} of those right" if report.sure else ""
        yield f"With its thresholds {_percent(report.sure / report.judged)} of the examples are sure{right}."
    if report.is_weak:
        yield "With fewer than 5 examples of a label neither accuracy nor thresholds can be measured well: add some."
    if task.outside is None:
        yield "With fewer than 5 examples of a label it cannot tell photos that belong to none."
    if task.advisory:
        yield "It is marked as advisory: its answers are a hint for a person who looks."
    elif report.is_doubtful:
        yield "Its accuracy may be below 80 %: add examples, or teach it again with --replace --advisory."


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def taught_record(taught: Taught, seconds: float) -> Record:
    """The report for programs."""
    task, report = taught.task, taught.report
    labels = [label_id(label) for label in task.labels]
    return {
        "event": "taught",
        "task": task.id,
        "labels": labels,
        "examples": sum(report.counts),
        "accuracy": round(report.accuracy, 4) if report.judged else None,
        "interval": [round(one, 4) for one in report.interval],
        "seconds": round(seconds, 3),
        "counts": list(report.counts),
        "judged": report.judged,
        "recalls": [None if one is None else round(one, 4) for one in report.recalls],
        "confusion": report.confusion.tolist(),
        "suspects": [
            {
                **path_fields(taught.examples[one.example]),
                "label": labels[one.label],
                "own": round(one.own, 4),
                "looks_like": labels[one.other],
                "score": round(one.score, 4),
            }
            for one in report.suspects
        ],
        "temperature": report.temperature,
        "thresholds": list(report.thresholds),
        "costs": [[one.threshold, one.wrong, one.review] for one in report.costs],
        "calibration_error": round(report.calibration_error, 4),
        "outside": task.outside is not None,
        "brightness": bool(task.head and Feature.BRIGHTNESS in task.head.features),
        "advisory": task.advisory,
    }
