"""What was done so far, for showing; it takes no lock and changes nothing."""

from pathlib import Path

from sorter.errors import RequestError
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Entry, Role, Row, Run, State

__all__ = ["Entry", "Run", "copies", "entries", "placed", "runs"]


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


def placed(journal_path: Path, kind: str, root: str) -> list[Row]:
    """The photos that runs of this kind put beneath this root and no undo took away again, oldest first.

    Raises `JournalError`.
    """
    if not journal_path.exists():
        return []
    with Journal.reading(journal_path) as journal:
        alike = [run for run in reversed(journal.runs()) if (run.kind, run.root, run.is_undo) == (kind, root, False)]
        rows = [row for run in alike for row in journal.rows(run, state=State.DONE, not_undone=True)]
    return [row for row in rows if row.step.role is Role.PHOTO]
