"""Pictures of photos, from one start of the window to the next."""

import os
from pathlib import Path

import pytest

from conftest import PhotoMaker
from gui.desk import draw
from sorter.errors import InputError
from sorter.gui.kept_pictures import KeptPictures


class _Counting:
    """Makes pictures and counts them."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, path: str, side: int) -> bytes:
        self.made += 1
        return draw(path, side)


def test_a_picture_is_made_once_as_long_as_its_photo_is_the_same(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """Also by the next start; an edited photo has another."""
    photo, counting = make_photo(tmp_path / "red.jpg", (220, 20, 20), size=(600, 400)), _Counting()
    jpegs = []
    for _ in range(2):
        kept = KeptPictures(tmp_path / "pictures.sqlite", counting)
        jpegs += [kept.draw(str(photo), 320), kept.draw(str(photo), 320)]
        kept.rest()
    once = counting.made
    os.utime(photo, ns=(1, 1))
    kept.draw(str(photo), 320)
    kept.rest()

    assert once == 1
    assert len(set(jpegs)) == 1
    assert counting.made == 2


def test_a_picture_that_is_smaller_than_asked_for_is_not_kept(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """A quick look makes such ones, of what lies in the photo, and a better one follows."""
    photo, counting = make_photo(tmp_path / "red.jpg", (220, 20, 20), size=(100, 80)), _Counting()
    kept = KeptPictures(tmp_path / "pictures.sqlite", counting)
    for _ in range(2):
        kept.draw(str(photo), 320)

    assert counting.made == 2
    assert kept.kept.count() == 0
    kept.rest()


def test_what_cannot_be_shown_is_tried_again(tmp_path: Path) -> None:
    """The reason is told each time, and nothing is kept."""
    (tmp_path / "a.jpg").write_text("milk, bread")
    kept = KeptPictures(tmp_path / "pictures.sqlite", draw)

    for path in ("a.jpg", "gone.jpg"):
        with pytest.raises(InputError):
            kept.draw(str(tmp_path / path), 320)
    kept.rest()
    assert not (tmp_path / "pictures.sqlite").exists()
