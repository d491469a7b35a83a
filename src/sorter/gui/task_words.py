"""What is said of tasks: on their cards, beside them, and of photos that one is tried on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import fill

from PySide6.QtCore import QLocale, QObject

from sorter.gui.cards import Card, Failed
from sorter.gui.core_words import task_name, task_summary, translated
from sorter.gui.task_entries import Entry
from sorter.gui.words import figure, filled, full_moment, label_name, label_path, percent, shown, size_text
from sorter.jobs.speeds import Speed

_TOP = 3
_WIDEST = 80  # letters of a tooltip


@dataclass(frozen=True, slots=True)
class Said:
    """What a task says of one photo."""

    text: str
    score: str
    is_sure: bool
    more: str  # of which the text is only the first, for a tooltip


class TaskWords(QObject):
    """Names, labels and file names are strangers' texts, and never become markup."""

    def name(self, entry: Entry) -> str:
        """What it is called: one's own by the name that it was given, the others in the window's language."""
        return shown(entry.name if entry.is_own else task_name(entry.name))

    def badges(self, entry: Entry, *, in_use: bool) -> list[str]:
        """What sets it apart, in a word or two each; `in_use` comes first."""
        told = [
            (in_use, self.tr("In use")),
            (bool(entry.problem), self.tr("Cannot be used")),
            (entry.task is not None and entry.task.is_backbone, self.tr("To teach with")),
            (entry.task is not None and entry.task.advisory, self.tr("Only advises")),
            (entry.is_own, self.tr("Yours")),
        ]
        return [badge for holds, badge in told if holds]

    def summary(self, entry: Entry) -> str:
        """What it sorts by, or why it cannot be used, in one sentence."""
        if entry.problem:
            return shown(translated(entry.problem))
        if entry.missing:
            return filled(self.tr("Its model file {0} is not there."), shown(entry.missing))
        return shown(task_summary(entry.task.summary)) if entry.task else ""

    def accuracy(self, entry: Entry) -> str:
        """How often it is right, as its task says."""
        return shown(task_summary(entry.task.accuracy)) if entry.task else ""

    def is_wrong(self, entry: Entry) -> bool:
        """Whether the summary says what is wrong."""
        return bool(entry.problem or entry.missing)

    def labels(self, entry: Entry, fits: Callable[[str], bool]) -> str:
        """As many labels as fit, and how many more there are; of a tree its outermost."""
        task = entry.task
        if task is None:
            return ""
        if task.is_backbone:
            return self.tr("No labels: tasks are taught with it")
        names = [shown(label_name(label)) for label in entry.first]
        for count in range(len(names), 0, -1):
            told = self._listed(names[:count], entry.outermost - count, entry.labels)
            if fits(told):
                return told
        return self.tr("1 label") if entry.labels == 1 else self.tr("%Ln labels", "", entry.labels)

    def made_of(self, entry: Entry) -> str:
        """The family of its model, how large that is, and its licence, in one line."""
        task = entry.task
        return " · ".join((shown(task.family), self.size(entry), shown(task.licence))) if task else ""

    def size(self, entry: Entry) -> str:
        """How much of the disk its models take."""
        return size_text(entry.size) if entry.size else self.tr("no model")

    def speed(self, entry: Entry) -> str:
        """How fast it was on this machine; where nobody knows, that."""
        speed = entry.speed
        if not entry.sorts:
            return ""
        if speed is None:
            return self.tr("Speed not measured here yet")
        return filled(self.tr("{0} photos/s on {1}"), _rate(speed), shown(translated(speed.device)))

    def measured(self, speed: Speed | None) -> str:
        """What the speed rests on, or how there will be one."""
        if speed is None:
            return self.tr("It is measured while photos are sorted by it.")
        return filled(self.tr("Measured with {0} photos, {1}."), figure(speed.photos), full_moment(speed.at))

    def spoken(self, entry: Entry, *, in_use: bool) -> str:
        """A card for a screen reader."""
        parts = [
            self.name(entry),
            *self.badges(entry, in_use=in_use),
            self.summary(entry).rstrip("."),
            self.labels(entry, lambda text: len(text) < 60),
            self.made_of(entry),
            self.speed(entry),
        ]
        return ", ".join(part for part in parts if part)

    def facts(self, entry: Entry) -> list[tuple[str, str]]:
        """What is known of it, each with its name."""
        task = entry.task
        if task is None:
            return []
        facts = [
            (self.tr("Model"), shown(task.family)),
            (self.tr("Size"), self.size(entry)),
            (self.tr("Licence"), shown(task.licence)),
        ]
        if entry.sorts:
            facts.insert(0, (self.tr("Labels"), figure(entry.labels)))
            facts.append((self.tr("Speed"), self.speed(entry) if entry.speed else self.tr("Not measured here yet")))
        return facts

    def said(self, card: Card) -> Said:
        """What a task says of a photo, by its thresholds."""
        if isinstance(card, Failed):
            return Said(self.tr("Cannot be read"), "", False, shown(translated(card.reason)))
        best = "\n".join(f"{label_path(label)}  {percent(score)}" for label, score in card.top[:_TOP])
        name = shown(label_name(card.label))
        if card.outside:
            return Said(self.tr("Outside"), "", False, best)
        if card.unsure:
            return Said(filled(self.tr("Unsure: {0}"), name), percent(card.score), False, best)
        return Said(name, percent(card.score), True, best)

    def _listed(self, names: Sequence[str], left: int, every: int) -> str:
        """Some names, how many are `left`, and where these have labels beneath them, how many there are of all."""
        listed = " · ".join(names)
        is_tree = every > len(names) + left
        if is_tree and left:
            return filled(self.tr("{0} and {1} more, {2} labels"), listed, figure(left), figure(every))
        if is_tree:
            return filled(self.tr("{0}, {1} labels"), listed, figure(every))
        return filled(self.tr("{0} and {1} more"), listed, figure(left)) if left else listed


def _rate(speed: Speed) -> str:
    """As many places as are worth reading."""
    return QLocale().toString(speed.per_second, "f", 0 if speed.per_second >= 9.95 else 1)


def broken(*lines: str) -> str:
    """Lines for a tooltip, long ones broken."""
    return "\n".join(fill(line, _WIDEST) for text in lines for line in text.splitlines() if line)
