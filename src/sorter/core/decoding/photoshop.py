"""Photoshop's own files, small and large (PSD, PSB): the merged picture in them, of any depth and kind of colours.

After Adobe's "Photoshop File Formats Specification". Pillow's reader knows neither 16 bits nor large files, and takes a
selection that was saved with a photo for its transparency.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from struct import error, unpack_from
from typing import Self

import numpy as np
from PIL import Image

from sorter.core.decoding.codecs import unpacked
from sorter.core.decoding.flat import flat
from sorter.core.decoding.raster import DAMAGED, Raster, expect_possible, held
from sorter.core.loaded import Loaded
from sorter.core.measurement import ImageArray
from sorter.errors import InputError

_HEADER = 26  # bytes, before the sections with their lengths
_PROFILE, _MOST_RESOURCES = 1039, 4096
_PLAIN, _PACKED = 0, 1  # how the merged picture is stored
_DEPTHS = frozenset({1, 8, 16, 32})
_GAMMA = 1 / 2.2  # levels of 32 bits are light itself


class _Colours(IntEnum):
    BITMAP = 0
    GREY = 1
    INDEXED = 2
    RGB = 3
    CMYK = 4
    INKS = 7  # several of any colour: the first are mostly cyan, magenta, yellow and black
    DUOTONE = 8  # grey, printed in colours
    LAB = 9


_MODES: Mapping[_Colours, str] = {_Colours.RGB: "RGB", _Colours.CMYK: "CMYK", _Colours.LAB: "LAB"}


@dataclass(frozen=True, slots=True)
class _File:
    """What a Photoshop file says of itself, and where its parts lie."""

    data: bytes | memoryview
    is_large: bool  # a PSB, whose lengths have twice the bytes
    channels: int
    size: tuple[int, int]
    depth: int
    colours: _Colours
    palette: int
    resources: tuple[int, int]
    is_transparent: bool
    picture: int

    @classmethod
    def of(cls, data: bytes | memoryview) -> Self:
        """Raises `InputError`, `struct.error` or `ValueError` where it is none, or its header is damaged."""
        version, channels, height, width, depth, colours = unpack_from(">4xH6xHLLHH", data)
        if version not in {1, 2} or depth not in _DEPTHS or not (channels and width and height):
            raise InputError(DAMAGED)
        is_large = version == 2
        resources = _HEADER + 4 + unpack_from(">L", data, _HEADER)[0]
        layers = resources + 4 + unpack_from(">L", data, resources)[0]
        wide = 8 if is_large else 4
        length = unpack_from(">Q" if is_large else ">L", data, layers)[0]
        # a number of layers below 0 says that the first further channel is the transparency of the merged picture
        is_transparent = length > wide and unpack_from(">h", data, layers + 2 * wide)[0] < 0
        return cls(
            data,
            is_large,
            channels,
            (width, height),
            depth,
            _Colours(colours),
            _HEADER + 4,
            (resources + 4, layers),
            is_transparent,
            layers + wide + length,
        )


def read_photoshop(data: bytes | Loaded, cover: int) -> Raster:
    """The merged picture, over white where it is transparent. Raises `InputError` where it is not whole."""
    try:
        file = _File.of(held(data))
        expect_possible(file.size)
        return Raster(flat(_image(file), _profile(file), cover), file.size)
    except (error, ValueError) as caught:
        raise InputError(DAMAGED) from caught


def _image(file: _File) -> Image.Image:
    mode, colours = _MODES.get(file.colours, "L"), file.colours
    if colours is _Colours.INKS and file.channels >= 3:
        mode = "CMYK"
    wanted = min(len(Image.new(mode, (1, 1)).getbands()), file.channels)
    is_transparent = file.is_transparent and colours in {_Colours.RGB, _Colours.GREY} and file.channels > wanted
    levels = _levels(file, wanted + is_transparent)
    if mode == "CMYK":  # stored the other way round: 0 is all ink
        levels = [255 - one for one in levels]
        levels += [np.zeros_like(levels[0])] * (4 - len(levels))
    planes = [Image.fromarray(one) for one in levels]
    if colours is _Colours.INDEXED:
        planes[0].putpalette(bytes(file.data[file.palette : file.palette + 768]), "RGB;L")
        return planes[0]
    if is_transparent:
        mode = "RGBA" if mode == "RGB" else "LA"
    return Image.merge(mode, planes) if len(planes) > 1 else planes[0]


def _levels(file: _File, wanted: int) -> list[ImageArray]:
    """The first channels, each (height, width), eight bits."""
    width, height = file.size
    row = -(-width * file.depth // 8)
    (packing,) = unpack_from(">H", file.data, file.picture)
    begin = file.picture + 2
    if packing == _PLAIN:
        parts = [file.data[at : at + row * height] for at in range(begin, begin + wanted * row * height, row * height)]
    elif packing == _PACKED:
        parts = _unpacked(file, begin, wanted)
    else:
        raise InputError(DAMAGED)
    if any(len(part) < row * height for part in parts):
        raise InputError(DAMAGED)
    return [_eight_bits(part, file.depth, row, height)[:, :width] for part in parts]


def _unpacked(file: _File, begin: int, wanted: int) -> list[bytes | memoryview]:
    """Channels whose rows are packed; the lengths of all of them stand before the first."""
    height = file.size[1]
    rows = height * file.channels
    kind = np.dtype(">u4" if file.is_large else ">u2")
    lengths = np.frombuffer(file.data, kind, rows, begin).reshape(file.channels, height).sum(axis=1, dtype=np.int64)
    at = begin + rows * kind.itemsize
    parts: list[bytes | memoryview] = []
    for length in lengths[:wanted].tolist():
        parts.append(unpacked(file.data[at : at + length]))
        at += length
    return parts


def _eight_bits(part: bytes | memoryview, depth: int, row: int, height: int) -> ImageArray:
    if depth == 1:  # 1 is black
        bits = np.unpackbits(np.frombuffer(part, np.uint8, row * height).reshape(height, row), axis=1)
        return np.asarray((1 - bits) * 255, np.uint8)
    if depth == 32:
        light = np.nan_to_num(np.frombuffer(part, ">f4", row * height // 4).reshape(height, -1).astype(np.float32))
        return np.asarray(np.clip(light, 0, 1) ** _GAMMA * 255, np.uint8)
    step = depth // 8  # of 16 bits the upper eight
    return np.ascontiguousarray(np.frombuffer(part, np.uint8, row * height).reshape(height, row)[:, ::step])


def _profile(file: _File) -> bytes:
    """The ICC profile among the resources; empty where there is none."""
    at, end = file.resources
    for _ in range(_MOST_RESOURCES):
        if at + 12 > end or file.data[at : at + 4] != b"8BIM":
            break
        (number,) = unpack_from(">H", file.data, at + 4)
        at += 6 + (file.data[at + 6] + 2) // 2 * 2  # behind a name whose length, with its own byte, is even
        (length,) = unpack_from(">L", file.data, at)
        if number == _PROFILE:
            return bytes(file.data[at + 4 : at + 4 + length])
        at += 4 + length + length % 2
    return b""
