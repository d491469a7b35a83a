import os
from dataclasses import replace
from pathlib import Path

import pytest

from disks import memory_disk, read_only
from library import put
from plans import SECONDS, action, kinds, only, photos_in, plan_of, sorting
from sorter.files.plan import ActionKind
from sorter.files.preflight.findings import Finding, FindingKind
from sorter.files.preflight.preflight import preflight


def test_photos_on_a_disk_that_can_only_be_read_can_be_copied_and_not_moved(tmp_path: Path) -> None:
    """A camera's card with its switch set."""
    with memory_disk(tmp_path / "card") as card:
        photos = photos_in(card, 2)
        read_only(card)
        moved = preflight(sorting(photos, tmp_path / "sorted"))
        copied = preflight(sorting(photos, tmp_path / "sorted", ActionKind.COPY))

    assert moved.stops
    assert only(moved, FindingKind.FIXED).sentence == (
        f"2 photos are on a disk that can only be read, so copying is possible and moving not: such as {photos[0]}."
    )
    assert (copied.findings, copied.copies) == ((), 2)


def test_what_is_gone_or_changed_is_counted(tmp_path: Path) -> None:
    """The rest can be done; once nothing can, the run is stopped."""
    photos = photos_in(tmp_path / "library", 4)
    plan = sorting(photos, tmp_path / "sorted")
    photos[0].unlink()
    put(photos[1], b"edited")
    photos[2].unlink()
    photos[2].symlink_to(photos[3])
    result = preflight(plan)

    assert only(result, FindingKind.GONE) == Finding(
        FindingKind.GONE, False, 1, str(photos[0]), f"1 photo is no longer there: {photos[0]}."
    )
    assert only(result, FindingKind.CHANGED).count == 2
    assert (result.stops, result.renames, result.files) == (False, 1, 4)

    photos[3].unlink()
    assert preflight(plan).stops


def test_a_link_in_a_photo_s_place_is_a_change(tmp_path: Path) -> None:
    """Also where its size and time are those of the photo."""
    other = put(tmp_path / "other", b"1")
    photo = put(tmp_path / "library" / "1.jpg", bytes(len(str(other))), mtime_ns=SECONDS)
    plan = sorting([photo], tmp_path / "sorted")
    photo.unlink()
    photo.symlink_to(other)
    os.utime(photo, ns=(SECONDS, SECONDS), follow_symlinks=False)

    assert kinds(preflight(plan)) == {FindingKind.CHANGED}


def test_a_companion_that_is_gone_keeps_its_photo(tmp_path: Path) -> None:
    """An item is moved as a whole or not at all."""
    photo, sidecar = put(tmp_path / "a" / "1.jpg", b"1"), put(tmp_path / "a" / "1.xmp", b"2")
    day = tmp_path / "sorted" / "day"
    plan = plan_of(tmp_path / "sorted", ActionKind.MOVE, action(photo, day / "1.jpg", (sidecar, day / "1.xmp")))
    sidecar.unlink()
    finding = only(preflight(plan), FindingKind.GONE)

    assert finding.stops
    assert finding.sentence == f"1 file is no longer there: {sidecar}."


def test_a_folder_that_is_not_there_is_a_disk_to_be_connected(tmp_path: Path) -> None:
    """Nobody says that its photos were deleted; a mount point that lies empty looks the same."""
    photos = photos_in(tmp_path / "usb" / "DCIM" / "100", 2) + photos_in(tmp_path / "card", 1)
    plan = sorting(photos, tmp_path / "sorted")
    (tmp_path / "usb" / "DCIM").rename(tmp_path / "away")
    photos[2].unlink()
    (several,) = preflight(plan).findings
    (one,) = preflight(replace(plan, actions=plan.actions[:2])).findings

    assert (several.kind, several.stops, several.count) == (FindingKind.ABSENT, True, 3)
    assert several.sentence == (
        f"2 folders are not there or empty, such as {tmp_path}/card, and 3 photos are to come from them; "
        "if they are on a disk that is not connected, connect that first."
    )
    assert (one.kind, one.stops, one.count, one.example) == (FindingKind.ABSENT, True, 2, f"{tmp_path}/usb/DCIM")
    assert one.sentence == (
        f"{tmp_path}/usb/DCIM is not there or empty, and 2 photos are to come from it; "
        "if it is on a disk that is not connected, connect that first."
    )


def test_hard_linked_photos_are_mentioned_where_they_move(tmp_path: Path) -> None:
    """A copy leaves all names as they are."""
    photos = photos_in(tmp_path / "library", 3)
    for photo in photos[:2]:
        os.link(photo, photo.with_suffix(".also"))

    finding = only(preflight(sorting(photos, tmp_path / "sorted")), FindingKind.HARD_LINKED)
    assert (finding.stops, finding.count) == (False, 2)
    assert finding.sentence == "2 photos have other names elsewhere; only the names in this plan move."
    assert preflight(sorting(photos, tmp_path / "sorted", ActionKind.COPY)).findings == ()


def test_photos_inside_the_target_are_mentioned(tmp_path: Path) -> None:
    """The target being the photos' own folder is ordinary, and so is a target inside of it."""
    photos = photos_in(tmp_path / "library" / "2020", 2)

    inside = preflight(sorting(photos, tmp_path / "library"))
    assert kinds(inside) == {FindingKind.INSIDE_TARGET}
    assert not inside.stops
    assert inside.findings[0].sentence == (
        f"The photos lie inside the target folder {tmp_path}/library already, in {tmp_path}/library/2020."
    )
    assert preflight(sorting(photos, tmp_path / "library" / "2020")).findings == ()
    assert preflight(sorting(photos, tmp_path / "library" / "2020" / "sorted")).findings == ()


def test_a_link_or_a_file_on_the_way_is_named(tmp_path: Path) -> None:
    """Only what lies beneath it cannot be done."""
    photos = photos_in(tmp_path / "library", 2)
    root, elsewhere = tmp_path / "sorted", tmp_path / "elsewhere"
    root.mkdir()
    elsewhere.mkdir()
    (root / "day").symlink_to(elsewhere)
    plan = plan_of(
        root,
        ActionKind.MOVE,
        action(photos[0], root / "day" / "bird" / "1.jpg"),
        action(photos[1], root / "night" / "2.jpg"),
    )
    result = preflight(plan)

    assert (result.stops, result.renames) == (False, 1)
    finding = only(result, FindingKind.BLOCKED)
    assert (finding.count, finding.example) == (1, str(root / "day"))
    put(root / "night", b"a file")
    assert preflight(plan).stops


@pytest.mark.parametrize("what", ["file", "link to nothing"])
def test_a_root_that_cannot_be_a_folder_stops_the_run(what: str, tmp_path: Path) -> None:
    """The same for one further down."""
    photos = photos_in(tmp_path / "library", 1)
    blocker = tmp_path / "blocker"
    put(blocker, b"") if what == "file" else blocker.symlink_to(tmp_path / "nothing")

    for root in (blocker, blocker / "sorted"):
        result = preflight(sorting(photos, root))
        assert [finding.kind for finding in result.findings] == [FindingKind.BLOCKED]
        assert result.findings[0].example == str(blocker)
        assert result.stops


def test_a_root_that_is_a_link_to_a_folder_is_fine(tmp_path: Path) -> None:
    """Links are refused beneath the root only, which the user chose."""
    photos = photos_in(tmp_path / "library", 1)
    (tmp_path / "real").mkdir()
    (tmp_path / "sorted").symlink_to(tmp_path / "real")

    assert preflight(sorting(photos, tmp_path / "sorted")).findings == ()
