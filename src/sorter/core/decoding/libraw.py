"""RAW photos: the JPEG that the camera put into the file, or what LibRaw makes of the sensor's levels."""

import io

import numpy as np
from numpy.typing import NDArray

from sorter.core.decoding.formats import RAW
from sorter.core.decoding.opencv import read_jpeg_part
from sorter.core.decoding.raster import DAMAGED, MissingDecoderError, Raster, expect_possible, held
from sorter.core.decoding.turning import turned, turned_size
from sorter.core.loaded import Loaded
from sorter.core.measurement import ImageArray
from sorter.core.previews import best_preview, find_previews
from sorter.core.raw import raw_size
from sorter.errors import InputError

_LEAST_SIDE = 100  # of a preview that is taken where the sensor's own levels cannot be read
_TURNS = {0: 1, 3: 3, 5: 8, 6: 6}  # LibRaw's flip: EXIF's orientation


def read_large_preview(data: bytes | Loaded, cover: int) -> Raster:
    """The smallest preview whose shorter side has `cover` pixels. Raises `InputError` where none has."""
    return _preview(data, cover, cover)


def read_any_preview(data: bytes | Loaded, cover: int) -> Raster:
    """The largest preview, where it shows anything at all: better than nothing, where the photo cannot be read."""
    return _preview(data, cover, _LEAST_SIDE)


def _preview(data: bytes | Loaded, cover: int, least: int) -> Raster:
    """Its own pixels, without bars, lying as the photo's do."""
    preview = best_preview(find_previews(data), cover)
    if preview is None or preview.shorter < least:
        raise InputError(DAMAGED)
    jpeg = data[preview.offset : preview.offset + preview.length]
    size = raw_size(data)
    known = size if min(size) >= preview.shorter else (preview.photo[2], preview.photo[3])
    return Raster(read_jpeg_part(jpeg, preview.photo, cover), known)


def _colours(levels: NDArray[np.uint8]) -> ImageArray:
    """Of a camera without colours, its grey thrice; of one with a fourth, the first three."""
    if levels.ndim == 2:
        levels = levels[:, :, np.newaxis]
    return np.repeat(levels, 3, axis=2) if levels.shape[2] < 3 else np.ascontiguousarray(levels[:, :, :3])


def read_developed(data: bytes | Loaded, _cover: int) -> Raster:
    """By LibRaw: one pixel of each four of the mosaic, the camera's white balance, upright."""
    try:
        import rawpy  # only where it is needed, and there
    except ImportError as error:
        raise MissingDecoderError("RAW without a large preview", RAW) from error
    with rawpy.imread(io.BytesIO(held(data))) as raw:
        said = raw.sizes  # now: once it is developed, they are those of what came of it
        stored, orientation = (said.width, said.height), _TURNS.get(said.flip, 1)
        expect_possible(stored)
        pixels = raw.postprocess(half_size=True, use_camera_wb=True, output_bps=8, user_flip=0)
    upright = turned(_colours(np.asarray(pixels, np.uint8)), orientation)
    return Raster(upright, turned_size(stored, orientation), is_upright=True)
