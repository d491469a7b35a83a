"""Reading the journal where nothing can be written."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from disks import fill_disk, memory_disk, read_only
from sorter.errors import JournalError
from sorter.files.engine.steps import new_run
from sorter.files.identity import Identity
from sorter.files.journal.history import copies, entries, runs
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Deed, Method, Row, State, Step

_AS_SOMEBODY = """
import os, sys
from pathlib import Path
from sorter.files.journal.history import entries, runs
os.setgroups([]); os.setgid(65534); os.setuid(65534)
path = Path(sys.argv[1])
print(len(runs(path)), len(entries(path, 1)))
"""
_DYING = """
import os, sys
from pathlib import Path
from sorter.files.engine.steps import new_run
from sorter.files.journal.journal import Journal
with Journal.writing(Path(sys.argv[1])) as journal:
    journal.begin(new_run("move", "day-night", "/out", "/lib", [], undo_of=None, is_undo=False))
    os._exit(0)
"""


def _written(path: Path) -> Path:
    """A journal of one run with one photo."""
    with Journal.writing(path) as journal:
        run = journal.begin(new_run("move", "day-night", "/out", "/lib", [], undo_of=None, is_undo=False))
        step = Step(Deed.MOVE, "/lib/a.jpg", "/out/day/a.jpg", 1, 2, ("day",), 0.9)
        journal.write(run, [Row(1, run.id, 1, step, ".sorter-x-1", Method.RENAME, Identity(3, 4, 1, 2), State.DONE)])
        journal.finish(run.id)
    return path


def _die_after_one_more_run(path: Path) -> None:
    """Leaves the log beside the journal, with the run in it."""
    subprocess.run([sys.executable, "-c", _DYING, str(path)], check=True)
    assert path.with_name(f"{path.name}-wal").stat().st_size


def _as_somebody(path: Path) -> list[str]:
    command = [sys.executable, "-c", _AS_SOMEBODY, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_a_journal_on_a_disk_that_can_only_be_read_is_read(tmp_path: Path) -> None:
    """What was done is told; writing is refused in one sentence, and no file is made."""
    with memory_disk(tmp_path / "disk") as disk:
        path = _written(disk / "j.sqlite")
        read_only(disk)
        before = set(os.listdir(disk))

        assert [run.done for run in runs(path)] == [1]
        assert [entry.source for entry in entries(path, 1)] == ["/lib/a.jpg"]
        assert copies(path) == []
        with (
            pytest.raises(JournalError, match="can only be read, so no file is touched: make it"),
            Journal.writing(path),
        ):
            pass
        assert set(os.listdir(disk)) == before


def test_the_journal_of_another_user_is_read(foreign_folder: Path) -> None:
    """Also where that user's Sorter died and left its log, which tells the newest; no file is made."""
    path = _written(foreign_folder / "j.sqlite")
    whole, names = _as_somebody(path), set(os.listdir(foreign_folder))
    _die_after_one_more_run(path)
    with_log = set(os.listdir(foreign_folder))

    assert whole == ["1", "1"]
    assert names == {"j.sqlite", "j.sqlite.lock"}
    assert _as_somebody(path) == ["2", "1"]
    assert set(os.listdir(foreign_folder)) == with_log


def test_a_file_of_another_user_in_an_open_folder_leaves_nothing_beside_it(foreign_folder: Path) -> None:
    """SQLite would make its log there and could not take it away again."""
    path = _written(foreign_folder / "j.sqlite")
    foreign_folder.chmod(0o777)

    assert _as_somebody(path) == ["1", "1"]
    assert set(os.listdir(foreign_folder)) == {"j.sqlite", "j.sqlite.lock"}


def test_a_journal_on_a_full_disk_is_read(tmp_path: Path) -> None:
    """There is no room for SQLite's log either."""
    with memory_disk(tmp_path / "disk", "256k") as disk:
        path = _written(disk / "j.sqlite")
        fill_disk(disk)

        assert [run.done for run in runs(path)] == [1]


def test_an_older_journal_that_can_only_be_read_is_read(tmp_path: Path) -> None:
    """Its tables are brought up to date in memory."""
    with memory_disk(tmp_path / "disk") as disk:
        path = _written(disk / "j.sqlite")
        database = sqlite3.connect(path)
        database.executescript(
            "DROP TABLE kept; DROP INDEX rows_undoing; ALTER TABLE rows DROP COLUMN item;"
            "ALTER TABLE rows DROP COLUMN role;"
            "ALTER TABLE rows DROP COLUMN link; PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE);"
        )
        database.close()
        read_only(disk)

        assert [run.done for run in runs(path)] == [1]


def test_a_log_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    """Without it the newest would be missing from what is told, so nothing is."""
    with memory_disk(tmp_path / "disk") as disk:
        path = _written(disk / "j.sqlite")
        _die_after_one_more_run(path)
        path.with_name("j.sqlite-shm").unlink()
        read_only(disk)

        with pytest.raises(JournalError, match=r"cannot be used \(unable to open database file\)"):
            runs(path)
