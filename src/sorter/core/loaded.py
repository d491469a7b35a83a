"""Whole files in memory that is used again, and read past the system's cache where that pays."""

import os
import sys
from io import FileIO
from mmap import PAGESIZE, mmap

Room = mmap
"""Memory for a file, beginning on a page as reading past the cache needs it."""


def make_room(size: int) -> Room:
    """Room for `size` bytes, filled up to whole pages. Raises `OSError` where there is not the memory."""
    return mmap(-1, max(1, -(-size // PAGESIZE)) * PAGESIZE)


class Loaded:
    """A file's bytes as `Sliced`, good until the room that they lie in is given to another file."""

    def __init__(self, view: memoryview) -> None:
        self.view = view
        """The bytes themselves, uncopied."""

    def __len__(self) -> int:
        return len(self.view)

    def __getitem__(self, part: slice, /) -> bytes:
        return self.view[part].tobytes()


def load(file: FileIO, size: int, room: Room, *, keep: bool) -> Loaded:
    """The first `size` bytes of `file`, or as many as there are. Raises `OSError`.

    Without `keep` they do not go through the system's cache, unless they are in it: that spares a copy and the search
    for memory, together a twentieth of a photo's whole work, and leaves the cache to whoever needs it.
    """
    view = memoryview(room)
    end = -(-size // PAGESIZE) * PAGESIZE  # past the cache whole pages are read
    past = not keep and size > 0 and _went_past_cache(file.fileno(), size)
    at = 0
    while at < size:
        try:
            got = file.readinto(view[at:end])
        except OSError:
            if not past:
                raise
            past = False  # not on this file system, or not from here on
            _back_to_cache(file.fileno())
            continue
        if not got:
            break
        at += got
    return Loaded(view[:at])


if sys.platform == "linux":
    from fcntl import F_GETFL, F_SETFL, fcntl

    def _went_past_cache(file: int, size: int) -> bool:
        """Whether reading goes past the cache from now on: where the file's end is not in it, and the disk can."""
        try:
            os.preadv(file, [bytearray(1)], size - 1, os.RWF_NOWAIT)
        except BlockingIOError:
            pass
        except OSError:
            return False  # it cannot say what it has in memory: another computer's disk, or none at all
        else:
            return False
        try:
            fcntl(file, F_SETFL, fcntl(file, F_GETFL) | os.O_DIRECT)
        except OSError:
            return False
        return True

    def _back_to_cache(file: int) -> None:
        fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~os.O_DIRECT)

else:

    def _went_past_cache(_file: int, _size: int) -> bool:
        return False

    def _back_to_cache(_file: int) -> None:
        """Nothing: it was never left."""
