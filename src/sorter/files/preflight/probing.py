"""Trying out what a file system can do, in a folder of our own that is gone afterwards."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import count
from pathlib import Path
from stat import S_IMODE

import psutil

from sorter.files.engine.copier import clone

PREFIX = ".sorter-probe-"

_CANNOT = frozenset({errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.EMLINK})
_REFUSED = frozenset(
    {errno.EINVAL, errno.EILSEQ, errno.ENAMETOOLONG, errno.ENOENT, errno.EPERM, errno.EACCES, errno.ENOTSUP}
)
_PART = 100  # a length of name that every file system takes
_FINE = 1_000_000  # nanoseconds; what is lost of a time below a millisecond nobody misses
_READ = 0o044  # by others than the owner
_ACCESS_LIST = "system.posix_acl_access"


class Trait(StrEnum):
    """What a file has beside its content."""

    ATTRIBUTES = "attributes"
    ACCESS_LIST = "access list"
    TIME = "time"
    PRIVACY = "privacy"


class Probe:
    """Tries things in a folder that is its own; every method raises `OSError` where the disk fails or is full."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._numbers = count()

    def ignores_case(self) -> bool:
        """Whether two names that differ in capitals alone are one."""
        self._file("sorter-case")
        return os.path.lexists(os.path.join(self._folder, "SORTER-CASE"))

    def hard_links(self) -> bool:
        """Whether a file can have two names."""
        file = self._file()
        return _can(lambda: os.link(file, f"{file}-link"))

    def symbolic_links(self) -> bool:
        """Whether a file can be a link to another."""
        file = self._file()
        return _can(lambda: os.symlink(file, f"{file}-symlink"))

    def shares_blocks(self) -> bool:
        """Whether a copy can be a clone, which takes no room."""
        reader, writer = (os.open(self._file(), os.O_RDWR) for _ in range(2))
        try:
            return clone(reader, writer)
        finally:
            os.close(reader)
            os.close(writer)

    def refuses(self, name: str, *, folder: bool) -> bool:
        """Whether no file, or no folder, can bear this name."""
        path = os.path.join(self._folder, name)
        try:
            if folder:
                os.mkdir(path)
                os.rmdir(path)
            else:
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                os.unlink(path)
        except FileExistsError:
            return False  # the name of something that was tried here before
        except OSError as error:
            if error.errno in _REFUSED:
                return True
            raise
        return False

    def refuses_length(self, length: int) -> bool:
        """Whether no path can be so many bytes longer than that of the folder in which the probe is."""
        left = length - len(os.fsencode(os.path.basename(self._folder))) - 1
        path = self._folder
        while left > 1:
            part = min(_PART, left - 1)
            path = os.path.join(path, "x" * part)
            left -= part + 1
            try:
                os.mkdir(path)
            except OSError as error:
                if error.errno in _REFUSED:
                    return True
                raise
        return False

    def loses(self, source: str) -> frozenset[Trait]:
        """What a copy of this file would not have; what cannot be read of the source counts as kept."""
        try:
            there = os.lstat(source)
        except OSError:
            return frozenset()
        file = self._file()
        lost = set(_lost_attributes(source, file))
        _can(lambda: os.chmod(file, S_IMODE(there.st_mode) & 0o777))
        _can(lambda: os.utime(file, ns=(there.st_atime_ns, there.st_mtime_ns)))
        copy = os.lstat(file)
        if abs(copy.st_mtime_ns - there.st_mtime_ns) >= _FINE:
            lost.add(Trait.TIME)
        if S_IMODE(copy.st_mode) & ~S_IMODE(there.st_mode) & _READ:
            lost.add(Trait.PRIVACY)
        os.unlink(file)
        return frozenset(lost)

    def _file(self, name: str = "") -> str:
        path = os.path.join(self._folder, name or f"sorter-{next(self._numbers)}")
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return path


@contextmanager
def probing(folder: str) -> Iterator[Probe]:
    """A probe in an existing folder; nothing of it is left, however it ends.

    Raises `OSError` where no folder can be made there: what a run would meet too.
    """
    for place in {folder, os.path.dirname(folder)}:  # a target that is there by now was tried out beside it
        _clear_stale(place)
    own = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=folder)
    try:
        yield Probe(own)
    finally:
        shutil.rmtree(own, ignore_errors=True)  # a disk that fails now has failed above too


def _clear_stale(folder: str) -> None:
    """Remove the probes of programs that were killed: nothing but empty files, links and folders of their own."""
    for old in Path(folder).glob(f"{PREFIX}*-*"):
        pid = old.name.removeprefix(PREFIX).partition("-")[0]
        if not pid.isdecimal() or psutil.pid_exists(int(pid)):
            continue
        for above, folders, files in os.walk(old, topdown=False):
            with suppress(OSError):  # what is not empty is not ours, and then its folder stays too
                for name in files:
                    path = os.path.join(above, name)
                    if os.path.islink(path) or os.lstat(path).st_size == 0:
                        os.unlink(path)
                for name in folders:
                    os.rmdir(os.path.join(above, name))
        with suppress(OSError):
            old.rmdir()


def _can(attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except OSError as error:
        if error.errno in _CANNOT:
            return False
        raise
    return True


if sys.platform == "linux":

    def _lost_attributes(source: str, copy: str) -> Iterator[Trait]:
        """What of a file's extended attributes a copy cannot hold; those that only the system sets do not count."""
        try:
            names = os.listxattr(source, follow_symlinks=False)
        except OSError:
            return  # a file system without attributes
        for name in names:
            if (name == _ACCESS_LIST or name.startswith("user.")) and not _holds(copy, name, source):
                yield Trait.ACCESS_LIST if name == _ACCESS_LIST else Trait.ATTRIBUTES

    def _holds(copy: str, name: str, source: str) -> bool:
        try:
            value = os.getxattr(source, name, follow_symlinks=False)
        except OSError:
            return True  # it is not copied either
        try:
            os.setxattr(copy, name, value)
            return os.getxattr(copy, name) == value  # some take access lists and forget them
        except OSError:
            return False

else:

    def _lost_attributes(source: str, copy: str) -> Iterator[Trait]:
        """Python reads extended attributes on Linux only."""
        yield from ()
