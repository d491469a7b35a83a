"""Small pictures that were made of photos before: found again, bounded in bytes, and forgotten."""

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from zlib import crc32

from sorter.core.store import schema, tables
from sorter.core.store.file import StoreFile

LIMIT = 256 * 10**6
"""Bytes at most: some fifteen thousand pictures of the usual size."""

_SHARE = 4  # and at most a quarter of what the disk has left without it
_LOOK_EVERY = 64  # pictures that are kept: then the size is looked at
_TELL_EVERY = 256  # pictures that are found: then it is written down
_AT_ONCE = 512  # pictures that are forgotten together

Known = tuple[str, int, int, int]
"""Of which file, as large and as old as it is (bytes, ns), and at most how many pixels long."""


class Pictures:
    """JPEGs in one file; may be used from any thread. Nothing here raises for what the file has become.

    What was used last is forgotten last.
    """

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        """Nothing is opened or made before something is asked for or kept."""
        self._file = StoreFile(path, schema.PICTURES)
        self.limit = limit  # another one counts from the next look at the size on
        self._lock = Lock()  # guards what follows
        self._used: set[int] = set()
        self._added = 0

    @property
    def path(self) -> Path:
        """The file, which need not be there."""
        return self._file.path

    def find(self, known: Known) -> bytes:
        """The picture of a file as it is now; empty where there is none."""
        if not self._file.path.exists():
            return b""
        id, jpeg = self._file.read(partial(_found, known=known), (0, b""))
        if id:
            with self._lock:
                self._used.add(id)
                many = len(self._used) >= _TELL_EVERY
            if many:
                self._tell()
        return jpeg

    def keep(self, known: Known, jpeg: bytes) -> None:
        """Keep a picture, in the place of an older one of the same path and length."""
        if not self._file.path.exists():
            self._file.close()  # another program has removed it
        self._file.write(partial(_kept, known=known, jpeg=jpeg), None)
        with self._lock:
            look = self._added % _LOOK_EVERY == 0
            self._added += 1
        if look:
            self._bound()

    def trim(self) -> None:
        """Keep to the bound now. Lets go of the file."""
        if self._file.path.exists():
            self._bound()
            self._file.close()

    def size(self) -> int:
        """Bytes on the disk, of the file and its log."""
        return self._file.size()

    def count(self) -> int:
        """How many pictures are kept."""
        return self._file.read(_count, 0) if self._file.path.exists() else 0

    def forget(self) -> None:
        """Forget everything. Raises `OSError`."""
        self._file.remove()
        with self._lock:
            self._used.clear()

    def forget_beneath(self, paths: Iterable[str]) -> None:
        """Forget the pictures of what lies at or beneath absolute paths."""
        if self._file.path.exists():
            for path in paths:
                self._file.write(partial(_remove_beneath, path=os.fsencode(path)), None)
            self._file.give_back()
            self._file.close()

    def rest(self) -> None:
        """Note what was used, and let go of the file until it is needed again."""
        self._tell()
        self._file.close()

    def _tell(self) -> None:
        with self._lock:
            used, self._used = self._used, set()
        if used:
            self._file.write(partial(_use, ids=used), None)

    def _bound(self) -> None:
        """Forget what was not used for the longest."""
        limit = self.limit
        with suppress(OSError):
            limit = min(limit, (shutil.disk_usage(self._file.path.parent).free + self.size()) // _SHARE)
        if self._file.read(tables.bytes_used, 0) <= limit:
            return
        self._tell()
        while self._file.read(tables.bytes_used, 0) > limit and self._file.write(_remove_oldest, False):
            pass
        self._file.give_back()


def _found(connection: sqlite3.Connection, *, known: Known) -> tuple[int, bytes]:
    path, size, mtime_ns, side = known
    row = connection.execute(
        "SELECT id, seal, jpeg FROM pictures WHERE path = ? AND side = ? AND size = ? AND mtime_ns = ?",
        (os.fsencode(path), side, size, mtime_ns),
    ).fetchone()
    if row is None:
        return 0, b""
    id, seal, jpeg = row
    return (id, jpeg) if seal == _seal(known, jpeg) else (0, b"")


def _kept(connection: sqlite3.Connection, *, known: Known, jpeg: bytes) -> None:
    path, size, mtime_ns, side = known
    connection.execute(
        "INSERT OR REPLACE INTO pictures (path, side, size, mtime_ns, used, seal, jpeg) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (os.fsencode(path), side, size, mtime_ns, _next_use(connection), _seal(known, jpeg), jpeg),
    )


def _seal(known: Known, jpeg: bytes) -> int:
    """What a picture belongs to: damage is noticed, and a photo never gets another one's picture."""
    path, *numbers = known
    return crc32(jpeg, crc32(repr(numbers).encode(), crc32(os.fsencode(path))))


def _next_use(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT max(used) FROM pictures").fetchone()
    return (last or 0) + 1


def _use(connection: sqlite3.Connection, *, ids: Iterable[int]) -> None:
    now = _next_use(connection)
    connection.executemany("UPDATE pictures SET used = ? WHERE id = ?", [(now, id) for id in ids])


def _count(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM pictures").fetchone()
    return int(count)


def _remove_oldest(connection: sqlite3.Connection) -> bool:
    oldest = "SELECT id FROM pictures ORDER BY used, id LIMIT ?"
    return connection.execute(f"DELETE FROM pictures WHERE id IN ({oldest})", (_AT_ONCE,)).rowcount > 0  # noqa: S608


def _remove_beneath(connection: sqlite3.Connection, *, path: bytes) -> None:
    end = os.fsencode(os.sep)
    above = path.rstrip(end) + end
    connection.execute("DELETE FROM pictures WHERE path = ? OR substr(path, 1, ?) = ?", (path, len(above), above))
