"""Marks as rows of their table, and the photos that they are of."""

import json
import os
from dataclasses import dataclass
from functools import lru_cache

from sorter.items import Item, Label, Mark, Wanted

SELECT = """SELECT folder, path, name, size, mtime_ns, inode, wanted, label, corrected, accepted
    FROM marks JOIN folders ON folders.id = folder"""
INSERT = """INSERT OR REPLACE INTO marks
    (folder, name, task, size, mtime_ns, inode, wanted, label, corrected, accepted, said)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

Loaded = tuple[int, bytes, bytes, int, int, str, str, str, int, int]
Values = tuple[int, int, str, str, str, bool, bool]


@dataclass(frozen=True, slots=True)
class Row:
    """A mark, and the photo as it was when it got it."""

    folder: int
    path: str
    size: int
    mtime_ns: int
    inode: str
    mark: Mark

    def is_of(self, size: int, mtime_ns: int) -> bool:
        """Whether a file of this size and time is the one that was marked, where it lies as that did."""
        return (self.size, self.mtime_ns) == (size, mtime_ns)

    @property
    def key(self) -> tuple[int, bytes]:
        """Folder and name, by which the table knows it."""
        return self.folder, os.fsencode(os.path.basename(self.path))


def loaded(values: Loaded) -> Row:
    """The row that the values of `SELECT` tell of. Raises `ValueError` where they tell of none."""
    folder, path, name, size, mtime_ns, inode, wanted, label, corrected, accepted = values
    mark = _mark(wanted, label, corrected, accepted)
    return Row(folder, os.path.join(os.fsdecode(path), os.fsdecode(name)), size, mtime_ns, inode, mark)


def values(item: Item, mark: Mark) -> Values:
    """What is written down of a mark and its photo, from `size` to `accepted`."""
    label = json.dumps(mark.label)
    return item.size, item.mtime_ns, inode_of(item), mark.wanted.value, label, mark.corrected, mark.accepted


def inode_of(item: Item) -> str:
    """The number of the item's file, empty where that is another file by now."""
    try:
        there = os.lstat(item.path)
    except OSError:
        return ""
    return str(there.st_ino) if (there.st_size, there.st_mtime_ns) == (item.size, item.mtime_ns) else ""


@lru_cache(4096)
def _mark(wanted: str, label: str, corrected: int, accepted: int) -> Mark:
    """Of a million marks most are alike."""
    return Mark(Wanted(wanted), _label(label), bool(corrected), bool(accepted))


def _label(text: str) -> Label:
    segments = json.loads(text)
    if not isinstance(segments, list) or not all(isinstance(one, str) for one in segments):
        raise ValueError(f"no label: {text}")
    return tuple(segments)
