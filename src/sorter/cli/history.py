"""What was done, newest first."""

from datetime import UTC, datetime

from sorter.cli.arguments import Arguments
from sorter.cli.output import say, say_json, tell
from sorter.cli.records import Record, path_fields
from sorter.cli.recovering import settle
from sorter.cli.text import plural, shown, shown_path
from sorter.files.history import Run, runs
from sorter.files.journal import JournalBusy
from sorter.settings import places

_WORDS = {"copy": "copied", "move": "moved"}


def history(arguments: Arguments) -> int:
    """Print the runs."""
    journal = places(arguments.data_dir).journal
    try:
        settle(journal)
    except JournalBusy as busy:  # a run that goes on now needs no recovery, and reading disturbs nobody
        tell(f"sorter: {shown(str(busy))}")
    found = runs(journal)
    for run in found:
        if arguments.json:
            say_json(run_record(run))
        else:
            say(run_line(run, len(str(found[0].id))))
    if not found and not arguments.json:
        say("Nothing was done yet.")
    return 0


def run_line(run: Run, width: int) -> str:
    """One run in columns."""
    when = datetime.fromtimestamp(run.started).astimezone().strftime("%Y-%m-%d %H:%M")
    skipped = f", {run.skipped:,} skipped" if run.skipped else ""
    unfinished = f", {run.open:,} unfinished" if run.open else ""
    undone = f", {'all' if run.undone == run.done else f'{run.undone:,}'} put back" if run.undone else ""
    return f"{run.id:>{width}}  {when}  {_what(run)}{skipped}{unfinished}{undone}"


def _what(run: Run) -> str:
    if run.undo_of is not None:
        return f"{'undo' if run.is_undo else 'redo'} of {run.undo_of}: {_done(run)}"
    return f"{_done(run)} by {shown(run.task)} to {shown_path(run.root)}"


def _done(run: Run) -> str:
    if run.kind == "remove":
        return f"{plural(run.done, 'copy', 'copies')} removed"
    return f"{plural(run.done, 'photo')} {_WORDS.get(run.kind, run.kind)}"


def run_record(run: Run) -> Record:
    """One run of the history."""
    return {
        "event": "run",
        "run": run.id,
        "started": _moment(run.started),
        "finished": None if run.finished is None else _moment(run.finished),
        "kind": run.kind,
        "task": run.task,
        **path_fields(run.root, "root"),
        "total": run.total,
        "done": run.done,
        "skipped": run.skipped,
        "open": run.open,
        "undone": run.undone,
        "undo_of": run.undo_of,
        "undone_by": run.undone_by,
        "can_undo": run.can_undo,
    }


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
