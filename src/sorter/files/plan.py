"""The file actions that would happen, as one frozen value."""

from dataclasses import dataclass
from enum import StrEnum

from sorter.items import Label


class ActionKind(StrEnum):
    """What is done with a file."""

    COPY = "copy"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Action:
    """One file action; paths are absolute file-system text."""

    source: str
    target: str
    size: int  # bytes, of the file that was classified
    mtime_ns: int
    label: Label
    score: float
    renamed: bool = False  # the target's name differs from the one asked for, since that was taken


@dataclass(frozen=True, slots=True)
class Stay:
    """An item that is left where it is, and why: "unsure", "outside", "in place", "already there"."""

    source: str
    reason: str
    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would happen, sorted by target, no two targets equal under NFC and casefold."""

    task: str
    kind: ActionKind
    root: str  # folder that every target lies beneath
    actions: tuple[Action, ...]
    stays: tuple[Stay, ...]
