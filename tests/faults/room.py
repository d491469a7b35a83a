"""File systems of a process's own: mounted where nobody else sees them, and gone when the process ends."""

import atexit
import ctypes
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_NEW_MOUNTS = 0x00020000  # CLONE_NEWNS
_QUICK = {
    "ext4": ("-q", "-F", "-E", "lazy_itable_init=1,lazy_journal_init=1,nodiscard", "-I", "256", "-i", "2048"),
    "ntfs": ("-q", "-F", "-f"),
}


@dataclass(frozen=True, slots=True)
class Room:
    """Where a fault test may do what it likes."""

    base: Path
    disk: Path  # ext4 in an image, or a plain folder where nothing can be mounted
    memory: Path  # another file system: a small tmpfs, or a folder in memory
    why_plain: str  # why nothing could be mounted; empty where it could


def open_room() -> Room:
    """A room for this process, which must have one thread; it is gone when the process ends."""
    base = Path(tempfile.mkdtemp(prefix="sorter-faults-"))
    owner = os.getpid()
    reason = leave_mounts()
    if not reason:
        try:
            mount(base, "-t", "tmpfs", "-o", "size=2g", "tmpfs")
            disk = mount_image(make_image(base / "disk.img", 96), base / "disk")
            memory = mount(base / "memory", "-t", "tmpfs", "-o", "size=24m", "tmpfs")
            return Room(base, disk, memory, "")
        except OSError as error:
            reason = str(error)
    shared = Path(tempfile.mkdtemp(prefix="sorter-faults-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None))

    def clear() -> None:
        if os.getpid() == owner:  # forked processes leave everything as it is
            shutil.rmtree(base, ignore_errors=True)
            shutil.rmtree(shared, ignore_errors=True)

    atexit.register(clear)
    (base / "disk").mkdir(exist_ok=True)
    return Room(base, base / "disk", shared, reason)


def leave_mounts() -> str:
    """Give this process mounts that nobody else sees; says why that cannot be, or nothing."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only root may mount file systems"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_MOUNTS):
        return f"no mounts of its own: {os.strerror(ctypes.get_errno())}"
    done = subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True, text=True, check=False)
    return done.stderr.strip()


def make_image(image: Path, megabytes: int, kind: str = "ext4") -> Path:
    """A file with an empty file system in it. Raises `OSError`."""
    with image.open("wb") as file:
        file.truncate(megabytes << 20)
    _run(f"mkfs.{kind}", *_QUICK.get(kind, ("-q",)), str(image))
    return image


def mount_image(image: Path, folder: Path, options: str = "") -> Path:
    """Mount an image. Raises `OSError`."""
    return mount(folder, "-o", f"loop,noatime{options}", str(image))


def mount(folder: Path, *words: str) -> Path:
    """Mount at a folder, which is made. Raises `OSError`."""
    folder.mkdir(exist_ok=True)
    _run("mount", *words, str(folder))
    return folder


def unmount(folder: Path) -> None:
    """Undo `mount`. Raises `OSError`."""
    _run("umount", str(folder))


def _run(*words: str) -> None:
    if not shutil.which(words[0]):
        raise FileNotFoundError(f"{words[0]} is not there")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{words[0]}: {done.stderr.strip()}")
