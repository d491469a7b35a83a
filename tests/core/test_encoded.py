"""What of a photo's file is read to measure it."""

import io
import mmap
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image, ImageDraw

import preview_files
from exif_bytes import MAKER, ORIENTATION, short, text, with_thumbnail
from page_cache import on_disk, pages_in_memory
from preview_files import LARGE_THUMBNAIL, camera_jpeg, framed, jpeg, multi_picture, raw
from sorter.core.encoded import Encoded, encoded, read_preview, read_raw_preview
from sorter.errors import InputError
from strange_photos import dng, saved

PHOTO = jpeg(1200, 800)


def written(folder: Path, data: bytes) -> str:
    (folder / "photo.jpg").write_bytes(data)
    return str(folder / "photo.jpg")


def preview_in(path: str, cover: int) -> Encoded | None:
    with open(path, "rb") as file:
        return read_preview(file, cover)[0]


def marked(size: tuple[int, int]) -> bytes:
    """Blue, red where the first row and the first column begin."""
    image = Image.new("RGB", size, "blue")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    return preview_files.encoded(image, quality=95)


@pytest.mark.parametrize(("cover", "expected"), [(90, 120), (119, 120), (120, 120), (480, 480), (2000, 480)])
def test_the_smallest_preview_that_covers_is_read_else_the_largest(cover: int, expected: int, tmp_path: Path) -> None:
    """And no more of the file than what lies beside the pixels."""
    photo = camera_jpeg(3_400_000)
    path = written(tmp_path, photo)

    preview = preview_in(path, cover)

    assert preview is not None
    assert preview.side == expected
    assert preview.data[:] in photo
    assert min(preview.decoded(cover).pixels.shape[:2]) == expected


@pytest.mark.skipif(not hasattr(psutil.Process, "io_counters"), reason="the system does not say what was read")
def test_of_a_large_photo_little_is_read(tmp_path: Path) -> None:
    """Of 3.4 MB less than 100 KB, as it also says."""
    path = written(tmp_path, camera_jpeg(3_400_000))
    before = psutil.Process().io_counters().read_chars

    with open(path, "rb") as file:
        _, taken = read_preview(file, 297)

    assert 0 < taken < 100_000
    assert psutil.Process().io_counters().read_chars - before < 100_000


@pytest.mark.alone
@pytest.mark.skipif(sys.platform != "linux", reason="only there it can be asked for")
def test_the_system_reads_no_more_of_a_photo_than_it_is_asked_for(disk: Path) -> None:
    """By itself it would read twice as much, in the hope that this is next."""
    path = on_disk(disk / "photo.jpg", camera_jpeg(3_400_000))
    if pages_in_memory(path):
        pytest.skip("this file system keeps everything in memory")

    with path.open("rb") as file:
        _, taken = read_preview(file, 297)

    assert 0 < pages_in_memory(path) * mmap.PAGESIZE <= taken + 4 * mmap.PAGESIZE


@pytest.mark.parametrize(
    "data",
    [PHOTO, b"", b"no photo", with_thumbnail(PHOTO, jpeg(148, 99), {})],
    ids=["without one", "empty", "no photo", "too small"],
)
def test_a_photo_without_a_preview_worth_measuring_has_none(data: bytes, tmp_path: Path) -> None:
    """Below 100 pixels too little is seen."""
    assert preview_in(written(tmp_path, data), 297) is None


def test_from_100_pixels_on_a_preview_is_measured(tmp_path: Path) -> None:
    """Without its bars."""
    preview = preview_in(written(tmp_path, with_thumbnail(PHOTO, framed(160, 120, 13, above=7), {})), 297)

    assert preview is not None
    assert preview.side == 106
    assert preview.decoded(297).pixels.shape == (106, 160, 3)
    assert preview.decoded(297).pixels.min() > 200


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("cover", [297, 60])
def test_a_preview_is_turned_as_its_photo_is(orientation: int, cover: int, tmp_path: Path) -> None:
    """By the photo's EXIF, at any scale, whatever the preview's own says; the photo's size is upright as well."""
    small = with_thumbnail(marked((480, 320)), jpeg(160, 106), {ORIENTATION: short(3)})
    data = with_thumbnail(marked((1200, 800)), small, {ORIENTATION: short(orientation), MAKER: text("Maker")})
    path = written(tmp_path, data)
    photo, preview = encoded(Path(path).read_bytes()), preview_in(path, cover)
    assert preview is not None

    whole, pixels = photo.decoded(cover).pixels, preview.decoded(cover).pixels

    assert (
        photo.size
        == preview.size
        == (whole.shape[1] * 1200 // max(whole.shape), whole.shape[0] * 1200 // max(whole.shape))
    )
    assert photo.capture == preview.capture
    assert preview.capture.orientation == orientation
    assert (pixels.shape[0] > pixels.shape[1]) == (whole.shape[0] > whole.shape[1])
    shown = np.asarray(Image.fromarray(whole).resize(pixels.shape[1::-1]), np.int16)
    assert np.abs(shown - pixels).mean() < 5


def test_a_raw_file_is_measured_by_the_jpeg_in_it(tmp_path: Path) -> None:
    """Reduced as far as it still covers, as a photo of that size would be."""
    preview = preview_in(written(tmp_path, raw(PHOTO, thumbnail=jpeg(160, 106))), 200)

    assert preview is not None
    assert preview.side == 800
    assert preview.decoded(200).pixels.shape == (200, 300, 3)
    assert preview.cost(200) < 1200 * 800


def test_a_preview_that_cannot_be_decoded_is_told(tmp_path: Path) -> None:
    """Where its header is sound and the rest is not."""
    broken = jpeg(480, 320)
    broken = broken[: broken.index(b"\xff\xc4")] + b"\xff\xc4\0\2" + bytes(100)
    preview = preview_in(written(tmp_path, multi_picture(PHOTO, (LARGE_THUMBNAIL, broken))), 297)
    assert preview is not None

    with pytest.raises(InputError, match="damaged"):
        preview.decoded(297)


def test_the_size_is_unknown_where_the_header_says_none() -> None:
    """Zeros."""
    assert encoded(b"no photo").size == (0, 0)


def test_of_a_raw_photo_only_the_preview_is_read_that_stands_for_it() -> None:
    """The same pixels as of the whole file, of a tenth of its bytes; and it counts as the photo itself."""
    noise = Image.effect_noise((400, 200), 80).convert("RGB")
    data = dng((1600, 800), orientation=6, preview=saved(noise, "JPEG"))
    photo, taken = read_raw_preview(io.BytesIO(data), 150)

    assert photo
    assert taken < len(data) / 10
    assert photo.side == 0
    whole, part = encoded(data).decoded(150), photo.decoded(150)
    assert whole.size == part.size == (800, 1600)
    np.testing.assert_array_equal(whole.pixels, part.pixels)


@pytest.mark.parametrize(("data", "cover"), [(dng((800, 400), preview=jpeg(200, 100)), 150), (jpeg(400, 300), 100)])
def test_without_such_a_preview_the_whole_photo_is_read(data: bytes, cover: int) -> None:
    """Where it is too small, and of photos that are no RAW."""
    assert read_raw_preview(io.BytesIO(data), cover)[0] is None
