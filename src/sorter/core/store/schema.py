"""The store's tables."""

APPLICATION = 0x534F5253
"""What marks a file as a store: "SORS"."""

VERSION = 2
"""Of the tables; a store of another version is begun anew, which costs only time."""

PAGE = 65_536
"""Bytes of a page, the most there can be: eleven measurements of a thousand classes each.

Pages of 16 KB would hold two and leave a third of each empty; the usual 4 KB would cut each in two.
"""

STATEMENTS = (
    f"""PRAGMA application_id = {APPLICATION}""",
    f"""PRAGMA user_version = {VERSION}""",
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
)
"""Paths and names are the file system's own bytes."""
