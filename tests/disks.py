"""Real file systems for tests: mounted beneath a test's own folder, and gone when the test ends."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

Disk = Callable[[Path], AbstractContextManager[Path]]


@contextmanager
def memory_disk(folder: Path, size: str = "8m", options: str = "") -> Iterator[Path]:
    """A file system in memory."""
    with _mounted(folder, ["mount", "-t", "tmpfs", "-o", f"size={size}{options}", "tmpfs", str(folder)]):
        yield folder


@contextmanager
def ext4_disk(folder: Path, *, inode_size: int = 256) -> Iterator[Path]:
    """An ext4 in a file; with inodes of 128 bytes it knows whole seconds only."""
    image = _image(folder, ["mkfs.ext4", "-q", "-F", "-I", str(inode_size)])
    with _mounted(folder, ["mount", "-o", "loop", str(image), str(folder)]):
        yield folder


@contextmanager
def xfs_disk(folder: Path) -> Iterator[Path]:
    """A file system that can let two files share their blocks."""
    image = _image(folder, ["mkfs.xfs", "-q", "-f", "-m", "reflink=1"], megabytes=320)
    with _mounted(folder, ["mount", "-o", "loop", str(image), str(folder)]):
        yield folder


@contextmanager
def ntfs_disk(folder: Path) -> Iterator[Path]:
    """A file system that does not tell capitals from small letters, nor one user from another."""
    image = _image(folder, ["mkntfs", "-q", "-F", "-Q"])
    with _mounted(folder, ["lowntfs-3g", "-o", "ignore_case", str(image), str(folder)]):
        yield folder


@contextmanager
def second_place(folder: Path, of: Path) -> Iterator[Path]:
    """A folder at a second place: one device, and yet nothing can be renamed from one place to the other."""
    with _mounted(folder, ["mount", "--bind", str(of), str(folder)]):
        yield folder


def read_only(folder: Path) -> None:
    """From now on the disk can only be read."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)


def fill_disk(folder: Path) -> None:
    """From now on there is no room on the disk."""
    with open(folder / "fills the disk", "wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


def need(program: str) -> None:
    """Skip the test where a program is not there."""
    if shutil.which(program, path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin") is None:
        pytest.skip(f"{program} is not installed")


def _image(folder: Path, make: list[str], megabytes: int = 20) -> Path:
    need(make[0])
    image = folder.with_suffix(".img")
    with image.open("wb") as file:
        file.truncate(megabytes << 20)
    subprocess.run([*make, str(image)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return image


@contextmanager
def _mounted(folder: Path, command: list[str]) -> Iterator[None]:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a file system")
    need(command[0])
    folder.mkdir()
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a file system cannot be mounted here: {mounted.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)
