"""Which photos of a plan say already what it would write, and how many earlier tags it would replace."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from sorter.errors import InputError
from sorter.files.compared import Compared
from sorter.files.plan import Plan, TagInto
from sorter.files.tags.content import packet_in
from sorter.files.tags.keywords import Keywords, keywords_of
from sorter.files.tags.packet import merged, replaced
from sorter.files.tags.parts import FileParts

_SAYS_SO = -1


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the files of a plan say already; photos by their sources."""

    already: frozenset[str]  # say what would be written
    replaced: Mapping[str, int]  # how many tags of the same task would go, where any would


def tagged_already(plan: Plan, compared: Compared, checkpoint: Callable[[], None]) -> Tagged:
    """Look at what the sidecars say, or the photos; of those no more is read than leads to their packet.

    `checkpoint` is called often and may raise, to give up.
    """
    already, gone = set[str](), dict[str, int]()
    for action in plan.actions:
        checkpoint()
        keywords = keywords_of(action.tags, plan.tagging, plan.task)
        name = action.source if plan.tagging.into is TagInto.FILE else None
        count = compared.answer(action.target, keywords, partial(_asked, name, keywords))
        if count == _SAYS_SO:
            already.add(action.source)
        elif count:
            gone[action.source] = count
    return Tagged(frozenset(already), gone)


def _asked(name: str | None, keywords: Keywords, file: BinaryIO) -> int:
    """`_SAYS_SO`, or how many tags would be replaced; `name` is that of a photo, None stands for a sidecar."""
    try:
        packet = file.read() if name is None else packet_in(name, FileParts(file))
        if not packet:
            return 0
        return _SAYS_SO if merged(packet, keywords) == packet else replaced(packet, keywords)
    except (InputError, struct.error):  # the latter where it is cut off in this very moment
        return 0  # it is told when it is to be written
