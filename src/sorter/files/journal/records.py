"""What the journal knows of runs and of the files in them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sorter.files.identity import Identity
from sorter.items import Label


class Deed(StrEnum):
    """What is done with one file. Only a move and the undoing of a copy, link or tag ever take a name away."""

    COPY = "copy"
    MOVE = "move"
    HARDLINK = "hardlink"
    SYMLINK = "symlink"
    TAG = "tag"  # `source` is the photo, `target` the sidecar, or the photo itself
    # what is undone: `source` is the copy or the link, `target` the file that stays
    REMOVE = "remove"
    UNHARDLINK = "remove hardlink"
    UNSYMLINK = "remove symlink"
    UNTAG = "remove tag"  # `source` is the sidecar or the photo itself, `target` the photo


class Method(StrEnum):
    """How it is done."""

    RENAME = "rename"
    COPY = "copy"  # to a temporary name, verified, then published
    LINK = "link"  # a hard or symbolic link, made under its name
    UNLINK = "unlink"  # set aside, looked at again, removed
    WRITE = "write"  # another content under a temporary name, exchanged with what is there


class Role(StrEnum):
    """What a file is to its item."""

    PHOTO = "photo"
    COMPANION = "companion"
    FURTHER = "further"  # the link of a further label


class State(StrEnum):
    """How far it is. A row is written with INTENT before its file is touched."""

    INTENT = "intent"
    COPIED = "copied"  # what gets the name is complete and verified under its temporary one
    PUBLISHED = "published"  # the file has its new name; its source, or that of another file of the item, is to go
    ASIDE = "aside"  # what is to go has a temporary name
    DONE = "done"
    SKIPPED = "skipped"
    ROLLED_BACK = "rolled back"
    ATTENTION = "attention"  # cannot be decided safely, so it was left alone


TAGS = frozenset({Deed.TAG, Deed.UNTAG})
REMOVALS = frozenset({Deed.REMOVE, Deed.UNHARDLINK, Deed.UNSYMLINK})
OPEN_STATES = (State.INTENT, State.COPIED, State.PUBLISHED, State.ASIDE)


@dataclass(frozen=True, slots=True)
class Step:
    """One file action as it is asked of the engine; paths are absolute."""

    deed: Deed
    source: str
    target: str
    size: int
    mtime_ns: int
    label: Label
    score: float
    renamed: bool = False
    undoes: int | None = None  # the row that this puts back
    role: Role = Role.PHOTO
    text: str = ""  # what a symbolic link holds, or the keywords of a tag
    edited: bool = False  # of what undoes a tag: its keywords are taken out of a file that was edited since
    left: str = ""  # why it is not done, known beforehand: it is written down as skipped, and told

    @property
    def written(self) -> str:
        """Of a tag, or what undoes it: the file whose content is another one then."""
        return self.target if self.deed is Deed.TAG else self.source


Group = tuple[Step, ...]
"""The steps of one item, all done or none: companions, then the photo, then the links of further labels."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file was before it was written anew, told by what it is then."""

    size: int | None  # both None where there was no file
    mtime_ns: int | None
    digest: bytes  # BLAKE2b of its content
    difference: bytes  # what makes that of the new content


@dataclass(frozen=True, slots=True)
class Row:
    """One file action as it is written down."""

    id: int
    run: int
    group: int  # id of the first row of its item
    step: Step  # its target is the one that is really used
    token: str  # beginning of the temporary names, which nobody else uses
    method: Method
    identity: Identity  # of the source, before
    state: State
    reason: str = ""
    placed: Identity | None = None  # of the target, afterwards
    digest: bytes = b""  # BLAKE2b of what was copied or written; empty where no file is left
    placeholder: bool = False  # an empty file may stand at the target for a moment
    kept: Kept | None = None  # written down with the state COPIED, and asked for by itself

    @property
    def part(self) -> str:
        """Temporary name of a copy, in the target's folder."""
        return f"{self.token}.part"

    @property
    def aside(self) -> str:
        """Temporary name of a source that is about to go, in its own folder."""
        return f"{self.token}.aside"

    @property
    def source_name(self) -> str:
        """The source's name in its folder."""
        return os.path.basename(self.step.source)

    @property
    def target_name(self) -> str:
        """The target's name in its folder."""
        return os.path.basename(self.step.target)


@dataclass(frozen=True, slots=True)
class Run:
    """One applied plan, or its undo."""

    id: int
    started: float  # seconds since the epoch
    finished: float | None  # None: interrupted, or running now
    kind: str  # what was done with the photos: a deed
    task: str
    root: str  # that every target lies beneath
    source_root: str  # that every source lies beneath
    total: int  # items planned
    is_undo: bool  # puts something back; an undo of an undo does not
    undo_of: int | None = None
    undone_by: int | None = None  # the newest run that put back a part of this one
    # items, not files: companions and links go with their photo
    done: int = 0
    skipped: int = 0  # with those left alone
    open: int = 0  # not settled yet
    undone: int = 0  # of those done
    further: int = 0  # links of further labels that were made, or removed

    @property
    def unfinished(self) -> bool:
        """Whether it was interrupted, or goes on now."""
        return self.finished is None or self.open > 0

    @property
    def not_reached(self) -> int:
        """Items that it did not get to before it ended, those that it had begun and put back among them."""
        return self.total - self.done - self.skipped - self.open

    @property
    def can_undo(self) -> bool:
        """Whether anything is left to put back."""
        return self.done > self.undone


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a run, for showing."""

    source: str
    target: str
    size: int
    label: Label
    state: str
    reason: str
    undone: bool
    role: Role


def photo_step(group: Iterable[Step]) -> Step:
    """The photo's step among those of an item; of a part of an item without it another one."""
    return max(group, key=lambda step: step.role is Role.PHOTO)


def photo_row(rows: Iterable[Row]) -> Row:
    """The photo's row among those of an item; of a part of an item without it another one."""
    return max(rows, key=lambda row: row.step.role is Role.PHOTO)
