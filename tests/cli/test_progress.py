"""The line that shows how far a job is."""

import pytest

from sorter.cli.progress import Bar, bar_line
from sorter.jobs.events import Progress


def test_the_line_tells_share_speed_and_time_left() -> None:
    """Half done at 50 a second: a bar half full, and eight seconds to go."""
    line = bar_line(Progress(found=803, done=401, total_known=True, per_second=50.0), "photos")

    assert line == f"{'━' * 12}{'·' * 12}  401 of 803 photos  50/s  8.0 s left"


def test_without_a_total_no_share_is_claimed() -> None:
    """While the folders are still being counted, the line says only what is done."""
    assert bar_line(Progress(found=10, done=4, per_second=3.6), "photos") == "4 photos  4/s"


def test_in_a_pipe_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    """The bar is for terminals only."""
    bar = Bar("photos")
    bar.show(Progress(found=2, done=1, total_known=True, per_second=1.0))
    bar.clear()

    assert capsys.readouterr().err == ""
