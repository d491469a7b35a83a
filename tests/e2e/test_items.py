"""Items with their companions and links, through the installed command and written plans, which need no model."""

import json
import os
from pathlib import Path

import pytest

from e2e.program import Program, snapshot
from library import put
from plans import PLACING
from sorter.files.plan import Action, ActionKind, FurtherLabel, Member, Plan
from sorter.files.planning.plan_file import write_plan

NAMES = ("a", "b", "c")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Three photos, the first with a sidecar and a RAW, beside a file that is nobody's."""
    folder = tmp_path / "photos"
    for number, name in enumerate(NAMES):
        put(folder / f"{name}.jpg", name.encode() * 1000, mtime_ns=1_600_000_000_000_000_001 + number)
    put(folder / "a.jpg.xmp", b"stars")
    put(folder / "a.dng", b"raw" * 1000)
    put(folder / "notes.txt", b"mine")
    return folder


def planned(photos: Path, into: Path, kind: ActionKind, *, further: bool = True) -> Path:
    """A plan, written down: all into one folder, and the first also as a link beneath another label."""
    actions = []
    for name in NAMES:
        photo = photos / f"{name}.jpg"
        beside = [photos / "a.dng", photos / "a.jpg.xmp"] if name == "a" else []
        members = tuple(Member(str(one), str(into / "x" / one.name), *_stat(one)) for one in beside)
        links = (FurtherLabel(str(into / "y" / "a.jpg"), ("y",), 0.4),) if name == "a" and further else ()
        target = str(into / "x" / photo.name)
        actions.append(Action(str(photo), target, *_stat(photo), ("x",), 0.9, companions=members, further=links))
    plan = into.with_name(f"{into.name} {kind}.json")
    write_plan(Plan("colours", kind, str(into), tuple(actions), ()), str(plan))
    return plan


def _stat(path: Path) -> tuple[int, int]:
    stat = path.lstat()
    return stat.st_size, stat.st_mtime_ns


@pytest.mark.parametrize("kind", PLACING)
def test_every_action_lands_and_is_undone(program: Program, photos: Path, tmp_path: Path, kind: ActionKind) -> None:
    """Photo, companions and link together; a second time changes nothing; undo restores every path, byte and time."""
    before, into = snapshot(photos), tmp_path / "sorted"
    plan = planned(photos, into, kind)
    first = program("apply", plan, "--json")
    landed = snapshot(into)
    second = program("apply", plan, "--json", "--strict")
    unchanged = snapshot(into)
    undone = program("undo", "1", "--json")

    assert first.status == second.status == undone.status == 0
    assert (first.records[-1]["applied"], first.records[-1]["bytes"]) == (3, 6005)
    assert set(landed) == {"x/a.dng", "x/a.jpg", "x/a.jpg.xmp", "x/b.jpg", "x/c.jpg", "y/a.jpg"}
    assert unchanged == landed
    assert (second.records[-1]["applied"], second.records[-1]["already_there"]) == (0, 3)
    assert undone.records[-1]["done"] == 3
    assert snapshot(photos) == before
    assert not into.exists()


def test_links_are_links(program: Program, photos: Path, tmp_path: Path) -> None:
    """A hard link is the photo itself under another name, a symbolic link leads to it."""
    hard, soft = tmp_path / "hard", tmp_path / "soft"
    program("apply", planned(photos, hard, ActionKind.HARDLINK))
    program("apply", planned(photos, soft, ActionKind.SYMLINK))

    for beside in ("x/a.jpg", "x/a.dng", "y/a.jpg"):
        assert (hard / beside).samefile(photos / Path(beside).name)
        assert not (hard / beside).is_symlink()
    assert os.readlink(soft / "x" / "a.jpg") == str(photos / "a.jpg")


def test_a_taken_name_gives_the_whole_item_a_number(program: Program, photos: Path, tmp_path: Path) -> None:
    """What came between plan and apply stays as it is, and a photo and its companions stay together."""
    into = tmp_path / "sorted"
    plan = planned(photos, into, ActionKind.MOVE, further=False)
    put(into / "x" / "a.jpg.xmp", b"of another program")
    ran = program("apply", plan)

    assert ran.status == 0
    assert ": 1 renamed, 0 overwritten; " in ran.out
    assert {path.name for path in (into / "x").iterdir()} == {
        *("a.jpg.xmp", "a (2).jpg", "a (2).jpg.xmp", "a (2).dng", "b.jpg", "c.jpg"),
    }
    assert (into / "x" / "a.jpg.xmp").read_bytes() == b"of another program"


def test_the_path_of_a_companion_puts_the_whole_item_back(program: Program, photos: Path, tmp_path: Path) -> None:
    """--only with one file of an item, by its new path, and what is not its stays where it went."""
    into = tmp_path / "sorted"
    program("apply", planned(photos, into, ActionKind.MOVE))
    ran = program("undo", "--only", into / "x" / "a.dng")

    assert ran.out.startswith("Undo of 1: 1 photo put back, 1 further link removed, 0 left alone.")
    assert {path.name for path in photos.iterdir()} == {"a.jpg", "a.dng", "a.jpg.xmp", "notes.txt"}
    assert set(snapshot(into)) == {"x/b.jpg", "x/c.jpg"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_target_that_may_not_be_written_to_ends_before_anything_is_touched(
    program: Program, photos: Path, tmp_path: Path
) -> None:
    """Status 1 and the sentence, before a question or a run; with --json the reasons and a last record."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    plan = planned(photos, locked / "sorted", ActionKind.MOVE)
    before = snapshot(photos)
    text = program.without_override()("apply", plan)
    told = program.without_override()("apply", plan, "--json")
    findings = told.records[1]["findings"]
    locked.chmod(0o755)

    assert text.status == told.status == 1
    assert text.err == told.err
    assert text.err.startswith("sorter: ")
    assert f"may not write to: {locked}." in text.err
    assert text.err.endswith(" Nothing was changed.\n")
    assert [one["event"] for one in told.records] == ["planned", "preflight", "finished"]
    assert isinstance(findings, list)
    assert [(one["kind"], one["stops"]) for one in findings] == [("denied", True)]
    assert (told.records[-1]["outcome"], told.records[-1]["run"]) == ("failed", None)
    assert snapshot(photos) == before
    assert program("history").out == "Nothing was done yet.\n"


def test_photos_that_are_gone_are_told_before(program: Program, photos: Path, tmp_path: Path) -> None:
    """Of a plan that was overtaken by time nothing is done where nothing can be, and the rest where something can."""
    plan = planned(photos, tmp_path / "sorted", ActionKind.COPY, further=False)
    (photos / "b.jpg").unlink()
    some = program("apply", plan, "--strict")
    for name in ("a.jpg", "c.jpg"):
        (photos / name).unlink()
    none = program("apply", planned_again(plan, tmp_path / "elsewhere"))

    assert some.status == 3
    assert f"Note: 1 file is no longer there: {photos / 'b.jpg'}." in some.out
    assert "2 photos copied to " in some.out
    assert none.status == 1
    assert "3 files are no longer there: " in none.err
    assert not (tmp_path / "elsewhere").exists()


def planned_again(plan: Path, into: Path) -> Path:
    """The same plan for another target."""
    text = plan.read_text().replace(json.dumps(str(plan.with_name("sorted")))[:-1], json.dumps(str(into))[:-1])
    other = plan.with_name("other.json")
    other.write_text(text)
    return other


def test_hard_links_to_another_disk_end_before_anything_is_touched(
    program: Program, photos: Path, other_disk: Path
) -> None:
    """What no disk can do is said beforehand."""
    plan = planned(photos, other_disk / "sorted", ActionKind.HARDLINK)
    ran = program("apply", plan)

    assert ran.status == 1
    assert "would have to reach from one disk to another" in ran.err
    assert not (other_disk / "sorted").exists()


def test_a_plan_without_actions_is_no_failure(program: Program, tmp_path: Path) -> None:
    """Nothing was asked, so nothing failed."""
    plan = tmp_path / "plan.json"
    write_plan(Plan("colours", ActionKind.COPY, str(tmp_path / "sorted"), (), ()), str(plan))
    ran = program("apply", plan)

    assert ran.status == 0
    assert ran.out.endswith("Nothing was changed.\n")
