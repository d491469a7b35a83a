"""Questions to the store's tables."""

import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence

Row = tuple[int, int, int, bytes]
"""Size, time, preview and data of a measurement."""

_OLDEST = 16  # folders forgotten at once, and at most the same part of all: who has few of them keeps the rest


def model_id(connection: sqlite3.Connection, key: str) -> int | None:
    """The number of a model, if it has one."""
    return _one(connection, "SELECT id FROM models WHERE key = ?", (key.encode(),))


def made_model(connection: sqlite3.Connection, key: str) -> int:
    """The number of a model, new where it has none."""
    known = model_id(connection, key)
    return known or _new(connection, "INSERT INTO models (key) VALUES (?)", (key.encode(),))


def folder_id(connection: sqlite3.Connection, path: bytes, volume: int) -> int | None:
    """The number of a folder, if it has one."""
    return _one(connection, "SELECT id FROM folders WHERE path = ? AND volume = ?", (path, volume))


def made_folder(connection: sqlite3.Connection, path: bytes, volume: int, now: int) -> int:
    """The number of a folder, new where it has none."""
    known = folder_id(connection, path, volume)
    insert = "INSERT INTO folders (path, volume, used) VALUES (?, ?, ?)"
    return known or _new(connection, insert, (path, volume, now))


def use(connection: sqlite3.Connection, folders: Collection[int], now: int) -> None:
    """Note that something in these folders was asked for."""
    connection.executemany("UPDATE folders SET used = ? WHERE id = ?", [(now, folder) for folder in folders])


def rows(
    connection: sqlite3.Connection, folder: int, model: int, names: Sequence[bytes]
) -> Iterator[tuple[bytes, Row]]:
    """The measurements of these names, each with its name."""
    marks = ",".join("?" * len(names))
    found = connection.execute(
        "SELECT name, size, mtime_ns, preview, data FROM measurements"  # noqa: S608  # question marks alone
        f" WHERE folder = ? AND model = ? AND name IN ({marks})",
        (folder, model, *names),
    )
    for row in found:
        yield row[0], row[1:]


def add(connection: sqlite3.Connection, folder: int, name: bytes, model: int, row: Row) -> None:
    """Remember a measurement, in place of an older one."""
    connection.execute(
        "INSERT OR REPLACE INTO measurements (folder, name, model, size, mtime_ns, preview, data)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (folder, name, model, *row),
    )


def move(connection: sqlite3.Connection, old: tuple[int, bytes], new: tuple[int, bytes]) -> None:
    """What is known of a file by its folder and name is known of it by others, and nothing of what had those before."""
    connection.execute("DELETE FROM measurements WHERE folder = ? AND name = ?", new)
    connection.execute("UPDATE measurements SET folder = ?, name = ? WHERE folder = ? AND name = ?", (*new, *old))


def count(connection: sqlite3.Connection) -> int:
    """How many measurements there are."""
    return _one(connection, "SELECT count(*) FROM measurements", ()) or 0


def bytes_used(connection: sqlite3.Connection) -> int:
    """Of the file, without the pages that are free again."""
    pages, free, size = (
        _one(connection, f"PRAGMA {name}", ()) or 0 for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def remove_beneath(connection: sqlite3.Connection, path: bytes) -> int:
    """Forget a file, or every file beneath a folder; how many measurements that were."""
    folder, name = os.path.split(path)
    removed = connection.execute(
        "DELETE FROM measurements WHERE name = ? AND folder IN (SELECT id FROM folders WHERE path = ?)", (name, folder)
    ).rowcount
    above = path.rstrip(b"/") + b"/" if os.sep == "/" else path.rstrip(b"\\") + b"\\"
    beneath = "SELECT id FROM folders WHERE path = ?1 OR substr(path, 1, ?2) = ?3"
    values = (path, len(above), above)
    removed += connection.execute(f"DELETE FROM measurements WHERE folder IN ({beneath})", values).rowcount  # noqa: S608
    connection.execute(f"DELETE FROM folders WHERE id IN ({beneath})", values)  # noqa: S608
    return removed


def remove_oldest(connection: sqlite3.Connection, but: Collection[int]) -> bool:
    """Forget the folders that were not asked for the longest, but not these; False where there are no others."""
    by_age = connection.execute("SELECT id FROM folders ORDER BY used, id")
    others = [folder for (folder,) in by_age if folder not in but]
    oldest = others[: min(max(len(others) // _OLDEST, 1), _OLDEST)]
    connection.executemany("DELETE FROM measurements WHERE folder = ?", [(folder,) for folder in oldest])
    connection.executemany("DELETE FROM folders WHERE id = ?", [(folder,) for folder in oldest])
    return bool(oldest)


def _one(connection: sqlite3.Connection, question: str, values: tuple[object, ...]) -> int | None:
    row = connection.execute(question, values).fetchone()
    if row is None:
        return None
    (value,) = row
    if not isinstance(value, int):
        raise TypeError(question)
    return value


def _new(connection: sqlite3.Connection, insert: str, values: tuple[object, ...]) -> int:
    number = connection.execute(insert, values).lastrowid
    if number is None:
        raise TypeError(insert)
    return number
