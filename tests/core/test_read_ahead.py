"""Asking the disk for a file before it is needed."""

import ctypes
import mmap
import os
import sys
import time
from pathlib import Path

import pytest

from sorter.core.read_ahead import read_ahead

_SIZE = 4 << 20
_PATIENCE = 10.0  # seconds


def _pages_in_memory(path: Path) -> int:
    """How many pages of a file the system has, without asking for any (mincore)."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        start = ctypes.c_char.from_buffer(mapped)
        pages = (ctypes.c_ubyte * (len(mapped) // mmap.PAGESIZE))()
        assert ctypes.CDLL(None).mincore(ctypes.byref(start), ctypes.c_size_t(len(mapped)), pages) == 0
        del start
        return sum(page & 1 for page in pages)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked")
def test_what_was_asked_for_is_read_without_waiting(tmp_path: Path) -> None:
    """All of the file, while nobody reads it."""
    path = tmp_path / "photo.jpg"
    path.write_bytes(os.urandom(_SIZE))
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if _pages_in_memory(path):
        pytest.skip("this file system keeps everything in memory")

    read_ahead(str(path))

    until = time.monotonic() + _PATIENCE
    while _pages_in_memory(path) < _SIZE // mmap.PAGESIZE and time.monotonic() < until:
        pass
    assert _pages_in_memory(path) == _SIZE // mmap.PAGESIZE


def test_what_cannot_be_asked_for_is_left_to_whoever_reads_it(tmp_path: Path) -> None:
    """A file that is gone, a folder, and a pipe that nobody writes to."""
    os.mkfifo(tmp_path / "pipe")

    for path in (tmp_path / "gone.jpg", tmp_path, tmp_path / "pipe"):
        read_ahead(str(path))
