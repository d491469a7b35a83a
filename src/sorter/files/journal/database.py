"""The file behind the journal: connections to it, its tables, and its failures in one sentence."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sorter.errors import JournalError
from sorter.files.journal import schema


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection whose commits are on the disk; `mode` is SQLite's: "rw", or "rwc" to make the file where it is not.

    Raises `JournalError`.
    """
    with sentence(path):
        connection = _opened(path, mode)
        try:
            for setting in ("journal_mode = WAL", "synchronous = FULL", "fullfsync = 1", "checkpoint_fullfsync = 1"):
                connection.execute(f"PRAGMA {setting}").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection


def reader(path: Path) -> sqlite3.Connection:
    """A connection to read by, also where nothing may be written or there is no room: then it makes no file.

    A reader has to make the log where it is missing, unless the database is said never to change
    (https://www.sqlite.org/wal.html#read_only_databases): without a log, nobody writes just then. May raise
    `JournalError` here, and what is wrong with the file shows when it is first read.
    """
    if may_write(path):
        # on a full disk there is no room for the log; what else is wrong, the next try says
        with suppress(JournalError):
            return connect(path, "rw")
    log = path.with_name(f"{path.name}-wal")
    with sentence(path):
        still = "readonly_shm" if log.exists() and log.stat().st_size else "immutable"
        return _opened(path, f"ro&{still}=1")


def may_write(path: Path) -> bool:
    """Whether this user may write to a journal that is there: the log is a file beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    # a file that has to be there is not made by looking for it
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=10)


def prepare(path: Path, connection: sqlite3.Connection) -> None:
    """Make the tables of a new journal, or bring those of an older one up to date."""
    version = tables_version(path, connection)
    if not version:
        connection.executescript(schema.SCRIPT)
    for older in range(version, schema.VERSION if version else 0):
        connection.executescript(schema.UPGRADES[older])


def tables_version(path: Path, connection: sqlite3.Connection) -> int:
    """The version of the tables, 0 where there are none. Raises `JournalError` where it is not known here."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not 0 <= version <= schema.VERSION:
        raise JournalError(f"The journal {path} was written by a newer version of Sorter, so no file is touched.")
    return int(version)


@contextmanager
def sentence(path: Path) -> Iterator[None]:
    """Turn what the database or its disk refuses into a `JournalError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise JournalError(f"The journal {path} cannot be used ({reason}), so no further file is touched.") from error
