import errno
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from disks import ext4_disk, memory_disk, need, ntfs_disk
from library import put
from plans import SECONDS, action, kinds, only, photos_in, plan_of, sorting
from sorter.files.plan import ActionKind, Plan
from sorter.files.preflight import trying
from sorter.files.preflight.findings import FindingKind
from sorter.files.preflight.preflight import preflight
from sorter.files.preflight.probing import PREFIX, probing


def test_links_are_neither_renames_nor_copies(tmp_path: Path) -> None:
    """They need no room."""
    for kind in (ActionKind.HARDLINK, ActionKind.SYMLINK):
        result = preflight(sorting(photos_in(tmp_path / "library", 2), tmp_path / "sorted", kind))

        assert (result.files, result.renames, result.copies, result.volumes[0].needed) == (2, 0, 0, 0)
        assert result.findings == ()


def test_hard_links_for_further_labels_beside_symbolic_ones_reach_no_other_disk(tmp_path: Path) -> None:
    """They lead to the photo itself, which stays where it is: that is said before."""
    (photo,) = photos_in(tmp_path / "library", 1)
    with memory_disk(tmp_path / "disk") as disk:
        links = action(photo, disk / "out" / "day" / "a.jpg", further=[disk / "out" / "night" / "a.jpg"])
        plan = plan_of(disk / "out", ActionKind.SYMLINK, links)

        assert FindingKind.LINKS_ACROSS in kinds(preflight(plan))
        assert FindingKind.LINKS_ACROSS not in kinds(preflight(replace(plan, further_as=ActionKind.SYMLINK)))


@pytest.mark.parametrize(("kind", "call"), [(ActionKind.HARDLINK, "link"), (ActionKind.SYMLINK, "symlink")])
def test_links_on_a_disk_that_knows_none_stop_the_run(
    kind: ActionKind, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where only further labels want them; a plan without links does not ask."""
    (photo,) = photos_in(tmp_path / "library", 1)
    root = tmp_path / "sorted"
    further = replace(
        plan_of(root, ActionKind.MOVE, action(photo, root / "day" / "1.jpg", further=[root / "night" / "1.jpg"])),
        further_as=kind,
    )

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, call, refuse)
    for plan in (sorting([photo], root, kind), further):
        (finding,) = preflight(plan).findings
        assert finding.kind in {FindingKind.NO_HARD_LINKS, FindingKind.NO_SYMBOLIC_LINKS}
        assert (finding.stops, finding.count) == (True, 1)
    assert preflight(sorting([photo], root)).findings == ()


def test_names_that_the_disk_refuses_are_found_by_trying(tmp_path: Path) -> None:
    """Whatever the rule is: this disk takes no bytes that are not text, another one takes them."""
    names = ["plain.jpg", "日本.jpg", os.fsdecode(b"\xff\xfe.jpg")]
    photos = [put(tmp_path / "library" / name, b"photo", mtime_ns=SECONDS) for name in names]
    with ntfs_disk(tmp_path / "usb") as disk:
        result = preflight(sorting(photos, disk / "sorted"))
        assert not list(disk.iterdir())
    finding = only(result, FindingKind.NAMES)

    assert (finding.count, finding.stops) == (1, False)
    assert finding.sentence == f"{disk} refuses 1 name of this plan, such as \ufffd\ufffd.jpg."
    assert FindingKind.NAMES not in kinds(preflight(sorting(photos, tmp_path / "sorted")))


def test_a_folder_s_name_is_tried_as_a_folder(tmp_path: Path) -> None:
    """Labels become folders."""
    (photo,) = photos_in(tmp_path / "library", 1)
    with ntfs_disk(tmp_path / "usb") as disk:
        label = os.fsdecode(b"\xff")
        finding = only(
            preflight(plan_of(disk, ActionKind.MOVE, action(photo, disk / label / "1.jpg"))), FindingKind.NAMES
        )

    assert finding.example == label


def test_of_very_many_names_some_are_tried_and_the_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trial stays short."""
    monkeypatch.setattr(trying, "NAMES", 5)
    photo = put(tmp_path / "1.jpg", b"photo", mtime_ns=SECONDS)
    with ntfs_disk(tmp_path / "usb") as disk:
        names = [os.fsdecode(b"\xff%d.jpg" % number) for number in range(20)]
        plan = plan_of(disk, ActionKind.COPY, *(action(photo, disk / "day" / name) for name in names))
        finding = only(preflight(plan), FindingKind.NAMES)

    assert finding.sentence == (f"Of 20 unusual names 5 were tried, and {disk} refuses 5 of them, such as \ufffd0.jpg.")


def test_a_path_that_is_too_long_for_the_system_is_found(tmp_path: Path) -> None:
    """Linux takes 4,095 bytes, the folder of the target among them."""
    photo = put(tmp_path / "1.jpg", b"photo", mtime_ns=SECONDS)
    root = tmp_path / "sorted"
    fits = 4095 - len(str(root))

    def long(length: int) -> Plan:
        folders = "/x" * ((length - 4) // 2 - 100)
        rest = length - len(folders) - len("/") - len(".jpg")
        return plan_of(root, ActionKind.MOVE, action(photo, Path(f"{root}{folders}/{'y' * rest}.jpg")))

    assert preflight(long(fits - 4)).findings == ()
    assert kinds(preflight(long(fits + 100))) == {FindingKind.LONG_PATH}


def test_folders_that_become_one_on_a_disk_without_capitals_are_counted(tmp_path: Path) -> None:
    """Elsewhere they are two."""
    photos = photos_in(tmp_path / "library", 2)

    def plan(root: Path) -> Plan:
        return plan_of(
            root,
            ActionKind.COPY,
            action(photos[0], root / "Canon" / "1.jpg"),
            action(photos[1], root / "CANON" / "2.jpg"),
        )

    with ntfs_disk(tmp_path / "usb") as disk:
        finding = only(preflight(plan(disk / "sorted")), FindingKind.CASE)

    assert (
        finding.sentence == f"{disk} does not tell capitals from small letters, so 1 folder becomes one with another."
    )
    assert preflight(plan(tmp_path / "sorted")).findings == ()


def test_metadata_that_the_target_cannot_hold_is_said_before(tmp_path: Path) -> None:
    """Only of photos that have some, and only where they are copied to another disk."""
    photos = photos_in(tmp_path / "library", 4)
    os.setxattr(photos[0], "user.tags", b"holiday")
    photos[1].chmod(0o600)
    need("setfacl")
    subprocess.run(["setfacl", "-m", "u:1234:r", str(photos[2])], check=True)
    with ntfs_disk(tmp_path / "usb") as ntfs:
        on_ntfs = preflight(sorting(photos, ntfs / "sorted"))
    with ext4_disk(tmp_path / "disk") as ext4:
        on_ext4 = preflight(sorting(photos, ext4 / "sorted"))

    assert kinds(on_ntfs) == {FindingKind.ACCESS_LISTS, FindingKind.PRIVACY}
    assert only(on_ntfs, FindingKind.ACCESS_LISTS).sentence == (
        f"1 file has access lists that {ntfs} cannot hold; the copies go without."
    )
    assert only(on_ntfs, FindingKind.PRIVACY).count == 1
    assert on_ext4.findings == ()
    assert preflight(sorting(photos, tmp_path / "sorted")).findings == ()


def test_times_finer_than_the_target_knows_are_said_before(tmp_path: Path) -> None:
    """A disk of whole seconds."""
    photos = [put(tmp_path / f"{number}.jpg", b"1", mtime_ns=SECONDS + number * 500_000_000) for number in range(4)]
    with ext4_disk(tmp_path / "old", inode_size=128) as disk:
        result = preflight(sorting(photos, disk / "sorted"))

    assert kinds(result) == {FindingKind.TIMES}
    assert result.findings[0].sentence == (
        f"2 files have a time of change that {disk} cannot hold exactly; the copies get the nearest one that it can."
    )


def test_of_very_many_sources_some_are_tried_and_the_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many were looked at is part of what is said."""
    monkeypatch.setattr(trying, "SOURCES", 2)
    photos = [put(tmp_path / f"{number}.jpg", b"1", mtime_ns=SECONDS + 500_000_000) for number in range(4)]
    with ext4_disk(tmp_path / "old", inode_size=128) as disk:
        sentence = preflight(sorting(photos, disk / "sorted")).findings[0].sentence

    assert sentence.startswith("Of 2 files looked at, 2 have a time of change that ")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.EIO, "Input/output error"), "Nothing can be put into {0}: Input/output error."),
        # a share may refuse what the mode bits allow
        (PermissionError(errno.EACCES, "denied"), "This user may not write to {0}; choose another target folder."),
        (OSError(errno.EROFS, "Read-only file system"), "Nothing can be put into {0}, since {1} can only be read."),
    ],
)
def test_a_disk_that_refuses_the_trial_stops_the_run(
    error: OSError, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run would meet the same."""
    with memory_disk(tmp_path / "usb") as disk:
        plan = sorting(photos_in(tmp_path / "library", 2), disk / "sorted")

        def refuse(*_: object) -> None:
            raise error

        monkeypatch.setattr(os, "mkdir", refuse)
        (finding,) = preflight(plan).findings

    assert finding.sentence == sentence.format(disk, disk)
    assert (finding.stops, finding.count) == (True, 2)


def test_a_disk_that_fails_in_the_middle_of_the_trial_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is no answer to the question that was asked; nothing is left behind."""
    plan = sorting(photos_in(tmp_path / "library", 1), tmp_path / "sorted", ActionKind.HARDLINK)

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "link", fail)
    (finding,) = preflight(plan).findings

    assert (finding.kind, finding.stops) == (FindingKind.DENIED, True)
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_where_the_disk_does_not_say_how_much_room_there_is_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some shares and FUSE disks tell of no blocks at all."""
    plan = sorting(photos_in(tmp_path / "library", 1), tmp_path / "sorted", ActionKind.COPY)
    silent = SimpleNamespace(f_bavail=0, f_blocks=0, f_bfree=0, f_frsize=4096, f_files=0, f_favail=0, f_fsid=0)
    monkeypatch.setattr(os, "statvfs", lambda _: silent)

    assert preflight(plan).findings == ()


def test_what_a_killed_trial_left_beside_the_target_is_removed(tmp_path: Path) -> None:
    """The target was not there then, so it was tried out in the folder above it."""
    with subprocess.Popen(["true"]) as ended:
        pass
    stale, target = tmp_path / f"{PREFIX}{ended.pid}-abc", tmp_path / "target"
    stale.mkdir()
    target.mkdir()

    with probing(str(target)):
        pass

    assert not stale.exists()


def test_what_a_killed_trial_left_is_removed(tmp_path: Path) -> None:
    """Its empty files go, and nothing that anybody put there; the trial of a program that runs is left alone."""
    with subprocess.Popen(["true"]) as ended:
        pass
    stale = tmp_path / f"{PREFIX}{ended.pid}-abc"
    put(stale / "folder" / "sorter-1", b"")
    kept = put(tmp_path / f"{PREFIX}{ended.pid}-kept" / "photo.jpg", b"photo")
    running = put(tmp_path / f"{PREFIX}{os.getpid()}-abc" / "sorter-1", b"")

    with probing(str(tmp_path)):
        pass

    assert not stale.exists()
    assert kept.read_bytes() == b"photo"
    assert running.exists()
