"""The journal."""

import os
import sqlite3
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from sorter.errors import JournalError, RequestError
from sorter.files.engine.recovery import recover
from sorter.files.engine.steps import new_run
from sorter.files.identity import Identity
from sorter.files.journal.history import entries, runs
from sorter.files.journal.journal import Journal, JournalBusy
from sorter.files.journal.records import Deed, Method, Role, Row, Run, State, Step

_ODD = os.fsdecode(b"caf\xe9.jpg")


def _row(id: int, run: Run, name: str = "a.jpg", state: State = State.INTENT, undoes: int | None = None) -> Row:
    step = Step(Deed.MOVE, f"/lib/{name}", f"/out/day/{name}", 10, -20, ("animal", "bird"), 0.5, undoes=undoes)
    return Row(id, run.id, id, step, f".sorter-x-{id}", Method.RENAME, Identity(2**64 - 1, 2**64 - 2, 10, -20), state)


def _run(kind: str = "move", undo_of: int | None = None) -> Run:
    return new_run(kind, "day-night", "/out", "/lib", [], undo_of=undo_of, is_undo=undo_of is not None)


def test_what_is_written_is_read_back_by_another_process(tmp_path: Path) -> None:
    """Every value of a row survives, with names that are no text and numbers of 64 bits."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        run = journal.begin(_run())
        row = _row(1, run, _ODD)
        journal.make_folders(run, ["/out", "/out/day"])
        journal.write(run, [row])
        placed = Identity(2**63, 7, 10, -20)
        step = replace(row.step, target=f"/out/day/{_ODD} (2)", renamed=True, source="/lib/other", text=_ODD)
        done = replace(row, state=State.DONE, step=step, placed=placed, digest=b"\0\1", placeholder=True, reason="x")
        journal.update(run, [replace(done, method=Method.COPY)])

    with Journal.writing(tmp_path / "j.sqlite") as journal:
        assert journal.rows(journal.run(run.id)) == [replace(done, method=Method.COPY)]
        assert journal.folders() == {"/out": run.id, "/out/day": run.id}


def test_paths_are_kept_relative_to_the_roots_of_their_run(tmp_path: Path) -> None:
    """The roots stand once, with the run."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        run = journal.begin(_run())
        journal.write(run, [_row(1, run)])

    database = sqlite3.connect(tmp_path / "j.sqlite")
    assert database.execute("SELECT source, target FROM rows").fetchall() == [(b"a.jpg", b"day/a.jpg")]
    database.close()


def test_the_journal_is_written_through(tmp_path: Path) -> None:
    """What is committed is on the disk: write-ahead log, full synchronisation."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        connection = journal._connection
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_only_one_sorter_writes(tmp_path: Path) -> None:
    """A second one is told to wait, and readers are not kept out."""
    path = tmp_path / "j.sqlite"
    with Journal.writing(path) as journal:
        journal.begin(_run())
        with pytest.raises(JournalBusy, match="wait until it is done"), Journal.writing(path):
            pass
        assert len(runs(path)) == 1

    with Journal.writing(path):
        pass


def test_a_journal_on_a_network_share_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder is looked at before anything is made in it."""

    def refuse(folder: Path) -> None:
        raise JournalError(f"The journal cannot be kept in {folder}.")

    monkeypatch.setattr("sorter.files.journal.journal.refuse_network", refuse)
    with pytest.raises(JournalError, match="cannot be kept in"), Journal.writing(tmp_path / "data" / "j.sqlite"):
        pass

    assert not os.listdir(tmp_path)


def test_temporary_names_are_never_used_twice(tmp_path: Path) -> None:
    """They go on where the journal stands, and differ between journals."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        run = journal.begin(_run())
        first = list(islice(journal.tokens(), 2))
        journal.write(run, [_row(1, run), _row(2, run)])
        assert next(journal.tokens())[0] == 3
    with Journal.writing(tmp_path / "k.sqlite") as other:
        assert [id for id, _ in first] == [1, 2]
        assert next(other.tokens())[1] != first[0][1]


def test_unfinished_runs_come_in_their_order(tmp_path: Path) -> None:
    """Recovery settles a run before what undoes it; a run with an open row is unfinished whatever its line says."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        first, second, third = (journal.begin(_run()) for _ in range(3))
        for run, state in ((first, State.DONE), (second, State.DONE), (third, State.PUBLISHED)):
            journal.write(run, [_row(run.id, run, state=state)])
        journal.finish(second.id)
        journal.finish(third.id)

        assert [run.id for run in journal.unfinished()] == [first.id, third.id]


def test_a_folder_belongs_to_the_run_that_made_it_last(tmp_path: Path) -> None:
    """Made, removed by somebody, and made again: a run that made it for nothing takes it away."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        first, second = journal.begin(_run()), journal.begin(_run())
        journal.make_folders(first, ["/out"])
        journal.make_folders(second, ["/out"])

        assert journal.folders() == {"/out": second.id}


def test_history_counts(tmp_path: Path) -> None:
    """A run's summary says what became of its rows, newest run first; links are counted apart."""
    path = tmp_path / "j.sqlite"
    with Journal.writing(path) as journal:
        run = journal.begin(replace(_run(), total=8))
        states = [State.DONE, State.DONE, State.SKIPPED, State.ROLLED_BACK, State.ATTENTION, State.COPIED]
        journal.write(run, [_row(id, run, f"{id}.jpg", state) for id, state in enumerate(states, 1)])
        links = [_row(id, run, f"{id}.jpg", state) for id, state in ((8, State.DONE), (9, State.SKIPPED))]
        journal.write(run, [replace(row, step=replace(row.step, role=Role.FURTHER)) for row in links])
        undo = journal.begin(_run(undo_of=run.id))
        back = _row(10, undo, undoes=1)
        journal.write(undo, [back])
        journal.update(undo, [replace(back, state=State.DONE)])
        journal.finish(undo.id)

    newest, oldest = runs(path)
    assert (oldest.done, oldest.skipped, oldest.open, oldest.undone, oldest.further) == (2, 2, 1, 1, 1)
    assert (oldest.not_reached, oldest.unfinished, newest.unfinished) == (3, True, False)
    assert oldest.undone_by == newest.id
    assert oldest.can_undo
    assert oldest.finished is None
    assert newest.undo_of == oldest.id
    assert newest.is_undo
    assert newest.finished is not None
    assert [entry.undone for entry in entries(path, oldest.id)] == [True] + [False] * 7
    assert entries(path, oldest.id)[2].state == "skipped"


def test_an_undo_that_turns_out_not_to_have_happened_can_be_repeated(tmp_path: Path) -> None:
    """A file counts as put back only as long as the row that put it back is done."""
    path = tmp_path / "j.sqlite"
    with Journal.writing(path) as journal:
        run = journal.begin(_run())
        journal.write(run, [_row(1, run, state=State.DONE)])
        undo = journal.begin(_run(undo_of=run.id))
        back = _row(2, undo, undoes=1)
        journal.write(undo, [back])
        journal.update(undo, [replace(back, state=State.DONE)])
        assert journal.run(run.id).undone == 1
        journal.update(undo, [replace(back, state=State.ROLLED_BACK)])

        assert journal.run(run.id).undone == 0


def test_without_a_journal_there_is_no_history(tmp_path: Path) -> None:
    """Looking makes no file."""
    assert runs(tmp_path / "j.sqlite") == ()
    with pytest.raises(RequestError, match="no run 3"):
        entries(tmp_path / "j.sqlite", 3)
    assert not os.listdir(tmp_path)


def test_a_journal_whose_maker_died_at_once_is_empty(tmp_path: Path) -> None:
    """The file is there and its tables are not: no history, nothing to recover, and it can be used."""
    path = tmp_path / "j.sqlite"
    path.write_bytes(b"")

    assert runs(path) == ()
    assert not recover(path).anything
    with Journal.writing(path) as journal:
        journal.begin(_run())
    assert len(runs(path)) == 1


def test_an_unknown_run_is_a_sentence(tmp_path: Path) -> None:
    """The number is named."""
    with Journal.writing(tmp_path / "j.sqlite"):
        pass
    with pytest.raises(RequestError, match="no run 3"):
        entries(tmp_path / "j.sqlite", 3)


def test_a_damaged_or_foreign_journal_is_left_as_it_is(tmp_path: Path) -> None:
    """No file is touched without a journal, and what is there is not replaced."""
    path = tmp_path / "j.sqlite"
    path.write_bytes(b"this is no database, but somebody may want it" * 30)
    before = path.read_bytes()
    with pytest.raises(JournalError, match="cannot be used"), Journal.writing(path):
        pass
    assert path.read_bytes() == before

    newer = tmp_path / "newer.sqlite"
    with Journal.writing(newer):
        pass
    database = sqlite3.connect(newer)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(JournalError, match="a newer version"), Journal.writing(newer):
        pass
    with pytest.raises(JournalError, match="a newer version"):
        runs(newer)


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """The journal's folder cannot be made where a file stands."""
    (tmp_path / "data").write_bytes(b"")

    with (
        pytest.raises(JournalError, match="so no further file is touched"),
        Journal.writing(tmp_path / "data" / "j.sqlite"),
    ):
        pass


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    """Of rows that are written together, all are there or none."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        run = journal.begin(_run())
        with pytest.raises(JournalError):
            journal.write(run, [_row(1, run), _row(1, run)])

        assert not journal.rows(run)
        journal.write(run, [_row(1, run)])
        assert len(journal.rows(run)) == 1


def _make_old(path: Path) -> None:
    """Take away what versions 2 and 3 brought."""
    database = sqlite3.connect(path)
    database.execute("DROP TABLE kept")
    database.execute("DROP INDEX rows_undoing")
    for column in ("item", "role", "link"):
        database.execute(f"ALTER TABLE rows DROP COLUMN {column}")
    database.execute("PRAGMA user_version = 1")
    database.close()


def test_a_journal_of_the_first_version_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    """Its runs can be shown, which changes nothing, and undone, for which it gets what is new."""
    path = tmp_path / "j.sqlite"
    with Journal.writing(path) as journal:
        run = journal.begin(_run())
        journal.write(run, [_row(1, run, state=State.DONE), _row(2, run, "b.jpg", State.DONE)])
        journal.finish(run.id)
    _make_old(path)

    assert [(one.done, one.total) for one in runs(path)] == [(2, 0)]
    assert [entry.role for entry in entries(path, run.id)] == [Role.PHOTO, Role.PHOTO]
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    database.close()
    with Journal.writing(path) as journal:
        assert [row.group for row in journal.rows(journal.run(run.id))] == [1, 2]
        assert journal.has_untried(journal.run(run.id))


def test_a_run_that_came_to_nothing_leaves_no_line(tmp_path: Path) -> None:
    """A history of attempts is no history."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        journal.finish(journal.begin(_run()).id)

        assert journal.runs() == ()


def test_what_was_left_once_is_told_from_what_was_not_tried(tmp_path: Path) -> None:
    """A row that an undo skipped was tried; one that it rolled back was not."""
    with Journal.writing(tmp_path / "j.sqlite") as journal:
        run = journal.begin(_run())
        journal.write(run, [_row(1, run, state=State.DONE), _row(2, run, "b.jpg", State.DONE)])
        undo = journal.begin(_run(undo_of=run.id))
        journal.write(undo, [_row(3, undo, state=State.SKIPPED, undoes=1)])
        assert journal.has_untried(run)

        journal.write(undo, [_row(4, undo, "b.jpg", State.ROLLED_BACK, undoes=2)])
        assert journal.has_untried(run)

        journal.write(undo, [_row(5, undo, "b.jpg", State.SKIPPED, undoes=2)])
        assert not journal.has_untried(run)
