"""Comparing, numbering and shortening names."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorter.files.names import (
    NAME_BYTES,
    companion_name,
    distinct,
    fold,
    numbered,
    numbered_group,
    shortened,
    unnumbered,
    unnumbered_group,
)
from sorter.items import readable


@pytest.mark.parametrize(
    ("one", "other"),
    [("IMG_1.JPG", "img_1.jpg"), ("caf\u00e9.jpg", "cafe\u0301.jpg"), ("STRASSE", "stra\u00dfe"), ("\u212b", "\u00e5")],
)
def test_names_that_some_disk_takes_for_one_are_equal(one: str, other: str) -> None:
    """Case and the way accents are written do not tell names apart."""
    assert fold(one) == fold(other)


def test_a_number_goes_before_the_extension() -> None:
    """A numbered name keeps its extension, and gives its first name back."""
    assert numbered("IMG_1.jpg", 2) == "IMG_1 (2).jpg"
    assert unnumbered("IMG_1 (12).jpg") == "IMG_1.jpg"
    assert unnumbered("IMG_1 (1).jpg") == "IMG_1 (1).jpg"
    assert unnumbered("IMG_1 (copy).jpg") == "IMG_1 (copy).jpg"


def test_a_group_gives_its_first_names_back() -> None:
    """Each of them, also one with a name of its own."""
    names = ("a.jpg", "a.jpg.xmp", "a.cr2", "b.txt")

    assert unnumbered_group(*_photo_and_rest(numbered_group(names[0], names[1:], 12))) == names


def _photo_and_rest(names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return names[0], names[1:]


@given(st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_numbered_names_never_get_too_long(name: str) -> None:
    """Whatever the name, with a number it still is one that disks take."""
    name = shortened(name, NAME_BYTES)

    assert len(os.fsencode(numbered(name, 12345))) <= NAME_BYTES


@given(st.text(max_size=200), st.integers(0, 200))
def test_shortening_ends_between_characters(text: str, limit: int) -> None:
    """A shortened text is the longest beginning that fits."""
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "ignore")
    short = shortened(text, limit)

    assert text.startswith(short)
    assert len(short.encode()) <= limit
    assert len(short) == len(text) or len(text[: len(short) + 1].encode()) > limit


def test_bytes_that_are_no_text_can_be_shown() -> None:
    """A path that is not UTF-8 is readable, with marks where it is not."""
    assert readable(os.fsdecode(b"/p/\xff.jpg")) == "/p/\N{REPLACEMENT CHARACTER}.jpg"


@pytest.mark.parametrize(
    ("photo", "companion", "new", "expected"),
    [
        ("a.jpg", "a.jpg.xmp", "b.jpg", "b.jpg.xmp"),
        ("a.JPG", "a.xmp", "b.jpg", "b.xmp"),
        ("a", "a.xmp", "b.c", "b.c.xmp"),
        (".a", ".a.xmp", "_a 1", "_a 1.xmp"),
        ("a.j|pg", "a.xmp", "a.j_pg", "a.j_pg.xmp"),
        ("a.jpg", "other.xmp", "a (2).jpg", "a (2) other.xmp"),
        ("a.jpg", "other.xmp", "a.jpg", "other.xmp"),
    ],
)
def test_a_companion_is_called_after_its_photo(photo: str, companion: str, new: str, expected: str) -> None:
    """Whatever of the new name is the photo's stem."""
    assert companion_name(photo, companion, new) == expected


def test_names_that_are_one_without_case_get_numbers() -> None:
    """The first keeps its name, none gets one that another has, and names that differ stay as they are."""
    assert distinct(["a.jpg", "a.xmp", "A.xmp", "a (2).XMP"]) == ["a.jpg", "a.xmp", "A (2).xmp", "a (2) (2).XMP"]
    names = ["a.jpg", "b.xmp"]
    assert distinct(names) is names
