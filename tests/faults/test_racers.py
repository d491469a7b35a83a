"""Other programs that want the same names at the same time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from faults.movers import Careless, Engine, Mover
from library import Content, content, fill, plan_for
from sorter.files.plan import ActionKind, Plan

_COUNT = 4000 if os.environ.get("SORTER_LONG") else 200
_RACER = Path(__file__).with_name("racer.py")


def _race(mover: Mover, plan: Plan, base: Path) -> None:
    """Apply, while others take names that are free, those that come last first."""
    names = [action.target for action in plan.actions][::-1]
    for folder in {os.path.dirname(name) for name in names}:
        os.makedirs(folder)
    written = base / "names.txt"
    written.write_text("\n".join([*names, *(name.replace(".jpg", " (2).jpg") for name in names)]), encoding="utf-8")
    words = [sys.executable, str(_RACER), str(written), str(_COUNT // 10)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8") as racer:
        assert racer.stdout
        assert racer.stdout.readline() == "ready\n"
        assert not mover.apply(plan, base / "data" / "journal.sqlite")
        assert racer.stdout.readline() == "done\n"


def _theirs(found: Content) -> int:
    """Whole files of the racer's; one that is not whole counts as none."""
    return sum(data.startswith(b"racer /") and data.endswith(b".jpg") for data, _ in found.values())


@pytest.mark.parametrize("disk", ["same disk", "other disk"])
@pytest.mark.parametrize("kind", [ActionKind.MOVE, ActionKind.COPY])
def test_two_who_want_one_name_both_keep_their_files(
    kind: ActionKind, disk: str, tmp_path: Path, other_disk: Path
) -> None:
    """Each photo lands under a name of its own, and every file of the other program is what it wrote."""
    root = (tmp_path if disk == "same disk" else other_disk) / "sorted"
    photos = fill(tmp_path / "library", _COUNT)
    before = sorted(content(tmp_path / "library").values())

    _race(Engine(), plan_for(photos, root, kind), tmp_path)

    after = content(root)
    ours = sorted(one for one in after.values() if one in before)
    assert ours == before
    assert _theirs(after) == len(after) - _COUNT
    assert _theirs(after) >= _COUNT // 10


def test_the_harness_finds_out_a_careless_mover(tmp_path: Path, other_disk: Path) -> None:
    """A plain script overwrites what the other program wrote."""
    photos = fill(tmp_path / "library", _COUNT)

    _race(Careless(), plan_for(photos, other_disk / "sorted"), tmp_path)

    assert _theirs(content(other_disk / "sorted")) < 2 * _COUNT - _COUNT // 10
