"""Corrections on the command line."""

from pathlib import Path

import pytest

from cli.running import Run
from sorter.files.marks.marks import Marks
from sorter.items import Item, Mark, Wanted


@pytest.fixture
def corrected(library: Path, data_dir: Path) -> Path:
    """The library, of which a person called a red photo green, left one in place, and accepted the green one."""
    said = {
        "a.jpg": Mark(Wanted.LABEL, ("green",)),
        "more/a.jpg": Mark(Wanted.STAY),
        "b.jpg": Mark(Wanted.LABEL, ("green",), corrected=False, accepted=True),
    }
    with Marks.writing(data_dir / "marks.sqlite") as marks:
        for name, mark in said.items():
            stat = (library / name).lstat()
            marks.keep("colours", {Item(str(library / name), stat.st_size, stat.st_mtime_ns): mark})
    (library / "broken.jpg").unlink()
    return library


def test_programs_are_told_what_was_corrected(sorter: Run, corrected: Path) -> None:
    """The label as it was set, and that a person set it."""
    records = sorter("classify", corrected, "--task", "colours", "--json").records

    said = {
        str(one["path"]).removeprefix(f"{corrected}/"): (one["label"], one["corrected"], one["accepted"], one["stays"])
        for one in records[:-1]
    }
    assert said == {
        "a.jpg": ("green", True, False, False),
        "b.jpg": ("green", False, True, False),
        "grey.jpg": ("red", False, False, False),
        "more/a.jpg": ("red", True, False, True),
    }


def test_people_are_told_what_was_corrected(sorter: Run, corrected: Path) -> None:
    """In the line of each photo."""
    lines = sorter("classify", corrected, "--task", "colours").out.splitlines()

    assert any(line.startswith("green") and line.endswith("100%  " + str(corrected / "a.jpg")) for line in lines)
    assert any(line.startswith("left in place ") and line.endswith(str(corrected / "more/a.jpg")) for line in lines)


def test_a_plan_goes_by_corrections(sorter: Run, corrected: Path, tmp_path: Path) -> None:
    """As the window's does, and says how many there are."""
    ran = sorter("plan", corrected, "--task", "colours", "--out", tmp_path / "plan.json")
    applied = sorter("apply", tmp_path / "plan.json")

    assert "3 photos as you corrected or accepted them, of which 1 stays in place." in ran.out
    assert applied.status == 0
    target = tmp_path / "library sorted"
    assert sorted(str(path.relative_to(target)) for path in target.rglob("*.jpg")) == ["green/a.jpg", "green/b.jpg"]


def test_corrections_are_not_heard_where_that_is_asked_for(sorter: Run, corrected: Path, tmp_path: Path) -> None:
    """Only what the task says."""
    ran = sorter("sort", corrected, "--task", "colours", "--yes", "--ignore-corrections")

    assert "corrected" not in ran.out
    target = tmp_path / "library sorted"
    sorted_there = sorted(str(path.relative_to(target)) for path in target.rglob("*.jpg"))
    assert sorted_there == ["green/b.jpg", "red/a (2).jpg", "red/a.jpg"]


def test_moved_photos_stay_corrected(sorter: Run, corrected: Path, tmp_path: Path) -> None:
    """Sorted by moving, and put back."""
    target = tmp_path / "library sorted"
    sorter("sort", corrected, "--task", "colours", "--action", "move", "--yes")
    (there,) = (
        one
        for one in sorter("classify", target, "--task", "colours", "--json").records
        if str(one.get("path", "")).endswith("green/a.jpg")
    )
    sorter("undo")
    records = sorter("classify", corrected, "--task", "colours", "--json").records

    assert (there["label"], there["corrected"]) == ("green", True)
    assert sum(bool(one.get("corrected")) for one in records) == 2


def test_a_damaged_file_is_told_and_the_rest_goes_on(sorter: Run, corrected: Path, data_dir: Path) -> None:
    """In one sentence, with status 0."""
    (data_dir / "marks.sqlite").write_bytes(b"no database" * 1000)

    ran = sorter("classify", corrected, "--task", "colours")

    assert ran.status == 0
    assert len(ran.out.splitlines()) == 4
    assert ran.err.count("so photos are sorted without them") == 1


def test_the_doctor_counts_corrections(sorter: Run, corrected: Path, data_dir: Path) -> None:
    """And says what is wrong where their file is damaged."""
    sound = sorter("doctor", "--json").records[0]
    (data_dir / "marks.sqlite").write_bytes(b"no database" * 1000)
    damaged = sorter("doctor", "--json")
    problems = damaged.records[0]["problems"]

    assert sound["corrections"] == {"marks": 3}
    assert damaged.status == 1
    assert isinstance(problems, list)
    assert "marks.sqlite cannot be used" in str(problems[0])
