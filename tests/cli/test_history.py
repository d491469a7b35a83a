"""sorter history and sorter undo, in words and in records."""

import os
from pathlib import Path

import pytest

from cli.running import Run
from sorter.cli.history import entry_line
from sorter.files.journal.history import Entry
from sorter.files.journal.history import Run as PastRun
from sorter.files.journal.records import Role, State

SORT = ("--task", "colours", "--yes")


@pytest.mark.parametrize(
    ("action", "done", "where", "undone"),
    [
        ("copy", "3 photos copied", "to", "3 copies removed"),
        ("move", "3 photos moved", "to", "3 photos put back"),
        ("hardlink", "3 hard links made", "in", "3 hard links removed"),
        ("symlink", "3 symbolic links made", "in", "3 symbolic links removed"),
    ],
)
def test_every_action_and_its_undo_have_words(
    sorter: Run, library: Path, *, action: str, done: str, where: str, undone: str
) -> None:
    """Items are counted, not files; an undo of an undo is a redo."""
    (library / "a.jpg.xmp").write_text("stars")
    sorted_ = sorter("sort", library, *SORT, "--action", action)
    first, second = sorter("undo"), sorter("undo", "2")
    runs = [line.split("  ")[2] for line in sorter("history").out.splitlines()]

    summary = next(line for line in sorted_.out.splitlines() if " 0 overwritten, 1 skipped; " in line)
    assert summary.startswith(f"{done} {where} {library} sorted: 1 renamed, ")
    assert first.out.splitlines()[0] == f"Undo of 1: {undone}, 0 left alone."
    assert first.out.splitlines()[1].endswith(" undo 2 does it again.")
    assert second.out.splitlines()[0] == f"Redo of 2: {done}, 0 left alone."
    assert second.out.splitlines()[1].endswith(" undo 3 undoes it again.")
    assert runs == [
        f"redo of 2: {done}",
        f"undo of 1: {undone}, all done again",
        f"{done} by colours {where} {library} sorted, all undone",
    ]


def test_links_of_further_labels_are_counted_where_they_are_told(sorter: Run, library: Path) -> None:
    """In the result, the history, the undo and the redo, for programs too."""
    words = ("sort", library / "grey.jpg", *SORT, "--into", library / "out", "--threshold", "0.3", "--also", "0.25")
    sorted_, undone = sorter(*words), sorter("undo")
    redone = sorter("undo", "2", "--json").records[-1]
    newest, undo, first = sorter("history").out.splitlines()
    records = sorter("history", "--json").records

    assert f"\n1 photo copied, 2 further links made to {library / 'out'}: 0 renamed, " in sorted_.out
    assert undone.out.startswith("Undo of 1: 1 copy removed, 2 further links removed, 0 left alone.\n")
    assert (redone["done"], redone["further"]) == (1, 2)
    assert newest.endswith("redo of 2: 1 photo copied, 2 further links made")
    assert undo.endswith("undo of 1: 1 copy removed, 2 further links removed, all done again")
    assert first.endswith(f"1 photo copied, 2 further links made by colours to {library / 'out'}, all undone")
    assert [one["further"] for one in records] == [2, 2, 2]


def test_the_files_of_a_run_are_listed(sorter: Run, library: Path) -> None:
    """Old path and new, companions as such, what was put back since, what was skipped and why."""
    (library / "b.jpg.xmp").write_text("stars")
    into = library.with_name("library sorted")
    sorter("sort", library, *SORT, "--action", "move")
    sorter("undo", "--only", into / "green")
    head, *lines = sorter("history", "1").out.splitlines()
    run, *files = sorter("history", "1", "--json").records

    assert head.endswith(f"3 photos moved by colours to {into}, 1 undone")
    assert sorted(line.split(None, 1) for line in lines) == [
        ["done", f"{library / 'a.jpg'} -> {into / 'red' / 'a.jpg'}"],
        ["done", f"{library / 'more' / 'a.jpg'} -> {into / 'red' / 'a (2).jpg'}"],
        ["undone", f"{library / 'b.jpg'} -> {into / 'green' / 'b.jpg'}"],
        ["undone", f"{library / 'b.jpg.xmp'} -> {into / 'green' / 'b.jpg.xmp'}  [companion]"],
    ]
    assert (run["event"], run["run"], run["undone"]) == ("run", 1, 1)
    assert [one for one in files if one["role"] == "companion"] == [
        {
            "event": "file",
            "run": 1,
            "source": str(library / "b.jpg.xmp"),
            "target": str(into / "green" / "b.jpg.xmp"),
            "role": "companion",
            "size": 5,
            "label": "green",
            "state": "done",
            "reason": "",
            "undone": True,
        }
    ]


def test_a_run_that_is_not_there_is_one_sentence(sorter: Run) -> None:
    """Also where there is no journal yet."""
    ran = sorter("history", "7")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "sorter: There is no run 7 in the history.\n"


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (State.DONE, "", "done"),
        (State.SKIPPED, "it has changed since it was looked at", "skipped"),
        (State.ROLLED_BACK, "the run ended early", "not reached"),
        (State.ATTENTION, "both are kept", "left alone"),
        (State.PUBLISHED, "", "unfinished"),
    ],
)
def test_each_state_has_a_word(state: State, reason: str, words: str) -> None:
    """Of the journal's states a person reads what they mean, and the reason beside it."""
    entry = Entry("/p/a.jpg", "/s/a.jpg", 1, ("x",), state, reason, undone=False, role=Role.PHOTO)
    line = entry_line(_run("move"), entry)

    assert line == f"{words:<11}  /p/a.jpg -> /s/a.jpg{': ' * bool(reason)}{reason}"


def test_what_was_removed_leads_nowhere() -> None:
    """A copy or link that was removed is named first, and of what it was one; a link says for which label."""
    copy = Entry("/s/a.jpg", "/p/a.jpg", 1, ("x",), State.DONE, "", undone=False, role=Role.PHOTO)
    link = Entry("/s/y/a.jpg", "/s/x/a.jpg", 1, ("x", "y"), State.DONE, "", undone=False, role=Role.FURTHER)

    assert entry_line(_run("remove"), copy).endswith("/s/a.jpg (of /p/a.jpg)")
    assert entry_line(_run("move", undo=True), link).endswith("/s/y/a.jpg (of /s/x/a.jpg)  [link for x/y]")
    assert entry_line(_run("move"), link).endswith("/s/y/a.jpg -> /s/x/a.jpg  [link for x/y]")


def _run(kind: str, *, undo: bool = False) -> PastRun:
    return PastRun(1, 0.0, 1.0, kind, "colours", "/s", "/p", 1, undo, done=1)


def test_a_photo_that_comes_back_to_a_taken_name_is_named(sorter: Run, library: Path) -> None:
    """Nothing is overwritten by an undo either; the new name is told, for programs too, with its companions."""
    (library / "b.jpg.xmp").write_text("stars")
    sorter("sort", library, *SORT, "--action", "move")
    (library / "b.jpg").write_text("came meanwhile")
    ran = sorter("undo")
    told = sorter("undo", "2", "--json").records

    assert ran.status == 0
    assert ran.out.splitlines()[0] == (f"{library / 'b (2).jpg'}: came back under this name, since its own is taken")
    assert ran.out.splitlines()[1] == "Undo of 1: 3 photos put back, 0 left alone."
    assert str(library / "b (2).jpg") in {one.get("source") for one in told}
    assert (library / "b.jpg").read_text() == "came meanwhile"


def test_one_path_of_an_item_takes_all_of_it_back(sorter: Run, library: Path) -> None:
    """--only with a companion's path, old or new, is the photo too."""
    (library / "b.jpg.xmp").write_text("stars")
    sorter("sort", library, *SORT, "--action", "move")
    ran = sorter("undo", "--only", library / "b.jpg.xmp")

    assert ran.out.startswith("Undo of 1: 1 photo put back, 0 left alone.")
    assert {path.name for path in library.iterdir()} == {"b.jpg", "b.jpg.xmp", "broken.jpg", "grey.jpg", "more"}


def test_a_plain_undo_does_not_go_on_to_an_older_run(sorter: Run, library: Path, tmp_path: Path) -> None:
    """Where something of the newest was left: it says how to try that again, and how to go on."""
    sorter("sort", library, *SORT, "--into", tmp_path / "one")
    sorter("sort", library, *SORT, "--into", tmp_path / "two")
    (tmp_path / "two" / "green" / "b.jpg").write_text("edited")
    first, second, third = sorter("undo"), sorter("undo"), sorter("undo", "1")

    assert first.out.startswith("Undo of 2: 2 copies removed, 1 left alone.")
    assert f"skipped {tmp_path / 'two' / 'green' / 'b.jpg'}: " in first.err
    assert "undo 2 tries what was left again" in first.out
    assert second.status == 2
    assert second.err.endswith("try the rest again: sorter undo 2; to go on to the run before it: sorter undo 1.\n")
    assert third.out.startswith("Undo of 1: 3 copies removed, 0 left alone.")


def test_an_undo_that_could_put_nothing_back_is_no_success(sorter: Run, library: Path) -> None:
    """Status 1, with the reason in the last line."""
    sorter("sort", library / "b.jpg", *SORT, "--into", library / "out")
    (library / "out" / "green" / "b.jpg").write_text("edited")
    ran = sorter("undo")

    assert ran.status == 1
    assert ran.out.startswith("Undo of 1: 0 copies removed, 1 left alone.")
    assert ran.err.splitlines()[-1] == (
        "sorter: Nothing could be put back: b.jpg was edited since it was sorted, so it stays."
    )


@pytest.mark.skipif(os.name != "posix", reason="links are for everyone on POSIX only")
def test_symbolic_links_may_lead_from_their_own_folder(sorter: Run, library: Path) -> None:
    """With --relative a folder and its links can be moved together; without, they lead from the top."""
    sorter("sort", library / "b.jpg", *SORT, "--action", "symlink", "--relative", "--into", library / "one")
    sorter("sort", library / "b.jpg", *SORT, "--action", "symlink", "--into", library / "two")

    assert os.readlink(library / "one" / "green" / "b.jpg") == os.path.join("..", "..", "b.jpg")
    assert os.readlink(library / "two" / "green" / "b.jpg") == str(library / "b.jpg")
