"""Companions that came beside sorted photos since: with a photo that goes back they go too, beside a copy they stay."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sorter.files.journal.journal import Journal
from sorter.files.journal.records import REMOVALS, Deed, Group, Role, Run, Step, photo_step
from sorter.files.names import companion_name, fold
from sorter.items import Companion

Beside = Callable[[Collection[str], float], Mapping[str, Sequence[Companion]]]
"""The companions beside each of these photos that came there since a moment, in seconds since the epoch."""


def nothing_beside(photos: Collection[str], since: float) -> Mapping[str, Sequence[Companion]]:
    """A `Beside` that does not look."""
    return {}


@dataclass(frozen=True, slots=True)
class Joined:
    """Items with the companions that came beside their photos since."""

    groups: tuple[Group, ...]
    stay: Mapping[str, tuple[str, ...]]  # of a photo that is taken away: the companions beside it, which stay


def joined(journal: Journal, run: Run, groups: Sequence[Group], beside: Beside) -> Joined:
    """Let companions that came beside the photos of `run` since go along with those that are moved.

    What a run put there belongs to that run, unless it did so together with the photo.
    """
    new = _new(journal, groups, beside({step.source for group in groups for step in _asked(group)}, run.started))
    stay: dict[str, tuple[str, ...]] = {}
    for group in groups:
        gone = [step.source for step in _asked(group) if step.deed in REMOVALS]
        if left := tuple(path for photo in gone for path in new.get(photo, ())):
            stay[photo_step(group).source] = left
    return Joined(tuple((*_steps(group, new), *group) for group in groups), stay)


def _asked(group: Group) -> Iterator[Step]:
    """Where companions count: where the photo is moved from, and each copy and link of it that is taken away."""
    for step in group:
        if not step.left and step.role is not Role.COMPANION and step.deed in {Deed.MOVE, *REMOVALS}:
            yield step


def _new(
    journal: Journal, groups: Sequence[Group], found: Mapping[str, Sequence[Companion]]
) -> dict[str, dict[str, Companion]]:
    """The companions of each photo by their paths, without those that the journal knows."""
    known = {step.source for group in groups for step in group}
    beside = {
        photo: {os.path.join(os.path.dirname(photo), one.name): one for one in some} for photo, some in found.items()
    }
    paths = {path for some in beside.values() for path in some} - known
    placed = journal.photos_of(paths) if paths else {}
    return {
        photo: {path: one for path, one in some.items() if path in paths and placed.get(path, photo) == photo}
        for photo, some in beside.items()
    }


def _steps(group: Group, new: Mapping[str, Mapping[str, Companion]]) -> Iterator[Step]:
    """The steps that take new companions along, each called after the photo as the old ones are."""
    photo = photo_step(group)
    companions = new.get(photo.source)
    if photo.deed is not Deed.MOVE or not companions:
        return
    folder, name = os.path.split(photo.target)
    taken = {fold(step.target) for step in group}
    for path, one in companions.items():
        target = os.path.join(folder, companion_name(os.path.basename(photo.source), one.name, name))
        if fold(target) not in taken:  # two names of an item may be one where it goes: the old one goes first
            taken.add(fold(target))
            yield Step(
                Deed.MOVE,
                source=path,
                target=target,
                size=one.size,
                mtime_ns=one.mtime_ns,
                label=photo.label,
                score=photo.score,
                role=Role.COMPANION,
            )
