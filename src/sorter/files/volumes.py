"""What kind of disk a path is on."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from sorter.errors import JournalError
from sorter.items import readable

_NETWORK_KINDS = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncp", "ncpfs", "afs", "afpfs", "coda"),
        *("9p", "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "moosefs", "webdav", "davfs", "davfs2", "ftp"),
        # through FUSE; their kind is written "fuse.sshfs"
        *("sshfs", "curlftpfs", "gvfsd-fuse", "kio-fuse", "rclone", "s3fs", "gcsfuse", "goofys", "smbnetfs"),
        *("mfs", "juicefs", "hubicfuse", "google-drive-ocamlfuse", "onedriver"),
    }
)
"""File systems whose files lie on another computer, as Linux and macOS name them."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system's place among the folders."""

    point: str
    kind: str
    options: tuple[str, ...]  # as the system writes them: "rw", "ro", "remote" on Windows, "local" on macOS


@dataclass(frozen=True, slots=True)
class Volume:
    """A file system as it was at one moment."""

    device: int  # number that files on it bear; two mount points may share it
    mount: str  # folder that it begins at; files are not renamed across two of them
    kind: str  # "ext4", "ntfs", "fuse.sshfs"; empty where the system does not say
    network: bool
    read_only: bool
    free: int  # bytes that this user may still write
    total: int  # bytes; 0 where the file system does not say
    system: int = 0  # the file system's own number, which no other one bears; 0 where the system does not say


class Volumes:
    """The file systems of this computer, as they were when this was made."""

    def __init__(self, mounts: Sequence[Mount] | None = None) -> None:
        """Ask the system for its mounts, unless they are given. Raises `OSError`."""
        self._mounts = _system_mounts() if mounts is None else mounts
        self._found: dict[tuple[int, str], Volume] = {}

    def of(self, path: str) -> Volume:
        """The volume that a path is on, or would be on once it is there. Raises `OSError`."""
        there = nearest(os.path.abspath(path))
        mount, device = self._mount(os.path.realpath(there)), os.stat(there).st_dev
        key = device, mount.point
        if key not in self._found:
            self._found[key] = _volume(there, device, mount)
        return self._found[key]

    def _mount(self, path: str) -> Mount:
        """The innermost mount above a path; of two at one point the later one, which hides the other."""
        above = [mount for mount in self._mounts if _beneath(path, mount.point)]
        if not above:
            return Mount(os.path.splitdrive(path)[0] or os.sep, "", ())
        return max(enumerate(above), key=lambda one: (len(one[1].point), one[0]))[1]


def nearest(path: str) -> str:
    """The path itself, or the innermost folder above it that is there."""
    while not os.path.exists(path) and path != os.path.dirname(path):
        path = os.path.dirname(path)
    return path


def refuse_network(path: Path, volumes: Volumes | None = None) -> None:
    """Raise `JournalError` where a folder for the journal lies, or would lie, on a network share.

    SQLite's write-ahead log needs memory that all its users share (https://www.sqlite.org/wal.html), and shares lie
    about flushing. What the system cannot say is let pass.
    """
    try:
        volume = (volumes or Volumes()).of(str(path))
    except OSError:
        return  # opening the journal says what is wrong
    if volume.network:
        raise JournalError(
            f"The journal cannot be kept in {readable(str(path))}, since that is on a network share "
            f"({volume.kind or 'another computer'}); choose a data folder on a disk of this computer."
        )


def _system_mounts() -> list[Mount]:
    return [Mount(one.mountpoint, one.fstype, tuple(one.opts.split(","))) for one in psutil.disk_partitions(all=True)]


def _beneath(path: str, point: str) -> bool:
    path, point = os.path.normcase(path), os.path.normcase(point)
    return path == point or path.startswith(point.rstrip(os.sep) + os.sep)


def _volume(path: str, device: int, mount: Mount) -> Volume:
    usage = shutil.disk_usage(path)
    return Volume(
        device=device,
        mount=mount.point,
        kind=mount.kind,
        network=on_network(mount, sys.platform),
        read_only="ro" in mount.options,
        free=usage.free,
        total=usage.total,
        system=_system(path),
    )


if sys.platform == "win32":

    def _system(_path: str) -> int:
        return 0

else:

    def _system(path: str) -> int:
        return os.statvfs(path).f_fsid


def on_network(mount: Mount, platform: str) -> bool:
    """Whether a mount's files lie on another computer."""
    if platform == "win32":
        return "remote" in mount.options or mount.point.startswith("\\\\")
    if mount.kind.lower().removeprefix("fuse.") in _NETWORK_KINDS:
        return True
    return platform == "darwin" and bool(mount.options) and "local" not in mount.options
