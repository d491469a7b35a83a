"""One line that shows how far a job is, on a terminal only."""

import sys
import time

from sorter.cli.output import is_terminal
from sorter.cli.text import duration
from sorter.jobs.events import Progress

_EVERY = 0.1  # seconds between two drawings: more often only flickers
_WIDTH = 24
_CLEAR = "\r\x1b[K"


class Bar:
    """Draws over itself on standard error; in a pipe it draws nothing."""

    def __init__(self, unit: str, *, wanted: bool = True) -> None:
        self._unit = unit
        self._wanted = wanted and is_terminal(sys.stderr)
        self._drawn = 0.0

    def show(self, progress: Progress) -> None:
        """Draw, unless it was drawn a moment ago."""
        now = time.monotonic()
        if self._wanted and now - self._drawn >= _EVERY:
            self._drawn = now
            sys.stderr.write(_CLEAR + bar_line(progress, self._unit))
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave an empty line."""
        if self._drawn:
            self._drawn = 0.0
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def bar_line(progress: Progress, unit: str) -> str:
    """The line: counts and speed, and once the total is known the share and the time that is left."""
    speed = f"{progress.per_second:,.0f}/s"
    if not progress.total_known or not progress.found:
        return f"{progress.done:,} {unit}  {speed}"
    share = min(1.0, progress.done / progress.found)
    filled = round(share * _WIDTH)
    left = (progress.found - progress.done) / progress.per_second if progress.per_second else 0.0
    bar = "━" * filled + "·" * (_WIDTH - filled)
    rest = f"  {duration(left)} left" if left else ""
    return f"{bar}  {progress.done:,} of {progress.found:,} {unit}  {speed}{rest}"
