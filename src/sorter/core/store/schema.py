"""The tables of the store, and of the pictures beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schema:
    """What a file is made of; one of another application or version is begun anew, which costs only time."""

    application: int  # four letters that mark the file
    version: int
    statements: tuple[str, ...]


PAGE = 65_536
"""Bytes of a page, the most there can be: eleven measurements of a thousand classes each.

Pages of 16 KB would hold two and leave a third of each empty; the usual 4 KB would cut each in two.
"""

MEASUREMENTS = Schema(
    0x534F5253,  # "SORS"
    2,
    (
        """CREATE TABLE models (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE)""",
        """CREATE TABLE folders (
    id INTEGER PRIMARY KEY,
    volume INTEGER NOT NULL,  -- number of the file system, 0 where it has none
    path BLOB NOT NULL,
    used INTEGER NOT NULL,  -- seconds since 1970, when something in it was last asked for
    UNIQUE (path, volume)
)""",
        """CREATE TABLE measurements (
    id INTEGER PRIMARY KEY,
    folder INTEGER NOT NULL,
    name BLOB NOT NULL,
    model INTEGER NOT NULL,
    size INTEGER NOT NULL,  -- bytes
    mtime_ns INTEGER NOT NULL,
    preview INTEGER NOT NULL,  -- shorter side of the embedded preview that was measured; 0: the photo itself
    data BLOB NOT NULL,
    UNIQUE (folder, name, model)
)""",
    ),
)
"""Paths and names are the file system's own bytes."""

PICTURES = Schema(
    0x534F5250,  # "SORP"
    1,
    (
        """CREATE TABLE pictures (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL,
    side INTEGER NOT NULL,  -- at most how many pixels long
    size INTEGER NOT NULL,  -- of the file, in bytes
    mtime_ns INTEGER NOT NULL,
    used INTEGER NOT NULL,  -- what was used later has a higher number
    seal INTEGER NOT NULL,
    jpeg BLOB NOT NULL,
    UNIQUE (path, side)
)""",
        "CREATE INDEX pictures_by_use ON pictures (used)",
    ),
)
"""The same of pictures."""
