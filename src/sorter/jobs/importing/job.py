"""Bringing a stranger's model in, up to a task that can be kept."""

import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from sorter.errors import InputError, RequestError, TaskError
from sorter.items import readable
from sorter.jobs.events import Skipped
from sorter.jobs.importing.accuracy import accuracy
from sorter.jobs.importing.card import card
from sorter.jobs.importing.entering import new_folder
from sorter.jobs.importing.facts import Answer, Facts
from sorter.jobs.importing.finding import find_examples, find_photos
from sorter.jobs.importing.offer import (
    Offer,
    Settled,
    Wanted,
    compared_ways,
    first_ways,
    further_ways,
    labels_of,
    offered_task,
    tidied,
)
from sorter.jobs.importing.probe import Ask, Example, Probed, Way, compare, probe
from sorter.jobs.importing.questions import ask_answers, ask_facts
from sorter.jobs.job import Job
from sorter.jobs.worker.worker import Worker
from sorter.tasks.loading import load_task
from sorter.tasks.manifest import Task
from sorter.tasks.saving import free_id, save_task
from sorter.wording import on_one_line


class ImportJob(Job):
    """Looks at a model, a folder or a zip, in a process of its own; `offer` is there once it is done.

    What was brought in lies in a folder of its own in `home` until `close`; `keep` makes a task of it. Emits `Skipped`
    for examples that cannot be read.
    """

    def __init__(self, source: str, wanted: Wanted, home: Path, worker: Worker | None = None) -> None:
        """`worker` is closed by `close`; by default there is one for this import alone, since it may die of it."""
        super().__init__()
        self._source, self._wanted, self._home = source, wanted, home
        self._worker = worker or Worker()
        self._folder: Path | None = None
        self.offer: Offer | None = None

    def keep(self, tasks: Path, taken: Collection[str], name: str = "") -> Task:
        """Keep the task among the user's own in `tasks`, under an id that is none of `taken`.

        `name` is what it is called in place of what was wanted or found. Raises `TaskError`.
        """
        if self.offer is None or self._folder is None:
            raise RuntimeError("there is no offer")
        called = on_one_line(name) or self.offer.task.name
        id = free_id(name or self._wanted.name or called, taken)
        task = replace(self.offer.task, id=id, name=called)
        if self.offer.facts:
            named = on_one_line(readable(os.path.basename(os.path.abspath(self._source))))[:100]
            file = self._folder / "card.md"
            file.write_text(card(replace(self.offer, task=task), named), "utf-8")
            task = replace(task, card=file)
        is_new = not (tasks / id).exists()
        try:
            return save_task(task, tasks)
        except TaskError:
            if is_new:  # else it is another task's
                shutil.rmtree(tasks / id, ignore_errors=True)
            raise

    def close(self) -> None:
        """End the worker and remove what was brought in; nothing can be kept after that."""
        self._worker.close()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _work(self) -> None:
        self._folder = self._new_folder()
        try:
            found = ask_facts(
                self._worker,
                self._source,
                self._folder,
                self._wanted.labels_file,
                backbone=self._wanted.backbone,
            )
        except TaskError:
            self._checkpoint()  # a cancelled job closes the worker, which is no fault of the model's
            raise
        self._checkpoint()
        self.offer = self._whole_task(found) if isinstance(found, str) else self._offered(found)

    def _interrupt(self) -> None:
        self._worker.close()

    def _new_folder(self) -> Path:
        try:
            return new_folder(self._home)
        except OSError as error:
            folder = readable(str(self._home))
            raise TaskError(f"Nothing can be brought into {folder}: {error.strerror}.") from error

    def _whole_task(self, manifest: str) -> Offer:
        if self._folder is None:
            raise RuntimeError("nothing was brought in")
        wanted = self._wanted
        if wanted.labels or wanted.labels_file or wanted.preset or wanted.many or wanted.backbone:
            raise RequestError(
                "This is a whole task, which has its labels and its preparation of photos already: "
                "leave --label, --labels, --preset, --multi-label and --backbone out."
            )
        task = tidied(load_task(self._folder / manifest))
        if self._wanted.name:
            task = replace(task, name=on_one_line(self._wanted.name))
        return Offer(task, None, Settled.TASK, Way("task", task.name, task.preprocessing))

    def _offered(self, facts: Facts) -> Offer:
        if self._folder is None:
            raise RuntimeError("nothing was brought in")
        facts = replace(facts, many=facts.many or self._wanted.many)
        labels = labels_of(facts, self._wanted)
        settled, ways = first_ways(facts, self._wanted)
        task = offered_task(facts, labels, ways[0].how, self._folder, self._source)
        examples = find_examples(self._wanted.examples) if self._wanted.examples else []
        probed: Probed | None
        if any(one.folder for one in examples):
            probed = self._probed(task, examples, facts, ways, settled)
        elif task.is_backbone:
            probed = None  # nothing that it says could be right or wrong
        else:
            probed = self._compared(task, examples, compared_ways(ways[0], settled, facts))
        way = ways[0]
        if probed and probed.is_judged and settled is Settled.GUESSED:
            settled, way = Settled.EXAMPLES, probed.best.way
        name = on_one_line(self._wanted.name) or task.name
        offer = Offer(replace(task, name=name, preprocessing=way.how), facts, settled, way, probed)
        return replace(offer, task=replace(offer.task, accuracy=accuracy(offer)))

    def _probed(
        self, task: Task, examples: Sequence[Example], facts: Facts, ways: Sequence[Way], settled: Settled
    ) -> Probed | None:
        self._advance(found=len(examples), total_known=True)

        def further(best: Way) -> Sequence[Way]:
            return further_ways(best, facts) if settled is Settled.GUESSED else ()

        return probe(examples, [label[-1] for label in task.labels], ways, further, self._asking(task))

    def _compared(self, task: Task, examples: Sequence[Example], ways: Sequence[Way]) -> Probed | None:
        """By the user's photos; by the samples where none of them can be read, unless there are no samples either."""
        wanted = self._wanted
        photos = examples or find_photos(wanted.photos)
        if wanted.photos and not photos and not wanted.samples:
            raise TaskError(f"There are no photos in {readable(wanted.photos[0])}.")
        for some in (photos, find_photos([wanted.samples]) if wanted.samples else []):
            self._advance(found=len(some), total_known=True)
            if probed := compare(some, ways, self._asking(task)):
                return probed
        return None

    def _asking(self, task: Task) -> Ask:
        """Asks the model; counts each photo once, and tells those that cannot be read."""
        told = set[str]()

        def ask(example: Example, ways: Sequence[Way]) -> Sequence[Answer] | None:
            self._checkpoint()
            try:
                hows = [way.how for way in ways]
                return ask_answers(self._worker, task, hows, example.path, classes=len(task.classes))
            except InputError as error:
                self._checkpoint()
                self._emit(Skipped(example.path, str(error)))
                return None
            finally:
                self._advance(done=0 if example.path in told else 1)
                told.add(example.path)

        return ask
