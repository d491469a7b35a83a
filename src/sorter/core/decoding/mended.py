"""Icons whose headers are damaged, or say things in unusual ways: the same pixels behind a header in order."""

from struct import pack, unpack_from

from sorter.core.decoding.opencv import read_by_opencv
from sorter.core.decoding.raster import DAMAGED, Raster, held
from sorter.core.loaded import Loaded
from sorter.core.ranges import Sliced
from sorter.errors import InputError

_DIRECTORY = 6  # bytes of an icon before its entries
_MOST_ICONS = 64
_LARGEST_ICON = 2 * 1024 * 1024  # pixels; the height of an icon's bitmap counts its mask too
_PNG = b"\x89PNG"
_BITMAP = "<LllHHLLllLL"  # BITMAPINFOHEADER
_PALETTES = frozenset({1, 4, 8})  # bits of a pixel that is a number in one
_BITS = frozenset({*_PALETTES, 24, 32})


def has_large_icon(data: Sliced) -> bool:
    """Whether a bitmap of an ICO or CUR claims more pixels than any icon has: no decoder should be asked for those."""
    for number in range(min(int.from_bytes(data[4:_DIRECTORY], "little"), _MOST_ICONS)):
        begin = _DIRECTORY + 16 * number
        at = int.from_bytes(data[begin + 12 : begin + 16], "little")
        header = data[at : at + 12]
        if len(header) == 12 and not header.startswith(_PNG):
            _, wide, high = unpack_from("<Lll", header)
            if abs(wide * high) > _LARGEST_ICON:
                return True
    return False


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
