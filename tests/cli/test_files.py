"""The commands that touch files and the journal."""

import json
from pathlib import Path

import pytest

from cli.running import Run
from sorter.files.journal.journal import Journal

TASK = ("--task", "colours")


def test_sort_tells_programs_what_it_plans_and_does(sorter: Run, library: Path, tmp_path: Path) -> None:
    """Skipped, planned, what is known before, applied, finished: with the promised fields."""
    into = tmp_path / "out"
    records = sorter("sort", library, *TASK, "--into", into, "--yes", "--json").records

    assert [one["event"] for one in records] == [
        *("skipped", "planned", "preflight", "applied", "applied", "applied", "finished"),
    ]
    assert [one["target"] for one in records if one["event"] == "applied"] == [
        *(str(into / "green" / "b.jpg"), str(into / "red" / "a (2).jpg"), str(into / "red" / "a.jpg")),
    ]
    last = {**records[-1], "seconds": 0}
    total = sum((library / name).stat().st_size for name in ("a.jpg", "b.jpg", "more/a.jpg"))
    assert last == {
        "event": "finished",
        "outcome": "done",
        "run": 1,
        "applied": 3,
        "further": 0,
        "renamed": 1,
        "replaced": 0,
        "already_there": 0,
        "skipped": 1,
        "bytes": total,
        "seconds": 0,
    }


def test_sort_tells_people_what_it_did_and_how_to_undo_it(sorter: Run, library: Path, data_dir: Path) -> None:
    """The tree, the numbers, the result, the way back."""
    ran = sorter("sort", library, *TASK, "--yes")

    assert ran.status == 0
    assert f"3 photos copied to {library} sorted: 1 renamed, 0 overwritten, 1 skipped; " in ran.out
    assert "\n1 file skipped, which is not in the plan: named above with the reason.\n" in ran.out
    assert ran.out.splitlines()[-1].endswith(f"--data-dir {data_dir} undo 1 puts everything back.")


def test_nothing_to_do_is_said_and_is_no_error(sorter: Run, library: Path) -> None:
    """A second time everything is already there, and no run is written down."""
    sorter("sort", library, *TASK, "--yes")
    ran = sorter("sort", library, *TASK, "--yes")

    assert ran.status == 0
    assert "3 already there stay." in ran.out
    assert ran.out.splitlines()[-1] == "Nothing was changed."
    assert len(sorter("history", "--json").records) == 1


def test_undo_and_redo_are_counted_and_written_down(sorter: Run, library: Path) -> None:
    """Undo of an undo is a redo; history tells each, newest first."""
    sorter("sort", library, *TASK, "--action", "move", "--yes")
    undone = sorter("undo", "--json")
    redone = sorter("undo", "2", "--json")
    history = sorter("history")

    assert undone.records[-1] == {
        "event": "finished",
        "outcome": "done",
        "run": 2,
        "done": 3,
        "further": 0,
        "renamed": 0,
        "rolled_back": 0,
        "left_alone": [],
        "edited": 0,
        "stayed": [],
    }
    assert redone.records[-1]["done"] == 3
    assert [line.split("  ")[2] for line in history.out.splitlines()] == [
        "redo of 2: 3 photos moved",
        "undo of 1: 3 photos put back, all done again",
        f"3 photos moved by colours to {library} sorted, all undone",
    ]


def test_history_tells_programs_everything_of_a_run(sorter: Run, library: Path) -> None:
    """With the promised fields; times are in UTC."""
    sorter("sort", library, *TASK, "--yes")
    (record,) = sorter("history", "--json").records

    assert str(record.pop("started")).endswith("+00:00")
    assert str(record.pop("finished")).endswith("+00:00")
    assert record == {
        "event": "run",
        "run": 1,
        "kind": "copy",
        "task": "colours",
        "root": f"{library} sorted",
        "total": 3,
        "done": 3,
        "skipped": 0,
        "open": 0,
        "not_reached": 0,
        "further": 0,
        "undone": 0,
        "undo_of": None,
        "undone_by": None,
        "can_undo": True,
    }


@pytest.mark.parametrize("words", [("undo",), ("undo", "7"), ("apply", "no-such-plan.json")])
def test_what_is_not_there_is_one_sentence(sorter: Run, words: tuple[str, ...]) -> None:
    """Nothing to undo, no such run, no such plan: status 2."""
    ran = sorter(*words)

    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1


def test_a_failed_request_still_ends_with_a_record(sorter: Run) -> None:
    """Programs hear the outcome, people's line is beside it."""
    ran = sorter("undo", "--json")

    assert ran.status == 2
    assert ran.records[-1]["outcome"] == "failed"


def test_before_anything_was_done_the_journal_is_not_there(sorter: Run, data_dir: Path) -> None:
    """Looking makes nothing."""
    assert sorter("history").out == "Nothing was done yet.\n"
    assert sorter("recover").out == "Nothing was left unfinished.\n"
    assert [json.loads(line) for line in sorter("recover", "--json").out.splitlines()] == [
        {"event": "finished", "outcome": "done", "done": 0, "rolled_back": 0, "left_alone": [], "runs": []}
    ]
    assert not (data_dir / "journal.sqlite").exists()


def test_beside_a_sorter_at_work_history_reads_and_undo_waits_for_another_time(
    sorter: Run, library: Path, data_dir: Path
) -> None:
    """Reading disturbs nobody; writing is refused in one sentence."""
    sorter("sort", library, *TASK, "--yes")
    with Journal.writing(data_dir / "journal.sqlite"):
        history, undo = sorter("history", "--json"), sorter("undo")

    assert (history.status, len(history.records)) == (0, 1)
    assert undo.status == 1
    assert undo.err.count("\n") == 1
    assert (library.with_name("library sorted") / "green" / "b.jpg").exists()


def test_a_damaged_journal_is_one_sentence_and_no_file_is_touched(sorter: Run, library: Path, data_dir: Path) -> None:
    """Without a journal nothing could be undone, so nothing is done."""
    (data_dir / "journal.sqlite").write_bytes(b"no database " * 100)
    for words in (("sort", str(library), *TASK, "--yes"), ("history",), ("undo",), ("recover",)):
        ran = sorter(*words)

        assert ran.status == 1
        assert ran.err.count("\n") == 1
        assert ran.err.startswith("sorter: ")
    assert not library.with_name("library sorted").exists()
    assert sorter("doctor").status == 1
