import errno
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sorter.files.journal import lock as module
from sorter.files.journal.lock import Held, Lock, RootLock

_HOLDER = """
import sys
from pathlib import Path
from sorter.files.journal.lock import Held, Lock, RootLock
try:
    lock = RootLock(sys.argv[2]) if sys.argv[1] == "root" else Lock(Path(sys.argv[2]))
except Held:
    print("held", flush=True)
else:
    print("taken", flush=True)
    sys.stdin.read()
    lock.release()
"""


@contextmanager
def _another(kind: str, path: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Another process that takes a lock, and what came of it; it holds the lock until it is let go."""
    command = [sys.executable, "-c", _HOLDER, kind, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().strip(), process


def _place(kind: str, folder: Path) -> Path:
    """What is locked: a folder, or a file that need not be there."""
    if kind == "root":
        (folder / "one").mkdir()
    return folder / "one"


@pytest.mark.parametrize("kind", ["root", "file"])
def test_a_second_process_does_not_get_a_lock_that_is_held(kind: str, tmp_path: Path) -> None:
    """Neither way round, until it is released."""
    path = _place(kind, tmp_path)
    lock: Lock | RootLock = RootLock(str(path)) if kind == "root" else Lock(path)
    with _another(kind, path) as (answer, _):
        assert answer == "held"
    lock.release()

    with _another(kind, path) as (answer, _):
        assert answer == "taken"
        with pytest.raises(Held):
            RootLock(str(path)) if kind == "root" else Lock(path)


@pytest.mark.parametrize("kind", ["root", "file"])
def test_a_killed_holder_frees_its_lock(kind: str, tmp_path: Path) -> None:
    """However it ends, nothing has to be cleaned up by hand."""
    path = _place(kind, tmp_path)
    with _another(kind, path) as (answer, process):
        assert answer == "taken"
        process.send_signal(signal.SIGKILL)
        process.wait()

        (RootLock(str(path)) if kind == "root" else Lock(path)).release()


def test_a_folder_is_locked_however_it_is_named(tmp_path: Path) -> None:
    """Through a link, or with dots in its path."""
    root = tmp_path / "sorted"
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    with RootLock(str(root)):
        for name in (tmp_path / "link", tmp_path / "sorted" / ".." / "sorted"):
            with pytest.raises(Held):
                RootLock(str(name))


def test_other_folders_are_free(tmp_path: Path) -> None:
    """Two runs into two folders do not wait for each other."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with RootLock(str(tmp_path / "one")), RootLock(str(tmp_path / "two")):
        pass


def test_a_lock_leaves_no_file(tmp_path: Path) -> None:
    """Neither in the folder nor beside it."""
    root = tmp_path / "sorted"
    root.mkdir()
    with RootLock(str(root)):
        assert list(tmp_path.rglob("*")) == [root]
    assert list(tmp_path.rglob("*")) == [root]


def test_what_is_no_folder_is_not_locked(tmp_path: Path) -> None:
    """The system's own error says so; nothing is made."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileNotFoundError):
        RootLock(str(tmp_path / "sorted"))
    with pytest.raises(NotADirectoryError):
        RootLock(str(tmp_path / "file"))

    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_folder_that_goes_while_it_is_locked_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody believes to hold what has no name any more."""
    root = tmp_path / "sorted"
    root.mkdir()
    flock = fcntl.flock

    def gone_meanwhile(descriptor: int, operation: int) -> None:
        root.rmdir()
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", gone_meanwhile)
    with pytest.raises(FileNotFoundError):
        RootLock(str(root))


def test_a_folder_made_anew_under_the_same_name_is_locked_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Sorter that ends takes its empty folder away; who waited on that one may not believe to hold the next."""
    root = tmp_path / "sorted"
    root.mkdir()
    flock = fcntl.flock

    def swapped_meanwhile(descriptor: int, operation: int) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        root.rmdir()
        root.mkdir()
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", swapped_meanwhile)
    with RootLock(str(root)), pytest.raises(Held):
        RootLock(str(root))


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.EBADF])
def test_a_file_system_without_locks_is_used_without_one(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock that cannot be had keeps nobody from sorting."""

    def no_locks(*_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with RootLock(str(tmp_path)), RootLock(str(tmp_path)):
        pass


def test_a_folder_that_may_not_be_listed_is_used_unlocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files can be put into it all the same."""

    def closed(path: str, *_: int) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    monkeypatch.setattr(os, "open", closed)
    with RootLock(str(tmp_path)), RootLock(str(tmp_path)):
        pass


def test_a_disk_that_fails_is_not_taken_for_another_sorter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`Held` means held; anything else is told as it is."""

    def fails(*_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(fcntl, "flock", fails)
    with pytest.raises(OSError, match="Input/output error"):
        Lock(tmp_path / "lock")
    with pytest.raises(OSError, match="Input/output error"):
        RootLock(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_the_file_that_stands_for_a_folder_has_one_name(tmp_path: Path) -> None:
    """Where folders cannot be locked, each way to write a folder leads to the same file, and others to others."""
    (tmp_path / "sorted").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "sorted")
    names = {module._lock_file(str(tmp_path / name)) for name in ("sorted", "link", "sorted/../sorted")}

    assert len(names) == 1
    assert module._lock_file(str(tmp_path / "other")) not in names
