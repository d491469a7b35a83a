"""What a person said of photos."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from disks import memory_disk, read_only
from library import put
from sorter.errors import JournalError, MarksError
from sorter.files.marks import marks as module
from sorter.files.marks.marks import Marks
from sorter.items import Item, Mark, Wanted

_HERON = Mark(Wanted.LABEL, ("animal", "bird", "heron"))
_STAY = Mark(Wanted.STAY)
_TIME = 1_600_000_000_123_456_789
_DYING = """
import os, sys
from pathlib import Path
from sorter.files.marks.marks import Marks
from sorter.items import Item, Mark, Wanted
path, photo = Path(sys.argv[1]), sys.argv[2]
stat = os.lstat(photo)
with Marks.writing(path) as marks:
    marks.keep("birds", {Item(photo, stat.st_size, stat.st_mtime_ns): Mark(Wanted.STAY)})
    os._exit(0)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the marks are kept."""
    return tmp_path / "data" / "marks.sqlite"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo, or what passes for one here."""
    return put(tmp_path / "photos" / "a.jpg", b"a photo", mtime_ns=_TIME)


def _item(photo: Path) -> Item:
    stat = photo.lstat()
    return Item(str(photo), stat.st_size, stat.st_mtime_ns)


def _keep(path: Path, said: Mapping[Path, Mark | None], task: str = "birds") -> None:
    with Marks.writing(path) as marks:
        marks.keep(task, {_item(photo): mark for photo, mark in said.items()})


def _found(path: Path, *photos: Path, task: str = "birds") -> dict[str, Mark]:
    with Marks.reading(path) as marks:
        return {Path(photo).name: mark for photo, mark in marks.find(task, list(map(_item, photos))).items()}


def test_what_is_said_is_found_again(path: Path, photo: Path, tmp_path: Path) -> None:
    """Every value of a mark, by photo and task, also for names that are no text."""
    odd = put(tmp_path / "photos" / os.fsdecode(b"caf\xe9.jpg"), b"odd")
    unmarked = put(tmp_path / "photos" / "b.jpg", b"unmarked")
    accepted = Mark(Wanted.UNSURE, corrected=False, accepted=True)
    _keep(path, {photo: _HERON, odd: accepted})
    _keep(path, {photo: _STAY}, task="light")

    assert _found(path, photo, odd, unmarked) == {"a.jpg": _HERON, odd.name: accepted}
    assert _found(path, photo, odd, task="light") == {"a.jpg": _STAY}


def test_the_last_word_counts(path: Path, photo: Path) -> None:
    """A photo has one mark a task, and none once that is taken back."""
    _keep(path, {photo: _HERON})
    _keep(path, {photo: _STAY})
    said = _found(path, photo)
    _keep(path, {photo: None})

    assert said == {"a.jpg": _STAY}
    assert _found(path, photo) == {}


def test_what_was_said_is_on_the_disk_at_once(path: Path, photo: Path) -> None:
    """A program that dies right afterwards has lost nothing."""
    subprocess.run([sys.executable, "-c", _DYING, str(path), str(photo)], check=True)

    assert _found(path, photo) == {"a.jpg": _STAY}


def test_many_photos_of_one_folder_are_asked_for_at_once(path: Path, tmp_path: Path) -> None:
    """More than fit into one question."""
    photos = [put(tmp_path / "many" / f"{number}.jpg", b"x" * number) for number in range(1, 1102)]
    _keep(path, dict.fromkeys(photos, _HERON))

    assert len(_found(path, *photos)) == 1101


def test_a_mark_moves_with_its_file(path: Path, photo: Path, tmp_path: Path) -> None:
    """For every task, and back again."""
    other = tmp_path / "sorted" / "b.jpg"
    _keep(path, {photo: _HERON})
    _keep(path, {photo: _STAY}, task="light")
    other.parent.mkdir()
    photo.rename(other)
    with Marks.writing(path) as marks:
        marks.moved([(str(photo), str(other)), ("/nobody/knows.jpg", "/this/one.jpg")])
    put(photo, b"another photo with the old name")

    assert _found(path, other) == {"b.jpg": _HERON}
    assert _found(path, other, task="light") == {"b.jpg": _STAY}
    assert _found(path, photo) == {}
    photo.unlink()
    other.rename(photo)
    with Marks.writing(path) as marks:
        marks.moved([(str(other), str(photo))])
    assert _found(path, photo) == {"a.jpg": _HERON}


def test_a_disk_that_rounds_times_keeps_the_mark(path: Path, photo: Path, tmp_path: Path) -> None:
    """A move to another disk makes another file of it, by its inode and its time."""
    _keep(path, {photo: _HERON})
    other = put(tmp_path / "stick" / "a.jpg", photo.read_bytes(), mtime_ns=_TIME // 10**9 * 10**9)
    photo.unlink()
    with Marks.writing(path) as marks:
        marks.moved([(str(photo), str(other))])

    assert _found(path, other) == {"a.jpg": _HERON}


def test_a_file_that_is_gone_by_the_time_it_is_told_of_is_no_trouble(path: Path, photo: Path, tmp_path: Path) -> None:
    """Another program was faster; the mark waits where the file was said to be."""
    _keep(path, {photo: _HERON})
    with Marks.writing(path) as marks:
        marks.moved([(str(photo), str(tmp_path / "b.jpg"))])
        count = marks.count()
    photo.rename(tmp_path / "b.jpg")

    assert count == 1
    assert _found(path, tmp_path / "b.jpg") == {"b.jpg": _HERON}


@pytest.mark.parametrize("name", ["a.jpg", "renamed.jpg"])
def test_a_file_that_nobody_told_of_is_followed(path: Path, photo: Path, tmp_path: Path, name: str) -> None:
    """Moved or renamed by another program, or by a run that died: it is known, and from then on by its new place."""
    _keep(path, {photo: _HERON})
    other = tmp_path / "elsewhere" / name
    other.parent.mkdir()
    photo.rename(other)
    first = _found(path, other)
    os.utime(other, ns=(5, 5))

    assert first == {name: _HERON}
    assert _found(path, other) == {name: _HERON}
    with Marks.reading(path) as marks:
        assert marks.count() == 1


def test_a_copy_has_no_mark(path: Path, photo: Path, tmp_path: Path) -> None:
    """What a person said is of one file."""
    _keep(path, {photo: _HERON})
    copy = tmp_path / "copies" / "a.jpg"
    copy.parent.mkdir()
    shutil.copy2(photo, copy)

    assert _found(path, copy) == {}
    assert _found(path, photo, copy) == {"a.jpg": _HERON}


def test_a_file_like_two_that_are_gone_has_no_mark(path: Path, tmp_path: Path) -> None:
    """Of equal names, sizes and times, on another disk: it might be either."""
    two = [put(tmp_path / folder / "a.jpg", b"same", mtime_ns=_TIME) for folder in ("one", "two")]
    _keep(path, {two[0]: _HERON, two[1]: _STAY})
    for photo in two:
        photo.rename(photo.with_suffix(".kept"))
    third = put(tmp_path / "three" / "a.jpg", b"same", mtime_ns=_TIME)

    assert _found(path, third) == {}


def test_an_edited_file_keeps_its_mark(path: Path, photo: Path) -> None:
    """It is the same file with other content, also after the next edit."""
    _keep(path, {photo: _HERON})
    photo.write_bytes(b"brighter")
    once = _found(path, photo)
    photo.write_bytes(b"brighter still")

    assert once == {"a.jpg": _HERON}
    assert _found(path, photo) == {"a.jpg": _HERON}


def test_another_file_of_the_same_name_has_no_mark(path: Path, photo: Path) -> None:
    """Cameras use their names again and again."""
    _keep(path, {photo: _HERON})
    photo.rename(photo.with_suffix(".kept"))
    put(photo, b"the next card")

    assert _found(path, photo) == {}


def test_a_photo_that_changed_before_it_was_marked_is_known_by_what_was_seen(path: Path, photo: Path) -> None:
    """The mark is of the photo on the board, not of what took its place meanwhile."""
    seen = _item(photo)
    photo.write_bytes(b"something else")
    with Marks.writing(path) as marks:
        marks.keep("birds", {seen: _HERON})

    assert _found(path, photo) == {}


def test_a_photo_that_is_gone_can_be_marked(path: Path, photo: Path) -> None:
    """Its disk may come back."""
    seen = _item(photo)
    photo.rename(photo.with_suffix(".away"))
    with Marks.writing(path) as marks:
        marks.keep("birds", {seen: _HERON})
    photo.with_suffix(".away").rename(photo)

    assert _found(path, photo) == {"a.jpg": _HERON}


def test_a_disk_that_can_only_be_read_is_read(photo: Path, tmp_path: Path) -> None:
    """What was said counts there too, also of a photo that was moved, though that cannot be written down."""
    with memory_disk(tmp_path / "disk") as disk:
        path = disk / "marks.sqlite"
        _keep(path, {photo: _HERON})
        read_only(disk)
        other = photo.rename(photo.with_name("b.jpg"))

        assert _found(path, other) == {"b.jpg": _HERON}
        with pytest.raises(MarksError, match="cannot be used"), Marks.writing(path):
            pass


@pytest.mark.parametrize("damage", ["no database", "odd label", "odd kind"])
def test_a_damaged_file_is_told_in_one_sentence(path: Path, photo: Path, damage: str) -> None:
    """With what it means, and what to do."""
    _keep(path, {photo: _HERON})
    if damage == "no database":
        path.write_bytes(b"no database" * 1000)
    else:
        column, value = ("label", "7") if damage == "odd label" else ("wanted", "nothing known")
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute(f"UPDATE marks SET {column} = ?", (value,))

    with pytest.raises(MarksError, match=r"marks\.sqlite cannot be used .* photos are sorted without them") as told:
        _found(path, photo)
    assert "\n" not in str(told.value)


def test_a_newer_file_is_left_as_it_is(path: Path, photo: Path) -> None:
    """Neither read nor written."""
    _keep(path, {photo: _HERON})
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA user_version = 99")

    with pytest.raises(MarksError, match="written by a newer version"):
        _found(path, photo)
    with pytest.raises(MarksError, match="written by a newer version"):
        _keep(path, {photo: _STAY})


def test_a_file_whose_maker_died_is_empty(path: Path, photo: Path) -> None:
    """The tables are made by whoever comes next."""
    path.parent.mkdir()
    path.touch()

    assert _found(path, photo) == {}


def test_a_write_that_fails_leaves_what_was(path: Path, photo: Path) -> None:
    """All of what is said at once is kept, or nothing."""
    _keep(path, {photo: _HERON})
    with pytest.raises(MarksError, match="damaged"), Marks.writing(path) as marks:
        marks.keep("birds", {_item(photo): _STAY, Item("/b.jpg", 2**70, 0): _STAY})

    assert _found(path, photo) == {"a.jpg": _HERON}


def test_a_network_share_is_refused(path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the journal is, in the same words."""

    def refuse(folder: Path) -> None:
        raise JournalError(f"The journal cannot be kept in {folder}.")

    monkeypatch.setattr(module, "refuse_network", refuse)
    with pytest.raises(MarksError, match="cannot be kept in"):
        _keep(path, {photo: _HERON})
    assert not path.exists()
