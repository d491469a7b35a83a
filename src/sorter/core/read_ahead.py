"""Asking the disk for a file before it is needed."""

import os
import sys
from contextlib import suppress

PREVIEW_HEAD = 64 * 1024
"""Bytes at a file's beginning in which its header, its EXIF and the thumbnail of that lie."""

if sys.platform == "linux":

    def read_ahead(path: str, length: int = 0) -> None:
        """Let the system begin to read `length` bytes, or all (0), and wait for nothing; trouble shows when it is read.

        Files are asked for by one thread, in the order of the folders: a spinning disk reads them one after the other,
        and an SSD or a share, which answers many questions at once, as many as wait.
        """
        with suppress(OSError):
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
            try:
                os.posix_fadvise(file, 0, length, os.POSIX_FADV_WILLNEED)
            finally:
                os.close(file)

else:

    def read_ahead(path: str, length: int = 0) -> None:
        """Nothing: this system has no such call in Python."""
