"""What would be made of a stranger's model."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sorter.errors import LabelsError, TaskError
from sorter.items import Label, label_id
from sorter.jobs.importing.facts import Facts
from sorter.jobs.importing.probe import Probed, Way
from sorter.jobs.importing.provisional import PROVIDERS
from sorter.tasks.label_names import clean_labels
from sorter.tasks.manifest import Preprocessing, Scoring, Task, Variant
from sorter.tasks.presets import Preset, find_preset, first_round, likeliest, likely, second_round
from sorter.wording import on_one_line, plural

_THRESHOLD = 0.5
_LONGEST = 500  # letters of a text in somebody else's manifest


class Settled(StrEnum):
    """By what it is settled how photos are prepared."""

    TASK = "task"  # the manifest of an exported task
    TOLD = "told"  # the model, or a file beside it
    CHOSEN = "chosen"  # the user
    EXAMPLES = "examples"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user says beforehand."""

    name: str = ""
    preset: str = ""
    labels: tuple[str, ...] = ()
    labels_file: str | None = None
    examples: str | None = None  # a folder with a folder of photos for each label
    photos: tuple[str, ...] = ()  # photos and folders without labels, to show what the model says of them
    samples: str = ""  # a folder of photos to show it on where those hold none that can be read
    many: bool = False
    backbone: bool = False  # no labels, but an embedding to teach with


@dataclass(frozen=True, slots=True)
class Offer:
    """A task that is ready to be kept, and how it came about."""

    task: Task  # its files lie in a folder that is removed when the import ends
    facts: Facts | None  # None: a whole task was imported
    settled: Settled
    way: Way
    probed: Probed | None = None


def labels_of(facts: Facts, wanted: Wanted) -> tuple[Label, ...]:
    """The labels that the user names, else those that were found; none where the model gives an embedding alone.

    Raises `TaskError` where they do not fit.
    """
    if not facts.classes:
        if wanted.labels or wanted.labels_file or wanted.examples or wanted.many:
            raise TaskError(
                "The model gives an embedding and no scores for classes, so it takes no labels: leave "
                "--label, --labels, --examples and --multi-label out, and teach a task with it afterwards."
            )
        return ()
    if wanted.labels:
        if len(wanted.labels) != facts.classes:
            told = f"{plural(len(wanted.labels), 'label')} {'was' if len(wanted.labels) == 1 else 'were'} given"
            raise LabelsError(
                f"The model has {facts.classes:,} classes, and {told}: name each once, in order.",
                facts.classes,
            )
        return tuple((label,) for label in clean_labels(wanted.labels))
    exported = facts.exported
    if exported and not wanted.labels_file and len(exported.labels) == facts.classes:
        return exported.labels
    if facts.rivals:
        raise LabelsError(
            f"Several files beside the model could be its {facts.classes:,} labels ({facts.rivals}): "
            "give the right one with --labels.",
            facts.classes,
        )
    if not facts.labels:
        found = f" (found: {facts.misfits})" if facts.misfits else ""
        raise LabelsError(
            f"The model has {facts.classes:,} classes, and no list of so many labels was found{found}: "
            "give one with --labels FILE, a label on each line, or name each with --label "
            "(or import it with --backbone, to teach with).",
            facts.classes,
        )
    return tuple((label,) for label in facts.labels)


def first_ways(facts: Facts, wanted: Wanted) -> tuple[Settled, tuple[Way, ...]]:
    """How photos are prepared, or the ways to try, the likeliest first. Raises `RequestError` for an unknown preset."""
    if wanted.preset:
        return Settled.CHOSEN, (_way(find_preset(wanted.preset), facts),)
    if facts.preprocessing:
        return Settled.TOLD, (Way("told", facts.preprocessing_from, facts.preprocessing),)
    start = likeliest(facts.layout, facts.dtype, scales=facts.scales)
    return Settled.GUESSED, tuple(_way(preset, facts) for preset in first_round(start))


def compared_ways(first: Way, settled: Settled, facts: Facts) -> tuple[Way, ...]:
    """The ways to be shown beside each other, `first` before all; it is alone where the model itself settles it."""
    if settled is Settled.TOLD:
        return (first,)
    return tuple(_way(preset, facts) for preset in likely(find_preset(first.id), facts.layout))


def further_ways(best: Way, facts: Facts) -> Sequence[Way]:
    """What else to try where this is the best of the first."""
    return [_way(preset, facts) for preset in second_round(find_preset(best.id))]


def _way(preset: Preset, facts: Facts) -> Way:
    return Way(preset.id, preset.called(facts.side), preset.preprocessing(facts.side, facts.layout, facts.dtype))


def offered_task(facts: Facts, labels: tuple[Label, ...], how: Preprocessing, folder: Path, source: str) -> Task:
    """The task of a model that was brought into `folder`, not named by the user yet."""
    told = facts.exported
    threshold = told.threshold if told and told.threshold is not None else _THRESHOLD
    return Task(
        id="imported",
        name=(told.name if told else "") or _name(source),
        summary=(told.summary if told else "") or f"Imported from {on_one_line(os.path.basename(source))[:80]}.",
        family=(told.family if told else "") or facts.producer or "not stated",
        licence=(told.licence if told else "") or facts.licence or "not stated",
        card=None,
        variants=(Variant("imported", folder / facts.model, facts.sha256, PROVIDERS),),
        preprocessing=how,
        outputs=facts.outputs,
        head=None,
        scoring=Scoring(facts.kind, 1.0, threshold, facts.many),
        classes=labels,
        thresholds=told.thresholds if told and labels == told.labels else {},
        accuracy="",
        none=told.none if told and labels == told.labels else None,
        advisory=told.advisory if told else False,
    )


def tidied(task: Task) -> Task:
    """A whole task of somebody else's, its words made fit to be shown."""
    classes = tuple(tuple(clean_labels([part])[0] for part in label) for label in task.classes)
    ids = _new_ids(task.classes, classes)
    none = next((new for old, new in zip(task.classes, classes, strict=True) if old == task.none), None)
    return replace(
        task,
        name=_text(task.name) or task.id,
        summary=_text(task.summary),
        family=_text(task.family),
        licence=_text(task.licence),
        accuracy=_text(task.accuracy),
        classes=classes,
        none=none,
        thresholds={ids[name]: one for name, one in task.thresholds.items()},
    )


def _new_ids(before: Sequence[Label], after: Sequence[Label]) -> Mapping[str, str]:
    return {
        label_id(old[:depth]): label_id(new[:depth])
        for old, new in zip(before, after, strict=True)
        for depth in range(1, len(old) + 1)
    }


def _text(text: str) -> str:
    return on_one_line(text)[:_LONGEST]


def _name(source: str) -> str:
    """From the file's name, or from its folder's where that says nothing."""
    path = Path(os.path.abspath(source))
    stem = path.stem if path.suffix.lower() in (".onnx", ".zip") else path.name
    if stem.casefold() in ("model", "best", "last", "saved_model", "model_quantized"):
        stem = path.parent.name
    words = re.sub(r"[\s_]+", " ", on_one_line(stem)).strip()[:60]
    return words[:1].upper() + words[1:] or "Imported"
