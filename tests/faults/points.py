"""Fault points: one system call of one deed, at which the process dies, the call fails or somebody else steps in."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from faults.intercept import CANNOT, Ended, Fate, run
from faults.movers import Careless, Engine, Mover
from faults.room import Room
from faults.scene import Scene, Verdict
from faults.tag_scene import TagScene
from sorter.files.plan import ActionKind


class Deed(StrEnum):
    """What is interrupted."""

    APPLY = "apply"
    UNDO = "undo"
    RECOVER = "recover"


class Fault(StrEnum):
    """What happens before a system call."""

    KILL = "kill"
    EIO = "EIO"
    ENOSPC = "ENOSPC"
    RACE = "race"  # somebody takes every name that is still free
    SWAP = "swap"  # somebody puts links to elsewhere in the place of the target's folders


@dataclass(frozen=True, slots=True)
class Combination:
    """Everything but the fault itself."""

    kind: ActionKind
    deed: Deed
    other_disk: bool
    groups: bool
    refused: tuple[str, ...] = ()  # calls that the file system cannot do
    late: bool = False  # companions come beside photos before they are undone
    into_files: bool = False  # tags go into the photos, not into sidecars
    careless: bool = False

    @property
    def name(self) -> str:
        """For a table."""
        where = "other disk" if self.other_disk else "same disk"
        lacks = f", no {' '.join(self.refused)}" if self.refused else ""
        return (
            f"{self.deed} {self.kind}, {where}{', groups' if self.groups else ''}{', late' if self.late else ''}"
            f"{', into files' if self.into_files else ''}{lacks}"
        )

    @property
    def mover(self) -> Mover:
        """Who does it."""
        return Careless() if self.careless else Engine()


@dataclass(frozen=True, slots=True)
class Point:
    """The fault and its place in the order of calls, from 1."""

    combination: Combination
    fault: Fault
    at: int
    first: int = 0  # for recovery: the call of the apply before it that was the last


@dataclass(slots=True)
class Struck:
    """What became of a point."""

    fired: bool
    call: str
    verdict: Verdict = field(default_factory=Verdict)


_ERRORS = {Fault.EIO: errno.EIO, Fault.ENOSPC: errno.ENOSPC}


def scene_of(combination: Combination, disk: Path, other: Path) -> "Scene | TagScene":
    """The scene of a combination, not built yet."""
    if combination.kind is ActionKind.TAG:
        return TagScene(disk / "scene", into_files=combination.into_files)
    target = (other if combination.other_disk else disk) / "sorted"
    return Scene(disk / "scene", target, combination.kind, groups=combination.groups)


class Stage:
    """Plays the points of one combination, each in a scene that is made anew."""

    def __init__(self, room: Room, combination: Combination) -> None:
        self.combination = combination
        self.scene = scene_of(combination, room.disk, room.memory)
        self._mover = combination.mover
        self._refused = {name: CANNOT[name] for name in combination.refused}

    def count(self, first: int = 0) -> int:
        """How many calls the deed makes where nothing happens to it."""
        self.prepare(first)
        ended = run(self._deed(), lambda _, __: Fate.GO, refused=self._refused)
        if ended.killed:
            raise RuntimeError(f"{self.combination.name}: somebody else killed it")
        return len(ended.calls)

    def points(self, fault: Fault, first: int = 0) -> list[Point]:
        """A point for each call."""
        return [Point(self.combination, fault, at, first) for at in range(1, self.count(first) + 1)]

    def play(self, point: Point) -> Struck:
        """Strike, recover, look, undo, look again."""
        self.prepare(point.first)
        ended = self._strike(point)
        struck = Struck(len(ended.calls) >= point.at, ended.calls[point.at - 1] if len(ended.calls) >= point.at else "")
        if point.fault is Fault.SWAP:
            self.scene.swap_back()
        said = [ended.said if ended.said.startswith("crashed") else "", self.recover(), self.recover()]
        struck.verdict = self.scene.verdict()
        said.append(self.undo())
        self.scene.restored(struck.verdict)
        struck.verdict.other += [words for words in said if words]
        return struck

    def prepare(self, first: int) -> None:
        """Make the scene, and do what comes before the deed."""
        self.scene.build()
        if self.combination.deed is Deed.UNDO:
            self._alone(self._mover.apply)
        if self.combination.late:
            self.scene.come_beside()
        if self.combination.deed is Deed.RECOVER:
            run(
                self._work(self._mover.apply),
                lambda number, _: Fate.DIE if number == first else Fate.GO,
                refused=self._refused,
            )

    def recover(self) -> str:
        """What the next start does; tells what it left alone."""
        return self._alone(self._mover.recover)

    def undo(self) -> str:
        """Put everything back."""
        return self._alone(self._mover.undo)

    def _strike(self, point: Point) -> Ended:
        def decide(number: int, _: str) -> Fate | int:
            if number != point.at:
                return Fate.GO
            match point.fault:
                case Fault.KILL:
                    return Fate.DIE
                case Fault.RACE:
                    self.scene.intrude(self._names_wanted())
                    return Fate.GO
                case Fault.SWAP:
                    self.scene.swap()
                    return Fate.GO
                case _:
                    return _ERRORS[point.fault]

        return run(self._deed(), decide, refused=self._refused)

    def _names_wanted(self) -> list[str]:
        """Every name that the deed wants to give, as asked for and with a number."""
        names = []
        for action in self.scene.plan.actions:
            members = [(action.source, action.target), *((one.source, one.target) for one in action.companions)]
            wanted = [source if self.combination.deed is Deed.UNDO else target for source, target in members]
            for path in (*wanted, *(one.target for one in action.further)):
                stem, ending = os.path.splitext(path)
                names += [path, f"{stem} (2){ending}"]
        return names

    def _deed(self) -> Callable[[], str]:
        deeds = {Deed.APPLY: self._mover.apply, Deed.UNDO: self._mover.undo, Deed.RECOVER: self._mover.recover}
        return self._work(deeds[self.combination.deed])

    def _work(self, deed: "_DeedOf") -> Callable[[], str]:
        return lambda: deed(self.scene.plan, self.scene.journal)

    def _alone(self, deed: "_DeedOf") -> str:
        """Undisturbed, in this process where the file system can do everything."""
        if not self._refused:
            return self._work(deed)()
        return run(self._work(deed), lambda _, __: Fate.GO, refused=self._refused).said


_DeedOf = Callable[..., str]
