"""sorter undo: what was moved on, edited or written beside photos since, and what was put back in parts."""

from datetime import datetime
from pathlib import Path

import pytest

from cli.running import Run

SORT = ("--task", "colours", "--yes", "--action", "move")


def test_what_a_later_run_moved_on_waits_for_its_undo(sorter: Run, library: Path) -> None:
    """Status 2 and the number; for some of them they are named and the rest goes back."""
    into = library.with_name("library sorted")
    sorter("sort", library, *SORT)
    sorter("sort", into / "green", *SORT, "--into", library.with_name("two"))
    some = sorter("undo", "1")
    none = sorter("undo", "1", "--json")
    sorter("undo", "2")
    rest = sorter("undo", "1")

    green = into / "green" / "b.jpg"
    assert some.err == f"skipped {green}: run 2 moved it on since; undo that first: sorter undo 2\n"
    assert some.out.startswith("Undo of 1: 2 photos put back, 1 left alone.\n")
    assert none.status == 2
    assert none.err == ("sorter: What run 1 left was moved on since by run 2; undo that first: sorter undo 2.\n")
    assert rest.out.startswith("Undo of 1: 1 photo put back, 0 left alone.\n")
    assert (library / "b.jpg").exists()


def test_where_the_newest_runs_disk_is_gone_the_run_before_it_is_named(sorter: Run, library: Path) -> None:
    """Where none was asked for; and that one is undone by its number."""
    gone = library.with_name("stick")
    sorter("sort", library / "b.jpg", *SORT, "--into", library.with_name("first"))
    sorter("sort", library / "a.jpg", *SORT, "--into", gone)
    gone.rename(library.with_name("elsewhere"))
    newest, named, older = sorter("undo"), sorter("undo", "2"), sorter("undo", "1")

    assert newest.err.endswith("connect that and undo again. To undo the run before it: sorter undo 1.\n")
    assert named.err.endswith("connect that and undo again.\n")
    assert older.out.startswith("Undo of 1: 1 photo put back, 0 left alone.\n")


def test_an_edited_photo_goes_back_where_it_is_asked_for(sorter: Run, library: Path) -> None:
    """By the command that the undo names, with the same choice of photos; programs get the count."""
    sorter("sort", library, *SORT)
    green = library.with_name("library sorted") / "green" / "b.jpg"
    green.write_text("edited")
    left = sorter("undo", "1", "--only", green)
    told = sorter("undo", "1", "--only", green, "--json").records[-1]
    back = sorter("undo", "1", "--edited", "--only", green)

    way = "to move it all the same, as it is now: sorter undo --edited 1"
    assert left.status == 1
    assert f"{green}: b.jpg was edited since it was sorted; {way}\n" in left.err
    assert left.out.endswith(f" undo 1 --edited --only '{green}' takes what was edited along, as it is now.\n")
    assert told["edited"] == 1
    assert back.out.startswith("Undo of 1: 1 photo put back, 0 left alone.\n")
    assert (library / "b.jpg").read_text() == "edited"


def test_a_sidecar_that_came_beside_a_photo_goes_back_with_it(sorter: Run, library: Path) -> None:
    """And forward again; one that was there before stays."""
    green = library.with_name("library sorted") / "green"
    green.mkdir(parents=True)
    (green / "b.xmp").write_text("was there")
    sorter("sort", library, *SORT)
    started = sorter("history", "1", "--json").records[0]["started"]
    written_since(green / "b.jpg.xmp", str(started))
    undo = sorter("undo")
    back = sorted(path.name for path in library.iterdir())
    files = sorter("history", "2").out
    sorter("undo", "2")

    assert undo.out.startswith("Undo of 1: 3 photos put back, 0 left alone.\n")
    assert back == ["a.jpg", "b.jpg", "b.jpg.xmp", "broken.jpg", "grey.jpg", "more"]
    assert f"{green / 'b.jpg.xmp'} -> {library / 'b.jpg.xmp'}  [companion]\n" in files
    assert {path.name for path in green.iterdir()} == {"b.jpg", "b.jpg.xmp", "b.xmp"}


@pytest.mark.parametrize("action", ["copy", "symlink"])
def test_a_sidecar_beside_a_copy_is_told_and_stays(sorter: Run, library: Path, action: str) -> None:
    """It belongs to nobody's undo; programs get its path."""
    green = library.with_name("library sorted") / "green"
    sorter("sort", library, "--task", "colours", "--yes", "--action", action)
    started = sorter("history", "1", "--json").records[0]["started"]
    sidecar = written_since(green / "b.jpg.xmp", str(started))
    undo = sorter("undo")
    sorter("undo", "2")
    told = sorter("undo", "--json").records[-1]

    assert undo.out.startswith(f"{sidecar}: was written beside the copy or link since, so it stays\nUndo of 1: 3 ")
    assert told["stayed"] == []  # it was there before the redo
    assert sidecar.exists()


def test_what_was_put_back_in_parts_is_done_again_in_parts(sorter: Run, library: Path) -> None:
    """Each undo and redo names what the others put back, as long as it is."""
    sorter("sort", library, *SORT)
    first, second = (sorter("undo", "1", "--only", library / name) for name in ("b.jpg", "more"))
    redone, last = sorter("undo", "2"), sorter("undo", "3")
    already = sorter("undo", "2")

    program = f"python -m sorter --data-dir {library.with_name('data')}"
    assert first.out.splitlines()[1:] == [f"{program} undo 2 does it again."]
    assert second.out.splitlines()[1:] == [
        f"{program} undo 3 does it again.",
        f"{program} undo 2 does again what run 2 put back: 1 photo.",
    ]
    assert redone.out.splitlines()[1:] == [
        f"{program} undo 4 undoes it again.",
        f"{program} undo 3 does again what run 3 put back: 1 photo.",
    ]
    assert last.out.splitlines()[1:] == [f"{program} undo 5 undoes it again."]
    assert already.status == 2
    assert "Run 2 has been done again already by run 4: sorter undo 5 undoes 1 photo again, " in already.err


def written_since(path: Path, moment: str) -> Path:
    """A file that came there after a moment; the clock of a file system goes in steps."""
    began = datetime.fromisoformat(moment).timestamp() + 0.001  # the record's last digit
    while not path.exists() or path.stat().st_ctime < began:
        path.write_text("stars")
    return path
