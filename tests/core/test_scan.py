"""Finding photos beneath folders."""

import os
from pathlib import Path

import pytest

from conftest import PhotoMaker
from sorter.core.scan import Unreachable, count, scan
from sorter.errors import RequestError
from sorter.items import Item, readable


def names(found: list[Item | Unreachable], root: Path) -> list[str]:
    return [os.path.relpath(one.path, root) for one in found]


def test_every_photo_comes_once_in_order_of_names(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Folders named twice, or one beneath the other, yield each photo once; other files are passed over."""
    for name in ("b.jpg", "m.jpg", "a.JPG", "z.jpg", "sub/c.png", "k.jpg", "sub/deep/d.webp", "e.jpg"):
        make_photo(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no photo")

    found = list(scan([str(tmp_path / "sub"), str(tmp_path), str(tmp_path)]))

    assert names(found, tmp_path) == [
        *("a.JPG", "b.jpg", "e.jpg", "k.jpg", "m.jpg", "z.jpg"),
        *("sub/c.png", "sub/deep/d.webp"),
    ]
    assert sum(count([str(tmp_path / "sub"), str(tmp_path)])) == 8


def test_an_item_tells_size_and_time(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Size and mtime are those of the file, to the nanosecond: the plan is checked against them."""
    photo = make_photo(tmp_path / "a.jpg")
    os.utime(photo, ns=(1, 1_234_567_890_123_456_789))

    (item,) = scan([str(tmp_path)])

    assert item == Item(str(photo), photo.stat().st_size, 1_234_567_890_123_456_789)


def test_hidden_names_and_links_are_left_out(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """What is hidden is not the user's photos, and what a link points at belongs to somewhere else."""
    outside = make_photo(tmp_path / "elsewhere" / "x.jpg")
    make_photo(tmp_path / "in" / ".hidden.jpg")
    make_photo(tmp_path / "in" / ".trash" / "y.jpg")
    (tmp_path / "in" / "link.jpg").symlink_to(outside)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")

    assert list(scan([str(tmp_path / "in")])) == []


def test_the_target_of_earlier_runs_is_pruned(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Photos that a run put beneath the folder itself are not sorted again."""
    make_photo(tmp_path / "a.jpg")
    make_photo(tmp_path / "sorted" / "day" / "b.jpg")

    found = list(scan([str(tmp_path)], prune=str(tmp_path / "sorted")))

    assert names(found, tmp_path) == ["a.jpg"]


def test_a_target_that_is_the_folder_itself_prunes_nothing(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Class folders in the library itself are the ordinary case."""
    make_photo(tmp_path / "day" / "b.jpg")

    assert len(list(scan([str(tmp_path)], prune=str(tmp_path)))) == 1


def test_a_path_that_is_not_there_is_told_before_anything_is_found(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A typing mistake is not an empty folder."""
    make_photo(tmp_path / "a.jpg")

    with pytest.raises(RequestError, match=r"no file or folder .*/nowhere"):
        next(scan([str(tmp_path), str(tmp_path / "nowhere")]))


def test_a_file_named_by_the_user_is_tried_whatever_it_is_called(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Names say photo only where the user did not."""
    photo = make_photo(tmp_path / "a.jpg").rename(tmp_path / "photo.backup")

    assert [one.path for one in scan([str(photo)])] == [str(photo)]


def test_a_name_that_is_no_text_is_found_and_can_be_shown(tmp_path: Path) -> None:
    """Bytes from old systems survive; what a screen shows of them is replaced."""
    name = os.fsencode(tmp_path) + b"/caf\xe9.jpg"
    with open(name, "wb") as file:
        file.write(b"x")

    (found,) = scan([str(tmp_path)])

    assert os.fsencode(found.path) == name
    assert readable(found.path).endswith("caf\ufffd.jpg")


def test_a_link_named_by_the_user_is_told(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A link is skipped by name, not followed: moving it would leave the photo behind."""
    (tmp_path / "link.jpg").symlink_to(make_photo(tmp_path / "a.jpg"))

    (found,) = scan([str(tmp_path / "link.jpg")])

    assert isinstance(found, Unreachable)
