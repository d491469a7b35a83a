"""What was done so far, for showing; it takes no lock and changes nothing."""

from pathlib import Path

from sorter.errors import RequestError
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Entry, Run

__all__ = ["Entry", "Run", "copies", "entries", "runs"]


def runs(journal_path: Path) -> tuple[Run, ...]:
    """Every run, newest first; none where there is no journal yet. Raises `JournalError`."""
    if not journal_path.exists():
        return ()
    with Journal.reading(journal_path) as journal:
        return journal.runs()


def entries(journal_path: Path, run_id: int) -> tuple[Entry, ...]:
    """Every file of a run. Raises `RequestError` where there is no such run, and `JournalError`."""
    if not journal_path.exists():
        raise RequestError(f"There is no run {run_id} in the history.")
    with Journal.reading(journal_path) as journal:
        return journal.entries(journal.run(run_id))


def copies(journal_path: Path) -> list[tuple[Identity, Identity]]:
    """Originals and their verified copies, as they were then: the same content as long as both are unchanged.

    Raises `JournalError`.
    """
    if not journal_path.exists():
        return []
    with Journal.reading(journal_path) as journal:
        return journal.copies()
