"""The store's file: opened, begun anew where it is damaged, and its failures kept from everyone."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from sorter.core.store.schema import PAGE, Schema

T = TypeVar("T")

_WAIT = 2.0  # seconds for another Sorter that writes just now
_GIVE_UP = 3  # failures one after the other, after which the store is left alone
_LONGEST = 16 * 1024 * 1024  # bytes of a value: no measurement is as long, a damaged length may be
_CACHE = -16 * 1024  # KB
_LOGGED = 250  # pages in the log before they are put into the file: 16 MB
# "error" is a table that is not there any more; nothing that is asked for breaks a rule of sound tables
_DAMAGED = (
    *(sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH),
    *(sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT),
)
_GIVEN_BACK = 256  # pages at once: 16 MB, so that others may write in between
_GLANCE = 0.02  # seconds
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_READING, _WRITING = "BEGIN", "BEGIN IMMEDIATE"
_PRIMARY = 0xFF  # of an extended code
_BESIDE = ("", "-wal", "-shm", "-journal")


class StoreFile:
    """One connection that any thread may use; every failure costs what was remembered and nothing else."""

    def __init__(self, path: Path, made_of: Schema) -> None:
        self.path = path
        self._made_of = made_of
        self.trouble = ""  # why nothing is remembered at present; empty where it is
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._failures = 0

    def read(self, do: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `do` reads, all of one moment; `otherwise` where the file cannot be used."""
        return self._work(do, otherwise, _READING)

    def write(self, do: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `do` returns after it wrote, all or nothing; `otherwise` where the file cannot be used."""
        return self._work(do, otherwise, _WRITING)

    def size(self) -> int:
        """Bytes on the disk, of the file and its log."""
        total = 0
        for ending in ("", "-wal"):
            with suppress(OSError):
                total += os.stat(f"{self.path}{ending}").st_size
        return total

    def remove(self) -> None:
        """Forget everything. Raises `OSError`."""
        with self._lock:
            self._close()
            _remove(self.path)

    def give_back(self, go_on: Callable[[], bool] = lambda: True) -> None:
        """Give the disk back what was forgotten; ends early once `go_on` says no."""
        with self._lock:
            try:
                self._connection = connection = self._connection or _opened(self.path, self._made_of)
                free = _free_pages(connection)
                while free and go_on():
                    # `execute` would give back one page of all
                    connection.executescript(f"PRAGMA incremental_vacuum({_GIVEN_BACK})")
                    before, free = free, _free_pages(connection)
                    if free >= before:  # another program uses them, or the file is one that cannot shrink
                        break
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except (sqlite3.Error, OSError) as error:
                self._fail(error)

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed."""
        with self._lock:
            self._close()

    def _work(self, do: Callable[[sqlite3.Connection], T], otherwise: T, begin: str) -> T:
        with self._lock:
            if self._failures >= _GIVE_UP:
                return otherwise
            try:
                self._connection = connection = self._connection or _opened(self.path, self._made_of)
                connection.execute(begin)
                done = do(connection)
                connection.execute("COMMIT")
            except (sqlite3.Error, OSError, ValueError, TypeError, OverflowError) as error:
                self._fail(error)
                return otherwise
            self._failures = 0
            if begin == _WRITING:  # what can be read may still take nothing more
                self.trouble = ""
            return done

    def _fail(self, error: Exception) -> None:
        """Values of a wrong kind are damage like any other; a disk that is full or a file that is in use is none."""
        self._failures += 1
        self.trouble = _reason(error)
        self._close()
        if not isinstance(error, OSError) and _is_damaged(error):
            try:
                _remove(self.path)
            except OSError as refused:
                self.trouble = _reason(refused)

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            try:
                connection.close()  # rolls back what is open
            except sqlite3.Error as error:
                self.trouble = str(error)


def _opened(path: Path, made_of: Schema) -> sqlite3.Connection:
    """A connection; while another program makes the file, SQLite itself waits for nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + _WAIT
    while True:
        try:
            return _connected(path, made_of)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY not in _IN_USE or time.monotonic() > until:
                raise
        time.sleep(_GLANCE)


def _connected(path: Path, made_of: Schema) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=_WAIT, check_same_thread=False)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        connection.execute(f"PRAGMA cache_size = {_CACHE}")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # of a new file: pages can be given back to the disk
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOGGED}")
        connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last seconds of measuring
        _prepare(connection, made_of)
    except BaseException:
        connection.close()
        raise
    return connection


def _free_pages(connection: sqlite3.Connection) -> int:
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    return int(free)


def _prepare(connection: sqlite3.Connection, made_of: Schema) -> None:
    """Make the tables where there are none. A file of another program or version counts as damaged."""
    connection.execute("BEGIN IMMEDIATE")  # another program may be about to make them too
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        connection.execute(f"PRAGMA application_id = {made_of.application}")
        connection.execute(f"PRAGMA user_version = {made_of.version}")
        for statement in made_of.statements:
            connection.execute(statement)
    connection.execute("COMMIT")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (application, version) != (made_of.application, made_of.version):
        raise ValueError("the file is of another version")


def _reason(error: Exception) -> str:
    """In the system's or the database's words, without a number before them."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _is_damaged(error: Exception) -> bool:
    if not isinstance(error, sqlite3.Error):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python's own part: a value that is none of the table's
        return not isinstance(error, sqlite3.ProgrammingError)
    return (code & _PRIMARY) in _DAMAGED


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
