"""A plan that was carried out before, whole or in part: what is left of it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from disks import ext4_disk, memory_disk
from library import FILE_KINDS, Engine, put
from plans import PLACING, SECONDS, action, only, photos_in, plan_of, sorting
from sorter.files.plan import ActionKind, Plan
from sorter.files.preflight.findings import FindingKind
from sorter.files.preflight.preflight import Preflight, preflight


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """With a journal of its own."""
    return Engine(tmp_path / "data" / "journal.sqlite")


def _first(plan: Plan, count: int = 1) -> Plan:
    """What an interruption let happen."""
    return replace(plan, actions=plan.actions[:count])


def _left(result: Preflight) -> list[str]:
    return [os.path.basename(action.source) for action in result.plan.actions]


@pytest.mark.parametrize("with_journal", [True, False])
@pytest.mark.parametrize("kind", PLACING)
def test_what_was_done_before_is_counted_and_is_in_no_number(
    kind: ActionKind, with_journal: bool, tmp_path: Path, engine: Engine
) -> None:
    """Nothing is alarming about it, and the disk alone shows it too."""
    plan = sorting(photos_in(tmp_path / "library", 3), tmp_path / "sorted", kind)
    engine.apply(_first(plan, 2))
    result = preflight(plan, journal=engine.journal if with_journal else None)

    assert (result.already, _left(result), result.findings) == (2, ["IMG_2.jpg"], ())
    assert (result.files, result.bytes, result.renames + result.copies) == (
        *(1, 5000),
        1 if kind in FILE_KINDS else 0,
    )


@pytest.mark.parametrize("kind", PLACING)
def test_a_plan_that_was_carried_out_has_nothing_left(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """And nothing stands against it; once it is undone, everything is to be done again."""
    plan = sorting(photos_in(tmp_path / "library", 3), tmp_path / "sorted", kind)
    engine.apply(plan)
    done = preflight(plan, journal=engine.journal)
    engine.undo()
    undone = preflight(plan, journal=engine.journal)

    assert (done.already, done.plan.actions, done.findings, done.volumes) == (3, (), (), ())
    assert (undone.already, undone.plan) == (0, plan)


@pytest.mark.parametrize("kind", PLACING)
def test_the_journal_knows_the_name_that_a_photo_got(kind: ActionKind, tmp_path: Path, engine: Engine) -> None:
    """Another photo had taken the planned one: it is not made a second time."""
    plan = sorting(photos_in(tmp_path / "library", 1), tmp_path / "sorted", kind)
    put(tmp_path / "sorted" / "day" / "IMG_0.jpg", b"another photo")
    engine.apply(plan)

    assert (tmp_path / "sorted" / "day" / "IMG_0 (2).jpg").exists()
    assert preflight(plan, journal=engine.journal).already == 1
    assert preflight(plan, journal=None).already == 0


def test_the_journal_knows_what_a_disk_made_of_a_photo_s_time(tmp_path: Path, engine: Engine) -> None:
    """It may hold whole seconds alone."""
    photo = put(tmp_path / "library" / "1.jpg", b"1", mtime_ns=SECONDS + 123_456_789)
    with ext4_disk(tmp_path / "usb", inode_size=128) as disk:
        plan = sorting([photo], disk / "sorted")
        engine.apply(plan)

        assert preflight(plan, journal=engine.journal).already == 1


@pytest.mark.parametrize("with_journal", [True, False])
@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_photo_that_was_changed_where_it_was_put_is_not_done(
    kind: ActionKind, with_journal: bool, tmp_path: Path, engine: Engine
) -> None:
    """Of a move that is told as a photo that is gone; a copy is made once more, beside it."""
    plan = sorting(photos_in(tmp_path / "library", 2), tmp_path / "sorted", kind)
    engine.apply(_first(plan))
    put(tmp_path / "sorted" / "day" / "IMG_0.jpg", b"edited")
    result = preflight(plan, journal=engine.journal if with_journal else None)

    assert result.already == 0
    assert [one.kind for one in result.findings] == ([FindingKind.GONE] if kind is ActionKind.MOVE else [])


def test_a_photo_that_was_taken_from_where_it_was_put_is_not_done(tmp_path: Path, engine: Engine) -> None:
    """Whatever bears the planned name now: here another photo, since that name was taken from the first."""
    plan = sorting(photos_in(tmp_path / "library", 2), tmp_path / "sorted")
    put(tmp_path / "sorted" / "day" / "IMG_0.jpg", b"another photo")
    engine.apply(_first(plan))
    (tmp_path / "sorted" / "day" / "IMG_0 (2).jpg").unlink()
    result = preflight(plan, journal=engine.journal)

    assert result.already == 0
    assert only(result, FindingKind.GONE).count == 1


def test_another_photo_in_the_place_of_one_that_was_moved_is_to_be_moved_too(tmp_path: Path, engine: Engine) -> None:
    """A source that is there was not moved."""
    plan = sorting(photos_in(tmp_path / "library", 1), tmp_path / "sorted")
    engine.apply(plan)
    photos_in(tmp_path / "library", 1)

    assert preflight(plan, journal=engine.journal).plan == plan


def test_a_copy_stands_although_its_photo_is_gone(tmp_path: Path, engine: Engine) -> None:
    """The card is in the camera again; a symbolic link to it would lead nowhere, and that is told."""
    photos = photos_in(tmp_path / "card", 2)
    copying = sorting(photos, tmp_path / "copies", ActionKind.COPY)
    linking = sorting(photos, tmp_path / "links", ActionKind.SYMLINK)
    engine.apply(copying)
    engine.apply(linking)
    (tmp_path / "card").rename(tmp_path / "away")

    assert preflight(copying, journal=engine.journal).already == 2
    assert preflight(linking, journal=engine.journal).already == 0


def test_a_source_that_changed_since_it_was_copied_is_told(tmp_path: Path, engine: Engine) -> None:
    """It is another photo by now."""
    plan = sorting(photos_in(tmp_path / "library", 2), tmp_path / "sorted", ActionKind.COPY)
    engine.apply(_first(plan))
    put(tmp_path / "library" / "IMG_0.jpg", b"edited")

    assert only(preflight(plan, journal=engine.journal), FindingKind.CHANGED).count == 1


def test_the_photo_decides_whatever_became_of_its_companion(tmp_path: Path, engine: Engine) -> None:
    """Editors write their sidecars all the time."""
    photo, sidecar = put(tmp_path / "a" / "1.jpg", b"1"), put(tmp_path / "a" / "1.xmp", b"2")
    day = tmp_path / "sorted" / "day"
    plan = plan_of(tmp_path / "sorted", ActionKind.MOVE, action(photo, day / "1.jpg", (sidecar, day / "1.xmp")))
    engine.apply(plan)
    put(day / "1.xmp", b"edited")

    assert preflight(plan, journal=engine.journal).already == 1


def test_a_room_that_suffices_for_the_rest_is_enough(tmp_path: Path, engine: Engine) -> None:
    """What is there already needs none."""
    photos = photos_in(tmp_path / "library", 2, size=900_000)
    with memory_disk(tmp_path / "usb", "2m") as disk:
        plan = sorting(photos, disk / "sorted", ActionKind.COPY)
        engine.apply(_first(plan))
        put(disk / "something", bytes(200_000))

        assert preflight(plan, journal=engine.journal).findings == ()
