"""A disk that runs full in the middle of a run."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from library import Ran, content, fill, leftovers, plan_for
from sorter.errors import SorterError
from sorter.files.journal.history import runs
from sorter.files.plan import ActionKind
from sorter.jobs.apply import ApplyJob
from sorter.jobs.events import Outcome
from sorter.jobs.undo import UndoJob


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a file system cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a file system")
@pytest.mark.parametrize("kind", [ActionKind.COPY, ActionKind.MOVE])
def test_a_full_disk_ends_the_run_cleanly(kind: ActionKind, tmp_path: Path, tiny_disk: Path) -> None:
    """One sentence; what is done stands and can be undone, the rest is where it was, and nothing half-done is left."""
    photos = fill(tmp_path / "library", 30, size=20_000)
    before = content(tmp_path / "library")
    journal = tmp_path / "data" / "journal.sqlite"

    ran = Ran(ApplyJob(plan_for(photos, tiny_disk / "sorted", kind), journal))

    assert ran.finished.outcome is Outcome.FAILED
    assert isinstance(ran.finished.error, SorterError)
    assert str(ran.finished.error).startswith("No room is left on the disk of ")
    assert list(ran.skipped.values()) == ["there is no room left on the disk"]
    moved, left = content(tiny_disk), content(tmp_path / "library")
    assert 0 < len(moved) == len(ran.applied) < 30
    assert set(moved.values()) <= set(before.values())
    assert len(left) == (30 if kind is ActionKind.COPY else 30 - len(moved))
    assert not leftovers(tmp_path)
    assert runs(journal)[0].open == 0

    Ran(UndoJob(None, journal))
    assert content(tmp_path / "library") == before
    assert not content(tiny_disk)
