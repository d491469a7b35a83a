"""Keywords in photos of every format: read back by other programs, with not a pixel changed."""

from pathlib import Path

import pytest

from photo_formats import FORMATS, pixels, saved
from sidecars import lists_by_exiftool, lists_by_exiv2, need, told_by_exiftool
from sorter.errors import InputError
from sorter.files.plan import Tag, Tagging
from sorter.files.tags.content import HEAD, check_takes_tags, packet_in, photo_with, sidecar_with
from sorter.files.tags.difference import difference, restored
from sorter.files.tags.keywords import keywords_of
from sorter.files.tags.parts import FileParts

_LAKE = keywords_of([Tag(("landscape", "läke & <sea>"), 0.9)], Tagging(scores=True), "subjects")
_CAT = keywords_of([Tag(("animal", "cat"), 0.8), Tag(("house",), 0.3)], Tagging(), "subjects")
_CATS = {"dc": ["cat", "house"], "lr": ["AI|animal|cat", "AI|house"], "digiKam": ["AI/animal/cat", "AI/house"]}
_every_format = pytest.mark.parametrize("name", FORMATS)


@_every_format
def test_exiftool_and_exiv2_read_the_keywords_back(name: str, tmp_path: Path) -> None:
    """In each format, as they were written first and as an update replaced them."""
    need("exiftool", "exiv2")
    first, second = tmp_path / f"1{name}", tmp_path / f"2{name}"
    first.write_bytes(photo_with(name, FORMATS[name](), _LAKE))
    second.write_bytes(photo_with(name, first.read_bytes(), _CAT))

    assert lists_by_exiftool(first)["dc"] == lists_by_exiv2(first)["dc"] == ["läke & <sea>"]
    assert lists_by_exiftool(second) == lists_by_exiv2(second) == _CATS


@_every_format
def test_exiftool_finds_nothing_else_changed(name: str, tmp_path: Path) -> None:
    """No warning that was not there, and every tag of the camera's as it was."""
    need("exiftool")
    old, new = tmp_path / f"old{name}", tmp_path / f"new{name}"
    old.write_bytes(FORMATS[name]())
    new.write_bytes(photo_with(name, old.read_bytes(), _CAT))

    before, after = (told_by_exiftool(path, "-a", "-u", "-U", "-validate", "-ee") for path in (old, new))

    counted = {"File:FileSize", "MPImage1:MPImageLength", "RIFF:WebP_Flags"}
    other = {key: value for key, value in after.items() if not key.startswith("XMP") and key not in counted}
    assert {key: other[key] for key in before if key not in counted and key in other} == {
        key: value for key, value in before.items() if key not in counted and key in other
    }
    assert not [key for key in before if key not in after and "Extended" not in key]


@_every_format
def test_pixels_stay_and_undo_gives_every_byte_back(name: str) -> None:
    """Decoded by another program; and little is kept for it."""
    old = FORMATS[name]()

    new = photo_with(name, old, _LAKE)
    newer = photo_with(name, new, _CAT)

    assert pixels(new) == pixels(newer) == pixels(old)
    assert restored(new, difference(new, old)) == old
    assert restored(newer, difference(newer, new)) == new
    assert len(difference(new, old)) < 100


@_every_format
def test_what_says_so_already_is_not_touched(name: str) -> None:
    """The very same bytes; and a photo does not grow by being tagged to and fro."""
    tagged = photo_with(name, FORMATS[name](), _CAT)

    assert photo_with(name, tagged, _CAT) is tagged
    to_and_fro = photo_with(name, photo_with(name, tagged, _LAKE), _CAT)
    assert photo_with(name, photo_with(name, to_and_fro, _LAKE), _CAT) == to_and_fro


@_every_format
def test_a_photo_that_ends_anywhere_is_refused_or_kept(name: str) -> None:
    """Cut off at any place, it is left alone in a sentence, or all of it can be had back; no other error comes."""
    photo = FORMATS[name]()
    tagged = photo_with(name, photo, _LAKE)
    for whole in (photo, tagged):
        for end in {*range(0, min(len(whole), 1500), 23), *range(0, len(whole), 499)}:
            part = whole[:end]
            try:
                new = photo_with(name, part, _CAT)
            except InputError:
                continue
            assert restored(new, difference(new, part)) == part


@_every_format
def test_a_photo_with_any_byte_wrong_is_refused_or_kept(name: str) -> None:
    """The same where a byte is another one."""
    photo = photo_with(name, FORMATS[name](), _LAKE)
    for at in {*range(0, min(len(photo), 900), 17), *range(0, len(photo), 301)}:
        for value in (0, 255, photo[at] ^ 1):
            wrong = photo[:at] + bytes([value]) + photo[at + 1 :]
            try:
                new = photo_with(name, wrong, _CAT)
            except InputError:
                continue
            assert restored(new, difference(new, wrong)) == wrong


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("IMG.png", "GIF", "does not write into files of its format; use sidecars for it"),
        ("IMG.jpg", "BMP", "does not write into files of its format; use sidecars for it"),
        ("IMG.nef", "TIFF", r"it is built as a TIFF and is called \.nef, as RAW photos may be; use sidecars for it"),
        ("IMG", "TIFF", "it is built as a TIFF and has no ending, as RAW photos may be; use sidecars for it"),
    ],
)
def test_what_takes_no_tags_is_told(name: str, kind: str, reason: str) -> None:
    """By its bytes, whatever it is called; but a RAW that is built on TIFF is no TIFF."""
    with pytest.raises(InputError, match=reason):
        photo_with(name, saved(kind), _CAT)
    with pytest.raises(InputError, match=reason):
        packet_in(name, saved(kind))
    with pytest.raises(InputError, match=reason):
        check_takes_tags(name, saved(kind)[:HEAD])


@pytest.mark.parametrize("name", ["IMG.heic", "IMG.bmp", "IMG", "IMG.dng", "IMG.JPG"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_written_as_what_it_is_whatever_it_is_called(name: str, kind: str) -> None:
    """Its bytes decide how."""
    check_takes_tags(name, saved(kind)[:HEAD])
    new = photo_with(name, saved(kind), _CAT)

    assert pixels(new) == pixels(saved(kind))
    assert packet_in(name, new) == packet_in("IMG.jpg", new) is not None


@_every_format
def test_of_a_file_only_what_leads_to_its_packet_is_read(name: str, tmp_path: Path) -> None:
    """And it is the same packet."""
    path = tmp_path / name
    for photo in (FORMATS[name](), photo_with(name, FORMATS[name](), _CAT)):
        path.write_bytes(photo)
        with path.open("rb") as file:
            assert packet_in(name, FileParts(file)) == packet_in(name, photo)


def test_an_empty_sidecar_is_as_none() -> None:
    """Some programs leave one behind."""
    assert sidecar_with(b"", _CAT) == sidecar_with(None, _CAT)
