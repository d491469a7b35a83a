"""Telling what an interrupted run left."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.running import Run
from library import Engine, fill, plan_for
from sorter.errors import JournalError
from sorter.files.engine.folders import Folders
from sorter.files.engine.steps import run_of
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Method, Row, State
from sorter.files.plan import Plan


def interrupted(plan: Plan, journal: Path, after: int) -> None:
    """Carry out so many photos of a plan, and die without a last word."""
    left = iter(range(after))

    def checkpoint() -> None:
        if next(left, None) is None:
            raise JournalError("the journal is gone")

    with pytest.raises(JournalError):
        Engine(journal, checkpoint=checkpoint).apply(plan)


@contextmanager
def intent(plan: Plan, journal: Path) -> Iterator[None]:
    """Write down that the first photo of a plan is about to be moved; what happens within comes then."""
    run, groups = run_of(plan)
    step = groups[0][-1]
    with Journal.writing(journal) as writing, Folders(run.root, run.source_root) as folders:
        run = writing.begin(run)
        folders.target(step.target, make=True)
        id, token = next(writing.tokens())
        identity = Identity.of(Path(step.source).lstat())
        writing.write(run, [Row(id, run.id, id, step, token, Method.RENAME, identity, State.INTENT)])
        yield


def test_an_interrupted_run_is_told_as_a_table(sorter: Run, data_dir: Path, tmp_path: Path) -> None:
    """Which run, what it was, how much of it is at the new place and at the old one, what was never begun with it."""
    plan = plan_for(fill(tmp_path / "photos", 200), tmp_path / "sorted")
    interrupted(plan, data_dir / "journal.sqlite", 3)
    first, second = sorter("recover"), sorter("recover")
    intro, head, row = first.out.splitlines()

    assert first.status == 0
    assert intro == "Sorter was interrupted; every photo is where this says:"
    assert head.split() == [
        *("run", "what", "it", "was", "done", "(new", "place)", "not", "done", "(old", "place)", "left", "alone"),
    ]
    assert row.split()[3:] == [
        *("200", "photos", "to", "move", "by", "day-night", "to", str(tmp_path / "sorted"), "3", "197", "0"),
    ]
    assert len(head) == len(row)
    assert second.out == "Nothing was left unfinished.\n"


def test_programs_hear_of_each_run(sorter: Run, data_dir: Path, tmp_path: Path) -> None:
    """One record, with counts for the whole and for each run."""
    plan = plan_for(fill(tmp_path / "photos", 20), tmp_path / "sorted")
    interrupted(plan, data_dir / "journal.sqlite", 3)
    (record,) = sorter("recover", "--json").records

    assert record["left_alone"] == []
    assert record["runs"] == [
        {
            "run": 1,
            "kind": "move",
            "task": "day-night",
            "root": str(tmp_path / "sorted"),
            "undo_of": None,
            "total": 20,
            "done": 3,
            "not_done": 17,
            "waiting": 0,
            "left_alone": 0,
        }
    ]


def test_every_start_settles_first_and_history_tells_what_was_never_begun(
    sorter: Run, data_dir: Path, tmp_path: Path
) -> None:
    """The table comes beside the result, once; the history counts what the run did not come to."""
    plan = plan_for(fill(tmp_path / "photos", 300), tmp_path / "sorted")
    interrupted(plan, data_dir / "journal.sqlite", 3)
    first, second = sorter("history"), sorter("history")

    assert first.err.startswith("Sorter was interrupted")
    assert second.err == ""
    assert first.out == second.out
    assert "3 photos moved by day-night to " in first.out
    assert first.out.endswith(", 297 not reached\n")
    assert sorter("history", "--json").records[0]["not_reached"] == 297


def test_history_shows_what_cannot_be_settled_now(sorter: Run, data_dir: Path, tmp_path: Path) -> None:
    """Another Sorter may be at work, or nothing can be written: that is said, and what was done is listed."""
    plan = plan_for(fill(tmp_path / "photos", 300), tmp_path / "sorted")
    interrupted(plan, data_dir / "journal.sqlite", 3)
    with Journal.writing(data_dir / "journal.sqlite"):
        ran = sorter("history")

    assert ran.status == 0
    assert ran.err == "sorter: Another Sorter is moving or copying files just now; wait until it is done.\n"
    assert ", 297 not reached" in ran.out


def test_what_was_left_alone_is_named_with_its_reason_and_what_to_do(
    sorter: Run, data_dir: Path, tmp_path: Path
) -> None:
    """A photo that somebody took away meanwhile: nothing is touched, and a person knows where to look."""
    plan = plan_for(fill(tmp_path / "photos", 1), tmp_path / "sorted")
    action = plan.actions[0]
    gone = "look for it in the trash or a backup: it was taken away or renamed by another program."
    with intent(plan, data_dir / "journal.sqlite"):
        Path(action.source).unlink()
    lines = sorter("recover").out.splitlines()

    assert lines[2].split()[-3:] == ["0", "0", "1"]
    assert lines[3:] == [
        f"left alone  {action.source}",
        f"            it is not there, and {action.target} is missing or another file",
        f"            What to do: {gone}",
    ]


def test_two_files_are_to_be_compared_by_a_person(sorter: Run, data_dir: Path, tmp_path: Path) -> None:
    """Where both places hold something, the advice names the other one, for programs too."""
    plan = plan_for(fill(tmp_path / "photos", 1), tmp_path / "sorted")
    action = plan.actions[0]
    with intent(plan, data_dir / "journal.sqlite"):
        Path(action.target).write_text("of another program")
        Path(action.source).unlink()
        Path(action.source).mkdir()
    (record,) = sorter("recover", "--json").records
    left = record["left_alone"]

    assert isinstance(left, list)
    assert [one["path"] for one in left] == [action.source]
    assert left[0]["advice"].startswith(f"compare it with {action.target} ")


def test_a_disk_that_is_not_there_makes_its_run_wait(sorter: Run, data_dir: Path, tmp_path: Path) -> None:
    """Nothing is decided about it; the run says so at each start until the disk is back."""
    photos, into = tmp_path / "disk" / "photos", tmp_path / "disk" / "sorted"
    plan = plan_for(fill(photos, 1), into)
    with intent(plan, data_dir / "journal.sqlite"):
        pass
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    waiting = [sorter("recover").out for _ in range(2)]
    (tmp_path / "unplugged").rename(tmp_path / "disk")
    back = sorter("recover").out

    assert waiting[0] == waiting[1]
    assert " (1 of them wait)" in waiting[0]
    assert "connect its disk and start Sorter again" in waiting[0]
    assert "What to do" not in waiting[0]
    assert back.splitlines()[2].split()[-3:] == ["0", "1", "0"]
    assert sorter("recover").out == "Nothing was left unfinished.\n"
