"""Netpbm's formats where they say things that OpenCV gets wrong: odd headers, other highest levels, PAM and PFM."""

import re

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sorter.core.decoding.flat import flat
from sorter.core.decoding.levels import eight_bits
from sorter.core.decoding.opencv import read_by_opencv
from sorter.core.decoding.raster import DAMAGED, Raster, expect_possible, held
from sorter.core.loaded import Loaded
from sorter.core.measurement import ImageArray
from sorter.errors import InputError

_HEADER = re.compile(
    rb"P([1-6])\s*(?:#[^\n]*\n\s*)*([0-9]+)\s*(?:#[^\n]*\n\s*)*([0-9]+)\s*(?:#[^\n]*\n\s*)*(-?[0-9]+)?\s"
)
_FLOATS = re.compile(rb"P([Ff])\s+([0-9]+)\s+([0-9]+)\s+(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s")
_WORDS = re.compile(rb"^(WIDTH|HEIGHT|DEPTH|MAXVAL)[ \t]+([0-9]+)[ \t\r]*$", re.MULTILINE)
_END = b"ENDHDR\n"
_NEAR = 4096  # bytes in which a header ends
_MOST = 65_535  # the highest level that a Netpbm picture may have
_MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}  # by the number of channels


def is_usual(data: bytes | Loaded) -> bool:
    """Whether OpenCV reads it rightly: a bitmap, or one whose highest level is that of 8 or of 16 bits."""
    found = _HEADER.match(bytes(data[:_NEAR]))
    return found is not None and (found[1] in {b"1", b"4"} or found[4] in {b"255", b"65535"})


def read_netpbm(data: bytes | Loaded, cover: int) -> Raster:
    """A Netpbm picture with comments anywhere in its header, or with a highest level that cannot be."""
    whole = bytes(held(data))
    found = _HEADER.match(whole)
    if not found:
        raise InputError(DAMAGED)
    size, top = (int(found[2]), int(found[3])), int(found[4])
    expect_possible(size)
    head = b"P%b\n%d %d\n%d\n" % (found[1], *size, top if 0 < top <= _MOST else 255)
    return read_by_opencv(head + whole[found.end() :], cover)


def read_pam(data: bytes | Loaded, cover: int) -> Raster:
    """A PAM, over white where it is transparent."""
    begin = data[:_NEAR].find(_END) + len(_END)
    said = {word: int(number) for word, number in _WORDS.findall(data[:begin])}
    width, height, depth, top = (said.get(word, 0) for word in (b"WIDTH", b"HEIGHT", b"DEPTH", b"MAXVAL"))
    expect_possible((width, height))
    if begin < len(_END) or depth not in _MODES or not 0 < top <= _MOST:
        raise InputError(DAMAGED)
    levels = _levels(data, begin, ">u2" if top > 255 else "u1", (height, width, depth))
    if top != 255:
        levels = np.clip(levels.astype(np.float32) * (255 / top) + 0.5, 0, 255).astype(np.uint8)
    image = Image.fromarray(np.ascontiguousarray(levels, np.uint8).squeeze(2) if depth == 1 else levels, _MODES[depth])
    return Raster(flat(image, b"", cover), image.size)


def read_pfm(data: bytes | Loaded, cover: int) -> Raster:
    """A PFM, whose rows stand from bottom to top; 1 is white."""
    found = _FLOATS.match(bytes(data[:_NEAR]))
    if not found:
        raise InputError(DAMAGED)
    width, height, depth = int(found[2]), int(found[3]), 3 if found[1] == b"F" else 1
    expect_possible((width, height))
    levels = _levels(data, found.end(), "<f4" if found[4].startswith(b"-") else ">f4", (height, width, depth))
    image: ImageArray = np.ascontiguousarray(eight_bits(levels)[::-1])
    return Raster(flat(Image.fromarray(image.squeeze(2) if depth == 1 else image), b"", cover), (width, height))


def _levels(data: bytes | Loaded, begin: int, kind: str, shape: tuple[int, int, int]) -> NDArray[np.generic]:
    """Raises `InputError` where there are fewer bytes than that takes."""
    count = shape[0] * shape[1] * shape[2]
    if not count or len(data) < begin + count * np.dtype(kind).itemsize:
        raise InputError(DAMAGED)
    return np.frombuffer(held(data), kind, count, begin).reshape(shape)
