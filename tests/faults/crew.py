"""Processes that play fault points, each in a room of its own."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from tempfile import TemporaryDirectory
from typing import TypeVar

from faults.labels import Lot, Sorted, disk_without_case, file_all
from faults.machine import Stories, play_machine
from faults.matrix import spread
from faults.points import Combination, Deed, Fault, Point, Stage, Struck
from faults.powercut import Cuts, PowerStage
from faults.program import ProgramPoint, ProgramStage
from faults.room import open_room
from faults.scene import Verdict

SIZE = 2
ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Share:
    """Points of one combination: so many of each fault, evenly spread; of these every `parts`-th from `part` on."""

    combination: Combination
    wanted: tuple[tuple[Fault, int], ...]
    part: int = 0
    parts: int = 1
    with_program: bool = False
    died_at: float = 0.7  # for recovery: the part of its calls that the apply before it came to make


_Point = TypeVar("_Point", Point, ProgramPoint)
Played = tuple[Point | ProgramPoint, Struck]


@contextmanager
def crew() -> Iterator[ProcessPoolExecutor]:
    """Processes that share nothing with this one; what they mounted goes with them."""
    with TemporaryDirectory(prefix="sorter-faults-") as folder:
        pool = ProcessPoolExecutor(SIZE, mp_context=get_context("spawn"), initializer=_settle_in, initargs=(folder,))
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def play(share: Share) -> list[Played]:
    """Play them all."""
    first = 0
    if share.combination.deed is Deed.RECOVER:
        first = round(share.died_at * Stage(_room(), replace(share.combination, deed=Deed.APPLY)).count()) + 1
    if share.with_program:
        real = ProgramStage(_room(), share.combination)
        return [(point, real.play(point)) for point in _chosen(share, real.points(Fault.KILL, first))]
    stage = Stage(_room(), share.combination)
    return [(point, stage.play(point)) for point in _chosen(share, stage.points(Fault.KILL, first))]


def play_cuts(cuts: Cuts) -> list[tuple[int, Verdict]]:
    """Cut the power in one run."""
    return PowerStage(_room()).play(cuts)


def play_stories(stories: Stories) -> str:
    """Play what a user, crashes and somebody else may do; returns what went wrong, or nothing."""
    room = _room()
    return play_machine(room.disk / "machine", room.memory / "machine", stories)


def file_labels(lot: Lot) -> Sorted:
    """Send hostile labels to a disk: "ext4", "tmpfs" or "ntfs". Raises `OSError` where there is no such disk."""
    room = _room()
    if room.why_plain:
        raise OSError(room.why_plain)
    if lot.disk == "ntfs":
        with disk_without_case(room.base) as disk:
            return file_all(lot, disk / "labels")
    return file_all(lot, {"ext4": room.disk, "tmpfs": room.base}[lot.disk] / "labels")


def why_no_cuts() -> str:
    """Why the power cannot be cut here; empty where it can."""
    try:
        PowerStage(_room())
    except OSError as error:
        return str(error)
    return ""


def why_no_mounts() -> str:
    """Why the room has no file systems of its own; empty where it has."""
    return _room().why_plain


def _settle_in(folder: str) -> None:
    tempfile.tempdir = folder


def _chosen(share: Share, points: list[_Point]) -> list[_Point]:
    chosen = [
        replace(point, fault=fault)
        for number, (fault, wanted) in enumerate(share.wanted)
        for point in spread(points, wanted, 2 * number)
    ]
    return chosen[share.part :: share.parts]


_room = cache(open_room)
