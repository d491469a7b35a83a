"""What the system keeps of files in memory."""

import ctypes
import mmap
import os
from pathlib import Path


def on_disk(path: Path, data: bytes) -> Path:
    """A file with `data` that the system has dropped from its memory, where it can be asked to."""
    path.write_bytes(data)
    with path.open("rb") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return path


def pages_in_memory(path: Path) -> int:
    """How many pages of a file the system has, without asking for any (mincore)."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        start = ctypes.c_char.from_buffer(mapped)
        pages = (ctypes.c_ubyte * -(-len(mapped) // mmap.PAGESIZE))()
        assert ctypes.CDLL(None).mincore(ctypes.byref(start), ctypes.c_size_t(len(mapped)), pages) == 0
        del start
        return sum(page & 1 for page in pages)
