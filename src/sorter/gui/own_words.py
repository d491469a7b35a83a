"""What is said of tasks of one's own: how right a taught one is, and what was found in a model."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sorter.errors import LabelsError, SorterError
from sorter.gui.core_words import translated
from sorter.gui.trial import Compared, Way
from sorter.gui.words import figure, filled, label_path, percent, shown
from sorter.jobs.events import Skipped, Taught

if TYPE_CHECKING:
    from sorter.core.teaching.report import Report
    from sorter.jobs.importing.offer import Offer

_CONFUSIONS, _SUSPECTS, _SKIPPED, _LABELS = 6, 30, 30, 8


class OwnWords(QObject):
    """Sentences for people; numbers come with what they rest on."""

    def taught(self, taught: Taught) -> str:
        """How right the task is, in one or two sentences."""
        report, count = taught.report, sum(taught.report.counts)
        learnt = filled(self.tr("{0} learnt from {1} photos."), shown(taught.task.name), figure(count))
        return f"{learnt} {self._accuracy(report)}".replace(" %", "\u00a0%")  # no line begins with the sign

    def stands_out(self, taught: Taught, folder: str) -> list[str]:
        """What was taken for what, and the examples that look as if they lay in the wrong folder of `folder`."""
        report = taught.report
        names = [label_path(label) for label in taught.task.labels]
        table = report.confusion
        places = range(len(names))
        pairs = [(int(table[true, said]), true, said) for true in places for said in places if true != said]
        lines = [
            filled(self.tr("{0} of {1} taken for {2}"), figure(count), names[true], names[said])
            for count, true, said in sorted(pairs, reverse=True)[:_CONFUSIONS]
            if count
        ]
        for one in report.suspects[:_SUSPECTS]:
            path = _within(folder, taught.examples[one.example])
            looks = self.tr("looks like {0} ({1}), lies in {2}: {3}")
            lines.append(filled(looks, names[one.other], percent(one.score), names[one.label], path))
        return lines

    def left_out(self, skipped: Sequence[Skipped], folder: str) -> list[str]:
        """What in `folder` was not learnt from, and why."""
        told = self.tr("not learnt from: {0}: {1}")
        lines = [filled(told, _within(folder, one.path), shown(translated(one.reason))) for one in skipped[:_SKIPPED]]
        more = len(skipped) - _SKIPPED
        return [*lines, filled(self.tr("and {0} more not learnt from"), figure(more))] if more > 0 else lines

    def found(self, offer: "Offer") -> list[str]:
        """What a model is, line by line."""
        task = offer.task
        if task.is_backbone:
            return self._found_bare(offer)
        names = [label_path(label) for label in task.labels]
        more = filled(self.tr(" and {0} more"), figure(len(names) - _LABELS)) if len(names) > _LABELS else ""
        named = filled(self.tr("{0} labels: {1}{2}"), figure(len(names)), ", ".join(names[:_LABELS]), more)
        how = translated(offer.way.name) if offer.facts else self.tr("as its task says")
        return [named, filled(self.tr("Photos are prepared by: {0}{1}"), how, self._settled(offer))]

    def _found_bare(self, offer: "Offer") -> list[str]:
        said = self.tr("It has no labels: nothing is sorted by it, and tasks can be taught with it.")
        how = translated(offer.way.name) if offer.facts else self.tr("as it says itself")
        guess = self.tr(", which is a guess") if offer.settled.value == "guessed" else ""
        return [said, filled(self.tr("Photos are prepared by: {0}{1}"), how, guess)]

    def labels_wanted(self, error: SorterError, typed: Sequence[str], file: str) -> str:
        """Why there is no task, where labels are missing or do not fit; else the error as it is."""
        if not isinstance(error, LabelsError):
            return translated(str(error))
        classes = figure(error.classes)
        if typed:
            said = self.tr(
                "The model has {0} classes, and {1} of them have a label: give one for each, in their order."
            )
            return filled(said, classes, figure(len(typed)))
        if file:
            said = self.tr("The model has {0} classes, and {1} does not have so many labels.")
            return filled(said, classes, shown(os.path.basename(file)))
        return filled(
            self.tr("The model has {0} classes, and it does not say what they are: give their labels."), classes
        )

    def scored(self, offer: "Offer") -> list[str]:
        """How the ways to prepare photos did on labelled examples; nothing where there were none."""
        if offer.probed is None or not offer.probed.is_judged:
            return []
        told = self.tr("{0} of {1} right: {2}")
        tried = offer.probed.tried
        return [filled(told, figure(one.right), figure(one.count), translated(one.way.name)) for one in tried]

    def compared(self, offer: "Offer") -> Compared:
        """What the model says of photos by each way; nothing where it was judged by labelled examples."""
        if offer.probed is None or offer.probed.is_judged:
            return Compared((), ())
        names = [label_path(label) for label in offer.task.classes]
        ways = tuple(
            Way(
                one.way.id,
                translated(one.way.name),
                tuple((names[said.top[0][0]], said.top[0][1]) for said in one.tops),
            )
            for one in offer.probed.tried
        )
        return Compared(tuple(example.path for example in offer.probed.examples), ways)

    def _accuracy(self, report: "Report") -> str:
        if not report.judged:
            return self.tr("With so few examples nothing can be measured: add some of each.")
        low, high = report.interval
        right = self.tr("Of examples that it had not seen it got {0} right (95 % interval {1} to {2}).")
        told = filled(right, percent(report.accuracy), percent(low), percent(high))
        if report.is_weak:
            told += " " + self.tr("With fewer than five of a label that says little.")
        elif report.is_doubtful:
            told += " " + self.tr("That may be too little to rely on.")
        return told

    def _settled(self, offer: "Offer") -> str:
        said = {
            "guessed": self.tr(", which is a guess: examples would find out"),
            "examples": self.tr(", which gets most of the examples right"),
        }
        return said.get(offer.settled.value, "")


def _within(folder: str, path: str) -> str:
    """A path as seen from `folder`, fit to be shown."""
    return shown(os.path.relpath(path, folder) if path != folder else path)
