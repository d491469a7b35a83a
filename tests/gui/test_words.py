"""Figures, sizes, times and sentences as people read them."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QObject

from sorter.files.journal.history import Run
from sorter.files.journal.records import Deed
from sorter.files.plan import Action, ActionKind, Plan
from sorter.files.preflight.preflight import Preflight, VolumeNeed
from sorter.files.volumes import Volume
from sorter.gui.destination_words import DestinationWords
from sorter.gui.filing import Filed, Undoable
from sorter.gui.filing_words import FilingWords
from sorter.gui.history_words import HistoryWords
from sorter.gui.preview import Preview
from sorter.gui.words import clock, filled, label_name, label_path, moment, percent, plain, shown, size_text
from sorter.jobs.events import Skipped
from sorter.wording import size


def test_a_span_of_time_is_short() -> None:
    """Minutes and seconds, hours where there are any."""
    assert [clock(seconds) for seconds in (-1, 6.4, 75, 3723)] == ["0:00", "0:06", "1:15", "1:02:03"]


def test_a_score_is_full_only_when_it_is() -> None:
    """99.97 per cent is not a hundred."""
    assert [percent(score) for score in (0.0, 0.914, 0.9997, 1.0)] == ["0 %", "91 %", "99 %", "100 %"]


def test_sizes_have_one_unit() -> None:
    """Rounded as the command line does, so that both tell of the same photos in the same words."""
    sizes = (1, 999, 999_499, 999_500, 83_000_000, 99_950_000, 2_840_000_000)

    assert [size_text(size) for size in sizes] == [size(one) for one in sizes]
    assert [size_text(size) for size in sizes[4:7]] == ["83.0 MB", "100 MB", "2.8 GB"]


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


def test_a_value_is_never_a_place_for_another() -> None:
    """A folder called {1} is shown as it is."""
    assert filled("{0} in {1}", "{1}", "x") == "{1} in x"


def test_a_path_is_shown_on_one_line() -> None:
    """Line breaks, terminal codes and bytes that are no text become replacement characters."""
    assert shown("a\nb\x1b[31m\udcff") == "a\ufffdb\ufffd[31m\ufffd"


_MOVED = Action("/out/a.jpg", "/in/a (2).jpg", 1, 0, ("day",), 0.9, renamed=True)


@pytest.mark.parametrize(
    ("filed", "stopped", "said"),
    [
        (
            Filed(ActionKind.COPY, "/x", undoes=False, stays=24, done=803, renamed=[_MOVED, _MOVED]),
            False,
            "803 copied, 2 renamed, 0 overwritten, 24 stay.",
        ),
        (
            Filed(ActionKind.SYMLINK, "/x", undoes=False, done=5, further=1, not_reached=7),
            True,
            "Stopped: 5 symlinked, 1 link for a second label made, 0 renamed, 0 overwritten, 7 not reached.",
        ),
        (
            Filed(ActionKind.MOVE, "/x", undoes=True, done=5, skipped=[Skipped("/a.jpg", "has changed since")]),
            False,
            "5 put back, 1 left alone.",
        ),
        (
            Filed(ActionKind.MOVE, "/x", undoes=True, done=5, further=2, renamed=[_MOVED]),
            False,
            "5 put back, 2 links for second labels removed, 1 under another name.",
        ),
    ],
)
def test_a_run_is_told_in_one_sentence(qapp: QObject, filed: Filed, stopped: bool, said: str) -> None:
    """What was done and what was not."""
    assert FilingWords().ended(filed, stopped=stopped) == said


def test_files_that_are_not_as_asked_for_are_listed(qapp: QObject) -> None:
    """What was left first, then the new names."""
    left = Skipped("/b.jpg", "it has changed")
    filed = Filed(ActionKind.MOVE, "/x", undoes=True, done=5, renamed=[_MOVED], skipped=[left])

    assert FilingWords().files(filed) == [
        "/b.jpg: it has changed",
        "/out/a.jpg is called /in/a (2).jpg now, since its name was taken",
    ]


def test_a_run_of_the_history_is_told_by_what_it_did(qapp: QObject) -> None:
    """Every deed has its words, one photo and many, and what became of it stands beside."""
    run = Run(3, 0.0, 1.0, "copy", "t", "/out", "/in", 12, is_undo=False, done=9, skipped=2, undone=4)
    words = HistoryWords()
    kinds = {deed: words.what(replace(run, kind=deed, done=1)) for deed in Deed}

    assert words.what(run) == "9 photos copied"
    assert words.became(run) == "4 put back, 2 not done, 1 not reached"
    assert words.became(replace(run, undone=9, skipped=3)) == "all put back, 3 not done"
    assert words.became(replace(run, finished=None, undone=0, open=1)) == "2 not done, 1 unfinished"
    assert words.what(replace(run, kind="move", is_undo=True)) == "9 photos put back"
    assert words.what(replace(run, further=2)) == "9 photos copied, 2 links for second labels made"
    assert kinds[Deed.REMOVE] == "1 copy removed"
    assert kinds[Deed.UNSYMLINK] == "1 symlink removed"


def test_what_is_undone_is_named_by_what_was_done(qapp: QObject) -> None:
    """Of an undo the target folder is where its files came from, and undoing it is a redo."""
    undo = Run(4, 0.0, 1.0, "remove hardlink", "t", "/in", "/out", 9, is_undo=True, undo_of=3, done=9, undone=2)

    assert Undoable.of_run(undo) == Undoable(4, ActionKind.HARDLINK, "/out", 7, redoes=True)
    assert Undoable.of_run(replace(undo, kind="remove")).kind is ActionKind.COPY
    assert Undoable.of_filed(Filed(ActionKind.COPY, "/x", undoes=False, run_id=5)) is None


def test_a_plan_is_told_in_plain_numbers(qapp: QObject) -> None:
    """Only what there is; nothing is ever overwritten."""
    action = Action("/in/a.jpg", "/x/a.jpg", 7, 0, ("day",), 0.9)
    plan = Plan("day-night", ActionKind.MOVE, "/x", (action,), ())
    empty = Preview(replace(plan, actions=()), 0, 0, 0, 0, {"unsure": 24, "already there": 3}, (), "")
    one = Preview(plan, 7, 1, 1, 0, {}, (), "a.jpg")
    words = DestinationWords()

    assert words.plan(empty) == "24 unsure stay. 3 there already."
    assert words.plan(one) == "1 photo and 1 companion, 7 bytes. 1 link for a second label. 0 renamed, 0 overwritten."
    assert words.button(ActionKind.MOVE, 1) == "Move 1 photo"
    assert words.button(ActionKind.COPY, 803) == "Copy 803 photos"
    assert words.button(ActionKind.SYMLINK, 0) == "Nothing to symlink"


def test_each_disk_says_what_it_needs_and_has(qapp: QObject) -> None:
    """By name where there are several; one that does not say how large it is says nothing."""
    plan = Plan("day-night", ActionKind.MOVE, "/x", (), ())
    volumes = [
        Volume(at, f"/disk{at}", "ext4", network=False, read_only=False, free=5000, total=at) for at in (0, 1, 2)
    ]
    needs = [VolumeNeed(volume, 1000 * at, 5000) for at, volume in enumerate(volumes)]
    found = Preflight(plan, 0, 9, 1, 7, renames=4, copies=5, volumes=tuple(needs), findings=())

    assert DestinationWords().disks(found) == [
        "4 files move on their own disk, 5 are copied to another one.",
        "/disk1: 1.0 kB needed, 5.0 kB free.",
        "/disk2: 2.0 kB needed, 5.0 kB free.",
    ]
    assert DestinationWords().disks(replace(found, copies=0, volumes=(VolumeNeed(volumes[1], 0, 5000),))) == [
        "5.0 kB free."
    ]
