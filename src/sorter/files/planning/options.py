"""What the user chose for a plan."""

import os
from dataclasses import dataclass
from enum import StrEnum

from sorter.files.names import fit
from sorter.files.plan import TAGGING, ActionKind, Tagging
from sorter.items import Label


class Fate(StrEnum):
    """What happens to items that are unsure, or outside."""

    LEAVE = "leave"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What the user chose."""

    task: str
    kind: ActionKind
    root: str  # absolute; every target lies beneath it; it may be the folder that the photos are in; tags need none
    template: str = "{label}/{name}"
    unsure: Fate = Fate.LEAVE
    outside: Fate = Fate.LEAVE
    flat: bool = False
    labels: tuple[Label, ...] = ()  # all of the task's, so that folder names do not depend on which photos are there
    sources: tuple[str, ...] = ()  # absolute folders that were given, which `{relative}` begins at
    also: float | None = None  # least score of a further label that gets a link; None: no links
    further_as: ActionKind = ActionKind.HARDLINK
    relative: bool = False  # symbolic links name the way from their own folder
    tagging: Tagging = TAGGING  # for tags alone


def default_root(folder: str) -> str:
    """`<folder> sorted` beside it, or within it where there is no beside; no name is too long."""
    parent, name = os.path.split(folder.rstrip(os.sep))
    return os.path.join(parent, fit(name, " sorted")) if name else os.path.join(folder, "sorted")
