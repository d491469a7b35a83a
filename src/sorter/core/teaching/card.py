"""The model card of a taught task, in Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sorter.core.teaching.accuracy import accuracy_text
from sorter.core.teaching.report import FEW, Report
from sorter.tasks.costs import Cost
from sorter.tasks.manifest import Task
from sorter.wording import plural

_MOST = 12  # labels of a matrix that can be read
_ADVISORY = "**Advisory**: its answers are a hint for a person who looks, and never to be relied upon."


@dataclass(frozen=True, slots=True)
class Facts:
    """What the card tells beside the report."""

    name: str
    summary: str
    labels: Sequence[str]
    backbone: Task
    taught: date
    brightness: bool  # whether the head looks at the brightness, too
    outside: bool  # whether photos unlike the examples are told
    advisory: bool


def card(report: Report, facts: Facts) -> str:
    """The whole card."""
    counted = plural(sum(report.counts), "example")
    parts = [
        f"# {_text(facts.name)}",
        _text(facts.summary),
        *([_ADVISORY] if facts.advisory else []),
        "## Examples and accuracy",
        f"Taught by Sorter on {facts.taught.isoformat()} from {counted}. {accuracy_text(report)}",
        *_measured(report, facts.labels),
        "## Model",
        _model(facts),
        "## Known limits",
        "\n".join(f"- {limit}" for limit in _limits(report, facts)),
    ]
    return "\n\n".join(parts) + "\n"


def _measured(report: Report, labels: Sequence[str]) -> Iterator[str]:
    yield _table(
        ["label", "examples", "held out", "found", "sure from"],
        [
            [_text(label), str(count), str(row.sum()), _share(recall), f"{threshold:.2f}"]
            for label, count, row, recall, threshold in zip(
                labels, report.counts, report.confusion, report.recalls, report.thresholds, strict=True
            )
        ],
    )
    if not report.judged:
        return
    yield (
        "Each example was judged by a classifier that had not seen it. Temperature "
        f"{report.temperature} and thresholds were chosen on the same answers; with them {report.sure} of "
        f"{report.judged} are sure, and {report.right_of_sure} of those right. Calibration error (ECE) "
        f"{report.calibration_error:.3f}."
    )
    if len(labels) <= _MOST:
        rows = zip(labels, report.confusion.tolist(), strict=True)
        yield "True label beneath each other, answers (without thresholds) beside each other:"
        yield _table(["", *map(_text, labels)], [[_text(label), *map(str, row)] for label, row in rows])
    yield _table(
        ["threshold", "wrong of the sure", "to review"],
        [
            ["own" if one.threshold is None else f"{one.threshold:.2f}", _share(one.wrong), _share(one.review)]
            for one in _telling(report.costs)
        ],
    )


def _telling(costs: Sequence[Cost]) -> Iterator[Cost]:
    """Those that differ from the one before: two labels have no score below a half."""
    yield costs[0]
    for before, one in pairwise(costs):
        if (before.wrong, before.review) != (one.wrong, one.review):
            yield one


def _model(facts: Facts) -> str:
    what = "its `embedding`, set to length 1" + (", and on 32 brightness features" if facts.brightness else "")
    return (
        f"A linear head on {what}. The network is that of {_text(facts.backbone.name)}: "
        f"{_text(facts.backbone.family)}, licence {_text(facts.backbone.licence)}. The head holds no picture."
    )


def _limits(report: Report, facts: Facts) -> Iterator[str]:
    yield "Photos unlike the examples, of other cameras, places or seasons, are told apart less well than that."
    yield "Photos of one scene among the examples make the figures above look better than they are."
    if report.is_weak:
        yield f"A label has fewer than {FEW} examples: neither the accuracy nor the thresholds are known well."
    if facts.outside:
        yield "A photo unlike all examples is called outside; one that is like them and belongs to no label is not."
    else:
        yield "It had too few examples to tell a photo that belongs to no label: that gets one all the same."
    if report.suspects:
        yield f"{plural(len(report.suspects), 'example')} looked as if they had the wrong label when it was taught."


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _share(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"


def _text(text: str) -> str:
    """A name as it is, whatever signs it has that Markdown takes for its own."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|" else sign for sign in text)
