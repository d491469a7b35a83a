"""Photos as a camera writes them, read back by Pillow."""

import io

import numpy as np
import pytest
from PIL import Image, ImageOps
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from sorter.core.camera_photo import Camera, CameraPhotos
from sorter.core.measurement import ImageArray

_PLAIN = Camera("Canon", "Canon EOS 450D", (1200, 800))
_WITH_PREVIEW = Camera("NIKON CORPORATION", "NIKON D90", (1200, 800), preview=(640, 480))
_WEIGHT = 250_000
_MAKER, _MODEL, _ORIENTATION, _EXIF, _ORIGINAL = 0x010F, 0x0110, 0x0112, 0x8769, 0x9003


def source(height: int = 300, width: int = 400) -> ImageArray:
    """Red on the left, green in the middle, blue on the right; dark at the bottom."""
    picture = np.zeros((height, width, 3), np.uint8)
    for channel in range(3):
        picture[:, channel * width // 3 : (channel + 1) * width // 3, channel] = 220
    picture[height // 2 :] //= 2
    return picture


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_it_shows_upright_what_it_was_made_of(orientation: int) -> None:
    """Turned as EXIF says, red is on the left and the lower half is dark, however the camera was held."""
    photo = opened(CameraPhotos(_PLAIN, _WEIGHT).make(source(), 0, orientation))
    upright = np.asarray(ImageOps.exif_transpose(photo), np.int16)
    height, width = upright.shape[:2]

    assert photo.size == (1200, 800)
    assert (width > height) == (orientation in (1, 3))
    assert upright[height // 4, width // 20].argmax() == 0
    assert upright[height // 4, -width // 20].argmax() == 2
    assert upright[height // 4].mean() > 1.5 * upright[-height // 4].mean()


def test_it_says_what_a_camera_says() -> None:
    """Maker, model, orientation and time, as another reader reads them."""
    exif = opened(CameraPhotos(_PLAIN, _WEIGHT).make(source(), 3, 6)).getexif()

    assert (exif[_MAKER], exif[_MODEL], exif[_ORIENTATION]) == ("Canon", "Canon EOS 450D", 6)
    assert exif.get_ifd(_EXIF)[_ORIGINAL] == "2018:01:01 08:21:00"


def test_its_thumbnail_has_black_bars_where_the_shapes_differ() -> None:
    """160 x 120 pixels by the standard; a photo of 3:2 fills 107 of the 120 lines."""
    whole = CameraPhotos(_PLAIN, _WEIGHT).make(source(), 0)
    block = whole[whole.index(b"MM\0*") :]
    file = io.BytesIO(block)
    directory = ImageFileDirectory_v2(file.read(8))
    for _ in range(2):  # the first directory, then the one that it names as the next
        file.seek(directory.next)
        directory.load(file)
    begin, size = directory[0x0201], directory[0x0202]
    thumbnail = np.asarray(opened(block[begin : begin + size]))

    assert thumbnail.shape == (120, 160, 3)
    assert thumbnail[:4].max() < 30
    assert thumbnail[-4:].max() < 30
    assert thumbnail[10].max() > 150


def test_a_large_preview_stands_behind_the_photo() -> None:
    """Another reader finds it by the index of the Multi-Picture Format."""
    photo = opened(CameraPhotos(_WITH_PREVIEW, _WEIGHT).make(source(), 0))

    assert photo.format == "MPO"
    assert getattr(photo, "n_frames", 1) == 2
    photo.seek(1)
    assert photo.size == (640, 480)
    assert np.asarray(photo)[100, 20].argmax() == 0


@pytest.mark.parametrize("weight", [120_000, 200_000])
def test_it_is_as_heavy_as_was_asked_for(weight: int) -> None:
    """The quality is chosen for the size of the file: within a tenth."""
    assert len(CameraPhotos(_PLAIN, weight).make(source(), 0)) == pytest.approx(weight, rel=0.1)


def test_equal_numbers_give_equal_photos_and_others_do_not() -> None:
    """A library can be made again, and holds no photo twice by chance."""
    camera = CameraPhotos(_PLAIN, _WEIGHT)

    assert camera.make(source(), 1) == CameraPhotos(_PLAIN, _WEIGHT).make(source(), 1)
    assert camera.make(source(), 1) != camera.make(source(), 2)
