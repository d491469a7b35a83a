"""What the disk of a target makes of a plan: asked of the disk itself."""

import errno
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from sorter.files.names import fold
from sorter.files.preflight.known import Known, Trial, trial
from sorter.files.preflight.probing import Trait
from sorter.files.preflight.targets import Wanted

NAMES = 2000  # tried at most; the rest is judged by them
SOURCES = 200  # whose metadata is tried at most
_LONG = 240  # bytes of path from which on some system may refuse it

Checkpoint = Callable[[], None]
_T = TypeVar("_T")


@dataclass(slots=True)
class Tried:
    """What one target volume answers."""

    wanted: Wanted
    failure: OSError | None = None  # it cannot be written to; nothing else was found out then
    alike: int = 0  # folders that become one with another, since the disk does not tell capitals apart
    names: int = 0  # unusual ones that were tried
    refused: list[str] = field(default_factory=list)
    too_long: str = ""
    no_hard_links: bool = False
    no_symbolic_links: bool = False
    sources: int = 0  # whose metadata was tried
    lost: dict[Trait, list[str]] = field(default_factory=dict)  # sources that would lose it

    @property
    def full(self) -> bool:
        """Whether it has no room for anything."""
        return self.failure is not None and self.failure.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def try_out(wanted: Wanted, folders: Sequence[str], known: Known, checkpoint: Checkpoint) -> Tried:
    """Try in a folder of our own, which is gone afterwards, what a plan asks of a volume and is not known yet.

    `folders` are the target folders. Raises only what `checkpoint` does.
    """
    tried = Tried(wanted)
    try:
        with trial(wanted, known) as probe:
            _try_names(probe, tried, folders, checkpoint)
            tried.no_hard_links = bool(wanted.hard_links) and not probe.hard_links()
            tried.no_symbolic_links = bool(wanted.symbolic_links) and not probe.symbolic_links()
            if wanted.bytes_here and probe.shares_blocks():  # then copies of its own files take no room
                wanted.copied -= wanted.copied_here
                wanted.bytes -= wanted.bytes_here
            _try_metadata(probe, tried, checkpoint)
    except OSError as error:
        tried.failure = error
    return tried


def _try_names(probe: Trial, tried: Tried, folders: Sequence[str], checkpoint: Checkpoint) -> None:
    wanted = tried.wanted
    if probe.ignores_case():
        tried.alike = len(folders) - len({fold(folder) for folder in folders})
    for name, folder in _sample(wanted.names, NAMES):
        checkpoint()
        tried.names += 1
        if probe.refuses(name, folder=folder):
            tried.refused.append(name)
    above, longest = len(os.fsencode(wanted.folder)), len(os.fsencode(wanted.longest))
    if longest > _LONG and probe.refuses_length(longest - above - 1):
        tried.too_long = wanted.longest


def _try_metadata(probe: Trial, tried: Tried, checkpoint: Checkpoint) -> None:
    for source in _sample(tried.wanted.crossing, SOURCES):
        checkpoint()
        tried.sources += 1
        for trait in probe.loses(source):
            tried.lost.setdefault(trait, []).append(source)


def _sample(everything: Collection[_T], most: int) -> list[_T]:
    """At most so many, evenly spread."""
    step = -(-len(everything) // most) or 1
    return list(islice(everything, 0, None, step))
