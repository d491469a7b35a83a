"""What keeps a file from taking tags."""

import os
from dataclasses import dataclass
from enum import Enum, auto

from sorter.errors import InputError
from sorter.files.engine.rewritable import HAS_LINKS, READ_ONLY, is_read_only
from sorter.files.tags.content import HEAD, check_takes_tags
from sorter.items import readable


class BarKind(Enum):
    """What it is."""

    FORMAT = auto()
    SHARED = auto()  # further hard links, which would keep the old content
    SEALED = auto()  # read-only


@dataclass(frozen=True, slots=True)
class Bar:
    """It, in a sentence as the engine says it."""

    kind: BarKind
    reason: str


def bar_to(source: str, target: str) -> Bar | None:
    """What keeps the tags of a photo from its file, the photo itself or a sidecar, which need not be there yet."""
    name = readable(os.path.basename(target))
    try:
        there = os.lstat(target)
        if target == source:
            with open(source, "rb") as photo:
                check_takes_tags(source, photo.read(HEAD))
    except InputError as error:
        return Bar(BarKind.FORMAT, str(error))
    except OSError:
        return None  # there is none, or the engine says why
    if is_read_only(target, there):
        return Bar(BarKind.SEALED, READ_ONLY.format(name))
    return Bar(BarKind.SHARED, HAS_LINKS.format(name)) if there.st_nlink > 1 else None
