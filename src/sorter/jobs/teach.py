"""Making a task of examples."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from sorter.core.features import brightness, embeddings
from sorter.core.measurement import Failure, Measurement, Measurer
from sorter.core.teaching.accuracy import accuracy_text
from sorter.core.teaching.card import Facts, card
from sorter.core.teaching.lesson import Lesson, teach
from sorter.core.teaching.report import UNKNOWN_THRESHOLD
from sorter.errors import TaskError
from sorter.items import Item
from sorter.jobs.events import Skipped, Taught
from sorter.jobs.examples import Example, check_labels, find_examples
from sorter.jobs.measuring import MeasuringJob
from sorter.tasks.manifest import Feature, HeadFile, Outside, ScoreKind, Scoring, Task
from sorter.tasks.saving import save_task
from sorter.wording import plural

_MANY = 8  # labels


@dataclass(frozen=True, slots=True)
class Wish:
    """What the task is to be called, and what it is to be."""

    id: str
    name: str
    summary: str = ""  # made of the labels where it is empty
    advisory: bool = False
    replace: bool = False  # the user's task with this id, if there is one


class TeachJob(MeasuringJob):
    """Measures a folder of examples, learns what tells their labels apart, and keeps the task in the user's folder.

    Emits `Skipped` for what is not learnt from, and `Taught` at the end. What was measured of the examples is what the
    backbone's own task would have measured.
    """

    def __init__(self, folder: str, wish: Wish, backbone: Task, measurer: Measurer, into: Path) -> None:
        """`folder` has a folder for each label. `backbone` is the task whose embedding is learnt from.

        Raises `TaskError` where it has none.
        """
        super().__init__(measurer)
        if not backbone.outputs.embedding:
            raise TaskError(f"The task {backbone.id} has no embedding, so nothing can be taught with its model.")
        self._folder = folder
        self._wish = wish
        self._backbone = backbone
        self._into = into

    def _work(self) -> None:
        try:
            examples = find_examples(self._folder, lambda path, reason: self._emit(Skipped(path, reason)))
            self._advance(found=len(examples), total_known=True)
            measured = self._measured([one.item for one in examples])
        finally:
            self._measurer.close()
        self._checkpoint()
        left = [one for one in examples if one.item.path in measured]
        check_labels(self._folder, left)
        labels = sorted({one.label for one in left})
        lesson = self._learnt(left, labels, [measured[one.item.path] for one in left])
        self._checkpoint()
        task = save_lesson(lesson, labels, self._wish, self._backbone, self._into)
        self._emit(Taught(task, lesson.report, tuple(one.item.path for one in left)))

    def _measured(self, items: Sequence[Item]) -> dict[str, Measurement]:
        """By path."""
        self._measurer.open()
        self._tell_device()
        found: dict[str, Measurement] = {}
        for batch in self._measurer.measure(self._held(items)):
            self._tell_device()
            for one in batch:
                if isinstance(one, Failure):
                    self._skip(one.item.path, one.reason)
                else:
                    found[one.item.path] = one
                    self._advance(done=1, remembered=int(one.remembered))
        return found

    def _learnt(self, examples: Sequence[Example], labels: Sequence[str], measured: Sequence[Measurement]) -> Lesson:
        place = {label: at for at, label in enumerate(labels)}
        y = np.array([place[one.label] for one in examples], np.intp)
        rows, light = embeddings(measured).astype(np.float64), brightness(measured).astype(np.float64)
        return teach(rows, light, y, len(labels), self._checkpoint)


def save_lesson(lesson: Lesson, labels: Sequence[str], wish: Wish, backbone: Task, into: Path) -> Task:
    """Keep what was learnt as a task of the user's. Raises `TaskError`."""
    summary = wish.summary or f"Taught by examples: {_named(labels)}."
    advisory, lit = wish.advisory, Feature.BRIGHTNESS in lesson.features
    today = datetime.now().astimezone().date()
    facts = Facts(wish.name, summary, labels, backbone, today, lit, lesson.bank is not None, advisory)
    with TemporaryDirectory() as folder:
        head, known, text = (Path(folder, name) for name in ("head.npz", "known.npz", "card.md"))
        np.savez_compressed(head, weights=lesson.weights, bias=lesson.bias, mean=lesson.mean, scale=lesson.scale)
        if lesson.bank:
            np.savez_compressed(known, known=lesson.bank.rows)
        text.write_text(card(lesson.report, facts), "utf-8")
        task = replace(
            backbone,
            id=wish.id,
            name=wish.name,
            summary=summary,
            card=text,
            head=HeadFile(head, lesson.features),
            scoring=Scoring(ScoreKind.LOGITS, lesson.report.temperature, UNKNOWN_THRESHOLD),
            classes=tuple((label,) for label in labels),
            thresholds=dict(zip(labels, lesson.report.thresholds, strict=True)),
            accuracy=accuracy_text(lesson.report),
            quick=(),  # measured for the backbone's own labels
            none=None,
            outside=Outside(known, lesson.bank.neighbours, lesson.bank.least) if lesson.bank else None,
            costs=lesson.report.costs,
            advisory=advisory,
        )
        return save_task(task, into, replace=wish.replace)


def _named(labels: Sequence[str]) -> str:
    """Few labels by name, many by number."""
    return plural(len(labels), "label") if len(labels) > _MANY else f"{', '.join(labels[:-1])} or {labels[-1]}"
