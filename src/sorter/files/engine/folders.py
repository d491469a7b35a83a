"""Open folders: names are looked up in them, so that nobody can swap a folder on the way for a link."""

import ctypes
import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISLNK
from typing import Self

from sorter.errors import InputError
from sorter.items import readable

_BY_DESCRIPTOR = os.open in os.supports_dir_fd  # not on Windows
_OPEN_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_LIBC = None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_OPEN_FILE = _NO_FOLLOW | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Folder:
    """One open folder."""

    def __init__(self, path: str, descriptor: int | None) -> None:
        self.path = path
        self.descriptor = descriptor

    def device(self) -> int:
        """The device that the folder is on."""
        return self._stat().st_dev

    def same_as(self, other: "Folder") -> bool:
        """Whether both are one folder, however it was reached."""
        return os.path.samestat(self._stat(), other._stat())  # noqa: SLF001

    def _stat(self) -> os.stat_result:
        return os.stat(self.path if self.descriptor is None else self.descriptor)

    def sync(self) -> None:
        """Make names that came and went durable."""
        if self.descriptor is not None:
            os.fsync(self.descriptor)

    def sync_disk(self) -> bool:
        """Make everything durable that was written to its disk; False where the system has no such call.

        Raises `OSError`.
        """
        call = getattr(_LIBC, "syncfs", None)
        if call is None or self.descriptor is None:
            return False
        if call(self.descriptor):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), self.path)
        return True

    def close(self) -> None:
        """Close it."""
        if self.descriptor is not None:
            os.close(self.descriptor)

    def inner(self, name: str) -> "Folder":
        """Open a folder in this one; a link is refused. Raises `OSError`."""
        path = os.path.join(self.path, name)
        if self.descriptor is not None:
            return Folder(path, os.open(name, _OPEN_FOLDER | _NO_FOLLOW, dir_fd=self.descriptor))
        if not S_ISDIR(os.lstat(path).st_mode) or os.path.realpath(path) != os.path.join(
            os.path.realpath(self.path), name
        ):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
        return Folder(path, None)

    def make(self, name: str) -> None:
        """Make a folder in this one, durably. Raises `OSError`."""
        os.mkdir(Place(self, name).at, dir_fd=self.descriptor)
        self.sync()


@dataclass(frozen=True, slots=True)
class Place:
    """A name in an open folder; whether a file bears it is another question."""

    folder: Folder
    name: str

    @property
    def at(self) -> str:
        """What names the file, beside `dir_fd=descriptor`."""
        return self.name if self.descriptor is not None else os.path.join(self.folder.path, self.name)

    @property
    def descriptor(self) -> int | None:
        """The folder's, where the system knows such a thing."""
        return self.folder.descriptor

    def stat(self) -> os.stat_result:
        """The file itself, not what a link points at. Raises `OSError`."""
        return os.lstat(self.at, dir_fd=self.descriptor)

    def find(self) -> os.stat_result | None:
        """The file, or None where there is none. Raises `OSError` where that cannot be said."""
        try:
            return self.stat()
        except FileNotFoundError:
            return None

    def open(self, flags: int) -> int:
        """A descriptor of the file, links not followed; a new file is for its owner alone. Raises `OSError`."""
        return os.open(self.at, flags | _OPEN_FILE, 0o600, dir_fd=self.descriptor)

    def unlink(self) -> None:
        """Take the name away. Raises `OSError`."""
        os.unlink(self.at, dir_fd=self.descriptor)

    def link(self, new: "Place") -> None:
        """Give the file a second name. Raises `FileExistsError` where that is taken, and `OSError`."""
        os.link(self.at, new.at, src_dir_fd=self.descriptor, dst_dir_fd=new.descriptor, follow_symlinks=False)

    def make_symlink(self, text: str) -> None:
        """Make a symbolic link that holds `text`. Raises `FileExistsError` where the name is taken, and `OSError`."""
        os.symlink(text, self.at, dir_fd=self.descriptor)

    def symlink_text(self) -> str | None:
        """What a symbolic link holds, None where it is none. Raises `OSError`."""
        stat = self.find()
        return os.readlink(self.at, dir_fd=self.descriptor) if stat and S_ISLNK(stat.st_mode) else None


def open_folder(path: str) -> Folder:
    """Open a folder by its path. Raises `OSError`."""
    if _BY_DESCRIPTOR:
        return Folder(path, os.open(path, _OPEN_FOLDER))
    os.stat(path)
    return Folder(path, None)


class Folders:
    """The folders of one batch, each opened once, reached from the run's roots without following a link."""

    def __init__(self, root: str, source_root: str) -> None:
        self._root = root
        self._source_root = source_root
        self._opened: dict[tuple[str, str], Folder] = {}
        self.made: list[str] = []  # folders that did not exist, outermost first

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for folder in self._opened.values():
            folder.close()

    def source(self, path: str) -> Folder:
        """The folder that the file `path` is in, beneath either root.

        Raises `InputError` where a link or a file is on the way, and `OSError`.
        """
        return self._folder(self._above(path, self._source_root, self._root), os.path.dirname(path), make=False)

    def target(self, path: str, *, make: bool) -> Folder:
        """The folder that the file `path` is to be in; what is missing is made, or raises `FileNotFoundError`.

        Raises `InputError` where a link or a file is on the way, and `OSError`.
        """
        return self._folder(self._above(path, self._root, self._source_root), os.path.dirname(path), make=make)

    @staticmethod
    def _above(path: str, first: str, second: str) -> str:
        """The root that the walk begins at; empty stands for the top, as with photos from several drives."""
        for root in (first, second):
            if not root or path.startswith(root if root.endswith(os.sep) else root + os.sep):
                return root
        raise InputError(f"{readable(path)} lies outside of the folders of its run")

    def missing(self, paths: Iterable[str]) -> list[str]:
        """The folders, outermost first, that have to be made before files can be at these paths."""
        absent: set[str] = set()
        for folder in {os.path.dirname(path) for path in paths}:
            above = folder
            while above not in absent and not os.path.lexists(above):
                absent.add(above)
                above = os.path.dirname(above)
        return sorted(absent)

    def _folder(self, root: str, path: str, *, make: bool) -> Folder:
        key = root, path
        if key not in self._opened:
            self._opened[key] = self._walked(root, path, make)
        return self._opened[key]

    def _walked(self, root: str, path: str, make: bool) -> Folder:
        parts = Path(path).parts
        depth = len(Path(root).parts) if root else 1  # without a root from the top: several drives of Windows
        start = os.path.join(*parts[:depth])
        if make:
            self._make_root(start)
        folder = open_folder(start)
        for name in parts[depth:]:
            try:
                inner = self._inner(folder, name, make)
            finally:
                folder.close()
            folder = inner
        return folder

    def _inner(self, folder: Folder, name: str, make: bool) -> Folder:
        try:
            return folder.inner(name)
        except FileNotFoundError:
            if not make:
                raise
            self._make(folder, name)
            return folder.inner(name)
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.ENOTDIR}:
                path = readable(os.path.join(folder.path, name))
                raise InputError(f"{path} is a link or a file, where a folder has to be") from error
            raise

    def _make_root(self, path: str) -> None:
        missing = []
        while not os.path.isdir(path):
            missing.append(path)
            path = os.path.dirname(path)
        for folder in reversed(missing):
            above = open_folder(os.path.dirname(folder))
            try:
                self._make(above, os.path.basename(folder))
            finally:
                above.close()

    def _make(self, above: Folder, name: str) -> None:
        with suppress(FileExistsError):  # someone else made it just now
            above.make(name)
            self.made.append(os.path.join(above.path, name))


def remove_if_empty(path: str) -> bool:
    """Remove a folder in which nothing is; tells whether it is gone, which one on a disk that is not there is not."""
    try:
        Path(path).rmdir()
    except FileNotFoundError:
        return os.path.isdir(os.path.dirname(path))
    except OSError:
        return False  # something is in it, or it may not be removed: it stays
    return True
