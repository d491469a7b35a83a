"""The ladder that never replaces a file."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from library import put
from sorter.files.engine.folders import Folder, Place, open_folder
from sorter.files.engine.noclobber import LADDER, Rung


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    """An open folder."""
    opened = open_folder(str(tmp_path))
    yield opened
    opened.close()


every_rung = pytest.mark.parametrize("rung", LADDER, ids=lambda rung: rung.attempt.__name__)


@every_rung
def test_a_file_gets_its_new_name(rung: Rung, folder: Folder, tmp_path: Path) -> None:
    """The same file, under the new name alone."""
    inode = put(tmp_path / "old", b"photo").stat().st_ino

    rung.attempt(Place(folder, "old"), Place(folder, "new"))

    assert os.listdir(tmp_path) == ["new"]
    assert (tmp_path / "new").stat().st_ino == inode


@every_rung
@pytest.mark.parametrize("kind", ["file", "empty", "folder", "link", "dangling", "same"])
def test_a_name_that_exists_is_refused(rung: Rung, kind: str, folder: Folder, tmp_path: Path) -> None:
    """Whatever bears the name stays, and so does the file."""
    put(tmp_path / "old", b"photo")
    there = tmp_path / "new"
    match kind:
        case "file":
            put(there, b"precious")
        case "empty":
            put(there, b"")
        case "folder":
            there.mkdir()
        case "same":
            os.link(tmp_path / "old", there)
        case _:
            there.symlink_to("old" if kind == "link" else "nowhere")
    before = there.lstat()

    with pytest.raises(FileExistsError):
        rung.attempt(Place(folder, "old"), Place(folder, "new"))

    assert there.lstat() == before
    assert (tmp_path / "old").read_bytes() == b"photo"
    assert sorted(os.listdir(tmp_path)) == ["new", "old"]


@every_rung
def test_a_file_that_is_gone_leaves_no_trace(rung: Rung, folder: Folder, tmp_path: Path) -> None:
    """No empty file stays at the new name."""
    with pytest.raises(FileNotFoundError):
        rung.attempt(Place(folder, "old"), Place(folder, "new"))

    assert not os.listdir(tmp_path)


@every_rung
def test_of_many_that_race_for_a_name_one_wins(rung: Rung, tmp_path: Path) -> None:
    """However many writers want one name, no file is replaced."""
    count = 8
    for number in range(count):
        put(tmp_path / str(number), str(number).encode())
    won: list[int] = []
    gate = threading.Barrier(count)

    def race(number: int) -> None:
        folder = open_folder(str(tmp_path))
        gate.wait()
        try:
            rung.attempt(Place(folder, str(number)), Place(folder, "new"))
            won.append(number)
        except FileExistsError:
            pass
        finally:
            folder.close()

    threads = [threading.Thread(target=race, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(won) == 1
    kept = {path.read_bytes() for path in tmp_path.iterdir()}
    assert kept == {str(number).encode() for number in range(count)}


def test_a_link_that_cannot_lose_its_first_name_is_taken_back(folder: Folder, tmp_path: Path) -> None:
    """When the old name cannot go, the new one goes."""
    (tmp_path / "inner").mkdir()
    put(tmp_path / "inner" / "old", b"photo")
    inner = Place(folder.inner("inner"), "old")
    refusing = _Refusing(inner.folder, "old")

    with pytest.raises(PermissionError):
        LADDER[1].attempt(refusing, Place(folder, "new"))

    assert not (tmp_path / "new").exists()
    assert (tmp_path / "inner" / "old").exists()
    inner.folder.close()


class _Refusing(Place):
    """A name that cannot be taken away, as in a folder that may not be written."""

    def unlink(self) -> None:
        raise PermissionError(1, "Operation not permitted")
