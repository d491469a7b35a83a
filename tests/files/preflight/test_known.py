"""What was found out of a target folder is not tried again, as long as it holds."""

import os
from pathlib import Path

import pytest

from disks import memory_disk, ntfs_disk, read_only
from library import put
from plans import action, kinds, only, photos_in, plan_of, sorting
from sorter.files.plan import ActionKind
from sorter.files.preflight.findings import FindingKind
from sorter.files.preflight.known import Known
from sorter.files.preflight.preflight import preflight


def _rest(folder: Path) -> int:
    """From now on every name that comes or goes in the folder changes its time."""
    os.utime(folder, ns=(1, 1))
    return folder.stat().st_mtime_ns


def test_a_folder_is_tried_out_once(tmp_path: Path) -> None:
    """The same question is answered without touching the disk, whatever the plan's numbers are by now."""
    target, known = tmp_path / "target", Known()
    target.mkdir()
    photos = photos_in(tmp_path / "library", 3)
    preflight(sorting(photos[:1], target, ActionKind.COPY), known=known)
    before = _rest(target)
    result = preflight(sorting(photos, target, ActionKind.COPY), known=known)

    assert target.stat().st_mtime_ns == before
    assert (result.files, result.copies, result.volumes[0].needed) == (3, 3, 3 * 8192)


def test_what_was_not_asked_yet_is_tried_out(tmp_path: Path) -> None:
    """Another kind of action, another unusual name; and everything once it is forgotten."""
    target, known = tmp_path / "target", Known()
    target.mkdir()
    photos = photos_in(tmp_path / "library", 1)
    unusual = [put(tmp_path / "library" / "é.jpg", b"1")]
    tried = []
    for plan in (
        *(sorting(photos, target), sorting(photos, target, ActionKind.HARDLINK), sorting(unusual, target)),
        sorting(unusual, target, ActionKind.HARDLINK),
    ):
        before = _rest(target)
        preflight(plan, known=known)
        tried.append(target.stat().st_mtime_ns != before)
    known.forget()
    before = _rest(target)
    preflight(sorting(photos, target), known=known)

    assert tried == [True, True, True, False]
    assert target.stat().st_mtime_ns != before
    assert list(target.iterdir()) == []


def test_another_disk_in_the_same_place_is_tried_out(tmp_path: Path) -> None:
    """Its answers are its own."""
    known, place = Known(), tmp_path / "usb"
    photos = photos_in(tmp_path / "library", 2)

    def look() -> set[FindingKind]:
        actions = [action(photo, place / name / photo.name) for photo, name in zip(photos, ("Day", "day"), strict=True)]
        return kinds(preflight(plan_of(place, ActionKind.COPY, *actions), known=known))

    with memory_disk(place):
        assert FindingKind.CASE not in look()
    place.rmdir()
    with ntfs_disk(place):
        assert FindingKind.CASE in look()
    place.rmdir()
    with memory_disk(place):
        assert FindingKind.CASE not in look()


def test_a_disk_that_can_only_be_read_by_now_is_tried_out(tmp_path: Path) -> None:
    """It could be written to a moment ago."""
    known = Known()
    photos = photos_in(tmp_path / "library", 1)
    with memory_disk(tmp_path / "usb") as disk:
        assert preflight(sorting(photos, disk), known=known).findings == ()
        read_only(disk)

        assert only(preflight(sorting(photos, disk), known=known), FindingKind.READ_ONLY).stops


def test_a_disk_that_is_full_by_now_is_tried_out(tmp_path: Path) -> None:
    """And once more when there is room again: a failure is not kept."""
    known = Known()
    with memory_disk(tmp_path / "usb", "1m", ",nr_inodes=12") as disk:
        plan = sorting(photos_in(disk, 1), disk / "sorted")
        free = preflight(plan, known=known)
        with pytest.raises(OSError, match="No space"):
            _fill(disk)
        full = preflight(plan, known=known)
        for path in disk.glob("filler*"):
            path.unlink()
        free_again = preflight(plan, known=known)

    assert (free.findings, free_again.findings) == ((), ())
    assert only(full, FindingKind.SPACE).stops


def _fill(disk: Path) -> None:
    """With names, of which it can hold a few."""
    for number in range(20):
        (disk / f"filler{number}").touch()


def test_a_source_whose_permissions_changed_is_tried_out(tmp_path: Path) -> None:
    """A person closes a photo to others while the window shows the plan."""
    known = Known()
    (photo,) = photos_in(tmp_path / "library", 1)
    photo.chmod(0o644)
    with ntfs_disk(tmp_path / "usb") as disk:
        plan = sorting([photo], disk)
        open_to_all = kinds(preflight(plan, known=known))
        photo.chmod(0o600)
        closed = kinds(preflight(plan, known=known))

    assert closed - open_to_all == {FindingKind.PRIVACY}
