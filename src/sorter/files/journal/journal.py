"""The journal: what is to be done with files, written down before it happens, and what was done."""

import os
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sorter.errors import JournalError, RequestError
from sorter.files.identity import Identity
from sorter.files.journal import schema
from sorter.files.journal.database import connect, may_write, prepare, reader, sentence, tables_version
from sorter.files.journal.lock import Held, Lock
from sorter.files.journal.records import Entry, Kept, Method, Role, Row, Run, State
from sorter.files.journal.rows import INSERT, SELECT, UPDATE, inserted, loaded, updated
from sorter.files.volumes import refuse_network

_SUMMARY = """
SELECT runs.id, started, finished, kind, task, root, source_root, total, is_undo, undo_of,
    (SELECT max(back.id) FROM runs AS back WHERE back.undo_of = runs.id AND EXISTS
        (SELECT 1 FROM rows WHERE rows.run = back.id AND rows.state = 'done')),
    count(*) FILTER (WHERE role = 'photo' AND state = 'done'),
    count(*) FILTER (WHERE role = 'photo' AND state IN ('skipped', 'attention')),
    count(DISTINCT item) FILTER (WHERE state IN ('intent', 'copied', 'published', 'aside')),
    count(undone_by) FILTER (WHERE role = 'photo'),
    count(*) FILTER (WHERE role = 'further' AND state = 'done')
FROM runs LEFT JOIN rows ON rows.run = runs.id
"""
_Count = int | None
_Summary = tuple[
    int, float, float | None, str, str, bytes, bytes, int, int, _Count, _Count, _Count, _Count, _Count, _Count, _Count
]


class JournalBusy(JournalError):
    """Another Sorter is at work with this journal."""


class Journal:
    """An open journal; every method raises `JournalError`, one sentence, where the database fails."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    @contextmanager
    def writing(cls, path: Path) -> Iterator["Journal"]:
        """The journal for the one Sorter that may write; made where there is none. Raises `JournalBusy`."""
        refuse_network(path.parent)
        if path.exists() and not may_write(path):
            raise JournalError(
                f"The journal {path} can only be read, so no file is touched: make it and its folder writable, "
                "or choose another data folder."
            )
        with sentence(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                lock = Lock(path.with_name(f"{path.name}.lock"))
            except Held as held:
                raise JournalBusy(
                    "Another Sorter is moving or copying files just now; wait until it is done."
                ) from held
        try:
            with closing(connect(path, "rwc")) as connection:
                journal = cls(path, connection)
                with sentence(path):
                    prepare(path, connection)
                yield journal
        finally:
            lock.release()

    @classmethod
    @contextmanager
    def reading(cls, path: Path) -> Iterator["Journal"]:
        """The journal for anyone, also while a run goes on, and where nothing can be written.

        Raises `JournalError` where there is none.
        """
        with closing(reader(path)) as connection, closing(sqlite3.connect(":memory:")) as beside:
            with sentence(path):
                current = tables_version(path, connection) == schema.VERSION
                if not current:  # an older journal, or one whose maker died before its tables were there
                    connection.backup(beside)
                    prepare(path, beside)
            yield cls(path, connection if current else beside)

    def begin(self, run: Run) -> Run:
        """Write down a new run; its id and its start are given here."""
        with self._transaction() as database:
            begun = replace(run, id=self._first("SELECT max(id) FROM runs") + 1, started=time.time())
            roots = os.fsencode(begun.root), os.fsencode(begun.source_root)
            values = begun.id, begun.started, begun.kind, begun.task, *roots, begun.total, begun.is_undo, begun.undo_of
            database.execute("INSERT INTO runs VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?)", values)
        return begun

    def finish(self, run: int) -> None:
        """Every row of the run is settled; a run that came to no row leaves no trace."""
        with self._transaction() as database:
            database.execute("UPDATE runs SET finished = ? WHERE id = ?", (time.time(), run))
            database.execute(
                "DELETE FROM runs WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM rows WHERE run = ?1)", (run,)
            )

    def tokens(self) -> Iterator[tuple[int, str]]:
        """Ids for new rows, without end, each with the beginning of its temporary names."""
        with sentence(self._path):
            (word,) = self._connection.execute("SELECT token FROM journal").fetchone()
        number = self._first("SELECT max(id) FROM rows")
        while True:
            number += 1
            yield number, f".sorter-{word}-{number}"

    def write(self, run: Run, rows: Iterable[Row]) -> None:
        """Write down new rows in one durable transaction."""
        with self._transaction() as database:
            database.executemany(INSERT, [inserted(run, row) for row in rows])

    def update(self, run: Run, rows: Sequence[Row]) -> None:
        """Write down how far rows are, in one durable transaction."""
        with self._transaction() as database:
            database.executemany(UPDATE, [updated(run, row) for row in rows])
            undoing = [row for row in rows if row.step.undoes]
            for row in undoing:
                done = row.id if row.state is State.DONE else None
                database.execute("UPDATE rows SET undone_by = ? WHERE id = ?", (done, row.step.undoes))
            _keep(database, [row for row in rows if row.method is Method.WRITE])

    def kept(self, row_id: int) -> tuple[Kept, bytes] | None:
        """What the file of a row was before it was written, and the digest of what the row left, for undo."""
        query = """SELECT kept.size, kept.mtime_ns, kept.digest, difference, rows.digest
            FROM kept JOIN rows ON rows.id = kept.row WHERE kept.row = ?"""
        with sentence(self._path):
            found = self._connection.execute(query, (row_id,)).fetchone()
        return (Kept(*found[:4]), found[4]) if found else None

    def make_folders(self, run: Run, folders: Iterable[str]) -> None:
        """Write down folders that are about to be made."""
        with self._transaction() as database:
            made = [(os.fsencode(folder), run.id) for folder in folders]
            database.executemany("INSERT OR REPLACE INTO folders VALUES (?, ?)", made)

    def forget_folders(self, folders: Iterable[str]) -> None:
        """These folders are gone."""
        with self._transaction() as database:
            database.executemany("DELETE FROM folders WHERE path = ?", [(os.fsencode(one),) for one in folders])

    def folders(self) -> dict[str, int]:
        """Every folder that Sorter made and that may still be there, with the run that made it."""
        with sentence(self._path):
            made = self._connection.execute("SELECT path, run FROM folders").fetchall()
        return {os.fsdecode(path): run for path, run in made}

    def runs(self) -> tuple[Run, ...]:
        """Every run, newest first."""
        with sentence(self._path):
            found = self._connection.execute(f"{_SUMMARY} GROUP BY runs.id ORDER BY runs.id DESC").fetchall()
        return tuple(_run(values) for values in found)

    def run(self, run_id: int) -> Run:
        """One run. Raises `RequestError` where there is none."""
        with sentence(self._path):
            found = self._connection.execute(f"{_SUMMARY} WHERE runs.id = ? GROUP BY runs.id", (run_id,)).fetchone()
        if found is None:
            raise RequestError(f"There is no run {run_id} in the history.")
        return _run(found)

    def rows(self, run: Run, *, state: State | None = None, not_undone: bool = False) -> list[Row]:
        """The rows of a run in their order, all or those in one state."""
        condition = "run = :run" + (" AND state = :state" if state else "") + " AND undone_by IS NULL" * not_undone
        with sentence(self._path):
            wanted = {"run": run.id, "state": state}
            found = self._connection.execute(f"{SELECT} WHERE {condition} ORDER BY id", wanted)
            return [loaded(run, values) for values in found]

    def has_untried(self, run: Run) -> bool:
        """Whether anything of a run was neither put back nor left when that was tried."""
        query = """SELECT EXISTS (SELECT 1 FROM rows WHERE run = ? AND state = 'done' AND undone_by IS NULL
            AND NOT EXISTS (SELECT 1 FROM rows AS back WHERE back.undoes = rows.id AND back.state = 'skipped'))"""
        with sentence(self._path):
            (found,) = self._connection.execute(query, (run.id,)).fetchone()
        return bool(found)

    def photos_of(self, paths: Collection[str]) -> dict[str, str]:
        """Of those of the paths at which a run put a file, where it put the photo of that file's item."""
        query = """SELECT item, role, root, target FROM rows JOIN runs ON runs.id = run WHERE state = 'done'
            AND undone_by IS NULL AND deed IN ('copy', 'move', 'hardlink', 'symlink') ORDER BY rows.id"""
        found: dict[str, str] = {}
        with sentence(self._path):
            for _, item in groupby(self._connection.execute(query), key=itemgetter(0)):
                there = {os.path.join(*map(os.fsdecode, where)): role for _, role, *where in item}
                photo = next((path for path, role in there.items() if role == Role.PHOTO), "")
                found |= dict.fromkeys(there.keys() & paths, photo)
        return found

    def entries(self, run: Run) -> tuple[Entry, ...]:
        """The rows of a run, for showing."""
        undone = {row.id for row in self.rows(run, not_undone=True)}
        return tuple(
            Entry(
                row.step.source,
                row.step.target,
                row.step.size,
                row.step.label,
                row.state,
                row.reason,
                row.id not in undone,
                row.step.role,
            )
            for row in self.rows(run)
        )

    def copies(self) -> list[tuple[Identity, Identity]]:
        """Every original and its copy that was made and verified, as they were then."""
        query = """SELECT device, inode, size, mtime_ns, placed_device, placed_inode, placed_size, placed_mtime_ns
            FROM rows WHERE deed = 'copy' AND state = 'done' AND undone_by IS NULL"""
        with sentence(self._path):
            found = self._connection.execute(query).fetchall()
        return [
            (Identity(int(row[0]), int(row[1]), row[2], row[3]), Identity(int(row[4]), int(row[5]), row[6], row[7]))
            for row in found
        ]

    def unfinished(self) -> list[Run]:
        """Runs that did not come to their end, oldest first."""
        return [run for run in reversed(self.runs()) if run.unfinished]

    def _first(self, query: str) -> int:
        with sentence(self._path):
            (value,) = self._connection.execute(query).fetchone()
        return int(value or 0)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with sentence(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise


def _keep(database: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Keep what files were as long as it can be wanted: until their row is given up, or undone."""
    kept = [(row.id, row.kept) for row in rows if row.kept and row.state is State.COPIED]
    values = [(id, one.size, one.mtime_ns, one.digest, one.difference) for id, one in kept]
    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", values)
    given_up = [row.id for row in rows if row.state in {State.SKIPPED, State.ROLLED_BACK}]
    undone = [row.step.undoes for row in rows if row.state is State.DONE and row.step.undoes]
    database.executemany("DELETE FROM kept WHERE row = ?", [(id,) for id in (*given_up, *undone)])


def _run(values: _Summary) -> Run:
    id, started, finished, kind, task, root, source_root, total, is_undo, undo_of, *counts = values
    undone_by, done, skipped, unsettled, undone, further = counts
    return Run(
        id=id,
        started=started,
        finished=finished,
        kind=kind,
        task=task,
        root=os.fsdecode(root),
        source_root=os.fsdecode(source_root),
        total=total,
        is_undo=bool(is_undo),
        undo_of=undo_of,
        undone_by=undone_by,
        done=done or 0,
        skipped=skipped or 0,
        open=unsettled or 0,
        undone=undone or 0,
        further=further or 0,
    )
