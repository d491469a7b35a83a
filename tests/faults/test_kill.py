"""Killed with no warning in the middle of its work, a real process loses nothing."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from library import Content, content, fill, leftovers, plan_for
from sorter.files.history import runs
from sorter.files.plan import ActionKind
from sorter.files.plan_file import write_plan
from sorter.files.recovery import recover

_LONG = bool(os.environ.get("SORTER_LONG"))
_KILLS = 100 if _LONG else 4  # in the middle of a run, for each of four combinations
_PROGRAM = Path(__file__).with_name("applying.py")
_TESTS = Path(__file__).parents[1]
_SOURCES = _TESTS.parent / "src"


@dataclass(frozen=True)
class Scene:
    """A library, a target, a plan and a journal."""

    base: Path
    target: Path
    kind: ActionKind
    before: Content

    @property
    def library(self) -> Path:
        """Where the photos are."""
        return self.base / "library"

    @property
    def journal(self) -> Path:
        """Where the engine writes down what it does."""
        return self.base / "data" / "journal.sqlite"

    def run(self, how: str, kill_after: float | None = None) -> bool:
        """Do the work in another process; tells whether it was killed before that process ended."""
        with self._started(how) as process:
            try:
                status = process.wait(kill_after)
            except subprocess.TimeoutExpired:
                process.kill()
                return True
            assert process.stderr
            assert status == 0, process.stderr.read()
            return False

    def seconds(self, how: str) -> float:
        """Do the work in another process, undisturbed, and tell how long it took."""
        with self._started(how) as process:
            start = time.monotonic()
            assert process.stdout
            assert process.stdout.readline() == b"ended\n"
            return time.monotonic() - start

    def interrupted(self) -> bool:
        """Whether a run was begun and did not come to its end."""
        return any(run.finished is None for run in runs(self.journal))

    def _started(self, how: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_SOURCES), str(_TESTS)])}
        words = [sys.executable, str(_PROGRAM), str(self.journal), str(self.base / "plan.json"), how]
        process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        return process

    def problem(self) -> str:
        """What is wrong with the files; empty where each is whole, in its old place or its new one."""
        old, new = content(self.library), content(self.target)
        wanted = sorted(self.before.values())
        if leftovers(self.library, self.target):
            return "temporary files are left"
        if self.kind is ActionKind.COPY:
            return "" if old == self.before and set(new.values()) <= set(wanted) else "a copy is damaged"
        return "" if sorted([*old.values(), *new.values()]) == wanted else "a photo is lost, damaged or doubled"


def _scene(tmp_path: Path, target: Path, kind: ActionKind, *, count: int = 200, size: int = 20_000) -> Scene:
    for folder in (tmp_path, target):
        shutil.rmtree(folder, ignore_errors=True)
    photos = fill(tmp_path / "library", count, size=size)
    write_plan(plan_for(photos, target, kind), str(tmp_path / "plan.json"))
    return Scene(tmp_path, target, kind, content(tmp_path / "library"))


@pytest.mark.parametrize("disk", ["same disk", "other disk"])
@pytest.mark.parametrize("kind", ActionKind)
def test_killed_at_random_moments_everything_is_accounted_for(
    kind: ActionKind, disk: str, tmp_path: Path, memory: Path
) -> None:
    """Kill, recover, look; kill the undo, recover, look; undo: every path, byte and time is as it was."""
    random = Random(f"{kind}{disk}")
    target = (tmp_path if disk == "same disk" else memory) / "sorted"
    lasts = _scene(tmp_path / "scene", target, kind).seconds("engine")
    interrupted = attempts = 0
    while interrupted < _KILLS:
        attempts += 1
        assert attempts < 20 * _KILLS, "the moments are never in the middle of the work"
        scene = _scene(tmp_path / "scene", target, kind)
        scene.run("engine", random.uniform(0, lasts))
        interrupted += _recovered(scene)
        if any(run.can_undo for run in runs(scene.journal)):
            scene.run("undo", random.uniform(0, lasts))
            interrupted += _recovered(scene)
        if any(run.can_undo and not run.is_undo for run in runs(scene.journal)):
            scene.run("undo")
        assert content(scene.library) == scene.before
        assert not content(scene.target)


def _recovered(scene: Scene) -> bool:
    """Recover and look at every file; tells whether a run had been interrupted."""
    interrupted = scene.interrupted()
    recover(scene.journal)
    assert not scene.problem()
    assert not recover(scene.journal).anything
    return interrupted


def test_the_harness_sees_what_a_careless_mover_loses(tmp_path: Path, memory: Path) -> None:
    """The same kills on a mover that knows no journal leave damaged files, or this harness could see nothing."""
    random = Random(1)
    scenes = (
        _scene(tmp_path / "scene", memory / "sorted", ActionKind.MOVE, count=3, size=40_000_000) for _ in range(20)
    )

    assert any(scene.problem() for scene in scenes if scene.run("careless", random.uniform(0, 0.1)))
