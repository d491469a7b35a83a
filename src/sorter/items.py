"""Photos, and what is said of them."""

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Label = tuple[str, ...]
"""A label's segments, outermost first: ("animal", "bird", "heron")."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A file in an item's own folder that goes where the item goes: a sidecar, a RAW, the film of a Live Photo."""

    name: str
    size: int  # bytes
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Item:
    """One photo as the user thinks of it, with the files that belong to it."""

    path: str  # absolute; file-system text with surrogate escapes: a million of these must stay small
    size: int  # bytes
    mtime_ns: int
    companions: tuple[Companion, ...] = ()  # in the order of their names

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return os.path.basename(self.path)


@dataclass(frozen=True, slots=True)
class Capture:
    """What a photo says of how it was taken."""

    taken: datetime | None = None  # the camera's local time, without a zone
    camera: str = ""  # maker and model in one; empty where it does not say
    instant: datetime | None = None  # the same moment in UTC, where the photo says its zone or a satellite's time
    place: tuple[float, float] | None = None  # latitude and longitude in degrees, WGS 84
    exposure: float | None = None  # EV at ISO 100: log2(N^2 / t) - log2(ISO / 100)
    orientation: int = 1  # of EXIF, 1 to 8: how the pixels are turned to stand upright


NO_CAPTURE = Capture()


class Wanted(StrEnum):
    """Where a person wants a photo."""

    LABEL = "label"
    UNSURE = "unsure"
    OUTSIDE = "outside"
    STAY = "stay"  # where it lies


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person said of a photo, for one task: it wins over whatever the task says, now and later."""

    wanted: Wanted
    label: Label = ()  # of `LABEL`; of a tree also one above others, and then no deeper
    corrected: bool = True  # the person said so; else the task had, and the person agreed
    accepted: bool = False  # looked at, and done with


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a task says of one item."""

    item: Item
    label: Label  # the best label, also where it is unsure
    score: float  # probability of `label`, 0 to 1, rounded to four places
    top: tuple[tuple[Label, float], ...]  # best first, at most five
    unsure: bool  # the best score is below the label's threshold
    outside: bool  # the item belongs to none of the task's labels
    capture: Capture = NO_CAPTURE
    way: tuple[tuple[Label, float], ...] = ()  # from the outermost label to the innermost, whatever the thresholds are
    likeness: float | None = None  # to what the task knows, -1 to 1; None where it does not compare
    mark: Mark | None = None  # what a person said of it; `as_marked` makes it count


def label_id(label: Label) -> str:
    """A label in one string, segments joined by a slash: "animal/bird/heron"."""
    return "/".join(label)


def readable(path: str) -> str:
    """A path that any screen can show: bytes that are no text become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")
