"""Finding out by examples how a model wants its photos: what is right most often is right."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import comb

from sorter.jobs.importing.facts import Answer
from sorter.jobs.importing.matching import assigned, matched
from sorter.tasks.manifest import Preprocessing

MOST_PHOTOS = 20
MOST_COMPARED = 5
"""So many photos without labels are shown: people look at each of them."""
_NEAR = 3  # answers; of twenty, no difference to rely upon
_CHANCE = 0.05  # probability of as many right answers by guessing, from which they show nothing
_ENOUGH = 3  # photos of a folder, on average, from which it shows what label it stands for


@dataclass(frozen=True, slots=True)
class Way:
    """One way to prepare photos for one model."""

    id: str
    name: str  # for people
    how: Preprocessing


@dataclass(frozen=True, slots=True)
class Example:
    """A photo, and the folder it lies in, which is what it shows; empty where nobody says."""

    path: str
    folder: str


@dataclass(frozen=True, slots=True)
class Tried:
    """How a way did."""

    way: Way
    right: int  # of `count` photos whose folder stands for a label
    count: int
    sureness: float  # mean probability of the right label, or of the best where nobody knows the right one
    tops: tuple[Answer, ...]  # for each photo


@dataclass(frozen=True, slots=True)
class Probed:
    """All that were tried, the best first."""

    tried: tuple[Tried, ...]
    examples: tuple[Example, ...]  # those that could be read
    classes: Mapping[str, int]  # the class that each folder stands for; empty where nobody says
    by_name: bool  # else the folders were matched so that most photos are right
    left_over: tuple[str, ...]  # folders that stand for no label

    @property
    def is_judged(self) -> bool:
        """Whether right and wrong are known."""
        return bool(self.classes)

    @property
    def best(self) -> Tried:
        """The one to propose."""
        return self.tried[0]

    def is_by_chance(self, labels: int) -> bool:
        """Whether the best of them could as well have guessed, among so many labels."""
        if not self.is_judged:
            return False
        # folders that were matched by the answers themselves are right as often as that can be
        choices = labels if self.by_name else len(self.classes)
        right, count, hit = self.best.right, self.best.count, 1 / max(2, choices)
        return sum(comb(count, k) * hit**k * (1 - hit) ** (count - k) for k in range(right, count + 1)) > _CHANCE


Ask = Callable[[Example, Sequence[Way]], Sequence[Answer] | None]
"""What the model says of a photo that is prepared in some ways; None where the photo cannot be read."""

Further = Callable[[Way], Sequence[Way]]
"""What else to try where this way is the best so far."""


def probe(
    examples: Sequence[Example], labels: Sequence[str], first: Sequence[Way], further: Further, ask: Ask
) -> Probed | None:
    """Try the `first` ways on examples, and what follows from the best two of them; the likelier come first.

    None where no example could be read. Without folders nothing is judged, and only the first ways are tried.
    """
    answers = _Answers(ask)
    seen = answers.of(examples, first)
    if not seen:
        return None
    folders = sorted({one.folder for one in seen if one.folder})
    classes = matched(folders, labels)
    by_name = bool(classes) or len(folders) < 2 or len(seen) < _ENOUGH * len(folders)
    if not by_name:
        classes = max(
            (assigned(_counts(seen, answers.tops(seen, one))) for one in first),
            key=lambda found: max(_judge(one, seen, answers, found).right for one in first),
        )
    tried = [_judge(way, seen, answers, classes) for way in first]
    if classes:
        tried.sort(key=_merit, reverse=True)
        # how photos are cut may have cost the right kind of values some answers, so the second best gets its chance
        more = [way for one in tried[:2] if one.right >= tried[0].right - _NEAR for way in further(one.way)]
        seen = answers.of(seen, more)
        tried = [_judge(way, seen, answers, classes) for way in (*first, *more)]
        # of equals the likelier one, which comes first
        tried.sort(key=_merit, reverse=True)
    left = tuple(folder for folder in folders if folder not in classes)
    return Probed(tuple(tried), tuple(seen), classes, by_name, left)


def compare(photos: Sequence[Example], ways: Sequence[Way], ask: Ask) -> Probed | None:
    """What the model says of the first photos that can be read, by each way; nobody knows what is right.

    None where none can be read.
    """
    answers = _Answers(ask)
    seen = answers.of(photos, ways, MOST_COMPARED)
    tried = tuple(_judge(way, seen, answers, {}) for way in ways)
    return Probed(tried, tuple(seen), {}, by_name=True, left_over=()) if seen else None


class _Answers:
    """What was answered, by photo and way."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[tuple[str, str], Answer] = {}

    def of(self, examples: Sequence[Example], ways: Sequence[Way], most: int = MOST_PHOTOS) -> list[Example]:
        """Ask, and return the examples that could be read, at most so many."""
        read: list[Example] = []
        for example in examples:
            if len(read) == most:
                break
            answers = self._ask(example, ways) if ways else ()
            if answers is None:
                continue
            for way, answer in zip(ways, answers, strict=True):
                self._known[example.path, way.id] = answer
            read.append(example)
        return read

    def tops(self, examples: Sequence[Example], way: Way) -> list[Answer]:
        return [self._known[example.path, way.id] for example in examples]


def _counts(examples: Sequence[Example], tops: Sequence[Answer]) -> dict[str, Counter[int]]:
    counts: dict[str, Counter[int]] = {}
    for example, answer in zip(examples, tops, strict=True):
        counts.setdefault(example.folder, Counter())[answer.top[0][0]] += 1
    return counts


def _judge(way: Way, examples: Sequence[Example], answers: _Answers, classes: Mapping[str, int]) -> Tried:
    tops = answers.tops(examples, way)
    right = count = 0
    sure = []
    for example, answer in zip(examples, tops, strict=True):
        known = classes.get(example.folder)
        if not classes:
            sure.append(answer.top[0][1])
        elif known is not None:
            count += 1
            right += answer.top[0][0] == known
            sure.append(dict(answer.top).get(known, 0.0))
    return Tried(way, right, count, sum(sure) / max(1, len(sure)), tuple(tops))


def _merit(tried: Tried) -> tuple[int, float]:
    return tried.right, round(tried.sureness, 3)
