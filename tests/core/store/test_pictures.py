"""Small pictures, kept in a file that is bounded."""

from pathlib import Path

import pytest

from sorter.core.store.pictures import Known, Pictures


def _known(number: int, *, folder: str = "/photos", size: int = 5, mtime_ns: int = 7, side: int = 320) -> Known:
    return f"{folder}/{number}.jpg", size, mtime_ns, side


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    """Nothing is kept yet."""
    return Pictures(tmp_path / "data" / "pictures.sqlite")


def test_a_picture_is_found_again_as_long_as_its_file_is_the_same(pictures: Pictures) -> None:
    """After a restart too; of another size, another time or another length there is none."""
    pictures.keep(_known(1), b"one")
    pictures.keep(_known(1, side=640), b"larger")
    pictures.rest()
    again = Pictures(pictures.path)

    assert again.find(_known(1)) == b"one"
    assert again.find(_known(1, side=640)) == b"larger"
    assert [again.find(_known(1, size=6)), again.find(_known(1, mtime_ns=8)), again.find(_known(2))] == [b"", b"", b""]
    again.rest()


def test_a_newer_picture_takes_the_place_of_an_older_one(pictures: Pictures) -> None:
    """A photo that was edited is not kept twice."""
    pictures.keep(_known(1), b"before")
    pictures.keep(_known(1, mtime_ns=8), b"after")

    assert (pictures.count(), pictures.find(_known(1)), pictures.find(_known(1, mtime_ns=8))) == (1, b"", b"after")
    pictures.rest()


def test_what_was_not_used_for_the_longest_goes_when_there_is_no_room(tmp_path: Path) -> None:
    """The file stays within its bound, and what was looked at lately stays in it."""
    pictures = Pictures(tmp_path / "pictures.sqlite", limit=40 << 20)
    jpeg = bytes(16_000)
    for number in range(1_000):
        pictures.keep(_known(number), jpeg)
    first = [pictures.find(_known(number)) for number in range(100)]
    for number in range(1_000, 3_000):
        pictures.keep(_known(number), jpeg)
    pictures.rest()

    assert all(first)
    assert pictures.size() <= 44 << 20
    assert all(pictures.find(_known(number)) for number in [*range(100), 2_999])
    assert pictures.find(_known(500)) == b""
    pictures.rest()


def test_a_smaller_bound_counts_at_once(pictures: Pictures) -> None:
    """What was used last stays, and the disk gets its room back."""
    for number in range(1_600):
        pictures.keep(_known(number), bytes(16_000))
    pictures.limit = 16 * 10**6
    pictures.trim()

    assert 0 < pictures.size() <= 17 * 10**6
    assert pictures.find(_known(1_599))
    assert pictures.find(_known(0)) == b""
    pictures.rest()


def test_pictures_of_a_folder_are_forgotten_and_of_its_neighbour_not(pictures: Pictures) -> None:
    """A folder whose name begins alike is another one; then all of them, with their file."""
    for folder in ("/a/b", "/a/b/c", "/a/bc"):
        pictures.keep(_known(1, folder=folder), b"one")
    pictures.forget_beneath(["/a/b"])
    left = [bool(pictures.find(_known(1, folder=folder))) for folder in ("/a/b", "/a/b/c", "/a/bc")]
    pictures.forget()

    assert left == [False, False, True]
    assert (pictures.count(), pictures.size(), pictures.path.exists()) == (0, 0, False)


def test_a_damaged_file_costs_the_pictures_and_nothing_else(pictures: Pictures) -> None:
    """It is begun anew."""
    pictures.keep(_known(1), b"one")
    pictures.rest()
    pictures.path.write_bytes(b"no database" * 999)
    found = pictures.find(_known(1))
    pictures.keep(_known(1), b"one")

    assert found == b""
    assert pictures.find(_known(1)) == b"one"
    pictures.rest()


def test_a_file_that_another_program_removed_is_made_anew(pictures: Pictures) -> None:
    """`sorter forget` while the window is open."""
    pictures.keep(_known(1), b"one")
    Pictures(pictures.path).forget()
    pictures.keep(_known(2), b"two")

    assert (pictures.count(), pictures.find(_known(2))) == (1, b"two")
    pictures.rest()
