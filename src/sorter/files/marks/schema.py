"""The tables of the marks."""

VERSION = 1  # as the script sets it

SCRIPT = """
BEGIN IMMEDIATE;
CREATE TABLE folders (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE           -- paths and names are bytes
) STRICT;
CREATE TABLE marks (
    folder INTEGER NOT NULL REFERENCES folders,
    name BLOB NOT NULL,
    task TEXT NOT NULL,
    size INTEGER NOT NULL,              -- of the photo when this was said
    mtime_ns INTEGER NOT NULL,
    inode TEXT NOT NULL,                -- numbers of up to 64 bits without a sign; empty where it was not known
    wanted TEXT NOT NULL,
    label TEXT NOT NULL,                -- JSON
    corrected INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    said REAL NOT NULL,                 -- seconds since 1970
    PRIMARY KEY (folder, name, task)
) STRICT, WITHOUT ROWID;
CREATE INDEX marks_of_file ON marks (task, size, mtime_ns);
PRAGMA user_version = 1;
COMMIT;
"""

UPGRADES: dict[int, str] = {}
"""What makes the tables of an older version those of the next."""
