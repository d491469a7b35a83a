"""A plan in plain numbers, and what is known of it before anything moves."""

from sorter.cli.deeds import question
from sorter.cli.numbers import found_lines, plan_numbers, preflight_lines, stops
from sorter.files.plan import Action, ActionKind, FurtherLabel, Member, Plan, Stay
from sorter.files.preflight.findings import Finding, FindingKind
from sorter.files.preflight.preflight import Preflight, VolumeNeed
from sorter.files.volumes import Volume

FIRST = Action(
    *("/p/a.jpg", "/s/x/a (2).jpg", 900_000, 1, ("x",), 0.8),
    renamed=True,
    companions=(Member("/p/a.xmp", "/s/x/a (2).xmp", 100_000, 1),),
    further=(FurtherLabel("/s/y/a.jpg", ("y",), 0.4),),
)
STAYS = (Stay("/p/c.jpg", "unsure", ("x",), 0.3), Stay("/p/d.jpg", "outside", ("x",), 0.3))

EMPTY = Plan("colours", ActionKind.COPY, "/s", (), ())


def test_a_plan_is_one_line_of_numbers() -> None:
    """Photos, companions, bytes of both, links, what stays and why, what gets another name."""
    assert plan_numbers(Plan("colours", ActionKind.COPY, "/s", (FIRST,), STAYS)) == (
        "1 photo to copy with 1 companion, 1.0 MB. 1 link beneath further labels. "
        "1 outside stays. 1 unsure stays. 1 renamed, 0 overwritten."
    )
    assert plan_numbers(Plan("colours", ActionKind.SYMLINK, "/s", (), ())) == (
        "0 symbolic links to make, 0 bytes. 0 renamed, 0 overwritten."
    )


def test_the_question_says_what_a_yes_does() -> None:
    """Copies and moves go to a folder, links are made in it."""
    assert question("move", 803, "sorted") == "Move 803 photos to sorted?"
    assert question("hardlink", 1, "sorted") == "Make 1 hard link in sorted?"


def test_what_is_known_before_is_told_by_the_line() -> None:
    """Ways, room on each volume, notes; what stops the run is apart, and no path is obeyed by a terminal."""
    big = Volume(device=1, mount="/big", kind="ext4", network=False, read_only=False, free=5_000_000, total=9_000_000)
    odd = Volume(device=2, mount="/o\x1bdd", kind="", network=False, read_only=False, free=0, total=0)
    note = Finding(FindingKind.NETWORK, stops=False, count=1, example="/big", sentence="Slow\x1b.")
    stop = Finding(FindingKind.SPACE, stops=True, count=1, example="/big", sentence="No room.")
    found = Preflight(EMPTY, 0, 5, 1, 9, 2, 1, (VolumeNeed(big, 1000, 5_000_000), VolumeNeed(odd, 0, 0)), (stop, note))

    assert list(preflight_lines(found)) == [
        "2 files to be moved within their disk, 1 file to be copied.",
        "On /big (ext4): 1.0 kB needed, 5.0 MB free.",
        "On /o\ufffddd: 0 bytes needed, it does not say how much is free.",
        "Note: Slow\ufffd.",
    ]
    assert stops(found) == ["No room."]


def test_links_need_no_way_of_their_own() -> None:
    """Where nothing is renamed or copied there is no line about it."""
    assert list(preflight_lines(Preflight(EMPTY, 0, 5, 0, 9, 0, 0, (), ()))) == []


def test_what_was_done_before_is_one_line() -> None:
    """Before the numbers of what is left; alone where nothing is."""
    one = Plan("colours", ActionKind.MOVE, "/s", (FIRST,), ())

    assert list(found_lines(Preflight(one, 2, 2, 1, 9, 0, 0, (), ()))) == [
        "2 of 3 photos were moved before.",
        "1 photo to move with 1 companion, 1.0 MB. 1 link beneath further labels. 1 renamed, 0 overwritten.",
    ]
    assert list(found_lines(Preflight(EMPTY, 3, 0, 0, 0, 0, 0, (), ()))) == ["All 3 photos were copied before."]
    assert list(found_lines(Preflight(EMPTY, 1, 0, 0, 0, 0, 0, (), ()))) == ["1 photo was copied before."]
    assert list(found_lines(Preflight(EMPTY, 0, 0, 0, 0, 0, 0, (), ()))) == [
        "0 photos to copy, 0 bytes. 0 renamed, 0 overwritten."
    ]
