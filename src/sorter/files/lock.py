"""One Sorter at a time: a lock file that the system releases when its holder ends, however it ends."""

import os
import sys
from pathlib import Path


class Held(Exception):
    """Somebody else holds the lock."""


class Lock:
    """Holds a lock file until it is released."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises `Held` where another holds it, `OSError` where the file cannot be made."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise Held from error

    def release(self) -> None:
        """Let others have it."""
        os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
