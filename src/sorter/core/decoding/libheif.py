"""libheif's decoder: the photos of phones, HEIC and its kin."""

from sorter.core.decoding.flat import flat
from sorter.core.decoding.formats import HEIC
from sorter.core.decoding.raster import MissingDecoderError, Raster, expect_possible, held
from sorter.core.heif import undescribed
from sorter.core.loaded import Loaded


def read_by_libheif(data: bytes | Loaded, cover: int) -> Raster:
    """The primary picture of a HEIF file, upright as its boxes say."""
    try:
        import pi_heif  # only where it is needed, and there
    except ImportError as error:
        raise MissingDecoderError("HEIC", HEIC) from error
    pi_heif.options.DECODE_THREADS = 1  # many photos are decoded at once
    pi_heif.options.DEPTH_IMAGES = pi_heif.options.AUX_IMAGES = pi_heif.options.THUMBNAILS = False
    picture = pi_heif.open_heif(undescribed(held(data)))  # it ends the process where a kind of metadata is no UTF-8
    expect_possible(picture.size)
    return Raster(
        flat(picture.to_pillow(), picture.info.get("icc_profile") or b"", cover), picture.size, is_upright=True
    )
