"""Power cuts: what the disks hold at one moment of a run is kept, started again from, recovered and looked at.

Each disk is an ext4 file system in an image file on an XFS that can clone a file in no time. A clone is what a real
disk would hold, had the power failed then: what was not written back yet is not in it. Before each cut one disk,
the other, both or none write back all they have, as any disk may at any moment.
"""

import ctypes
import fcntl
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from faults.intercept import Fate, run
from faults.points import Combination, Deed, scene_of
from faults.room import Room, leave_mounts, make_image, mount_image
from faults.scene import Scene, Verdict
from faults.tag_scene import TagScene

_CLONE = 0x40049409  # FICLONE
_DISKS = ("one", "two")


@dataclass(frozen=True, slots=True)
class Cuts:
    """A run that is cut at each `stride`-th call from `offset` on; `flushed` tells which disk has written back."""

    combination: Combination
    stride: int
    offset: int
    flushed: tuple[str, ...]


class PowerStage:
    """Two disks whose power can fail."""

    def __init__(self, room: Room) -> None:
        """Raises `OSError` where they cannot be mounted."""
        if room.why_plain:
            raise OSError(room.why_plain)
        self._base = room.base
        self._images = room.base / "images"
        if not self._images.is_dir():
            mount_image(make_image(room.base / "images.img", 400, kind="xfs"), self._images)
            for name in _DISKS:
                mount_image(make_image(self._images / f"{name}.img", 32), room.base / name)

    def play(self, cuts: Cuts) -> list[tuple[int, Verdict]]:
        """One verdict for each cut, with its place in the order of calls."""
        combination = cuts.combination
        one, two = (self._base / name for name in _DISKS)
        scene = scene_of(combination, one, two).build()
        mover = combination.mover
        if combination.deed is Deed.UNDO:
            mover.apply(scene.plan, scene.journal)
        for name in _DISKS:
            _write_back(self._base / name)
        deed = mover.undo if combination.deed is Deed.UNDO else mover.apply
        verdicts: list[tuple[int, Verdict]] = []

        def decide(number: int, _: str) -> Fate:
            if number % cuts.stride == cuts.offset:
                for name in cuts.flushed:
                    _write_back(self._base / name)
                verdicts.append((number, self._after_cut(scene, cuts)))
            return Fate.GO

        run(lambda: deed(scene.plan, scene.journal), decide)
        return verdicts

    def _after_cut(self, scene: Scene | TagScene, cuts: Cuts) -> Verdict:
        """What is true once the power is back, for a process that has the clones mounted in the disks' place."""
        clones = []
        for name in _DISKS if cuts.combination.other_disk else _DISKS[:1]:
            clone = self._images / f"{name}.cut"
            _clone(self._images / f"{name}.img", clone)
            clones.append((clone, self._base / name))
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _start_again(scene, cuts, clones, writer)
        os.close(writer)
        with open(reader, encoding="utf-8") as file:
            told = file.read()
        os.waitpid(child, 0)
        for clone, _ in clones:
            clone.unlink()
        return Verdict(**json.loads(told)) if told else Verdict(other=["nothing could be looked at after the cut"])


def _start_again(scene: Scene | TagScene, cuts: Cuts, clones: list[tuple[Path, Path]], writer: int) -> None:
    """The child's whole life."""
    try:
        mover = cuts.combination.mover
        try:
            leave_mounts()
            for clone, place in clones:
                mount_image(clone, place)
            said = [mover.recover(scene.plan, scene.journal), mover.recover(scene.plan, scene.journal)]
            verdict = scene.verdict()
            said.append(mover.undo(scene.plan, scene.journal))
            scene.restored(verdict)
            verdict.other += [words for words in said if words]
        except BaseException as error:
            verdict = Verdict(other=[f"crashed: {error!r}"])
        with open(writer, "w", encoding="utf-8") as file:
            json.dump(asdict(verdict), file)
    finally:
        os._exit(0)


def _clone(file: Path, clone: Path) -> None:
    with file.open("rb") as source, clone.open("wb") as target:
        fcntl.ioctl(target.fileno(), _CLONE, source.fileno())


def _write_back(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(descriptor):
            raise OSError(ctypes.get_errno(), f"{folder} does not write back")
    finally:
        os.close(descriptor)
