"""Photos, and what is said of them."""

import os
from dataclasses import dataclass

Label = tuple[str, ...]
"""A label's segments, outermost first: ("animal", "bird", "heron")."""


@dataclass(frozen=True, slots=True)
class Item:
    """One photo as the user thinks of it."""

    path: str  # absolute; file-system text with surrogate escapes: a million of these must stay small
    size: int  # bytes
    mtime_ns: int

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return os.path.basename(self.path)


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a task says of one item."""

    item: Item
    label: Label  # the best label, also where it is unsure
    score: float  # probability of `label`, 0 to 1, rounded to four places
    top: tuple[tuple[Label, float], ...]  # best first, at most five
    unsure: bool  # the best score is below the label's threshold
    outside: bool  # the item belongs to none of the task's labels


def label_id(label: Label) -> str:
    """A label in one string, segments joined by a slash: "animal/bird/heron"."""
    return "/".join(label)


def readable(path: str) -> str:
    """A path that any screen can show: bytes that are no text become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")
