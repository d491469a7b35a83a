"""The file actions that would happen, as one frozen value."""

from dataclasses import dataclass
from enum import StrEnum

from sorter.items import Label


class ActionKind(StrEnum):
    """What is done with a photo and its companions."""

    COPY = "copy"
    MOVE = "move"
    HARDLINK = "hardlink"
    SYMLINK = "symlink"
    TAG = "tag"


LINK_KINDS = (ActionKind.HARDLINK, ActionKind.SYMLINK)


class TagInto(StrEnum):
    """What tags are written into."""

    SIDECAR = "sidecar"  # the one that is there, else IMG.jpg.xmp
    ADOBE = "adobe"  # IMG.xmp
    FILE = "file"  # the photo itself


@dataclass(frozen=True, slots=True)
class Tagging:
    """How labels become tags."""

    into: TagInto = TagInto.SIDECAR
    root: Label = ("AI",)  # above every tag; empty: none
    scores: bool = False  # how sure the labels are is written too


TAGGING = Tagging()


@dataclass(frozen=True, slots=True)
class Tag:
    """A label as a keyword, beneath the root of all tags."""

    path: Label  # names for people, outermost first
    score: float


@dataclass(frozen=True, slots=True)
class Member:
    """A companion's part in an action; paths are absolute file-system text."""

    source: str
    target: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class FurtherLabel:
    """A link beneath another label's folder, to where the photo is once its action is done."""

    target: str
    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class Action:
    """What happens to one item: all of it, or nothing. Paths are absolute file-system text."""

    source: str
    target: str
    size: int  # bytes, of the file that was classified
    mtime_ns: int
    label: Label
    score: float
    renamed: bool = False  # the names differ from those asked for, since one of them was taken
    companions: tuple[Member, ...] = ()
    further: tuple[FurtherLabel, ...] = ()
    tags: tuple[Tag, ...] = ()  # what the target, a sidecar or the photo itself, is to say; of the best label first


@dataclass(frozen=True, slots=True)
class Stay:
    """An item that is left where it is, and why: "unsure", "outside", "left in place", "in place", "already there"."""

    source: str
    reason: str
    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would happen, sorted by target, no two targets equal under NFC and casefold."""

    task: str
    kind: ActionKind
    root: str  # folder that every target lies beneath; of tags that of all photos
    actions: tuple[Action, ...]
    stays: tuple[Stay, ...]
    further_as: ActionKind = ActionKind.HARDLINK  # what stands for a photo's further labels
    relative: bool = False  # symbolic links name the way from their own folder
    tagging: Tagging = TAGGING  # for tags alone
