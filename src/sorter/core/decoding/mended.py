"""Old formats whose headers are damaged, or say things in unusual ways: the same pixels behind a header in order."""

import re
from struct import pack, unpack_from

from sorter.core.decoding.opencv import read_by_opencv
from sorter.core.decoding.raster import DAMAGED, Raster, expect_possible, held
from sorter.core.loaded import Loaded
from sorter.errors import InputError

_DIRECTORY = 6  # bytes of an icon before its entries
_BITMAP = "<LllHHLLllLL"  # BITMAPINFOHEADER
_PALETTES = frozenset({1, 4, 8})  # bits of a pixel that is a number in one
_BITS = frozenset({*_PALETTES, 24, 32})
_HEADER = re.compile(
    rb"P([1-6])\s*(?:#[^\n]*\n\s*)*([0-9]+)\s*(?:#[^\n]*\n\s*)*([0-9]+)\s*(?:#[^\n]*\n\s*)*(-?[0-9]+)?\s"
)
_MOST = 65_535  # the highest level that a Netpbm picture may have


def read_icon(data: bytes | Loaded, _cover: int) -> Raster:
    """The first bitmap of an ICO or CUR, of the size that its directory says, whatever its own header does."""
    whole = bytes(held(data))
    wide, high, _, _, _, _, _, at = unpack_from("<BBBBHHLL", whole, _DIRECTORY)
    size = wide or 256, high or 256
    bits = unpack_from(_BITMAP, whole, at)[4]
    if bits not in _BITS:
        raise InputError(DAMAGED)
    colours = 1 << bits if bits in _PALETTES else 0
    room = 4 * colours + -(-size[0] * bits // 32) * 4 * size[1]
    pixels = whole[at + 40 : at + 40 + room].ljust(room, b"\0")
    head = pack(_BITMAP, 40, *size, 1, bits, 0, 0, 0, 0, colours, 0)
    return read_by_opencv(b"BM" + pack("<LHHL", 54 + room, 0, 0, 54 + 4 * colours) + head + pixels, 1)


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
