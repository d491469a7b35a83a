"""The decoders of imagecodecs: JPEG XL, the JPEGs that nobody else reads, and another one for JPEG 2000."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sorter.core.decoding.flat import flat
from sorter.core.decoding.formats import JPEG_XL
from sorter.core.decoding.levels import eight_bits
from sorter.core.decoding.raster import DAMAGED, MissingDecoderError, Raster, expect_possible, held
from sorter.core.header import read_header
from sorter.core.jpeg import read_frame
from sorter.core.loaded import Loaded
from sorter.core.measurement import ImageArray
from sorter.errors import InputError

_EIGHT, _SIXTEEN = 8, 16  # bits of a sample


def read_jpeg_xl(data: bytes | Loaded, cover: int) -> Raster:
    """The first frame, upright as its own header says."""
    return _raster(_levels("JPEG XL", "jpegxl_decode", data, index=0, numthreads=1), cover, is_upright=True)


def read_jpeg_2000(data: bytes | Loaded, cover: int) -> Raster:
    """A JPEG 2000 file or codestream."""
    return _raster(_levels("JPEG 2000", "jpeg2k_decode", data, numthreads=1), cover)


def read_jpeg_xr(data: bytes | Loaded, cover: int) -> Raster:
    """A JPEG XR (ITU-T T.832), as Windows writes it, also named HD Photo."""
    return _raster(_levels("JPEG XR", "jpegxr_decode", data), cover)


def read_odd_tiff(data: bytes | Loaded, cover: int) -> Raster:
    """The first page of a TIFF, as libtiff reads it: levels and compressions that Pillow has no mode for."""
    return _raster(_levels("This TIFF", "tiff_decode", data, index=0), cover)


def read_odd_bmp(data: bytes | Loaded, cover: int) -> Raster:
    """A BMP with levels of unusual numbers of bits."""
    return _raster(_levels("This BMP", "bmp_decode", data), cover)


def read_deep_jpeg(data: bytes | Loaded, cover: int) -> Raster:
    """A JPEG of more than eight bits a sample, or one without loss (ITU-T T.81, annex H)."""
    frame = read_frame(data)
    levels = _levels("A JPEG without loss", "jpeg8_decode", data)
    if levels.dtype == np.uint16 and frame:
        levels = levels.astype(np.uint16) << max(0, _SIXTEEN - frame.bits)
    return _raster(levels, cover)


def read_jpeg_ls(data: bytes | Loaded, cover: int) -> Raster:
    """A JPEG-LS (ITU-T T.87), as scanners and x-ray machines write it."""
    levels = _levels("JPEG-LS", "jpegls_decode", data)
    if levels.dtype == np.uint16:  # as many bits as the highest level has, from 9 on
        bits = max(_EIGHT + 1, int(levels.max(initial=0)).bit_length())
        levels = levels.astype(np.uint16) << (_SIXTEEN - bits)
    return _raster(levels, cover)


def unpacked(packed: bytes | memoryview) -> bytes:
    """What was packed as PackBits (TIFF 6.0, section 9)."""
    try:
        import imagecodecs
    except ImportError as error:
        raise MissingDecoderError("This Photoshop file", JPEG_XL) from error
    return bytes(imagecodecs.packbits_decode(bytes(packed)))


def _levels(kind: str, decoder: str, data: bytes | Loaded, **options: int) -> NDArray[np.generic]:
    """What the package makes of the bytes: (height, width) or (height, width, channels)."""
    try:
        import imagecodecs  # only where it is needed, and there
    except ImportError as error:
        raise MissingDecoderError(kind, JPEG_XL) from error
    header = read_header(data)
    if header:
        expect_possible((header.width, header.height))
    return np.asarray(getattr(imagecodecs, decoder)(bytes(held(data)), **options))


def _raster(levels: NDArray[np.generic], cover: int, *, is_upright: bool = False) -> Raster:
    if levels.ndim not in {2, 3} or not levels.size:
        raise InputError(DAMAGED)
    image = _image(eight_bits(levels))
    return Raster(flat(image, b"", cover), image.size, is_upright)


def _image(levels: ImageArray) -> Image.Image:
    """Gray, gray and alpha, colours, or colours and alpha; of more channels than that the first three."""
    if levels.ndim == 2 or levels.shape[2] == 1:
        return Image.fromarray(levels.reshape(levels.shape[:2]))
    channels = levels if levels.shape[2] in {2, 3, 4} else levels[:, :, :3]
    return Image.fromarray(np.ascontiguousarray(channels))
