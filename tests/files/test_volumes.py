import os
from pathlib import Path

import pytest

from disks import ext4_disk, memory_disk, read_only, second_place
from sorter.errors import JournalError
from sorter.files.volumes import Mount, Volumes, on_network, refuse_network


def _share(*points: Path, kind: str = "nfs4") -> Volumes:
    return Volumes([Mount("/", "ext4", ("rw",)), *(Mount(str(point), kind, ("rw",)) for point in points)])


def test_a_path_is_on_the_innermost_mount_above_it(tmp_path: Path) -> None:
    """Also a path that is not there yet, and one that a link leads to."""
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    with memory_disk(tmp_path / "disk", "4m") as disk:
        volume = Volumes().of(str(disk / "not" / "yet"))
        through_a_link = Volumes().of(str(tmp_path / "link" / "not yet"))

    assert (volume.mount, volume.kind, volume.total) == (str(disk), "tmpfs", 4 << 20)
    assert volume.free <= volume.total
    assert not volume.network
    assert not volume.read_only
    assert through_a_link.mount == str(disk)


def test_a_disk_that_can_only_be_read_says_so(tmp_path: Path) -> None:
    """As it is now, not as it was mounted."""
    with memory_disk(tmp_path / "disk") as disk:
        before = Volumes().of(str(disk))
        read_only(disk)

        assert not before.read_only
        assert Volumes().of(str(disk)).read_only


def test_a_folder_at_a_second_place_is_a_volume_of_its_own_on_the_same_device(tmp_path: Path) -> None:
    """Nothing can be renamed between the two, though they share a device number."""
    (tmp_path / "first").mkdir()
    with second_place(tmp_path / "second", tmp_path / "first") as second:
        volumes = Volumes()
        one, other = volumes.of(str(tmp_path / "first")), volumes.of(str(second))
        with pytest.raises(OSError, match="cross-device"):
            os.rename(_written(tmp_path / "first" / "a"), second / "b")

    assert one.device == other.device
    assert (one.mount == other.mount, other.mount) == (False, str(second))


def _written(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def test_of_two_mounts_at_one_place_the_later_one_counts(tmp_path: Path) -> None:
    """It hides the other."""
    with memory_disk(tmp_path / "disk"):
        mounted = [Mount(str(tmp_path / "disk"), "first", ()), Mount(str(tmp_path / "disk"), "second", ())]

        assert Volumes(mounted).of(str(tmp_path / "disk" / "a")).kind == "second"


def test_the_order_in_which_the_system_tells_of_mounts_does_not_matter(tmp_path: Path) -> None:
    """The innermost one counts."""
    mounted = [Mount(str(tmp_path), "inner", ()), Mount("/", "outer", ())]

    assert Volumes(mounted).of(str(tmp_path)).kind == Volumes(mounted[::-1]).of(str(tmp_path)).kind == "inner"


def test_a_mount_whose_name_only_begins_alike_is_not_above(tmp_path: Path) -> None:
    """/mnt/usb2 is not on /mnt/usb."""
    (tmp_path / "usb2").mkdir()

    assert Volumes([Mount(str(tmp_path / "usb"), "nfs", ())]).of(str(tmp_path / "usb2")).kind == ""


def test_where_the_system_tells_of_no_mounts_nothing_is_said_of_the_kind(tmp_path: Path) -> None:
    """Room is known all the same."""
    volume = Volumes([]).of(str(tmp_path))

    assert (volume.kind, volume.network, volume.total > 0) == ("", False, True)


@pytest.mark.parametrize(
    ("mount", "platform", "network"),
    [
        (Mount("/mnt", "nfs4", ("rw",)), "linux", True),
        (Mount("/mnt", "cifs", ("rw",)), "linux", True),
        (Mount("/mnt", "fuse.sshfs", ("rw",)), "linux", True),
        (Mount("/mnt", "9p", ("rw",)), "linux", True),
        (Mount("/mnt", "ext4", ("rw",)), "linux", False),
        (Mount("/mnt", "fuseblk", ("rw",)), "linux", False),
        (Mount("/Volumes/share", "smbfs", ("rw",)), "darwin", True),
        (Mount("/Volumes/share", "macfuse", ("rw", "nosuid")), "darwin", True),
        (Mount("/", "apfs", ("rw", "local")), "darwin", False),
        (Mount("Z:\\", "NTFS", ("rw", "remote")), "win32", True),
        (Mount("\\\\server\\share", "", ()), "win32", True),
        (Mount("C:\\", "NTFS", ("rw", "fixed")), "win32", False),
    ],
)
def test_network_shares_are_known_by_kind_options_or_name(mount: Mount, platform: str, network: bool) -> None:
    """Each system tells of them in its own way."""
    assert on_network(mount, platform) is network


def test_a_journal_on_a_network_share_is_refused(tmp_path: Path) -> None:
    """One sentence that says where, why and what to do; also for a folder that is not there yet."""
    with pytest.raises(JournalError) as refused:
        refuse_network(tmp_path / "data" / "sorter", _share(tmp_path))

    assert str(refused.value) == (
        f"The journal cannot be kept in {tmp_path}/data/sorter, since that is on a network share (nfs4); "
        "choose a data folder on a disk of this computer."
    )


def test_a_journal_on_a_disk_of_this_computer_is_fine(tmp_path: Path) -> None:
    """Also where a share is mounted beside it, and as the system itself tells of its disks."""
    refuse_network(tmp_path, _share(tmp_path / "share"))
    refuse_network(tmp_path / "data")
    with ext4_disk(tmp_path / "disk") as disk:
        refuse_network(disk / "data")
