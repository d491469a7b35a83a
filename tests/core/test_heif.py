"""The Exif item of a HEIF file."""

import pytest

from exif_bytes import box, heif, tiff
from sorter.core.heif import boxes, exif_item, undescribed

BLOCK = tiff({})


def _held(data: bytes) -> bytes:
    begin, end = exif_item(data)
    return data[begin:end]


@pytest.mark.parametrize("version", [0, 1, 2])
def test_the_exif_item_is_found_among_others(version: int) -> None:
    """The structure begins where the item says that it does."""
    assert _held(heif(BLOCK, version=version)) == BLOCK


def test_an_item_that_lies_elsewhere_is_not_read() -> None:
    """In the item data box, which is no place in the file."""
    assert exif_item(heif(BLOCK, method=1)) == (0, 0)


def test_boxes_of_every_size_are_passed() -> None:
    """A size in eight bytes, and one that says: up to the end."""
    whole = heif(BLOCK)
    wide = b"\0\0\0\1free" + (20).to_bytes(8, "big") + b"1234"
    begin = len(box(b"ftyp", b"heic", bytes(4)))
    place = whole.index(b"iloc")
    moved = whole[:begin] + wide + whole[begin:]
    at = moved.index(b"Exif\0\0" + BLOCK) - 4
    old = (at - len(wide)).to_bytes(4, "big")
    last = moved.index(b"mdat") - 4

    assert whole.count(old, place) == 1
    moved = moved.replace(old, at.to_bytes(4, "big"))
    assert _held(moved[:last] + bytes(4) + moved[last + 4 :]) == BLOCK


@pytest.mark.parametrize(
    "data",
    [
        b"",
        box(b"ftyp", b"heic"),
        box(b"meta", bytes(4)),
        box(b"meta", bytes(4), box(b"iinf", bytes(6))),
        box(b"meta", bytes(4), box(b"iinf", bytes(6), box(b"infe", b"\2" + bytes(3) + b"\0\7\0\0Exif"))),
        b"\0\0\0\3meta",
        b"\xff\xff\xff\xffmeta",
    ],
)
def test_a_file_without_the_item_has_none(data: bytes) -> None:
    """No item of that kind, no place for it, or boxes cut short."""
    assert exif_item(data) == (0, 0)


@pytest.mark.parametrize("head", [b"", b"wide"])
def test_a_file_undescribed_differs_in_its_descriptions_alone(head: bytes) -> None:
    """Not in what else is called like that, nor in its length: boxes tell places in the file."""
    said = b"cdsc" + bytes(6)
    described = b"\0\0\0\1cdsc" + (22).to_bytes(8, "big") + said[4:] if head else box(b"cdsc", said[4:])
    references = box(b"iref", bytes(4), box(b"thmb", said), described)
    data = box(b"ftyp", b"heic", said) + box(b"meta", bytes(4), box(b"idat", said), references) + box(b"mdat", said)

    plain = undescribed(memoryview(data))

    assert [at for at in range(len(data)) if plain[at] != data[at]] == [
        at for at in range(data.index(described) + 4, data.index(described) + 8) if plain[at] != data[at]
    ]
    assert b"cdsc" not in plain[data.index(described) : data.index(described) + 8]
    assert [kind for kind, _, _ in boxes(plain)] == [b"ftyp", b"meta", b"mdat"]
