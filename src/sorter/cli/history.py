"""What was done, newest first, and the files of one run."""

from datetime import UTC, datetime
from pathlib import Path

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.deeds import is_removal
from sorter.cli.output import say, say_json, tell
from sorter.cli.records import Record, path_fields
from sorter.cli.recovering import settle
from sorter.cli.run_words import started, what
from sorter.cli.text import shown, shown_path
from sorter.errors import JournalError, RequestError
from sorter.files.journal.history import Entry, Run, entries, runs
from sorter.files.journal.records import OPEN_STATES, Role, State
from sorter.items import label_id

_STATES = {State.ROLLED_BACK: "not reached", State.ATTENTION: "left alone"}
_WIDEST = len("not reached")


def history(arguments: Arguments) -> int:
    """Print the runs, or the files of one."""
    journal = data_places(arguments).journal
    found = _settled(journal)
    if arguments.run is not None:
        wanted = [run for run in found if run.id == arguments.run]
        if not wanted:
            raise RequestError(f"There is no run {arguments.run} in the history.")
        _say_run(wanted[0], entries(journal, arguments.run), json=arguments.json)
        return 0
    for run in found:
        if arguments.json:
            say_json(run_record(run))
        else:
            say(run_line(run, len(str(found[0].id))))
    if not found and not arguments.json:
        say("Nothing was done yet.")
    return 0


def _settled(journal: Path) -> tuple[Run, ...]:
    """The runs, settled first where they can be."""
    found = runs(journal)
    if not any(run.unfinished for run in found):
        return found
    try:
        settle(journal)
    except JournalError as error:  # one goes on now, or nothing can be written: reading disturbs nobody
        tell(f"sorter: {shown(str(error))}")
        return found
    return runs(journal)


def run_line(run: Run, width: int) -> str:
    """One run in columns; counts are items, whose companions and links go with them."""
    counts = [(run.skipped, "skipped"), (run.open, "unfinished"), (run.not_reached, "not reached")]
    about = "".join(f", {count:,} {word}" for count, word in counts if count)
    if run.undone:
        again = "done again" if run.is_undo else "undone"
        about += f", {'all' if run.undone == run.done else f'{run.undone:,}'} {again}"
    return f"{run.id:>{width}}  {started(run)}  {what(run)}{about}"


def _say_run(run: Run, files: tuple[Entry, ...], *, json: bool) -> None:
    if json:
        say_json(run_record(run))
        for entry in files:
            say_json(entry_record(run, entry))
        return
    say(run_line(run, len(str(run.id))))
    for entry in files:
        say(entry_line(run, entry))


def entry_line(run: Run, entry: Entry) -> str:
    """One file of a run: how far it is, its old and its new path, and why where it was not done."""
    old, new = shown_path(entry.source), shown_path(entry.target)
    if is_removal(run.kind) or (run.is_undo and entry.role is Role.FURTHER):
        way = f"{old} (of {new})"
    else:
        way = f"{old} -> {new}"
    about = {Role.COMPANION: "  [companion]", Role.FURTHER: f"  [link for {shown(label_id(entry.label))}]"}
    reason = f": {shown(entry.reason)}" if entry.reason else ""
    return f"{_state(entry):<{_WIDEST}}  {way}{about.get(entry.role, '')}{reason}"


def _state(entry: Entry) -> str:
    state = State(entry.state)
    if state in OPEN_STATES:
        return "unfinished"
    return "undone" if entry.undone else _STATES.get(state, state)


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
        "not_reached": run.not_reached,
        "further": run.further,
        "undone": run.undone,
        "undo_of": run.undo_of,
        "undone_by": run.undone_by,
        "can_undo": run.can_undo,
    }


def entry_record(run: Run, entry: Entry) -> Record:
    """One file of a run."""
    return {
        "event": "file",
        "run": run.id,
        **path_fields(entry.source, "source"),
        **path_fields(entry.target, "target"),
        "role": str(entry.role),
        "size": entry.size,
        "label": label_id(entry.label),
        "state": entry.state,
        "reason": entry.reason,
        "undone": entry.undone,
    }


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
