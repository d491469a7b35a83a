"""The previews in a photo file."""

import io
import random
from collections.abc import Callable
from dataclasses import replace
from struct import pack
from time import process_time

import cv2
import numpy as np
import pytest

from damage import damage
from exif_bytes import (
    JPEG_BEGIN,
    JPEG_LENGTH,
    ORIENTATION,
    Entry,
    directory,
    long,
    short,
    text,
    tiff,
    with_exif,
    with_thumbnail,
)
from preview_files import (
    FULL_HD,
    GAINS,
    LARGE_THUMBNAIL,
    OTHER_VIEW,
    PANORAMA,
    camera_jpeg,
    cr3,
    framed,
    jpeg,
    multi_picture,
    nikon,
    pentax,
    raf,
    raw,
    rw2,
)
from sorter.core.header import read_header
from sorter.core.metadata import read_capture
from sorter.core.previews import Preview, best_preview, find_previews, without_bars
from sorter.core.ranges import Ranges

PHOTO, SMALL, LARGE = jpeg(1200, 800), jpeg(150, 100, colour="red"), jpeg(600, 400, colour="olive")


def found(data: bytes) -> list[bytes]:
    """The JPEGs, of the bytes as of a file, which must be the same."""
    previews = find_previews(data)
    assert find_previews(Ranges(io.BytesIO(data))) == previews
    return [data[one.offset : one.offset + one.length] for one in previews]


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_thumbnail_of_exif_is_found(order: str) -> None:
    """With the place, the length and the size of the JPEG itself."""
    data = with_thumbnail(PHOTO, SMALL, {0x010F: text("Canon")}, order=order)

    assert found(data) == [SMALL]
    assert find_previews(data) == (Preview(data.index(SMALL), len(SMALL), 150, 100, (0, 0, 150, 100)),)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(LARGE_THUMBNAIL, [LARGE]), (FULL_HD, [LARGE]), (PANORAMA, []), (OTHER_VIEW, []), (GAINS, [])],
)
def test_of_several_pictures_only_the_large_thumbnails_are_previews(kind: int, expected: list[bytes]) -> None:
    """The other eye of a stereo picture, a depth or a gain map shows something else, or the same no smaller."""
    assert found(multi_picture(PHOTO, (kind, LARGE))) == expected
    assert found(multi_picture(PHOTO, (GAINS, SMALL), (kind, LARGE), order="<")) == expected


def test_the_jpegs_of_a_raw_file_are_found() -> None:
    """In a strip, in directories within the first, and in the second; the smallest first."""
    for order in "<>":
        assert found(raw(LARGE, PHOTO, thumbnail=SMALL, order=order)) == [SMALL, LARGE, PHOTO]


@pytest.mark.parametrize("magic", [b"IIRO", b"IIRS"])
def test_the_thumbnail_of_an_orf_is_found(magic: bytes) -> None:
    """Built on TIFF, with a mark of its own."""
    assert found(raw(LARGE, thumbnail=SMALL, magic=magic)) == [SMALL, LARGE]


@pytest.mark.parametrize(
    "said",
    [
        {0x0103: short(1)},
        {0x0103: short(34892)},
        {0x0106: short(2)},
        {0x0106: short(52527)},
        {0x015B: long(1)},
        {0x0111: long(8, 100)},
    ],
)
def test_a_strip_that_is_no_whole_jpeg_is_none(said: dict[int, Entry]) -> None:
    """Not compressed so, in other colours, with tables elsewhere, or in several strips."""
    assert found(raw(LARGE, thumbnail=SMALL, said=said)) == [SMALL]
    assert found(raw(LARGE, thumbnail=SMALL, said={0x0106: short(6)})) == [SMALL, LARGE]


def test_a_lossless_jpeg_is_the_raw_picture() -> None:
    """It can be decoded by nobody here, and is no preview; likewise one of twelve bits."""
    at = LARGE.index(b"\xff\xc0")
    assert found(raw(LARGE[:at] + b"\xff\xc3" + LARGE[at + 2 :], thumbnail=SMALL)) == [SMALL]
    assert found(raw(LARGE[: at + 4] + b"\x0c" + LARGE[at + 5 :], thumbnail=SMALL)) == [SMALL]


def test_a_cr3_has_a_thumbnail_and_a_preview() -> None:
    """In boxes of Canon's own."""
    assert found(cr3(SMALL, LARGE, tiff({}))) == [SMALL, LARGE]


@pytest.mark.parametrize("made", [raf, rw2])
def test_the_jpeg_in_a_raf_and_rw2_says_and_shows_all(made: Callable[[bytes], bytes]) -> None:
    """It is a preview, has one of its own, and says what the camera says."""
    inner = with_thumbnail(PHOTO, SMALL, {0x010F: text("Maker"), ORIENTATION: short(6)})
    data = made(inner)

    assert found(data) == [SMALL, inner]
    assert (read_capture(data).camera, read_capture(data).orientation) == ("Maker", 6)


@pytest.mark.parametrize("made", [nikon, pentax])
def test_a_preview_in_a_makers_note_is_found(made: Callable[[bytes, bytes], bytes]) -> None:
    """Counted from where that maker counts."""
    assert found(made(PHOTO, LARGE)) == [LARGE]


def test_a_photo_without_previews_has_none() -> None:
    """The photo itself is none."""
    assert [found(data) for data in (PHOTO, b"", b"GIF89a", raw(b"x"), multi_picture(PHOTO))] == [[]] * 5


def test_little_of_a_file_is_read_for_all_that_lies_beside_the_pixels() -> None:
    """Of a photo of 3.4 MB with EXIF, a thumbnail and a large preview: capture, header and previews cost 48 KB."""
    data = camera_jpeg(3_400_000)
    ranges = Ranges(io.BytesIO(data))
    capture, header, previews = read_capture(ranges), read_header(ranges), find_previews(ranges)

    assert capture.camera == "Canon"
    assert header is not None
    assert [one.width for one in previews] == [160, 640]
    assert len(data) > 3_400_000
    assert ranges.taken <= 3 * 16_384


def test_a_preview_is_decoded_from_its_range_alone() -> None:
    """What is read beside it is that range."""
    data = camera_jpeg(500_000)
    ranges = Ranges(io.BytesIO(data))
    best = best_preview(find_previews(ranges), 300)
    assert best is not None
    before = ranges.taken

    image = cv2.imdecode(np.frombuffer(ranges.read(best.offset, best.length), np.uint8), cv2.IMREAD_COLOR)

    assert image is not None
    assert image.shape == (480, 640, 3)
    assert ranges.taken - before == best.length


SIDES = [
    Preview(1, 1, width, height, (0, 0, width, height)) for width, height in ((160, 120), (640, 480), (1920, 1080))
]


@pytest.mark.parametrize(
    ("cover", "expected"), [(100, 160), (120, 160), (121, 640), (480, 640), (481, 1920), (2000, 1920)]
)
def test_the_best_preview_is_the_smallest_that_covers(cover: int, expected: int) -> None:
    """Else the largest."""
    best = best_preview(SIDES, cover)

    assert best is not None
    assert best.width == expected
    assert best_preview(SIDES[::-1], cover) == best
    assert best_preview([], cover) is None


def test_bars_do_not_cover() -> None:
    """The photo's own side counts."""
    assert best_preview([replace(SIDES[0], photo=(0, 7, 160, 106)), SIDES[1]], 120) == SIDES[1]


@pytest.mark.parametrize(
    ("preview", "photo", "kept"),
    [
        ((160, 120), (4000, 3000), (0, 0, 160, 120)),
        ((160, 120), (6000, 4000), (0, 7, 160, 106)),
        ((160, 120), (4032, 2268), (0, 15, 160, 90)),
        ((160, 120), (3000, 3000), (20, 0, 120, 120)),
        ((120, 160), (4000, 6000), (7, 0, 106, 160)),
        ((640, 480), (6016, 4016), (0, 27, 640, 426)),
        ((160, 120), (4928, 3264), (0, 8, 160, 104)),
        ((1620, 1080), (6000, 4000), (0, 0, 1620, 1080)),
        ((160, 106), (6000, 4000), (0, 0, 160, 106)),
        ((1616, 1080), (6000, 4000), (0, 0, 1616, 1080)),
        ((160, 120), (3000, 4000), None),
        ((120, 160), (4000, 3000), None),
        ((160, 120), (12000, 3000), None),
        ((160, 120), (1, 65_000), None),
    ],
)
def test_bars_are_cut_off_by_the_photos_shape(
    preview: tuple[int, int], photo: tuple[int, int], kept: tuple[int, int, int, int] | None
) -> None:
    """Rather too much than a dark row; a preview of quite another shape shows another picture."""
    assert without_bars(preview, photo) == kept


@pytest.mark.parametrize("above", [6, 7])
def test_no_bar_is_left_in_what_is_measured(above: int) -> None:
    """Wherever the camera rounds the half row to; a block of the JPEG that has both bleeds a little."""
    thumbnail = framed(160, 120, 13, above=above)
    data = with_thumbnail(PHOTO, thumbnail, {ORIENTATION: short(6)})
    (preview,) = find_previews(data)
    left, top, width, height = preview.photo

    pixels = cv2.imdecode(np.frombuffer(thumbnail, np.uint8), cv2.IMREAD_GRAYSCALE)

    assert pixels is not None
    assert preview.photo == (0, 7, 160, 106)
    assert pixels[top : top + height, left : left + width].min() > 200
    assert pixels[:top].min() < 50


def test_the_largest_picture_gives_the_shape_where_the_file_has_no_header() -> None:
    """A RAW file's preview without bars tells those of its thumbnail."""
    data = raw(PHOTO, thumbnail=jpeg(160, 120))

    assert [one.photo for one in find_previews(data)] == [(0, 7, 160, 106), (0, 0, 1200, 800)]


@pytest.mark.parametrize("begin", [0, 1, 10_000_000, 0xFFFF_FFFF])
def test_a_preview_that_lies_elsewhere_is_none(begin: int) -> None:
    """Outside, at the file's begin, where no JPEG is."""
    block = tiff({JPEG_BEGIN: long(begin), JPEG_LENGTH: long(2000)})

    assert find_previews(block + bytes(3000)) == ()


def test_a_preview_is_not_the_photo_itself_nor_before_it() -> None:
    """Where a place is said as a number below zero."""

    def pointing(way: int, length: int) -> bytes:
        place = (9, 1, pack("<l", way))
        return with_exif(PHOTO, tiff({JPEG_BEGIN: place, JPEG_LENGTH: long(length)}))

    whole = len(pointing(0, 0))
    assert find_previews(pointing(-12, whole)) == ()
    assert find_previews(pointing(-12 - whole, whole)) == ()


def test_a_preview_that_is_cut_off_is_none() -> None:
    """Half of it would be measured grey."""
    assert find_previews(multi_picture(PHOTO, (LARGE_THUMBNAIL, LARGE))[:-1]) == ()


def test_directories_in_a_circle_end() -> None:
    """What they say is said once."""
    first = directory({JPEG_BEGIN: long(200), JPEG_LENGTH: long(len(SMALL)), 0x014A: long(8, 8, 8)}, 8, following=8)
    data = (b"II*\0" + (8).to_bytes(4, "little") + first).ljust(200, b"\0") + SMALL

    assert found(data) == [SMALL]


_ENDLESS = b"\x49\x49\x2a\0\x08\0\0\0" + b"\xff\xff" + b"\x4a\x01\x04\0\x01\0\0\0\x08\0\0\0" * 700_000

_CHAIN = b"II*\0\x08\0\0\0" + b"".join(pack("<HL", 0, at) for at in range(14, 8_000_000, 6))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff\xd8" + b"\xff\xe2\0\2" * 2_000_000, id="segments"),
        pytest.param(_ENDLESS, id="entries"),
        pytest.param(_CHAIN, id="directories"),
        pytest.param(b"\0\0\0\x10ftypcrx " + bytes(4) + b"\0\0\0\x08moov" * 1_000_000, id="boxes"),
        pytest.param(raf(b"\xff\xd8" + b"\xff" * 8_000_000), id="fill bytes"),
    ],
)
def test_eight_megabytes_of_malice_take_no_time(data: bytes) -> None:
    """The work is bounded whatever a file says of itself, and so is what is read of it."""
    ranges, start = Ranges(io.BytesIO(data)), process_time()

    assert find_previews(ranges) == find_previews(data) == ()
    assert process_time() - start < 2
    assert ranges.taken <= 4 * 2**20


MADE = {
    "thumbnail": with_thumbnail(PHOTO, SMALL, {0x010F: text("Canon")}),
    "multi-picture": multi_picture(PHOTO, (LARGE_THUMBNAIL, LARGE)),
    "raw": raw(LARGE, PHOTO, thumbnail=SMALL),
    "cr3": cr3(SMALL, LARGE, tiff({})),
    "raf": raf(with_thumbnail(PHOTO, SMALL, {})),
    "rw2": rw2(with_thumbnail(PHOTO, SMALL, {})),
    "nikon": nikon(PHOTO, LARGE),
    "pentax": pentax(PHOTO, LARGE),
}


@pytest.mark.parametrize("data", MADE.values(), ids=MADE.keys())
def test_damage_is_never_an_error(data: bytes) -> None:
    """Whatever bytes become and wherever the file ends; the previews that are said lie in the file."""
    chance = random.Random(1)
    for _ in range(100):
        damaged = damage(data, chance)
        ranges = Ranges(io.BytesIO(damaged))
        previews = find_previews(ranges)

        assert previews == find_previews(damaged)
        assert read_header(ranges) == read_header(damaged)
        assert read_capture(ranges) == read_capture(damaged)
        for one in previews:
            left, top, width, height = one.photo
            assert 0 < one.offset < one.offset + one.length <= len(damaged)
            assert left >= 0 <= top
            assert 0 < width <= one.width - left
            assert 0 < height <= one.height - top
