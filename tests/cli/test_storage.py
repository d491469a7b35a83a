"""Whether Sorter can keep its own things where they are to be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import FakeWindow
from disks import fill_disk, memory_disk, read_only
from sorter.cli.main import run
from sorter.cli.storage import storage_problem
from sorter.files.volumes import Mount, Volumes
from sorter.settings import Places

ELSEWHERE = "name another folder with --data-dir or SORTER_DATA_DIR."
_AS_SOMEBODY = """
import os, sys
from pathlib import Path
from sorter.cli.storage import storage_problem
from sorter.settings import Places
os.setgroups([]); os.setgid(65534); os.setuid(65534)
print(storage_problem(Places(Path(sys.argv[1]))))
"""


def _as_somebody(folder: Path) -> str:
    command = [sys.executable, "-c", _AS_SOMEBODY, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_folder_that_can_be_written_is_fine_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    """Also one that is not there yet: it is not made."""
    assert storage_problem(Places(tmp_path)) == ""
    assert storage_problem(Places(tmp_path / "not" / "there yet")) == ""
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_tells_of_a_data_folder_that_can_only_be_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """With what to do; the rest of what it looks at is told all the same."""
    with memory_disk(tmp_path / "disk") as disk:
        read_only(disk)
        status = run(["--data-dir", str(disk), "doctor"], FakeWindow())

    out = capfd.readouterr().out.splitlines()
    assert status == 1
    assert "Versions" in out
    assert out[-2:] == [
        "What is wrong",
        f"  The data folder {disk} cannot be written to (Read-only file system): make it writable, or {ELSEWHERE}",
    ]


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """Also where a file can still be made, but not filled."""
    with memory_disk(tmp_path / "disk") as disk:
        fill_disk(disk)

        assert storage_problem(Places(disk / "sorter")) == (
            f"The disk of the data folder {disk / 'sorter'} is full: free some space on it, or {ELSEWHERE}"
        )


def test_a_folder_of_another_user_is_told(foreign_folder: Path) -> None:
    """The folder itself, one that would have to be made in it, and a file of the journal's in an open one."""
    denied = f"cannot be written to (Permission denied): make it writable, or {ELSEWHERE}"
    closed = [_as_somebody(foreign_folder), _as_somebody(foreign_folder / "new")]
    foreign_folder.chmod(0o777)
    (foreign_folder / "journal.sqlite").touch()

    assert closed == [
        f"The data folder {foreign_folder} {denied}",
        f"The data folder {foreign_folder / 'new'} {denied}",
    ]
    assert _as_somebody(foreign_folder) == (
        f"The journal's file {foreign_folder / 'journal.sqlite'} can only be read: make it writable, or {ELSEWHERE}"
    )
    assert _as_somebody(foreign_folder / "new") == ""


def test_a_network_share_is_told(tmp_path: Path) -> None:
    """SQLite's log does not work there."""
    share = Volumes([Mount(os.sep, "nfs4", ("rw",))])

    assert storage_problem(Places(tmp_path), share) == (
        f"The journal cannot be kept in {tmp_path}, since that is on a network share (nfs4); "
        "choose a data folder on a disk of this computer."
    )
