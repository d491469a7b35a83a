"""A plan whose run was killed, carried out to its end."""

import os
import signal
from collections import Counter
from pathlib import Path

import pytest

from e2e.program import Program, digest, end_of, read_until, snapshot
from library import fill, plan_for
from sorter.files.plan import ActionKind
from sorter.files.planning.plan_file import write_plan

MANY = {ActionKind.MOVE: 3000, ActionKind.COPY: 1000}  # photos, so that there is a while to kill it in


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("kind", "past"), [(ActionKind.MOVE, "moved"), (ActionKind.COPY, "copied")])
def test_a_plan_that_was_killed_is_finished_calmly(
    program: Program, tmp_path: Path, kind: ActionKind, past: str
) -> None:
    """One line says how much was done before; every photo ends where the plan puts it, and a third time nothing is."""
    many = MANY[kind]
    library, plan, into = tmp_path / "library", tmp_path / "plan.json", tmp_path / "sorted"
    made = plan_for(fill(library, many), into, kind)
    write_plan(made, str(plan))
    photos = {action.target: digest(Path(action.source)) for action in made.actions}
    before = snapshot(library)
    process = program.start("apply", plan, "--json")
    first = read_until(process, "applied")
    process.send_signal(signal.SIGKILL)
    killed = end_of(process, first)
    program("recover")
    done = sum(os.path.lexists(target) for target in photos)
    finished = program("apply", plan)
    again = program("apply", plan)
    there = Counter(digest(path) for path in into.rglob("*") if path.is_file())

    assert killed.status == -signal.SIGKILL
    assert 0 < done < many
    assert (finished.status, finished.err) == (0, "")
    assert finished.out.splitlines()[0] == f"{done:,} of {many:,} photos were {past} before."
    assert not any(word in finished.out for word in ("Note", "no longer", "skipped", "already there"))
    assert finished.out.endswith("undo 2 puts what was done now back.\n")
    assert f"{many - done:,} photos {past} to {into}: " in finished.out
    assert {target: digest(Path(target)) for target in photos} == photos
    assert there == Counter(photos.values())
    assert snapshot(library) == ({} if kind is ActionKind.MOVE else before)
    assert (again.status, again.err) == (0, "")
    assert again.out == f"All {many:,} photos were {past} before.\nNothing was changed.\n"
