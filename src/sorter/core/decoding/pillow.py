"""Pillow's decoders: most formats that there ever were, what is left of damaged files, and what is transparent."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

from PIL import Image, ImageFile, ImageOps
from PIL.Jpeg2KImagePlugin import Jpeg2KImageFile
from PIL.TiffImagePlugin import TiffImageFile

from sorter.core import MAX_PIXELS
from sorter.core.decoding.flat import flat
from sorter.core.decoding.raster import DAMAGED, Raster, expect_possible, held, is_blank
from sorter.core.decoding.scales import levels_to_leave
from sorter.core.loaded import Loaded
from sorter.errors import InputError

Image.MAX_IMAGE_PIXELS = None  # ours is asked instead: the same for all decoders, and no warning at half of it

# none that starts another program (EPS) or reads another file than the picture's own
_FORMATS = (
    *("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "DIB", "AVIF", "JPEG2000", "PPM", "PSD", "ICO", "CUR", "ICNS"),
    *("TGA", "DDS", "SGI", "PCX", "DCX", "SUN", "QOI", "XBM", "XPM", "IM", "MSP", "FLI", "FITS", "BLP", "FTEX", "GBR"),
    *("PIXAR", "PCD", "SPIDER", "XVTHUMB"),
)
_FROM_A_BYTE = 2000  # pixels that a byte of a photo says something of, at most
_MEANING, _WHITE_IS_ZERO = 0x0106, 0  # of a TIFF: what its levels stand for
_turning_lenient = Lock()


def read_by_pillow(data: bytes | Loaded, cover: int) -> Raster:
    """The first picture in a file, over white where it is transparent; of one that is cut short, what is there.

    A cut one of which nothing but a single colour can be made is refused. A JPEG is decoded at the scale of
    `reduction`; others are reduced, where they are large, before anything else is done with them.
    """
    try:
        return _read(data, cover)
    except (InputError, MemoryError):
        raise
    except Exception:  # whatever came of the damage: what is there is worth another look
        return _what_is_left(data, cover)


def _what_is_left(data: bytes | Loaded, cover: int) -> Raster:
    with _lenient():
        raster = _read(data, cover, most=_FROM_A_BYTE * len(data))
    if is_blank(raster.pixels):
        raise InputError(DAMAGED)
    return raster


@contextmanager
def _lenient() -> Iterator[None]:
    """Pillow has one switch for all threads; one that reads a sound picture meanwhile is not changed by it."""
    with _turning_lenient:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False


def _load_reduced(image: Jpeg2KImageFile, levels: int) -> None:
    image.reduce = levels
    image.load()
    image.reduce = 0  # while it is set, it stands in the way of every image's method of that name


def _read(data: bytes | Loaded, cover: int, most: int = MAX_PIXELS) -> Raster:
    """At most `most` pixels: a damaged header may claim any number of them."""
    with Image.open(BytesIO(held(data)), formats=_FORMATS) as image:
        size = image.size
        expect_possible(size)
        if size[0] * size[1] > most:
            raise InputError(DAMAGED)
        if isinstance(image, Jpeg2KImageFile):
            _load_reduced(image, levels_to_leave(data, size, cover))
        else:
            image.draft(None, (cover, cover))
            image.load()
        # an AVIF's boxes say how it lies, and not its EXIF; a TIFF was turned while it was loaded
        upright = ImageOps.exif_transpose(image) if image.format == "AVIF" else image
        size = size if upright.size == image.size else size[::-1]
        is_upright = image.format in {"AVIF", "TIFF"}
        pixels = flat(upright, image.info.get("icc_profile") or b"", cover)
        if isinstance(image, TiffImageFile) and image.mode == "I;16" and image.tag_v2.get(_MEANING) == _WHITE_IS_ZERO:
            pixels = 255 - pixels  # Pillow heeds that in eight bits alone
        return Raster(pixels, size, is_upright=is_upright)
