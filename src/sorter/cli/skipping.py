"""Naming what could not be used."""

from sorter.cli.output import say_json, tell
from sorter.cli.records import skipped_record
from sorter.cli.text import shown, shown_path
from sorter.jobs.events import Skipped


def tell_skipped(skipped: Skipped) -> None:
    """For people, beside the result."""
    tell(f"skipped {shown_path(skipped.path)}: {shown(skipped.reason)}")


def say_skipped(skipped: Skipped) -> None:
    """For programs, within the result."""
    say_json(skipped_record(skipped))
