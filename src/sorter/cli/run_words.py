"""One run of the history in words."""

from datetime import datetime

from sorter.cli.deeds import done, place, to_do
from sorter.cli.text import shown, shown_path
from sorter.files.journal.history import Run


def started(run: Run) -> str:
    """When a run began, local time."""
    return datetime.fromtimestamp(run.started).astimezone().strftime("%Y-%m-%d %H:%M")


def what(run: Run) -> str:
    """What a run did: "803 photos moved by subjects to sorted", "undo of 3: 52 copies removed"."""
    if run.undo_of is not None:
        return f"{_name(run)}: {done(run.kind, run.done, further=run.further, undo=run.is_undo)}"
    return (
        f"{done(run.kind, run.done, further=run.further)} by {shown(run.task)} {place(run.kind)} {shown_path(run.root)}"
    )


def wish(run: Run) -> str:
    """What a run was to do: "803 photos to move by subjects to sorted", "undo of 3: 52 copies to remove"."""
    if run.undo_of is not None:
        return f"{_name(run)}: {to_do(run.kind, run.total)}"
    return f"{to_do(run.kind, run.total)} by {shown(run.task)} {place(run.kind)} {shown_path(run.root)}"


def _name(run: Run) -> str:
    return f"{'undo' if run.is_undo else 'redo'} of {run.undo_of}"
