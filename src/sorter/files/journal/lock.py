"""One Sorter at a time: locks that the system releases when their holder ends, however it ends."""

import errno
import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Self


class Held(Exception):
    """Somebody else holds the lock."""


class Lock:
    """Holds a lock file until it is released."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises `Held` where another holds it, `OSError` where the file cannot be made or locked."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let others have it."""
        os.close(self._descriptor)


class RootLock:
    """Holds one folder for one run: no second Sorter puts files into it meanwhile, whatever journal it writes.

    The lock is on the folder itself, so it leaves no file; on Windows it is on a file in the temporary folder. A file
    system that knows no locks, or a folder that may not be listed, is used without one.
    """

    def __init__(self, root: str) -> None:
        """Take the lock. Raises `Held` where another holds it, `OSError` where the folder is not there or is none."""
        self._descriptor = _locked(root)
        while self._descriptor is not None and not _names(root, self._descriptor):
            os.close(self._descriptor)  # another Sorter took that folder away just then, and a new one has its name
            self._descriptor = _locked(root)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Let others have it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise Held from error

    def _locked(root: str) -> int | None:
        descriptor = os.open(_lock_file(root), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def _names(root: str, descriptor: int) -> bool:
        return True  # the file in the temporary folder stays

else:
    import fcntl

    _NO_LOCKS = frozenset(
        # EBADF: NFS wants a descriptor that may be written, and a folder has none
        {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF}
    )

    def _lock(descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Held from error

    def _locked(root: str) -> int | None:
        """A descriptor that holds the lock, or None where there can be none."""
        try:
            descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        except PermissionError:
            return None
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _NO_LOCKS:
                return None
            raise
        except Held:
            os.close(descriptor)
            raise
        return descriptor

    def _names(root: str, descriptor: int) -> bool:
        """Whether what is locked is what bears the name now."""
        try:
            return os.path.samestat(os.stat(root), os.fstat(descriptor))
        except FileNotFoundError:
            return False


def _lock_file(root: str) -> str:
    """The file that stands for a folder where folders cannot be locked: one name, however the folder is written."""
    path = os.path.normcase(os.path.realpath(root))
    digest = hashlib.blake2b(os.fsencode(path), digest_size=16).hexdigest()
    return os.path.join(tempfile.gettempdir(), f"sorter-{digest}.lock")
