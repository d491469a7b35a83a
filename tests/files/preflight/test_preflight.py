import os
from dataclasses import replace
from pathlib import Path

import pytest

from disks import memory_disk, read_only, second_place, xfs_disk
from library import put
from plans import action, kinds, only, photos_in, plan_of, sorting
from sorter.errors import RequestError
from sorter.files.plan import ActionKind
from sorter.files.preflight.findings import FindingKind
from sorter.files.preflight.preflight import Preflight, preflight
from sorter.files.volumes import Mount, Volumes


def _everything(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob("*"))


def test_a_plain_plan_has_numbers_and_no_findings(tmp_path: Path) -> None:
    """Moves on one disk are renames and need no room; nothing is touched, and nothing is left behind."""
    photos = photos_in(tmp_path / "library", 3)
    before = _everything(tmp_path)
    result = preflight(sorting(photos, tmp_path / "sorted"))

    assert (result.files, result.companions, result.bytes) == (3, 0, 15_000)
    assert (result.renames, result.copies) == (3, 0)
    assert result.findings == ()
    assert not result.stops
    (need,) = result.volumes
    assert (need.needed, need.free, need.volume.device) == (0, need.volume.free, tmp_path.stat().st_dev)
    assert _everything(tmp_path) == before


def test_an_empty_plan_needs_nothing(tmp_path: Path) -> None:
    """Nothing to do is no reason to stop."""
    plan = plan_of(tmp_path / "sorted", ActionKind.MOVE)

    assert preflight(plan) == Preflight(plan, 0, 0, 0, 0, 0, 0, (), ())


def test_companions_count_as_files(tmp_path: Path) -> None:
    """And take room of their own, in whole blocks."""
    photo, raw = put(tmp_path / "a" / "1.jpg", b"1" * 100), put(tmp_path / "a" / "1.cr2", b"2" * 5000)
    day = tmp_path / "sorted" / "day"
    plan = plan_of(tmp_path / "sorted", ActionKind.COPY, action(photo, day / "1.jpg", (raw, day / "1.cr2")))
    result = preflight(plan)

    assert (result.files, result.companions, result.bytes) == (2, 1, 5100)
    assert (result.renames, result.copies, result.volumes[0].needed) == (0, 2, 4096 + 8192)


@pytest.mark.parametrize("kind", [ActionKind.COPY, ActionKind.MOVE])
def test_too_little_room_on_the_target_disk_stops_the_run(kind: ActionKind, tmp_path: Path) -> None:
    """The sentence says how much is needed, where, and how much is there."""
    photos = photos_in(tmp_path / "library", 6, size=400_000)
    with memory_disk(tmp_path / "usb", "2m") as disk:
        result = preflight(sorting(photos, disk / "sorted", kind))
        finding = only(result, FindingKind.SPACE)

        assert result.stops
        assert finding.stops
        assert finding.sentence == f"6 photos need 2.4 MB on {disk}, where 2.1 MB is free."
        assert not list(disk.iterdir())


def test_copies_that_share_their_blocks_need_no_room(tmp_path: Path) -> None:
    """Within a disk that can do that a library can be copied that would not fit a second time; from elsewhere not."""
    with xfs_disk(tmp_path / "disk") as disk:
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        large = disk / "large.jpg"
        with large.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, int(free * 0.7))
        elsewhere = tmp_path / "elsewhere.jpg"
        with elsewhere.open("wb") as file:
            file.truncate(int(free * 0.7))

        here = preflight(plan_of(disk / "out", ActionKind.COPY, action(large, disk / "out" / "day" / "a.jpg")))
        there = preflight(plan_of(disk / "out", ActionKind.COPY, action(elsewhere, disk / "out" / "day" / "a.jpg")))

    assert not here.stops
    assert [need.needed for need in here.volumes] == [0]
    assert FindingKind.SPACE in kinds(there)


def test_a_move_within_a_full_disk_needs_no_room(tmp_path: Path) -> None:
    """Only what is written anew counts."""
    with memory_disk(tmp_path / "usb", "2m") as disk:
        photos = photos_in(disk / "library", 3, size=600_000)

        assert preflight(sorting(photos, disk / "sorted")).findings == ()
        assert only(preflight(sorting(photos, disk / "sorted", ActionKind.COPY)), FindingKind.SPACE).stops


def test_a_disk_that_will_be_nearly_full_is_mentioned(tmp_path: Path) -> None:
    """It may do, so the run is not stopped."""
    photos = photos_in(tmp_path / "library", 1, size=(2 << 20) - 8192)
    with memory_disk(tmp_path / "usb", "2m") as disk:
        result = preflight(sorting(photos, disk / "sorted"))

    assert kinds(result) == {FindingKind.NEARLY_FULL}
    assert not result.stops
    assert result.findings[0].sentence.startswith("1 photo needs 2.1 MB on ")


def test_a_disk_without_room_for_a_folder_stops_the_run(tmp_path: Path) -> None:
    """Even where no bytes are needed."""
    with memory_disk(tmp_path / "usb", "2m", ",nr_inodes=4") as disk:
        photos = photos_in(disk / "library", 2)
        finding = only(preflight(sorting(photos, disk / "sorted")), FindingKind.SPACE)

    assert finding.stops
    assert finding.sentence == f"There is no room left on {tmp_path / 'usb'}, not even for a new folder."


def test_room_is_counted_on_each_disk_that_something_lands_on(tmp_path: Path) -> None:
    """A disk may be mounted beneath the target folder."""
    first, second = photos_in(tmp_path / "library", 2, size=4096)
    (tmp_path / "sorted").mkdir()
    with memory_disk(tmp_path / "sorted" / "usb", "4m") as disk:
        root = tmp_path / "sorted"
        result = preflight(
            plan_of(
                root, ActionKind.MOVE, action(first, root / "day" / "1.jpg"), action(second, disk / "night" / "2.jpg")
            )
        )

    assert (result.renames, result.copies) == (1, 1)
    assert {(need.volume.mount == str(disk), need.needed) for need in result.volumes} == {(False, 0), (True, 4096)}


def test_a_folder_at_a_second_place_is_copied_to(tmp_path: Path) -> None:
    """One device number, and yet nothing can be renamed there."""
    photos = photos_in(tmp_path / "library", 2)
    (tmp_path / "first").mkdir()
    with second_place(tmp_path / "second", tmp_path / "first") as second:
        moved = preflight(sorting(photos, second / "sorted"))
        linked = preflight(sorting(photos, second / "sorted", ActionKind.HARDLINK))

    assert (moved.renames, moved.copies) == (0, 2)
    assert only(linked, FindingKind.LINKS_ACROSS).stops


def test_hard_links_to_another_disk_stop_the_run(tmp_path: Path) -> None:
    """Symbolic links reach everywhere."""
    photos = photos_in(tmp_path / "library", 2)
    with memory_disk(tmp_path / "usb") as disk:
        finding = only(preflight(sorting(photos, disk / "sorted", ActionKind.HARDLINK)), FindingKind.LINKS_ACROSS)
        symbolic = preflight(sorting(photos, disk / "sorted", ActionKind.SYMLINK))

    assert finding.stops
    assert finding.sentence == (
        f"2 hard links would have to reach from one disk to another, which no disk can do: {photos[0]}; "
        "choose symbolic links, or copy."
    )
    assert symbolic.findings == ()


def test_hard_links_for_further_labels_on_another_disk_stop_the_run(tmp_path: Path) -> None:
    """They start from where the photo lands, wherever it came from."""
    (photo,) = photos_in(tmp_path / "library", 1)
    root = tmp_path / "sorted"
    root.mkdir()
    with memory_disk(root / "night") as disk:
        plan = plan_of(root, ActionKind.MOVE, action(photo, root / "day" / "1.jpg", further=[disk / "1.jpg"]))

        assert only(preflight(plan), FindingKind.LINKS_ACROSS).example == str(disk / "1.jpg")
        assert preflight(replace(plan, further_as=ActionKind.SYMLINK)).findings == ()


def test_a_target_that_can_only_be_read_stops_the_run(tmp_path: Path) -> None:
    """One finding, not one for each photo."""
    photos = photos_in(tmp_path / "library", 2)
    with memory_disk(tmp_path / "usb") as disk:
        (disk / "sorted" / "day").mkdir(parents=True)
        read_only(disk)
        result = preflight(sorting(photos, disk / "sorted"))

    assert [finding.kind for finding in result.findings] == [FindingKind.READ_ONLY]
    assert result.stops
    assert result.findings[0].sentence == f"Nothing can be put into {disk}/sorted, since {disk} can only be read."


def test_one_of_two_target_disks_that_can_only_be_read_leaves_the_other(tmp_path: Path) -> None:
    """What lands there cannot be done, the rest can."""
    first, second = photos_in(tmp_path / "library", 2)
    root = tmp_path / "sorted"
    root.mkdir()
    with memory_disk(root / "night") as disk:
        read_only(disk)
        plan = plan_of(root, ActionKind.MOVE, action(first, root / "day" / "1.jpg"), action(second, disk / "2.jpg"))
        result = preflight(plan)

    assert _only_count(result) == (FindingKind.READ_ONLY, False, 1)


def _only_count(result: Preflight) -> tuple[FindingKind, bool, int]:
    (finding,) = result.findings
    return finding.kind, finding.stops, finding.count


def test_what_stops_the_run_comes_first(tmp_path: Path) -> None:
    """The rest matters only once that is mended."""
    photos = photos_in(tmp_path / "library", 2, size=2_000_000)
    os.link(photos[0], tmp_path / "also")
    with memory_disk(tmp_path / "usb", "2m") as disk:
        findings = preflight(sorting(photos, disk / "sorted")).findings

    assert [(finding.kind, finding.stops) for finding in findings] == [
        (FindingKind.SPACE, True),
        (FindingKind.HARD_LINKED, False),
    ]


def test_a_network_share_is_mentioned(tmp_path: Path) -> None:
    """It is a fair target, but no disk."""
    photos = photos_in(tmp_path / "library", 1)
    (tmp_path / "share").mkdir()
    volumes = Volumes([Mount("/", "ext4", ("rw",)), Mount(str(tmp_path / "share"), "cifs", ("rw",))])
    result = preflight(sorting(photos, tmp_path / "share" / "sorted"), volumes=volumes)

    assert kinds(result) == {FindingKind.NETWORK}
    assert not result.stops
    assert result.findings[0].sentence.startswith(f"{tmp_path}/share is on a network share (cifs), which ")


class _Cancelled(Exception):
    pass


@pytest.mark.parametrize("calls", range(1, 7))
def test_an_interrupted_preflight_leaves_nothing_behind(calls: int, tmp_path: Path) -> None:
    """Wherever it is given up."""
    photos = [put(tmp_path / "library" / f"{number} é.jpg", b"1") for number in range(5)]
    plan = sorting(photos, tmp_path / "sorted")
    before, left = _everything(tmp_path), calls

    def checkpoint() -> None:
        nonlocal left
        left -= 1
        if not left:
            raise _Cancelled

    with pytest.raises(_Cancelled):
        preflight(plan, checkpoint=checkpoint)
    assert _everything(tmp_path) == before


def test_a_sentence_holds_no_line_break_of_a_name(tmp_path: Path) -> None:
    """Both shells show it as it is."""
    photo = put(tmp_path / "library" / "a\nb\x1b[31m.jpg", b"1")
    other = put(tmp_path / "library" / "c.jpg", b"1")
    plan = sorting([photo, other], tmp_path / "sorted")
    photo.unlink()

    assert only(preflight(plan), FindingKind.GONE).sentence.endswith("a\ufffdb\ufffd[31m.jpg.")


def test_a_target_on_no_disk_at_all_is_one_sentence(tmp_path: Path) -> None:
    """As a drive of Windows that is not there."""

    class Nowhere(Volumes):
        def of(self, path: str) -> "None":  # type: ignore[override]
            raise FileNotFoundError(2, "No such file or directory", path)

    with pytest.raises(RequestError, match=r"^The target folder .* cannot be used: No such file or directory\.$"):
        preflight(sorting(photos_in(tmp_path, 1), tmp_path / "sorted"), volumes=Nowhere([]))
