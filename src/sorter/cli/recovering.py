"""Settling what an interrupted run left, before anything else is done with files."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.output import say, say_json, tell
from sorter.cli.records import Record, path_fields
from sorter.cli.run_words import started, wish
from sorter.cli.text import shown, shown_path
from sorter.files.engine.recovery import Attention, Recovery, recover
from sorter.files.journal.history import Entry, Run, entries, runs
from sorter.files.journal.records import Role, State

_COLUMNS = ("done (new place)", "not done (old place)", "left alone")


@dataclass(frozen=True, slots=True)
class SettledRun:
    """A run that had been interrupted, as it is now."""

    run: Run
    left: tuple[Entry, ...]  # files that were left alone

    @property
    def not_done(self) -> int:
        """Items at their old place, those that were never begun among them."""
        return self.run.total - self.run.done - self.run.open - sum(one.role is Role.PHOTO for one in self.left)


@dataclass(frozen=True, slots=True)
class Settled:
    """What interrupted runs left, and what was done about it."""

    found: Recovery
    runs: tuple[SettledRun, ...]  # oldest first


def settle(journal: Path) -> None:
    """Recover, and tell on standard error where there was something. Raises `JournalError`."""
    for line in settled_lines(_settle(journal)):
        tell(line)


def recover_only(arguments: Arguments) -> int:
    """Recover and print what was found."""
    settled = _settle(data_places(arguments).journal)
    if arguments.json:
        say_json(_record(settled))
        return 0
    lines = list(settled_lines(settled))
    for line in lines or ["Nothing was left unfinished."]:
        say(line)
    return 0


def _settle(journal: Path) -> Settled:
    interrupted = {run.id for run in runs(journal) if run.unfinished}
    found = recover(journal)
    if not interrupted and not found.anything:
        return Settled(found, ())
    now = [run for run in reversed(runs(journal)) if run.id in interrupted]
    return Settled(found, tuple(SettledRun(run, _left(journal, run)) for run in now))


def _left(journal: Path, run: Run) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries(journal, run.id) if entry.state == State.ATTENTION)


def settled_lines(settled: Settled) -> Iterator[str]:
    """A table of the runs, then each file that was left alone, why, and what to do; nothing where all was in order."""
    if settled.runs:
        yield "Sorter was interrupted; every photo is where this says:"
        yield from _table(settled.runs)
    for one in settled.found.attention:
        yield f"left alone  {shown_path(one.path)}"
        yield f"            {shown(one.reason)}"
        if advice := _advice(one):
            yield f"            What to do: {advice}"


def _table(rows: Sequence[SettledRun]) -> Iterator[str]:
    cells = [("run", "what it was", *_COLUMNS), *map(_cells, rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    for number, what, *counts in cells:
        numbers = "  ".join(f"{count:>{width}}" for count, width in zip(counts, widths[2:], strict=True))
        yield f"{number:>{widths[0]}}  {what:<{widths[1]}}  {numbers}"


def _cells(settled: SettledRun) -> tuple[str, ...]:
    run = settled.run
    waiting = f" ({run.open:,} of them wait)" if run.open else ""
    counts = (run.done, settled.not_done, len(settled.left))
    return str(run.id), f"{started(run)}  {wish(run)}{waiting}", *(f"{count:,}" for count in counts)


def _advice(one: Attention) -> str:
    """What a person can do about a file that was left alone; nothing where its reason says so itself."""
    if one.waits:
        return ""
    here, there = os.path.lexists(one.path), os.path.lexists(one.target)
    new = shown_path(one.target)
    if here and there:
        return f"compare it with {new} and remove the one that is not wanted; Sorter touches neither any more."
    if here:
        return "nothing is lost, it is at its old place; sort it again, once the reason is gone."
    if there:
        return f"look whether {new} is the file; Sorter does not touch it any more."
    return "look for it in the trash or a backup: it was taken away or renamed by another program."


def _record(settled: Settled) -> Record:
    found = settled.found
    return {
        "event": "finished",
        "outcome": "done",
        "done": found.done,
        "rolled_back": found.rolled_back,
        "left_alone": [
            {**path_fields(one.path), "reason": one.reason, "advice": _advice(one)} for one in found.attention
        ],
        "runs": [_run_record(one) for one in settled.runs],
    }


def _run_record(settled: SettledRun) -> Record:
    run = settled.run
    return {
        "run": run.id,
        "kind": run.kind,
        "task": run.task,
        **path_fields(run.root, "root"),
        "undo_of": run.undo_of,
        "total": run.total,
        "done": run.done,
        "not_done": settled.not_done,
        "waiting": run.open,
        "left_alone": len(settled.left),
    }
