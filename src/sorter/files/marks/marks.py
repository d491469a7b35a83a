"""The marks of photos in one file: written as they are made, found again, and moved along."""

import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sorter.errors import JournalError, MarksError
from sorter.files.database import Database
from sorter.files.identity import lies_at
from sorter.files.marks import schema
from sorter.files.marks.rows import INSERT, SELECT, Row, inode_of, loaded, values
from sorter.files.volumes import refuse_network
from sorter.items import Item, Mark

_COARSE = 2_000_000_000  # nanoseconds: times on FAT
_AT_ONCE = 500  # names a question; SQLite takes 32,766
_MARKS = Database(
    "file of your corrections",
    schema.SCRIPT,
    schema.VERSION,
    schema.UPGRADES,
    MarksError,
    unusable="so photos are sorted without them and new ones are not kept; move it away to begin anew",
    newer="so photos are sorted without them and new ones are not kept",
)

Said = Mapping[Item, Mark | None]
"""What a person says of photos now; None: nothing any more."""


class Marks:
    """An open file of marks; every method raises `MarksError`, one sentence, where the database fails.

    A mark belongs to the file at its path as long as size and time are the same, or else the inode, as after an edit.
    A file that somebody moved is known by size and time, and by its name or its inode, once its old place has it no
    longer; a copy has no mark.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    @contextmanager
    def writing(cls, path: Path) -> Iterator["Marks"]:
        """The marks, to add to them; made where there are none."""
        try:
            refuse_network(path.parent)
        except JournalError as error:
            raise MarksError(str(error)) from error
        with _MARKS.sentence(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_MARKS.connect(path, "rwc")) as connection:
            with _MARKS.sentence(path):
                _MARKS.prepare(path, connection)
            yield cls(path, connection)

    @classmethod
    @contextmanager
    def reading(cls, path: Path) -> Iterator["Marks"]:
        """The marks of a file that is there, also where nothing can be written."""
        with closing(_MARKS.reader(path)) as connection:
            with _MARKS.sentence(path):
                if not _MARKS.tables_version(path, connection):  # its maker died before its tables were there
                    _MARKS.prepare(path, connection)
            yield cls(path, connection)

    def keep(self, task: str, said: Said) -> None:
        """Write down what a person says of photos, for a task, in one durable transaction."""
        now = time.time()
        with self._transaction() as database:
            for item, mark in said.items():
                folder, name = self._folder(os.path.dirname(item.path)), os.fsencode(item.name)
                if mark:
                    database.execute(INSERT, (folder, name, task, *values(item, mark), now))
                else:
                    where = "folder = ? AND name = ? AND task = ?"
                    database.execute(f"DELETE FROM marks WHERE {where}", (folder, name, task))  # noqa: S608  (constant)

    def find(self, task: str, items: Sequence[Item]) -> dict[str, Mark]:
        """What was said of those of the items of which something was, by path.

        Where a file was edited or moved since, that is written down, as far as it can be.
        """
        found: dict[str, Mark] = {}
        strayed: list[tuple[Row, Item]] = []
        with self._sound():
            here = self._here(task, items)
            for item in items:
                row = here.get(item.path)
                if row is None or not row.is_of(item.size, item.mtime_ns):
                    row = row if row and _edited(row, item) else self._elsewhere(task, item)
                    strayed += [(row, item)] if row else []
                if row:
                    found[item.path] = row.mark
        if strayed:
            with suppress(MarksError):  # where nothing can be written, it is found out again next time
                self._follow(task, strayed)
        return found

    def moved(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Files lie elsewhere now: old and new paths, in the order in which they were moved."""
        with self._transaction():
            for old, new in pairs:
                self._move(old, new)

    def count(self) -> int:
        """How many there are."""
        with self._sound():
            (count,) = self._connection.execute("SELECT count(*) FROM marks").fetchone()
        return int(count)

    def _here(self, task: str, items: Sequence[Item]) -> dict[str, Row]:
        """The marks at the paths of the items, whatever lies there now."""
        folders: defaultdict[str, list[bytes]] = defaultdict(list)
        for item in items:
            folders[os.path.dirname(item.path)].append(os.fsencode(item.name))
        rows: dict[str, Row] = {}
        for folder, names in folders.items():
            for at in range(0, len(names), _AT_ONCE):
                some = names[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                query = f"{SELECT} WHERE path = ? AND task = ? AND name IN ({marks})"
                found = self._connection.execute(query, (os.fsencode(folder), task, *some))
                rows |= {row.path: row for row in map(loaded, found)}
        return rows

    def _elsewhere(self, task: str, item: Item) -> Row | None:
        """The mark of a file that lay somewhere else and does no longer."""
        query = f"{SELECT} WHERE task = ? AND size = ? AND mtime_ns = ?"
        rows = map(loaded, self._connection.execute(query, (task, item.size, item.mtime_ns)))
        gone = [row for row in rows if not lies_at(row.path, row.size, row.mtime_ns)]
        inode = inode_of(item) if gone else ""
        same = [row for row in gone if inode and row.inode == inode]
        named = same or [row for row in gone if os.path.basename(row.path) == item.name]
        return named[0] if len(named) == 1 else None

    def _follow(self, task: str, strayed: Sequence[tuple[Row, Item]]) -> None:
        with self._transaction() as database:
            for row, item in strayed:
                database.execute("DELETE FROM marks WHERE folder = ? AND name = ? AND task = ?", (*row.key, task))
                folder, name = self._folder(os.path.dirname(item.path)), os.fsencode(item.name)
                database.execute(INSERT, (folder, name, task, *values(item, row.mark), time.time()))

    def _move(self, old: str, new: str) -> None:
        folder, name = os.path.split(old)
        query = "SELECT id FROM folders JOIN marks ON folder = id AND name = ?2 WHERE path = ?1"
        found = self._connection.execute(query, (os.fsencode(folder), os.fsencode(name))).fetchone()
        if found:
            target = self._folder(os.path.dirname(new)), os.fsencode(os.path.basename(new))
            there = "UPDATE OR REPLACE marks SET folder = ?, name = ? WHERE folder = ? AND name = ?"
            self._connection.execute(there, (*target, found[0], os.fsencode(name)))
            self._renew(target, new)

    def _renew(self, key: tuple[int, bytes], path: str) -> None:
        """The same file on another disk has another inode, and a time that is rounded as that disk rounds."""
        with suppress(OSError):
            now = os.lstat(path)
            query = """UPDATE marks SET mtime_ns = ?1, inode = ?2
                WHERE folder = ?3 AND name = ?4 AND size = ?5 AND abs(mtime_ns - ?1) <= ?6"""
            self._connection.execute(query, (now.st_mtime_ns, str(now.st_ino), *key, now.st_size, _COARSE))

    def _folder(self, path: str) -> int:
        """The number of a folder, new where it has none."""
        encoded = os.fsencode(path)
        self._connection.execute("INSERT OR IGNORE INTO folders (path) VALUES (?)", (encoded,))
        (number,) = self._connection.execute("SELECT id FROM folders WHERE path = ?", (encoded,)).fetchone()
        return int(number)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._sound():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """What the rows hold may be damaged too."""
        with _MARKS.sentence(self._path):
            try:
                yield
            except (ValueError, TypeError, OverflowError) as error:
                raise sqlite3.DatabaseError("what is in it is damaged") from error


def _edited(row: Row, item: Item) -> bool:
    """Whether it is the same file with other content; a file that took its place has another inode."""
    return bool(row.inode) and row.inode == inode_of(item)
