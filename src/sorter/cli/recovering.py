"""Settling what an interrupted run left, before anything else is done with files."""

from pathlib import Path

from sorter.cli.arguments import Arguments
from sorter.cli.output import say, say_json, tell
from sorter.cli.records import path_fields
from sorter.cli.text import plural, shown, shown_path
from sorter.files.recovery import Recovery, recover
from sorter.settings import places


def settle(journal: Path) -> None:
    """Recover, and tell on standard error where there was something. Raises `JournalError`."""
    found = recover(journal)
    if found.anything:
        for line in recovery_lines(found):
            tell(line)


def recover_only(arguments: Arguments) -> int:
    """Recover and print the counts."""
    found = recover(places(arguments.data_dir).journal)
    if arguments.json:
        say_json(
            {
                "event": "finished",
                "outcome": "done",
                "done": found.done,
                "rolled_back": found.rolled_back,
                "left_alone": [{**path_fields(one.path), "reason": one.reason} for one in found.attention],
            }
        )
    elif found.anything:
        for line in recovery_lines(found):
            say(line)
    else:
        say("Nothing was left unfinished.")
    return 0


def recovery_lines(found: Recovery) -> list[str]:
    """What an interrupted run left, and what was done about it."""
    summary = (
        f"An interrupted run was settled: {plural(found.done, 'photo')} at the new place, "
        f"{found.rolled_back:,} at the old one, {len(found.attention):,} left alone."
    )
    return [summary, *(f"left alone {shown_path(one.path)}: {shown(one.reason)}" for one in found.attention)]
