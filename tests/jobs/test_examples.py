"""The examples of a task: a folder for each label."""

import os
import shutil
from pathlib import Path

import pytest

from conftest import PhotoMaker
from sorter.errors import RequestError
from sorter.jobs.examples import find_examples

RED, GREEN, BLUE = (220, 20, 20), (20, 220, 20), (20, 20, 220)


class Told(dict[str, str]):
    """What was left out, by name, and why."""

    def __call__(self, path: str, reason: str) -> None:
        self[Path(path).name] = reason


@pytest.fixture
def folder(tmp_path: Path, make_photo: PhotoMaker) -> Path:
    """Two labels with a photo each; the second has it in a folder beneath its own."""
    make_photo(tmp_path / "examples" / "red" / "a.jpg", RED)
    make_photo(tmp_path / "examples" / "green" / "2020" / "b.jpg", GREEN)
    return tmp_path / "examples"


def labels(folder: Path, told: Told) -> dict[str, str]:
    return {Path(one.item.path).name: one.label for one in find_examples(str(folder), told)}


def test_a_photo_has_the_label_of_its_outermost_folder(folder: Path) -> None:
    """Folders beneath belong to it; nothing is left out."""
    told = Told()

    assert labels(folder, told) == {"a.jpg": "red", "b.jpg": "green"}
    assert told == {}


def test_what_is_no_example_is_told(folder: Path, make_photo: PhotoMaker) -> None:
    """An empty folder, photos in the folder itself, hidden things not at all; each in a sentence."""
    (folder / "empty").mkdir()
    (folder / ".git").mkdir()
    (folder / "notes.txt").write_text("about them")
    make_photo(folder / "loose.jpg", BLUE)
    make_photo(folder / "loose.png", BLUE)
    told = Told()

    assert labels(folder, told) == {"a.jpg": "red", "b.jpg": "green"}
    assert told == {
        "empty": "no photo in this folder, so it makes no label",
        "examples": "2 photos lie in this folder itself, not in the folder of a label",
    }


def test_the_same_photo_under_two_labels_is_left_out_of_both(folder: Path, make_photo: PhotoMaker) -> None:
    """By its bytes, whatever it is called; one of the same size that differs stays."""
    make_photo(folder / "red" / "twin.jpg", BLUE)
    shutil.copy(folder / "red" / "twin.jpg", folder / "green" / "other.jpg")
    content = bytearray((folder / "red" / "twin.jpg").read_bytes())
    content[-3] ^= 1
    (folder / "green" / "unlike.jpg").write_bytes(content)
    told = Told()

    assert labels(folder, told) == {"a.jpg": "red", "b.jpg": "green", "unlike.jpg": "green"}
    assert told == dict.fromkeys(("twin.jpg", "other.jpg"), "the same photo lies under green and red: left out of each")


def test_the_same_photo_twice_under_one_label_counts_once(folder: Path) -> None:
    """Else it would be held out and known at once."""
    shutil.copy(folder / "red" / "a.jpg", folder / "red" / "copy.jpg")
    told = Told()

    assert labels(folder, told) == {"a.jpg": "red", "b.jpg": "green"}
    assert told == {"copy.jpg": f"the same photo as {folder / 'red' / 'a.jpg'}: taken once"}


@pytest.mark.skipif(os.name != "posix", reason="such names exist on POSIX only")
def test_names_that_cannot_be_labels_are_told(folder: Path, make_photo: PhotoMaker) -> None:
    """Lines and tabs would break the list of labels, and bytes that are no text any manifest."""
    make_photo(folder / "two\nlines" / "c.jpg", BLUE)
    make_photo(Path(os.fsdecode(os.fsencode(folder) + b"/no\xfftext")) / "d.jpg", BLUE)
    (folder / "link").symlink_to(folder / "red")
    told = Told()

    assert set(labels(folder, told).values()) == {"red", "green"}
    assert (
        told["two\nlines"]
        == told[os.fsdecode(b"no\xfftext")]
        == ("a name that cannot be a label; give the folder another one")
    )
    assert told["link"].startswith("a link")


def test_two_labels_are_needed(folder: Path) -> None:
    """The sentence names what is there."""
    (folder / "green" / "2020" / "b.jpg").unlink()

    with pytest.raises(RequestError, match=r"A task needs two labels or more, .*; there is only red\.$"):
        find_examples(str(folder), Told())
    with pytest.raises(RequestError, match=r"there is none\.$"):
        find_examples(str(folder / "green"), Told())


def test_a_folder_that_is_none_is_told(folder: Path) -> None:
    """Not there, or a photo."""
    with pytest.raises(RequestError, match=r"^There is no folder .*nowhere\.$"):
        find_examples(str(folder / "nowhere"), Told())
    with pytest.raises(RequestError, match="is no folder with a folder for each label"):
        find_examples(str(folder / "red" / "a.jpg"), Told())
