"""Naming what could not be used."""

from collections.abc import Sequence

from sorter.cli.output import say_json, tell
from sorter.cli.records import skipped_record
from sorter.cli.text import shown, shown_path
from sorter.errors import SorterError
from sorter.jobs.events import Skipped
from sorter.wording import plural


def tell_skipped(skipped: Skipped) -> None:
    """For people, beside the result."""
    tell(f"skipped {shown_path(skipped.path)}: {shown(skipped.reason)}")


def say_skipped(skipped: Skipped) -> None:
    """For programs, within the result."""
    say_json(skipped_record(skipped))


def check_any(what: str, count: int, skipped: Sequence[Skipped]) -> None:
    """Raise `SorterError` where something was asked for and nothing at all could be `what`: "read", "moved"."""
    if count or not skipped:
        return
    reasons = {one.reason for one in skipped}
    several = f"{plural(len(skipped), 'item')} were skipped, each with its reason"
    why = reasons.pop() if len(reasons) == 1 else several
    raise SorterError(f"Nothing could be {what}: {why}.")
