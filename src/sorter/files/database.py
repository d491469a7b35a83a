"""Databases that have to last: connections to them, their tables, and their failures in one sentence."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sorter.errors import SorterError

_DURABLE = ("journal_mode = WAL", "synchronous = FULL", "fullfsync = 1", "checkpoint_fullfsync = 1")


@dataclass(frozen=True, slots=True)
class Database:
    """One kind of them: its tables, and what people are told of it."""

    called: str  # for people: "journal"
    script: str  # makes the tables
    version: int  # of the tables, as the script sets it
    upgrades: Mapping[int, str]  # what makes the tables of an older version those of the next
    error: type[SorterError]  # what all failures become
    unusable: str  # what follows where it fails: "so no further file is touched"
    newer: str  # what follows where a newer version wrote it

    def connect(self, path: Path, mode: str) -> sqlite3.Connection:
        """A connection whose commits are on the disk; `mode` is SQLite's: "rw", or "rwc" to make the file.

        Raises the kind's error, as all that follows.
        """
        with self.sentence(path):
            connection = _opened(path, mode)
            try:
                for setting in _DURABLE:
                    connection.execute(f"PRAGMA {setting}").fetchone()
            except BaseException:
                connection.close()
                raise
            return connection

    def reader(self, path: Path) -> sqlite3.Connection:
        """A connection to read by, also where nothing may be written or there is no room: then it makes no file.

        A reader has to make the log where it is missing, unless the database is said never to change
        (https://www.sqlite.org/wal.html#read_only_databases): without a log, nobody writes just then. What is wrong
        with the file may show here or when it is first read.
        """
        if may_write(path):
            # on a full disk there is no room for the log; what else is wrong, the next try says
            with suppress(self.error):
                return self.connect(path, "rw")
        log = path.with_name(f"{path.name}-wal")
        with self.sentence(path):
            still = "readonly_shm" if log.exists() and log.stat().st_size else "immutable"
            return _opened(path, f"ro&{still}=1")

    def prepare(self, path: Path, connection: sqlite3.Connection) -> None:
        """Make the tables of a new one, or bring those of an older one up to date."""
        version = self.tables_version(path, connection)
        if not version:
            connection.executescript(self.script)
        for older in range(version, self.version if version else 0):
            connection.executescript(self.upgrades[older])

    def tables_version(self, path: Path, connection: sqlite3.Connection) -> int:
        """The version of the tables, 0 where there are none. Raises the kind's error where it is not known here."""
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if not 0 <= version <= self.version:
            raise self.error(f"The {self.called} {path} was written by a newer version of Sorter, {self.newer}.")
        return int(version)

    @contextmanager
    def sentence(self, path: Path) -> Iterator[None]:
        """Turn what the database or its disk refuses into the kind's error."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise self.error(f"The {self.called} {path} cannot be used ({reason}), {self.unusable}.") from error


def may_write(path: Path) -> bool:
    """Whether this user may write to a database that is there: the log is a file beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    # a file that has to be there is not made by looking for it
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=10)
