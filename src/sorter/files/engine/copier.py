"""Copying one file so that the copy can be trusted: flushed, read back, and whole before it has its name."""

import errno
import hashlib
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from sorter.errors import InputError
from sorter.files.engine.folders import Place
from sorter.files.identity import Identity

if sys.platform == "linux":
    import fcntl

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """A complete copy under its temporary name."""

    digest: bytes
    identity: Identity


def copy_file(source: Place, expected: Identity, target: Place, checkpoint: Callable[[], None]) -> Copied:
    """Copy a file with its mode, times and extended attributes to a name that must not exist.

    Returns once the copy is flushed and reads back as what was read. On any failure the copy is removed again.
    Raises `InputError` where the file is not the `expected` one or changes meanwhile, `OSError`, and whatever
    `checkpoint` raises, which is called between blocks.
    """
    reader = source.open(os.O_RDONLY)
    try:
        _check_unchanged(reader, expected)
        writer = target.open(os.O_RDWR | os.O_CREAT | os.O_EXCL)
        complete = False
        try:
            copied = _copied(reader, writer, checkpoint)
            _check_unchanged(reader, expected)
            complete = True
        finally:
            os.close(writer)
            if not complete:
                target.unlink()
        return copied
    finally:
        os.close(reader)


def digest_of(place: Place) -> bytes:
    """BLAKE2b of a file's content. Raises `OSError`."""
    reader = place.open(os.O_RDONLY)
    try:
        return _read_digest(reader, lambda: None)
    finally:
        os.close(reader)


def _check_unchanged(reader: int, expected: Identity) -> None:
    if Identity.of(os.fstat(reader)) != expected:
        raise InputError("it has changed since it was looked at")


def _copied(reader: int, writer: int, checkpoint: Callable[[], None]) -> Copied:
    read = None if clone(reader, writer) else _write_all(reader, writer, checkpoint)
    carry_over(reader, writer)
    os.fsync(writer)
    written = read_back(writer, checkpoint)
    if read is not None and read != written:  # a clone is the same blocks
        raise OSError(errno.EIO, "the copy reads back different from the original")
    return Copied(written, Identity.of(os.fstat(writer)))


def _write_all(reader: int, writer: int, checkpoint: Callable[[], None]) -> bytes:
    """Copy block by block; the digest of what was read."""
    digest = hashlib.blake2b(digest_size=32)
    while block := os.read(reader, _BLOCK):
        checkpoint()
        digest.update(block)
        view = memoryview(block)
        while view:
            view = view[os.write(writer, view) :]
    return digest.digest()


def _read_digest(reader: int, checkpoint: Callable[[], None]) -> bytes:
    digest = hashlib.blake2b(digest_size=32)
    while block := os.read(reader, _BLOCK):
        checkpoint()
        digest.update(block)
    return digest.digest()


def read_back(writer: int, checkpoint: Callable[[], None]) -> bytes:
    """The digest of what the disk has of a file that was flushed. Raises `OSError` and what `checkpoint` raises."""
    _forget_pages(writer)
    os.lseek(writer, 0, os.SEEK_SET)
    return _read_digest(writer, checkpoint)


def carry_over(reader: int, writer: int) -> None:
    """Owner, mode, extended attributes (with ACLs) and times, in this order: each may reset the one before."""
    stat = os.fstat(reader)
    if sys.platform != "win32":
        with suppress(OSError):  # only root may give files away
            os.fchown(writer, stat.st_uid, stat.st_gid)
        with suppress(OSError):  # some file systems know fewer bits
            os.fchmod(writer, stat.st_mode & 0o7777)
    if sys.platform == "linux":
        _carry_attributes(reader, writer)
    if os.utime in os.supports_fd:
        os.utime(writer, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def dress(writer: int, old: int | None, photo: str, mtime_ns: int | None) -> None:
    """What a file that is written anew bears: all that the old one does, or where there was none the photo's mode.

    A new one can be written to by its owner also where the photo is read-only: that is the photo's alone.
    The time is the given one, or now.
    """
    if old is not None:
        carry_over(old, writer)
    elif sys.platform != "win32":
        os.fchmod(writer, os.stat(photo).st_mode & 0o666 | 0o200)
    if os.utime in os.supports_fd:
        now = time.time_ns()
        os.utime(writer, ns=(now, now if mtime_ns is None else mtime_ns))


def _forget_pages(writer: int) -> None:
    """Have what comes next read from the disk, not from memory, where the system can be told so."""
    if sys.platform == "linux":
        os.posix_fadvise(writer, 0, 0, os.POSIX_FADV_DONTNEED)


if sys.platform == "linux":
    _FICLONE = 0x40049409  # linux/fs.h: _IOW(0x94, 9, int)

    def clone(reader: int, writer: int) -> bool:
        """Share the original's blocks, where the file system can: nothing is written, and no room is taken."""
        try:
            fcntl.ioctl(writer, _FICLONE, reader)
        except OSError:
            return False
        return True

    def _carry_attributes(reader: int, writer: int) -> None:
        try:
            names = os.listxattr(reader)
        except OSError:
            return  # a file system without attributes
        for name in names:
            try:
                os.setxattr(writer, name, os.getxattr(reader, name))
            except OSError:
                continue  # what the target cannot hold, or only the system may set

else:

    def clone(_: int, __: int) -> bool:
        """There is no such call here."""
        return False
