"""The journal: what is to be done with files, written down before it happens, and what was done."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from sorter.errors import JournalError, RequestError
from sorter.files import schema
from sorter.files.lock import Held, Lock
from sorter.files.records import Entry, Row, Run, State
from sorter.files.rows import INSERT, SELECT, UPDATE, inserted, loaded, updated

_SUMMARY = """
SELECT runs.id, started, finished, kind, task, root, source_root, total, is_undo, undo_of,
    (SELECT max(back.id) FROM runs AS back WHERE back.undo_of = runs.id AND EXISTS
        (SELECT 1 FROM rows WHERE rows.run = back.id AND rows.state = 'done')),
    count(*) FILTER (WHERE state = 'done'),
    count(*) FILTER (WHERE state IN ('skipped', 'rolled back', 'attention')),
    count(*) FILTER (WHERE state IN ('intent', 'copied', 'published')),
    count(undone_by)
FROM runs LEFT JOIN rows ON rows.run = runs.id
"""
_Count = int | None
_Summary = tuple[
    int, float, float | None, str, str, bytes, bytes, int, int, _Count, _Count, _Count, _Count, _Count, _Count
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
        with _sentence(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                lock = Lock(path.with_name(f"{path.name}.lock"))
            except Held as held:
                raise JournalBusy(
                    "Another Sorter is moving or copying files just now; wait until it is done."
                ) from held
        try:
            with closing(_connect(path, "rwc")) as connection:
                journal = cls(path, connection)
                with _sentence(path):
                    _prepare(path, connection)
                yield journal
        finally:
            lock.release()

    @classmethod
    @contextmanager
    def reading(cls, path: Path) -> Iterator["Journal"]:
        """The journal for anyone, also while a run goes on. Raises `JournalError` where there is none."""
        with closing(_connect(path, "rw")) as connection, closing(sqlite3.connect(":memory:")) as empty:
            with _sentence(path):
                made = _check_version(path, connection)
                empty.executescript(schema.SCRIPT)  # stands for a journal whose maker died before its tables were there
            yield cls(path, connection if made else empty)

    def begin(self, run: Run) -> Run:
        """Write down a new run; its id and its start are given here."""
        with self._transaction() as database:
            begun = replace(run, id=self._first("SELECT max(id) FROM runs") + 1, started=time.time())
            roots = os.fsencode(begun.root), os.fsencode(begun.source_root)
            values = begun.id, begun.started, begun.kind, begun.task, *roots, begun.total, begun.is_undo, begun.undo_of
            database.execute("INSERT INTO runs VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?)", values)
        return begun

    def finish(self, run: int) -> None:
        """Every row of the run is settled."""
        with self._transaction() as database:
            database.execute("UPDATE runs SET finished = ? WHERE id = ?", (time.time(), run))

    def tokens(self) -> Iterator[tuple[int, str]]:
        """Ids for new rows, without end, each with the beginning of its temporary names."""
        with _sentence(self._path):
            (word,) = self._connection.execute("SELECT token FROM journal").fetchone()
        number = self._first("SELECT max(id) FROM rows")
        while True:
            number += 1
            yield number, f".sorter-{word}-{number}"

    def write(self, run: Run, rows: Iterable[Row], folders: Iterable[str] = ()) -> None:
        """Write down new rows, and folders that were made for them, in one durable transaction."""
        with self._transaction() as database:
            database.executemany(INSERT, [inserted(run, row) for row in rows])
            made = [(os.fsencode(folder), run.id) for folder in folders]
            database.executemany("INSERT OR REPLACE INTO folders VALUES (?, ?)", made)

    def update(self, run: Run, rows: Sequence[Row]) -> None:
        """Write down how far rows are, in one durable transaction."""
        with self._transaction() as database:
            database.executemany(UPDATE, [updated(run, row) for row in rows])
            undoing = [row for row in rows if row.step.undoes]
            for row in undoing:
                done = row.id if row.state is State.DONE else None
                database.execute("UPDATE rows SET undone_by = ? WHERE id = ?", (done, row.step.undoes))

    def forget_folders(self, folders: Iterable[str]) -> None:
        """These folders are gone."""
        with self._transaction() as database:
            database.executemany("DELETE FROM folders WHERE path = ?", [(os.fsencode(one),) for one in folders])

    def folders(self) -> dict[str, int]:
        """Every folder that Sorter made and that may still be there, with the run that made it."""
        with _sentence(self._path):
            made = self._connection.execute("SELECT path, run FROM folders").fetchall()
        return {os.fsdecode(path): run for path, run in made}

    def runs(self) -> tuple[Run, ...]:
        """Every run, newest first."""
        with _sentence(self._path):
            found = self._connection.execute(f"{_SUMMARY} GROUP BY runs.id ORDER BY runs.id DESC").fetchall()
        return tuple(_run(values) for values in found)

    def run(self, run_id: int) -> Run:
        """One run. Raises `RequestError` where there is none."""
        with _sentence(self._path):
            found = self._connection.execute(f"{_SUMMARY} WHERE runs.id = ? GROUP BY runs.id", (run_id,)).fetchone()
        if found is None:
            raise RequestError(f"There is no run {run_id} in the history.")
        return _run(found)

    def rows(self, run: Run, *, state: State | None = None, not_undone: bool = False) -> list[Row]:
        """The rows of a run in their order, all or those in one state."""
        condition = "run = :run" + (" AND state = :state" if state else "") + " AND undone_by IS NULL" * not_undone
        with _sentence(self._path):
            wanted = {"run": run.id, "state": state}
            found = self._connection.execute(f"{SELECT} WHERE {condition} ORDER BY id", wanted)
            return [loaded(run, values) for values in found]

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
            )
            for row in self.rows(run)
        )

    def unfinished(self) -> list[Run]:
        """Runs that did not come to their end, oldest first."""
        return [run for run in reversed(self.runs()) if run.finished is None or run.open]

    def _first(self, query: str) -> int:
        with _sentence(self._path):
            (value,) = self._connection.execute(query).fetchone()
        return int(value or 0)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _sentence(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    with _sentence(path):
        # a file that has to be there is not made by looking for it
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=10
        )
        try:
            for setting in ("journal_mode = WAL", "synchronous = FULL", "fullfsync = 1", "checkpoint_fullfsync = 1"):
                connection.execute(f"PRAGMA {setting}").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    """Make the tables of a new journal."""
    if not _check_version(path, connection):
        connection.executescript(schema.SCRIPT)


def _check_version(path: Path, connection: sqlite3.Connection) -> bool:
    """Whether the tables are there. Raises `JournalError` where they are those of another version."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version not in {0, schema.VERSION}:
        raise JournalError(f"The journal {path} was written by another version of Sorter, so no file is touched.")
    return bool(version)


@contextmanager
def _sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise JournalError(f"The journal {path} cannot be used ({error}), so no further file is touched.") from error


def _run(values: _Summary) -> Run:
    id, started, finished, kind, task, root, source_root, total, is_undo, undo_of, *counts = values
    undone_by, done, skipped, unsettled, undone = counts
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
    )
