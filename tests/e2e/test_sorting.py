"""Sorting and undoing through the installed command: every file, byte and time."""

import shutil
import sys
from pathlib import Path

import pytest

from e2e.program import Program, digest, snapshot

SORT = ("--task", "subjects", "--unsure", "folder", "--yes")


@pytest.mark.parametrize("action", ["copy", "move"])
def test_files_land_and_undo_restores_everything(program: Program, library: Path, tmp_path: Path, action: str) -> None:
    """Each photo lies in its label's folder with its bytes and time; undo, in a new process, puts all back."""
    before = snapshot(library)
    into = tmp_path / "sorted"
    ran = program("sort", library, *SORT, "--action", action, "--into", into, "--json")
    actions = [one for one in ran.records if one["event"] == "applied"]
    after = snapshot(library)
    landed = snapshot(into)
    undone = program("undo", "--json")

    assert ran.status == 0
    assert len(actions) == len(landed) == len(before) - 1
    assert sorted(landed.values()) == sorted(value for name, value in before.items() if name != "notes.txt")
    assert set(after) == (set(before) if action == "copy" else {"notes.txt"})
    assert all(Path(str(one["target"])).parent.is_relative_to(into) for one in actions)
    assert undone.status == 0
    assert undone.records[-1]["done"] == len(actions)
    assert undone.records[-1]["left_alone"] == []
    assert snapshot(library) == before
    assert not into.exists()


def test_class_folders_within_the_library_and_back(program: Program, library: Path) -> None:
    """The ordinary case of a library that is sorted where it lies; a second time there is nothing to do."""
    before = snapshot(library)
    words = ("sort", library, *SORT, "--action", "move", "--into", library, "--json")
    first = program(*words)
    sorted_once = snapshot(library)
    second = program(*words)
    program("undo")

    assert first.records[-1]["applied"] == len(before) - 1
    assert sorted(sorted_once.values()) == sorted(before.values())
    assert [one["actions"] for one in second.records if one["event"] == "planned"] == [0]
    assert snapshot(library) == before


def test_what_is_not_done_by_the_plan_is_not_undone_by_undo(program: Program, library: Path, tmp_path: Path) -> None:
    """A copy that was edited since is left and named; the rest is put back."""
    into = tmp_path / "sorted"
    before = snapshot(library)
    ran = program("sort", library, *SORT, "--into", into, "--json")
    edited = Path(str(next(one["target"] for one in ran.records if one["event"] == "applied")))
    edited.write_bytes(b"edited")
    undone = program("undo", "--json", "--strict")
    last = undone.records[-1]

    assert undone.status == 3
    assert isinstance(last["left_alone"], list)
    assert [one["path"] for one in last["left_alone"]] == [str(edited)]
    assert list(snapshot(into)) == [str(edited.relative_to(into))]
    assert snapshot(library) == before


def test_only_some_files_of_a_run_are_put_back(program: Program, library: Path, tmp_path: Path) -> None:
    """--only takes the old place or the new one."""
    before = snapshot(library)
    ran = program("sort", library, *SORT, "--action", "move", "--into", tmp_path / "sorted", "--json")
    actions = [one for one in ran.records if one["event"] == "applied"]
    undone = program(
        "undo", str(ran.records[-1]["run"]), "--only", str(actions[0]["source"]), str(actions[1]["target"])
    )
    back = {str(Path(str(one["source"])).relative_to(library)) for one in actions[:2]}

    assert undone.status == 0
    assert undone.out.startswith("Undo of 1: 2 photos put back, 0 left alone.")
    assert {name: value for name, value in snapshot(library).items() if name != "notes.txt"} == {
        name: before[name] for name in back
    }


def test_a_plan_that_was_written_down_is_carried_out(program: Program, library: Path, tmp_path: Path) -> None:
    """With plan --out, then apply in another process, then the history of both runs."""
    plan = tmp_path / "plan.json"
    program("plan", library, "--task", "day-night", "--unsure", "folder", "--out", plan, "--into", tmp_path / "sorted")
    applied = program("apply", plan)
    program("undo")
    runs = program("history", "--json").records

    assert applied.status == 0
    assert applied.out.startswith("48 photos to copy, ")
    assert f"\n48 photos copied to {tmp_path / 'sorted'}: 0 renamed, 0 overwritten; " in applied.out
    assert [(one["event"], one["kind"], one["done"]) for one in runs] == [("run", "remove", 48), ("run", "copy", 48)]
    assert runs[1]["undone"] == 48


def test_taken_names_get_a_number_and_nothing_is_overwritten(program: Program, library: Path, tmp_path: Path) -> None:
    """What lies at a target already stays as it is, also where it came between plan and apply."""
    plan, into = tmp_path / "plan.json", tmp_path / "sorted"
    program("plan", library, "--task", "day-night", "--out", plan, "--into", into)
    (into / "day").mkdir(parents=True)
    (into / "day" / "castle.jpg").write_bytes(b"not ours")
    program("apply", plan)

    assert (into / "day" / "castle.jpg").read_bytes() == b"not ours"
    assert digest(into / "day" / "castle (2).jpg") in {digest(path) for path in library.rglob("castle.jpg")}


def test_a_damaged_plan_is_refused(program: Program, tmp_path: Path) -> None:
    """One sentence, status 2, and nothing done."""
    plan = tmp_path / "plan.json"
    plan.write_text('{"version": 1, "task": ')
    ended = program("apply", plan)

    assert ended.status == 2
    assert ended.err.startswith("sorter: ")
    assert ended.err.count("\n") == 1


def test_sort_asks_or_is_told(program: Program, library: Path) -> None:
    """Without a terminal and without --yes nothing is even looked at."""
    ended = program("sort", library, "--task", "subjects")

    assert ended.status == 2
    assert "--yes" in ended.err
    assert ended.err.count("\n") == 1
    assert not library.with_name("library sorted").exists()


def test_the_demo_sorts_the_samples_and_says_how(program: Program, samples: Path, tmp_path: Path) -> None:
    """A tree with counts for both tasks, photos a second, the device, the place, and how to undo it."""
    before = snapshot(samples)
    ended = program("demo", "--into", tmp_path / "demo")

    assert ended.status == 0
    assert ended.err == ""
    assert "├── day" in ended.out
    assert "animal" in ended.out
    assert ended.out.count(" photos/s on ") == 1
    assert ended.out.count(" photos/s, all of them remembered.") == 1
    assert "undo 1 puts everything back." in ended.out
    assert "undo 2 puts everything back." in ended.out
    assert str(tmp_path / "demo") in ended.out
    assert snapshot(samples) == before
    assert len(snapshot(tmp_path / "demo")) > 48


def test_the_script_is_the_same_program(program: Program, samples: Path) -> None:
    """The installed `sorter` says what `python -m sorter` says."""
    script = shutil.which("sorter", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("Sorter is not installed into this environment")
    installed = Program(program.data, (script,))

    assert installed("tasks", "--json") == program("tasks", "--json")
