"""Counting what a job did, whatever happens while it is told."""

import io

import pytest

from sorter.cli.applying import Tally, carry_out
from sorter.files.plan import Action
from sorter.jobs.events import Applied
from sorter.jobs.job import Job


class _Three(Job):
    """Does three things, the last of them while it is asked to end."""

    def _work(self) -> None:
        for number in range(3):
            self._emit(Applied((Action(f"/a{number}", f"/b{number}", 1, 1, ("day",), 0.9),)))


class _Interrupted(io.StringIO):
    """Output in the middle of which a second Ctrl+C comes."""

    def write(self, text: str) -> int:
        raise KeyboardInterrupt


def test_what_was_done_is_counted_even_where_it_could_not_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The summary is true of the disk."""
    tally = Tally()
    monkeypatch.setattr("sys.stdout", _Interrupted())

    with pytest.raises(KeyboardInterrupt):
        carry_out(_Three(), tally, json=True)

    assert tally.done == 3
