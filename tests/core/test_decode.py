"""From a file to pixels."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from conftest import PhotoMaker
from sorter.core.decode import decode, read_file
from sorter.core.encoded import encoded
from sorter.errors import InputError

_ORIENTATION = 0x0112


def as_file(image: Image.Image, kind: str = "JPEG", orientation: int = 1, *, progressive: bool = False) -> bytes:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    out = io.BytesIO()
    image.save(out, kind, quality=95, exif=exif, progressive=progressive)
    return out.getvalue()


def marked(size: tuple[int, int] = (80, 40)) -> Image.Image:
    """Blue, with a red square in the upper left corner."""
    image = Image.new("RGB", size, (0, 0, 255))
    ImageDraw.Draw(image).rectangle((0, 0, 19, 19), fill=(255, 0, 0))
    return image


@pytest.mark.parametrize(
    ("orientation", "shape", "corner"),
    [
        (1, (40, 80), (0, 0)),
        (2, (40, 80), (0, -1)),
        (3, (40, 80), (-1, -1)),
        (4, (40, 80), (-1, 0)),
        (5, (80, 40), (0, 0)),
        (6, (80, 40), (0, -1)),
        (7, (80, 40), (-1, -1)),
        (8, (80, 40), (-1, 0)),
    ],
)
@pytest.mark.parametrize("scale", [1, 4])
def test_exif_turns_every_photo_upright(
    orientation: int, shape: tuple[int, int], corner: tuple[int, int], scale: int
) -> None:
    """The marked corner is where EXIF (tag 0x0112) puts it, at full and reduced scale, and red is the first channel."""
    data = as_file(marked().resize((80 * scale, 40 * scale), Image.Resampling.NEAREST), orientation=orientation)

    image = encoded(data).decoded(40).pixels

    assert image.shape == (*shape, 3)
    row, column = (5 if place == 0 else -6 for place in corner)
    assert image[row, column, 0] > 200
    assert image[row, column, 2] < 60


@pytest.mark.parametrize(
    ("size", "expected"),
    [((800, 600), 300), ((4800, 2400), 300), ((2368, 2368), 592), ((280, 200), 200), ((1190, 594), 297)],
)
def test_the_reduced_decode_never_falls_below_what_the_model_needs(size: tuple[int, int], expected: int) -> None:
    """The smallest DCT scale is taken whose shorter side still covers the model's input."""
    image = decode(as_file(marked(size)), cover=297).pixels

    assert min(image.shape[:2]) == expected


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB", "P", "RGBA", "LA", "I;16"])
def test_every_mode_becomes_three_channels_of_eight_bits(mode: str) -> None:
    """Gray, CMYK, palette, alpha and 16 bit all come out as uint8 RGB."""
    image = Image.fromarray(np.zeros((10, 20), np.uint16)) if mode == "I;16" else marked((20, 10)).convert(mode)
    pixels = decode(as_file(image, "JPEG" if mode in ("L", "CMYK") else "PNG"), cover=8).pixels

    assert pixels.shape == (10, 20, 3)
    assert pixels.dtype == np.uint8


@pytest.mark.parametrize("data", [b"", b"not a photo", b"\xff\xd8\xff", as_file(marked())[:300]])
def test_bytes_that_are_no_photo_are_refused_in_words(data: bytes) -> None:
    """Empty, foreign and truncated bytes raise the error that skips one item."""
    with pytest.raises(InputError, match=r"empty file|damaged|ends early|a text"):
        decode(data, cover=8)


def test_a_photo_beyond_the_limit_is_refused_before_it_fills_the_memory() -> None:
    """A small file may claim a billion pixels."""
    header = Image.new("1", (30_000, 20_000))

    with pytest.raises(InputError, match="megapixels"):
        decode(as_file(header, "PNG"), cover=8)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    """The system's own reason is passed on."""
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_file(str(tmp_path / "gone.jpg"))


def test_a_photo_on_disk_is_decoded(tmp_path: Path, make_photo: PhotoMaker) -> None:
    """From path to pixels."""
    path = make_photo(tmp_path / "ü.jpg", (10, 200, 10))

    image = decode(read_file(str(path)), cover=8).pixels

    assert abs(int(image[5, 5, 1]) - 200) < 8
