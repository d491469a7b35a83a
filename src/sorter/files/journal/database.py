"""The database behind the journal: its tables and its words."""

from sorter.errors import JournalError
from sorter.files.database import Database, may_write
from sorter.files.journal import schema

__all__ = ["connect", "may_write", "prepare", "reader", "sentence", "tables_version"]

_JOURNAL = Database(
    "journal",
    schema.SCRIPT,
    schema.VERSION,
    schema.UPGRADES,
    JournalError,
    unusable="so no further file is touched; where it is damaged, move it away: earlier runs cannot be undone then",
    newer="so no file is touched",
)
connect, reader = _JOURNAL.connect, _JOURNAL.reader
prepare, tables_version, sentence = _JOURNAL.prepare, _JOURNAL.tables_version, _JOURNAL.sentence
