"""What was measured before, by file: found again, added to, moved along, bounded and forgotten."""

import os
import shutil
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from sorter.core.measurement import Measurement
from sorter.core.store import tables
from sorter.core.store.file import StoreFile
from sorter.core.store.rows import packed, unpacked
from sorter.core.store.schema import MEASUREMENTS
from sorter.items import Item

LIMIT = 8 * 10**9
"""Bytes at most: more than a million measurements."""

_SHARE = 4  # and at most a quarter of what the disk has left without it
_AT_ONCE = 200  # names a question; SQLite takes 32,766, and a chunk of items is no longer
_LOOK_EVERY = 64  # times that measurements are added: then the size is looked at


class Store:
    """Measurements in one file. Nothing here raises for what the file has become: then nothing is remembered.

    A file is known by its path, the file system that it is on, its size and its time; which model and preprocessing
    measured it is said by keys of `measuring_key`.
    """

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        """Nothing is opened or made before something is asked for or added."""
        self._file = StoreFile(path, MEASUREMENTS)
        self._limit = limit
        self._now = int(time.time())
        self._volumes: dict[str, int] = {}
        self._asked: set[int] = set()  # folders that were asked for since this was made
        self._told: set[int] = set()  # those of them of which the file says so
        self._added = 0
        self._full = False

    @property
    def path(self) -> Path:
        """The file, which need not be there."""
        return self._file.path

    @property
    def trouble(self) -> str:
        """Why nothing is remembered at present; empty where it is."""
        return self._file.trouble

    def find(self, keys: Sequence[str], items: Sequence[Item], *, previews: bool = False) -> list[Measurement | None]:
        """What is known of each item by any of `keys`, the first that knows it; None where nothing is.

        `previews`: also measurements of embedded previews.
        """
        found: dict[str, Measurement] = {}
        if not self._file.path.exists():
            return [None] * len(items)
        folders: defaultdict[str, dict[bytes, Item]] = defaultdict(dict)
        for item in items:
            folder, _, name = item.path.rpartition(os.sep)  # sooner than `os.path.split`
            folders[folder or os.sep][os.fsencode(name)] = item
        for folder, named in folders.items():
            find = partial(self._found, keys=keys, folder=folder, named=named, previews=previews)
            nothing: list[Measurement] = []
            found.update((measurement.item.path, measurement) for measurement in self._file.read(find, nothing))
        return [found.get(item.path) for item in items]

    def keep(self, key: str, measurements: Sequence[Measurement]) -> None:
        """Remember measurements that a model with this key made, of files as their items say."""
        if not self._full and measurements:
            self._file.write(partial(self._kept, key=key, measurements=measurements), None)
            if self._added % _LOOK_EVERY == 0:
                self._bound()
            self._added += 1

    def moved(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Files lie elsewhere now: old and new paths. Lets go of the file."""
        if self._file.path.exists():
            self._file.write(partial(self._moved, pairs=list(pairs)), None)
            self._file.close()

    def count(self) -> int:
        """How many measurements are remembered."""
        return self._file.read(tables.count, 0) if self._file.path.exists() else 0

    def size(self) -> int:
        """Bytes on the disk, of the file and its log."""
        return self._file.size()

    def forget(self) -> None:
        """Forget everything. Raises `OSError`."""
        self._file.remove()
        self._asked.clear()
        self._told.clear()
        self._full = False

    def trim(self, go_on: Callable[[], bool] = lambda: True) -> None:
        """Keep to the bound now, and give the disk back; ends early once `go_on` says no. Lets go of the file."""
        if self._file.path.exists():
            self._bound(go_on)
            self._file.give_back(go_on)
            self._file.close()

    def forget_beneath(self, paths: Iterable[str]) -> int:
        """Forget what lies at or beneath absolute paths; how many measurements that were."""
        if not self._file.path.exists():
            return 0
        count = sum(self._file.write(partial(tables.remove_beneath, path=os.fsencode(path)), 0) for path in paths)
        if count:
            self._file.give_back()
            self._file.close()
        return count

    def rest(self) -> None:
        """Note what was asked for, which is forgotten last, and let go of the file until it is needed again."""
        if self._asked - self._told:
            self._file.write(self._tell, None)
        self._file.close()

    def _tell(self, connection: sqlite3.Connection) -> None:
        tables.use(connection, self._asked - self._told, self._now)
        self._told |= self._asked

    def _found(
        self,
        connection: sqlite3.Connection,
        *,
        keys: Sequence[str],
        folder: str,
        named: dict[bytes, Item],
        previews: bool,
    ) -> list[Measurement]:
        place = tables.folder_id(connection, os.fsencode(folder), self._volume(folder))
        models = {key: model for key in keys if (model := tables.model_id(connection, key)) is not None}
        if place is None or not models:
            return []
        self._asked.add(place)
        found: dict[bytes, Measurement] = {}
        for key, model in models.items():
            left = [name for name in named if name not in found]
            for at in range(0, len(left), _AT_ONCE):
                for name, row in tables.rows(connection, place, model, left[at : at + _AT_ONCE]):
                    if name not in named:
                        raise ValueError("the index leads to other rows")
                    if one := _measurement(named[name], key, row, previews=previews):
                        found[name] = one
        return list(found.values())

    def _kept(self, connection: sqlite3.Connection, *, key: str, measurements: Sequence[Measurement]) -> None:
        model = tables.made_model(connection, key)
        for measurement in measurements:
            item, folder = measurement.item, os.path.dirname(measurement.item.path)
            place = tables.made_folder(connection, os.fsencode(folder), self._volume(folder), self._now)
            self._asked.add(place)
            name = os.fsencode(item.name)
            data = packed(measurement, _sealed(key, item, measurement.preview))
            tables.add(connection, place, name, model, (item.size, item.mtime_ns, measurement.preview, data))

    def _moved(self, connection: sqlite3.Connection, *, pairs: Sequence[tuple[str, str]]) -> None:
        for old, new in pairs:
            folder, name = os.path.split(old)
            place = tables.folder_id(connection, os.fsencode(folder), self._volume(folder))
            if place is None:
                continue
            new_folder, new_name = os.path.split(new)
            target = tables.made_folder(connection, os.fsencode(new_folder), self._volume(new_folder), self._now)
            tables.move(connection, (place, os.fsencode(name)), (target, os.fsencode(new_name)))

    def _volume(self, folder: str) -> int:
        if folder not in self._volumes:
            self._volumes[folder] = _file_system(folder)
        return self._volumes[folder]

    def _bound(self, go_on: Callable[[], bool] = lambda: True) -> None:
        """Forget what was not asked for the longest; where all of it was asked for just now, remember no more."""
        size = self.size()
        limit = self._limit
        with suppress(OSError):
            limit = min(limit, (shutil.disk_usage(self._file.path.parent).free + size) // _SHARE)
        while go_on() and not self._full and self._file.read(tables.bytes_used, 0) > limit:
            self._full = not self._file.write(partial(tables.remove_oldest, but=frozenset(self._asked)), False)


def _measurement(item: Item, key: str, row: tables.Row, *, previews: bool) -> Measurement | None:
    """What a row says of the item; None where it is of another state of its file, or is damaged."""
    size, mtime_ns, preview, data = row
    if (size, mtime_ns) != (item.size, item.mtime_ns) or (preview and not previews):
        return None
    return unpacked(item, preview, data, _sealed(key, item, preview))


def _sealed(key: str, item: Item, preview: int) -> bytes:
    """What a measurement belongs to: one that a damaged index leads to is not taken for another photo's.

    Without the names, since photos are moved.
    """
    return b"%b|%d|%d|%d" % (key.encode(), item.size, item.mtime_ns, preview)


def _file_system(folder: str) -> int:
    """The file system's own number, 0 where there is none: another disk at the same place is another one."""
    try:
        number = os.statvfs(folder).f_fsid
    except (OSError, AttributeError):
        return 0
    return number - (1 << 64) if number >= 1 << 63 else number  # SQLite's numbers are signed
