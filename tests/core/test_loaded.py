"""Whole files in memory that is used again."""

import mmap
import os
import sys
from io import FileIO
from pathlib import Path

import pytest

from page_cache import on_disk, pages_in_memory
from sorter.core.loaded import load, make_room

_DATA = bytes(range(256)) * 16 * 100 + b"the end"  # a hundred pages, and a part of one
_TRIES = 20


class _Stubborn(FileIO):
    """A file system that lets itself be asked to read past its cache, and then cannot from some place on."""

    sound_until = 0

    def readinto(self, room: "memoryview | bytearray | mmap.mmap") -> int:  # type: ignore[override]
        """As much as is sound; further on only by way of the cache."""
        import fcntl

        if fcntl.fcntl(self.fileno(), fcntl.F_GETFL) & os.O_DIRECT:
            if self.tell() >= self.sound_until:
                raise OSError(22, "Invalid argument")
            return super().readinto(memoryview(room)[: self.sound_until - self.tell()]) or 0
        return super().readinto(room) or 0


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("size", [0, 1, 4096, len(_DATA) - 1, len(_DATA), len(_DATA) + 9000])
def test_a_file_is_read_whole_up_to_the_size_asked_for(size: int, keep: bool, tmp_path: Path) -> None:
    """Or as far as it goes, where it has become shorter; in either way, and whatever lay in the room before."""
    room = make_room(2 * len(_DATA))
    room.write(b"x" * len(room))

    with on_disk(tmp_path / "photo.jpg", _DATA).open("rb", buffering=0) as file:
        loaded = load(file, size, room, keep=keep)

    held = min(size, len(_DATA))
    assert held <= len(loaded) <= -(-held // mmap.PAGESIZE) * mmap.PAGESIZE
    assert loaded[:] == bytes(loaded.view) == _DATA[: len(loaded)]
    assert (loaded[2:5], loaded[held + 9000 :]) == (_DATA[: len(loaded)][2:5], b"")


@pytest.mark.alone
@pytest.mark.skipif(sys.platform != "linux", reason="only there it can be asked for")
def test_what_is_not_to_be_kept_goes_past_the_systems_memory(disk: Path) -> None:
    """Unless it is there already; what is to be kept is there afterwards."""
    path, room = on_disk(disk / "photo.jpg", _DATA), make_room(len(_DATA))
    if pages_in_memory(path):
        pytest.skip("this file system keeps everything in memory")

    pasts: list[int] = []
    while len(pasts) < _TRIES and min(pasts, default=2) > 1:
        with on_disk(path, _DATA).open("rb", buffering=0) as file:
            assert load(file, len(_DATA), room, keep=False)[:] == _DATA
        pasts.append(pages_in_memory(path))
    with path.open("rb", buffering=0) as file:
        assert load(file, len(_DATA), room, keep=True)[:] == _DATA

    assert min(pasts) <= 1  # the question whether its end is there fetches that, and a quick disk has it at once
    assert pages_in_memory(path) == 101
    with path.open("rb", buffering=0) as file:
        assert load(file, len(_DATA), room, keep=False)[:] == _DATA


@pytest.mark.alone
@pytest.mark.skipif(sys.platform != "linux", reason="only there it can be asked for")
@pytest.mark.parametrize("sound_until", [0, 4096 * 30])
def test_a_file_system_that_cannot_go_past_its_memory_is_read_by_way_of_it(sound_until: int, disk: Path) -> None:
    """From the place on where it cannot."""
    path = on_disk(disk / "photo.jpg", _DATA)
    if pages_in_memory(path):
        pytest.skip("this file system keeps everything in memory")

    with _Stubborn(path) as file:
        file.sound_until = sound_until
        loaded = load(file, len(_DATA), make_room(len(_DATA)), keep=False)

    assert loaded[:] == _DATA


def test_an_error_that_has_another_cause_is_raised(tmp_path: Path) -> None:
    """A file that is not open for reading."""
    with (tmp_path / "photo.jpg").open("wb", buffering=0) as file, pytest.raises(OSError, match="not open for reading"):
        load(file, 10, make_room(10), keep=True)
