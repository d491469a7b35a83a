"""Cards in columns: a million predictions as values of their own would take a gigabyte; knows no Qt."""

import math
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sorter.core.marked import as_marked
from sorter.gui.moments import Moments
from sorter.items import Capture, Item, Label, Mark, Prediction


@dataclass(frozen=True, slots=True)
class Failed:
    """A photo that could not be used, and why."""

    item: Item  # its size is 0: nobody could look at it
    reason: str


Card = Prediction | Failed


_UNSURE, _OUTSIDE, _FAILED = 1, 2, 4  # what else is said of a card, in one byte
_IS_FAILED = bytes(1 if flags & _FAILED else 0 for flags in range(256))

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Columns:
    """What order and filter go by, by id: numbers as they were at one moment; other columns go on growing."""

    items: Sequence[Item]  # of the cards that there were, and behind them of those that came since
    scores: "array[float]"
    captures: Sequence[Capture]  # likewise
    moments: Moments
    cameras: "array[int]"  # numbers in `camera_names`
    camera_names: tuple[str, ...]
    failed: bytes  # 1 or 0


class Cards:
    """Cards by id, which is the order of their arrival; each is made anew from the columns when it is asked for.

    Columns only grow, so another thread may read what was there when it was told how much that is; what is replaced in
    them meanwhile makes what it reads outdated, and whoever replaces it has it read again.
    """

    def __init__(self, depth: int = 1) -> None:
        """`depth` is how many segments a label has at most."""
        self._depth = depth
        self._items: list[Item] = []
        self._captures: list[Capture] = []
        self._flags = bytearray()
        self._labels = array("I")  # numbers in `_words`
        self._scores = array("d")
        self._ends = array("Q")  # where the best labels of each card end, in the two columns that follow
        self._best = array("I")  # numbers in `_words`
        self._best_scores = array("d")
        self._way_labels = array("I")  # the innermost label of each card's way: the others are its beginnings
        self._way_scores = array("d")  # `depth` for each card, though ways may be shorter
        self._likenesses = array("d")  # NaN where a task does not compare
        self._reasons: dict[int, str] = {}  # by id
        self._words: _Numbered[Label] = _Numbered()
        self._moments = Moments()
        self._cameras = array("I")  # numbers in `_makes`
        self._makes: _Numbered[str] = _Numbered()

    def __len__(self) -> int:
        return len(self._items)

    def append(self, card: Card) -> None:
        """Take one more card in; its id is how many there were."""
        if isinstance(card, Failed):
            self._reasons[len(self)] = card.reason
            self._append(Prediction(card.item, (), 0.0, (), unsure=False, outside=False), _FAILED)
        else:
            self._append(card, _UNSURE * card.unsure + _OUTSIDE * card.outside)

    def renew(self, id: int, card: Card) -> None:
        """Say another thing of the same photo; as many best labels as before, or that it failed."""
        self._items[id] = card.item
        if isinstance(card, Failed):
            self._reasons[id] = card.reason
            self._flags[id] = _FAILED
            return
        start, end = _span(self._ends, id)
        if len(card.top) != end - start:
            raise ValueError(f"{len(card.top)} best labels in the place of {end - start}")
        self._captures[id] = card.capture
        self._cameras[id] = self._makes.number(card.capture.camera)
        self._moments.renew(id, card.item, card.capture)
        for at, (label, score) in enumerate(card.top, start):
            self._best[at], self._best_scores[at] = self._words.number(label), score
        at = id * self._depth
        self._way_labels[id], self._way_scores[at : at + self._depth] = self._way_columns(card)
        self._likenesses[id] = _number(card.likeness)
        self.route(id, card)

    def route(self, id: int, said: Prediction) -> None:
        """Say where the photo belongs now, by other thresholds; all else stays."""
        self._labels[id] = self._words.number(said.label)
        self._scores[id] = said.score
        self._flags[id] = _UNSURE * said.unsure + _OUTSIDE * said.outside

    def card(self, id: int) -> Card:
        """The card as it came, but for where its photo is now."""
        if self._flags[id] & _FAILED:
            return Failed(self._items[id], self._reasons[id])
        return self.prediction(id, self._items[id])

    def item(self, id: int) -> Item:
        """The photo of a card."""
        return self._items[id]

    def items(self) -> Sequence[Item]:
        """The photo of every card, as they are now."""
        return tuple(self._items)

    def columns(self) -> Columns:
        """What order and filter go by, as it is now; another thread may go through it."""
        names = tuple(self._makes.values)
        failed = self._flags.translate(_IS_FAILED)
        return Columns(
            self._items, self._scores[:], self._captures, self._moments, self._cameras[:], names, bytes(failed)
        )

    def cameras(self) -> Sequence[str]:
        """Every camera that a photo names, in the order of their arrival."""
        return tuple(self._makes.values)

    def replace(self, id: int, item: Item) -> None:
        """The photo of a card lies elsewhere now."""
        self._items[id] = item

    def is_failed(self, id: int) -> bool:
        """Whether the photo could not be used."""
        return bool(self._flags[id] & _FAILED)

    def prediction(self, id: int, item: Item, *, best: bool = True) -> Prediction:
        """What was said of a photo that did not fail, which is `item`; `best`: with its best labels."""
        flags = self._flags[id]
        return Prediction(
            item,
            self._words.values[self._labels[id]],
            self._scores[id],
            self._top(id) if best else (),
            unsure=bool(flags & _UNSURE),
            outside=bool(flags & _OUTSIDE),
            capture=self._captures[id],
            way=self._way(id) if best else (),
            likeness=None if math.isnan(self._likenesses[id]) else self._likenesses[id],
        )

    def _append(self, said: Prediction, flags: int) -> None:
        self._captures.append(said.capture)
        self._flags.append(flags)
        self._labels.append(self._words.number(said.label))
        self._scores.append(said.score)
        self._best.extend([self._words.number(label) for label, _ in said.top])
        self._best_scores.extend([score for _, score in said.top])
        self._ends.append(len(self._best))
        innermost, scores = self._way_columns(said)
        self._way_labels.append(innermost)
        self._way_scores.extend(scores)
        self._likenesses.append(_number(said.likeness))
        self._cameras.append(self._makes.number(said.capture.camera))
        self._items.append(said.item)  # last: whoever has an item finds the rest

    def _top(self, id: int) -> tuple[tuple[Label, float], ...]:
        start, end = _span(self._ends, id)
        words = [self._words.values[number] for number in self._best[start:end]]
        return tuple(zip(words, self._best_scores[start:end], strict=True))

    def _way(self, id: int) -> tuple[tuple[Label, float], ...]:
        label = self._words.values[self._way_labels[id]]
        at = id * self._depth
        return tuple((label[:depth], score) for depth, score in enumerate(self._way_scores[at : at + len(label)], 1))

    def _way_columns(self, said: Prediction) -> "tuple[int, array[float]]":
        scores = [score for _, score in said.way]
        unused = [0.0] * (self._depth - len(scores))
        return self._words.number(said.way[-1][0] if said.way else ()), array("d", scores + unused)


class _Numbered(Generic[V]):
    """Values that many cards share, by number."""

    def __init__(self) -> None:
        self.values: list[V] = []
        self._numbers: dict[V, int] = {}

    def number(self, value: V) -> int:
        """The number of a value, a new one for a new value."""
        number = self._numbers.get(value)
        if number is None:
            self.values.append(value)
            number = self._numbers[value] = len(self.values) - 1
        return number


@dataclass(frozen=True, slots=True)
class Marked:
    """Every prediction as a person marked it.

    Each is made by whoever goes through them, on a thread of its own where they are many.
    """

    cards: Cards
    items: Sequence[Item]  # of the cards that there were, and where they were
    marks: Mapping[str, Mark | None]
    best: bool  # with the best labels of each

    def __iter__(self) -> Iterator[Prediction]:
        for id, item in enumerate(self.items):
            if not self.cards.is_failed(id):
                prediction = self.cards.prediction(id, item, best=self.best)
                mark = self.marks.get(item.path)
                yield as_marked(replace(prediction, mark=mark)) if mark else prediction


def _span(ends: "array[int]", id: int) -> tuple[int, int]:
    """Where the best labels of a card are, in two columns."""
    return ends[id - 1] if id else 0, ends[id]


def _number(likeness: float | None) -> float:
    return math.nan if likeness is None else likeness
