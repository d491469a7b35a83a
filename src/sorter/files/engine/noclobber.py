"""Giving a file another name that must not exist yet, or the name of a file that keeps one: nothing is replaced."""

import ctypes
import errno
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from sorter.errors import InputError
from sorter.files.engine.folders import Place

_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK})


class Unsupported(Exception):
    """This file system cannot do it this way."""


class Unsettled(InputError):
    """Where a file is cannot be said just now; its row stays open, for recovery."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to rename: `attempt(place, new)`.

    Raises `FileExistsError` where the new name exists, `Unsupported`, and `OSError`.
    """

    attempt: Callable[[Place, Place], None]
    leaves_placeholder: bool = False  # a crash in the middle leaves an empty file at the new name


def link_then_unlink(place: Place, new: Place) -> None:
    """A second name, then the first one away; between the two both are the same file."""
    try:
        os.link(place.at, new.at, src_dir_fd=place.descriptor, dst_dir_fd=new.descriptor, follow_symlinks=False)
    except OSError as error:
        if error.errno in _NO_LINKS:
            raise Unsupported from error
        raise
    try:
        place.unlink()
    except OSError:
        new.unlink()
        raise


def placeholder_then_rename(place: Place, new: Place) -> None:
    """Claim the new name with an empty file, and replace that one alone."""
    claim = new.open(os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        ours = os.fstat(claim)
    finally:
        os.close(claim)
    try:
        there = new.stat()
        if not os.path.samestat(ours, there) or there.st_size:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), new.name)
        os.rename(place.at, new.at, src_dir_fd=place.descriptor, dst_dir_fd=new.descriptor)
    except OSError:
        there_now = new.find()
        if there_now and os.path.samestat(ours, there_now) and not there_now.st_size:
            new.unlink()
        raise


def exchange_by_link(new: Place, old: Place, aside: Place) -> None:
    """A second name for what is there, and then its own one for the new file; a name is never without a file."""
    try:
        old.link(aside)
    except OSError as error:
        if error.errno in _NO_LINKS:
            raise Unsupported from error
        raise
    try:
        if not os.path.samestat(old.stat(), aside.stat()):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), old.name)  # another one just now
        os.replace(new.at, old.at, src_dir_fd=new.descriptor, dst_dir_fd=old.descriptor)
    except OSError:
        aside.unlink()
        raise


if sys.platform == "win32":
    _PATIENCE = 10.0  # seconds that a virus scanner or an indexer may hold a file
    _HELD = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION

    def windows_rename(place: Place, new: Place) -> None:
        """Windows itself refuses a name that exists."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                os.rename(_long(place.at), _long(new.at))
                return
            except OSError as error:
                if error.winerror not in _HELD or time.monotonic() > until:
                    raise
            time.sleep(0.1)

    def _long(path: str) -> str:
        return path if path.startswith("\\\\") else f"\\\\?\\{path}"

    def exchange(new: Place, old: Place, aside: Place) -> None:
        """What is there gets a second name, `aside`, and the new file its own one. Raises `Unsupported`, `OSError`."""
        exchange_by_link(new, old, aside)

    LADDER = (Rung(windows_rename),)
else:
    _LIBC = ctypes.CDLL(None, use_errno=True)
    _CALL, _EXCLUSIVE = ("renameatx_np", 4) if sys.platform == "darwin" else ("renameat2", 1)
    _SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
    _KERNEL_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})

    def kernel_rename(place: Place, new: Place) -> None:
        """One call that fails where the new name exists: RENAME_NOREPLACE of Linux, RENAME_EXCL of macOS."""
        _call(place, new, _EXCLUSIVE)

    def exchange(new: Place, old: Place, aside: Place) -> None:
        """The two files change their names in one call, or what is there gets `aside` as a second one first.

        Afterwards it has either name, that of the new file or `aside`. Raises `Unsupported` and `OSError`.
        """
        try:
            _call(new, old, _SWAP)
        except Unsupported:
            exchange_by_link(new, old, aside)

    def _call(place: Place, new: Place, how: int) -> None:
        call = getattr(_LIBC, _CALL, None)
        if call is None:
            raise Unsupported
        old, young = ctypes.c_char_p(os.fsencode(place.name)), ctypes.c_char_p(os.fsencode(new.name))
        if call(place.descriptor, old, new.descriptor, young, ctypes.c_uint(how)) == 0:
            return
        number = ctypes.get_errno()
        if number in _KERNEL_CANNOT:
            raise Unsupported
        raise OSError(number, os.strerror(number), place.name, None, new.name)

    LADDER = (Rung(kernel_rename), Rung(link_then_unlink), Rung(placeholder_then_rename, leaves_placeholder=True))
