"""Figures, sizes, times and sentences as people read them."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QObject

from sorter.files.plan import ActionKind, Plan
from sorter.files.recovery import Attention, Recovery
from sorter.gui.destination_words import DestinationWords
from sorter.gui.filing import Filed
from sorter.gui.filing_words import FilingWords
from sorter.gui.preview import Preview
from sorter.gui.words import clock, label_name, label_path, moment, percent, plain, size_text
from sorter.jobs.events import Skipped


def test_a_span_of_time_is_short() -> None:
    """Minutes and seconds, hours where there are any."""
    assert [clock(seconds) for seconds in (-1, 6.4, 75, 3723)] == ["0:00", "0:06", "1:15", "1:02:03"]


def test_a_score_is_full_only_when_it_is() -> None:
    """99.97 per cent is not a hundred."""
    assert [percent(score) for score in (0.0, 0.914, 0.9997, 1.0)] == ["0 %", "91 %", "99 %", "100 %"]


def test_sizes_have_one_unit() -> None:
    """With one place from a gigabyte on."""
    assert [size_text(size) for size in (83_000_000, 2_840_000_000)] == ["83 MB", "2.8 GB"]


def test_labels_read_as_words() -> None:
    """The last segment heads a column; the whole path tells it apart."""
    assert label_name(("animal", "bird", "heron")) == "Heron"
    assert label_path(("animal", "bird", "heron")) == "Animal, bird, heron"


def test_today_is_told_by_its_time() -> None:
    """Another day by its date."""
    then = datetime(2026, 3, 4, 10, 42).astimezone().timestamp()

    assert "10:42" in moment(then, date(2026, 3, 4))
    assert "2026" in moment(then, date(2026, 3, 5))


def test_a_tooltip_is_never_markup() -> None:
    """Every character of a stranger's text is shown as it is."""
    assert "<b>" not in plain("<b>&")
    assert "&lt;b&gt;&amp;" in plain("<b>&")


@pytest.mark.parametrize(
    ("filed", "stopped", "said"),
    [
        (
            Filed(ActionKind.COPY, "/x", undoes=False, stays=24, done=803, renamed=2),
            False,
            "803 copied, 2 renamed, 0 overwritten, 24 stay.",
        ),
        (
            Filed(ActionKind.MOVE, "/x", undoes=False, done=5),
            True,
            "Stopped: 5 moved, 0 renamed, 0 overwritten.",
        ),
        (
            Filed(ActionKind.MOVE, "/x", undoes=True, done=5, skipped=[Skipped("/a.jpg", "has changed since.")]),
            False,
            "5 put back. 1 were left alone, first /a.jpg: has changed since.",
        ),
    ],
)
def test_a_run_is_told_in_one_sentence(qapp: QObject, filed: Filed, stopped: bool, said: str) -> None:
    """What was done, what was not, and why."""
    assert FilingWords().ended(filed, stopped=stopped) == said


def test_recovery_is_told_with_what_needs_a_look(qapp: QObject) -> None:
    """Files that nobody can decide about are named."""
    said = FilingWords().recovered(Recovery(3, 2, (Attention("/a.jpg", "is at neither place."),)))

    assert said == (
        "Sorter had not ended cleanly: 3 files were finished, 2 put back."
        " 1 need a look, first /a.jpg: is at neither place."
    )


def test_a_plan_is_told_in_plain_numbers(qapp: QObject) -> None:
    """Only what there is; nothing is ever overwritten."""
    plan = Plan("day-night", ActionKind.COPY, "/x", (), ())
    preview = Preview(plan, size=0, renamed=0, stays={"unsure": 24, "already there": 3}, branches=(), free=None)

    assert DestinationWords().preflight(preview) == "24 unsure stay. 3 there already."
    assert DestinationWords().button(ActionKind.MOVE, 1) == "Move 1 photo"
    assert DestinationWords().button(ActionKind.COPY, 803) == "Copy 803 photos"
