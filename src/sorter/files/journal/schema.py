"""The journal's tables."""

VERSION = 3  # as the script sets it

SCRIPT = """
BEGIN IMMEDIATE;
CREATE TABLE journal (
    token TEXT NOT NULL                 -- begins every temporary name, so that two journals never share one
) STRICT;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started REAL NOT NULL,
    finished REAL,
    kind TEXT NOT NULL,
    task TEXT NOT NULL,
    root BLOB NOT NULL,                 -- paths are bytes; those in rows are relative to these two
    source_root BLOB NOT NULL,
    total INTEGER NOT NULL,
    is_undo INTEGER NOT NULL,
    undo_of INTEGER REFERENCES runs
) STRICT;
CREATE TABLE rows (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs,
    item INTEGER NOT NULL,              -- the id of its first row: all of an item's rows, or none
    role TEXT NOT NULL,
    deed TEXT NOT NULL,
    source BLOB NOT NULL,
    target BLOB NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    label TEXT NOT NULL,
    score REAL NOT NULL,
    renamed INTEGER NOT NULL,
    undoes INTEGER REFERENCES rows,
    undone_by INTEGER REFERENCES rows,
    token TEXT NOT NULL,
    method TEXT NOT NULL,
    device TEXT NOT NULL,               -- numbers of up to 64 bits without a sign are kept as text
    inode TEXT NOT NULL,
    placed_device TEXT,
    placed_inode TEXT,
    placed_size INTEGER,
    placed_mtime_ns INTEGER,
    digest BLOB NOT NULL,
    placeholder INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    link BLOB NOT NULL                  -- what a symbolic link holds, or the keywords of a tag
) STRICT;
CREATE INDEX rows_of_run ON rows (run, state, undone_by);
CREATE INDEX rows_undoing ON rows (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE folders (                  -- made by Sorter, and so removed again once they are empty
    path BLOB PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs
) STRICT, WITHOUT ROWID;
CREATE TABLE kept (                     -- what files were before they were written anew, until that is undone
    row INTEGER PRIMARY KEY REFERENCES rows,
    size INTEGER,                       -- nothing in these two where there was no file
    mtime_ns INTEGER,
    digest BLOB NOT NULL,
    difference BLOB NOT NULL
) STRICT;
INSERT INTO journal VALUES (lower(hex(randomblob(4))));
PRAGMA user_version = 3;
COMMIT;
"""

UPGRADES = {
    1: """
BEGIN IMMEDIATE;
ALTER TABLE rows ADD COLUMN item INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rows ADD COLUMN role TEXT NOT NULL DEFAULT 'photo';
ALTER TABLE rows ADD COLUMN link BLOB NOT NULL DEFAULT x'';
UPDATE rows SET item = id;
CREATE INDEX rows_undoing ON rows (undoes) WHERE undoes IS NOT NULL;
PRAGMA user_version = 2;
COMMIT;
""",
    2: """
BEGIN IMMEDIATE;
CREATE TABLE kept (
    row INTEGER PRIMARY KEY REFERENCES rows,
    size INTEGER,
    mtime_ns INTEGER,
    digest BLOB NOT NULL,
    difference BLOB NOT NULL
) STRICT;
PRAGMA user_version = 3;
COMMIT;
""",
}
"""What makes the tables of an older version those of the next."""
