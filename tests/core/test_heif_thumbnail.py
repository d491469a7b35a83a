"""The thumbnail of a HEIC, taken out without the photo."""

import io
from struct import pack

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from damage import damage
from exif_bytes import box
from sorter.core.decode import decode
from sorter.core.encoded import read_preview
from sorter.core.heif_thumbnail import heif_thumbnail
from strange_photos import HEIC_WITH_THUMBNAIL, heic

WHOLE, SMALL = (4032, 3024), (320, 240)
TURN = box(b"irot", b"\3")


def test_the_thumbnail_becomes_a_photo_of_its_own() -> None:
    """With its pixels as they are, and nothing of the photo."""
    found = heif_thumbnail(HEIC_WITH_THUMBNAIL)

    assert found
    assert found.size == (128, 64)
    small, whole = decode(found.file, cover=64).pixels, decode(HEIC_WITH_THUMBNAIL, cover=128).pixels
    assert small.shape == (64, 128, 3)
    assert np.abs(small.astype(int) - whole[::2, ::2]).mean() < 3


def test_a_quick_look_takes_it_for_the_photo() -> None:
    """It counts with its own side, and the photo's size is told."""
    small, taken = read_preview(io.BytesIO(HEIC_WITH_THUMBNAIL), 200, 50)

    assert small
    assert small.side == 64
    assert taken <= len(HEIC_WITH_THUMBNAIL)
    assert small.decoded(200).size == (256, 128)
    assert small.decoded(200).pixels.shape == (64, 128, 3)


def test_one_that_is_too_small_is_left() -> None:
    """The photo itself is measured then."""
    assert read_preview(io.BytesIO(HEIC_WITH_THUMBNAIL), 200, 100)[0] is None
    assert heif_thumbnail(heic()) is None


def laid_out(
    whole: tuple[int, int] = WHOLE,
    small: tuple[int, int] = SMALL,
    *,
    turns: tuple[bytes, ...] = (),
    small_turns: tuple[bytes, ...] = (),
    kind: bytes = b"hvc1",
    of: int = 1,
) -> bytes:
    """The boxes of a HEIC with a photo, item 1, and a thumbnail, item 2."""
    held = [*(box(b"ispe", pack(">LLL", 0, *size)) for size in (whole, small)), *turns, *small_turns]
    first = [1, *range(3, 3 + len(turns))]
    second = [2, *range(3 + len(turns), 3 + len(turns) + len(small_turns))]
    uses = b"".join(pack(">HB", item, len(at)) + bytes(at) for item, at in ((1, first), (2, second)))
    kinds = ((1, b"hvc1"), (2, kind))
    infos = [box(b"infe", pack(">B3xHH", 2, item, 0) + name + b"\0") for item, name in kinds]
    places = pack(">BBHHHHLLHHHLL", 0x44, 0, 2, 1, 0, 1, 0, 4, 2, 0, 1, 16, 4)
    return (
        box(b"ftyp", b"heic", bytes(4))
        + box(
            b"meta",
            bytes(4),
            box(b"pitm", bytes(4), pack(">H", 1)),
            box(b"iinf", bytes(4), pack(">H", 2), *infos),
            box(b"iref", bytes(4), box(b"thmb", pack(">HHH", 2, 1, of))),
            box(b"iprp", box(b"ipco", *held), box(b"ipma", bytes(4), pack(">L", 2), uses)),
            box(b"iloc", bytes(4), places),
        )
        + box(b"mdat", b"pixels")
    )


@pytest.mark.parametrize("turns", [(), (TURN,), (TURN, box(b"imir", b"\1"))])
def test_one_that_is_turned_alike_is_taken(turns: tuple[bytes, ...]) -> None:
    """As phones write them; its own properties go along."""
    found = heif_thumbnail(laid_out(turns=turns, small_turns=turns))

    assert found
    assert found.size == SMALL
    assert all(turn in found.file for turn in turns)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(laid_out(turns=(TURN,)), id="the photo alone is turned"),
        pytest.param(laid_out(small_turns=(TURN,)), id="the thumbnail alone is turned"),
        pytest.param(laid_out(small=(320, 320)), id="another shape"),
        pytest.param(laid_out(small=(0, 0)), id="no size"),
        pytest.param(laid_out(kind=b"jpeg"), id="a kind that is not decoded"),
        pytest.param(laid_out(of=7), id="another picture's"),
        pytest.param(laid_out(small_turns=(box(b"clap", bytes(32)),)), id="cut"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_one_that_may_show_something_else_is_left(file: bytes) -> None:
    """A wrong thumbnail would be sorted in the place of the photo."""
    assert heif_thumbnail(file) is None


@given(st.randoms(use_true_random=False))
def test_damaged_boxes_raise_nothing(chance: object) -> None:
    """Whatever the bytes are."""
    heif_thumbnail(damage(HEIC_WITH_THUMBNAIL, chance))  # type: ignore[arg-type]
