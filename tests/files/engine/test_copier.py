"""Copies that can be trusted."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from library import put
from sorter.errors import InputError
from sorter.files.engine.copier import copy_file, digest_of
from sorter.files.engine.folders import Folder, Place, open_folder
from sorter.files.identity import Identity


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    """An open folder."""
    opened = open_folder(str(tmp_path))
    yield opened
    opened.close()


def _nothing() -> None:
    pass


def _copy(folder: Folder) -> Identity:
    source = Place(folder, "a")
    return copy_file(source, Identity.of(source.stat()), Place(folder, "b"), _nothing).identity


def test_a_copy_has_the_content_mode_and_time(folder: Folder, tmp_path: Path) -> None:
    """Every byte and nanosecond, and who may read it."""
    source = put(tmp_path / "a", os.urandom(3_000_000), mtime_ns=1_234_567_890_123_456_789)
    source.chmod(0o4640)

    identity = _copy(folder)

    copy = tmp_path / "b"
    assert copy.read_bytes() == source.read_bytes()
    assert copy.stat().st_mtime_ns == 1_234_567_890_123_456_789
    assert copy.stat().st_mode == source.stat().st_mode
    assert Identity.of(copy.stat()) == identity
    assert digest_of(Place(folder, "b")) == digest_of(Place(folder, "a"))


def test_a_copy_is_flushed_as_it_is_to_be(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every byte, its mode and its time: nothing is changed after that."""
    put(tmp_path / "a", b"1" * 2_500_000, mtime_ns=7).chmod(0o640)
    flushed: list[tuple[Identity, int]] = []
    really = os.fsync

    def fsync(descriptor: int) -> None:
        really(descriptor)
        stat = os.fstat(descriptor)
        flushed.append((Identity.of(stat), stat.st_mode))

    monkeypatch.setattr(os, "fsync", fsync)
    _copy(folder)

    copy = (tmp_path / "b").stat()
    assert flushed == [(Identity.of(copy), copy.st_mode)]


def test_a_copy_that_is_written_in_pieces_is_whole(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system may take less than it is given."""
    data = os.urandom(10_000)
    put(tmp_path / "a", data)
    really = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, view: really(descriptor, view[:999]))

    _copy(folder)

    assert (tmp_path / "b").read_bytes() == data


@pytest.mark.skipif(sys.platform != "linux", reason="this system cannot be told so")
def test_a_copy_is_read_back_from_the_disk(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory would only say what was written: its pages are given up once they are flushed."""
    put(tmp_path / "a", b"1")
    calls: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: calls.append("flushed"))
    monkeypatch.setattr(os, "posix_fadvise", lambda *_: calls.append("forgotten"))

    _copy(folder)

    assert calls == ["flushed", "forgotten"]


def test_attributes_are_carried_over(folder: Folder, tmp_path: Path) -> None:
    """Tags that a file manager wrote are not lost."""
    put(tmp_path / "a", b"1")
    try:
        os.setxattr(tmp_path / "a", "user.tags", b"holiday")
    except (OSError, AttributeError):
        pytest.skip("this file system keeps no attributes")

    _copy(folder)

    assert os.getxattr(tmp_path / "b", "user.tags") == b"holiday"


def test_a_file_that_changed_is_not_copied(folder: Folder, tmp_path: Path) -> None:
    """Not the file that was looked at: nothing is made."""
    put(tmp_path / "a", b"1", mtime_ns=1)
    expected = Identity.of((tmp_path / "a").stat())
    put(tmp_path / "a", b"2", mtime_ns=2)

    with pytest.raises(InputError, match="has changed"):
        copy_file(Place(folder, "a"), expected, Place(folder, "b"), _nothing)

    assert os.listdir(tmp_path) == ["a"]


def test_a_file_that_changes_meanwhile_is_not_copied(folder: Folder, tmp_path: Path) -> None:
    """A program that writes while it is read does not leave us with half of it."""
    put(tmp_path / "a", b"1" * 2_500_000, mtime_ns=1)

    with pytest.raises(InputError, match="has changed"):
        copy_file(
            Place(folder, "a"),
            Identity.of((tmp_path / "a").stat()),
            Place(folder, "b"),
            lambda: os.utime(tmp_path / "a", ns=(5, 5)),
        )

    assert os.listdir(tmp_path) == ["a"]


def test_a_copy_that_is_given_up_leaves_nothing(folder: Folder, tmp_path: Path) -> None:
    """Cancelled in the middle of a large file: the temporary file is gone."""
    put(tmp_path / "a", b"1" * 2_500_000)
    calls = iter([False, True])

    def checkpoint() -> None:
        if next(calls):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_file(Place(folder, "a"), Identity.of((tmp_path / "a").stat()), Place(folder, "b"), checkpoint)

    assert os.listdir(tmp_path) == ["a"]


def test_a_damaged_copy_is_noticed(folder: Folder, tmp_path: Path) -> None:
    """What reads back different from what was read is no copy."""
    put(tmp_path / "a", b"1" * 1_500_000)
    seen = 0

    def checkpoint() -> None:
        nonlocal seen
        seen += 1
        if seen == 3:  # two blocks written; the first of them is being read back
            descriptor = os.open(tmp_path / "b", os.O_WRONLY)
            os.pwrite(descriptor, b"X", 1_400_000)
            os.close(descriptor)

    with pytest.raises(OSError, match="reads back different"):
        copy_file(Place(folder, "a"), Identity.of((tmp_path / "a").stat()), Place(folder, "b"), checkpoint)

    assert os.listdir(tmp_path) == ["a"]


def test_a_copy_never_goes_onto_a_file(folder: Folder, tmp_path: Path) -> None:
    """The temporary name must not exist either."""
    put(tmp_path / "a", b"1")
    put(tmp_path / "b", b"precious")

    with pytest.raises(FileExistsError):
        _copy(folder)

    assert (tmp_path / "b").read_bytes() == b"precious"
