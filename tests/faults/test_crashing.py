"""The engine dies at one line after the other, and nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_LONG = bool(os.environ.get("SORTER_LONG"))
_PROGRAM = Path(__file__).with_name("crashing.py")
_TESTS = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def _crash(base: Path, target: Path, *words: object) -> tuple[int, dict[str, str]]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_TESTS.parent / "src"), str(_TESTS)])}
    command = [sys.executable, str(_PROGRAM), str(base / "scene"), str(target / "sorted"), *map(str, words)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    return result["points"], result["problems"]


_WORK = [(deed, kind) for deed in ("apply", "undo", "recover") for kind in ("copy", "move")]
_RUNGS = {"kernel": 0, "link": 1, "placeholder": 2}


@pytest.mark.parametrize("rung", _RUNGS if _LONG else ["kernel"])
@pytest.mark.parametrize("disk", ["same disk", "other disk"])
@pytest.mark.parametrize("work", _WORK, ids=" ".join)
def test_the_engine_may_die_anywhere(work: tuple[str, str], disk: str, rung: str, tmp_path: Path, memory: Path) -> None:
    """After a death at any line recovery leaves each photo whole in one place, and undo restores all of them."""
    stride, offset = (3, 0) if _LONG else (97 if work[0] == "recover" else 401, 31 * len(disk) + 17 * len(work[0]))

    points, problems = _crash(
        tmp_path, memory if disk == "other disk" else tmp_path, *work, _RUNGS[rung], stride, offset
    )

    assert points
    assert not problems


@pytest.mark.parametrize("rung", ["link", "placeholder"])
def test_no_rung_of_the_ladder_loses_a_photo(rung: str, tmp_path: Path, memory: Path) -> None:
    """Where a file system knows no better way, a death in its middle leaves two names or an empty file: no loss."""
    points, problems = _crash(tmp_path, memory, "apply", "move", _RUNGS[rung], 211, 5)

    assert points
    assert not problems


def test_the_harness_sees_what_a_careless_mover_loses(tmp_path: Path, memory: Path) -> None:
    """The same deaths in a mover without a journal leave damaged files."""
    points, problems = _crash(tmp_path, memory, "careless", "move", 0, 41, 0)

    assert points
    assert problems
