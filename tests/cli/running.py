"""Running the command line within the test."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sorter.cli.output import JsonValue
from sorter.settings import Places


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, JsonValue]]:
        """The lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


class Run(Protocol):
    """Runs the words of a command line, with a data directory of the test's own."""

    def __call__(self, *words: str | Path) -> Ran: ...


@dataclass
class FakeWindow:
    """Stands in for the window: writes down what it was opened with."""

    opened: list[tuple[Sequence[str], Places]] = field(default_factory=list)

    def __call__(self, paths: Sequence[str], places: Places) -> int:
        self.opened.append((paths, places))
        return 0
