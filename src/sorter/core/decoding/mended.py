"""Icons whose headers are damaged, or say things in unusual ways: the same pixels behind one in order."""

import re
from struct import pack, unpack_from

from PIL import ImageColor

from sorter.core.decoding.opencv import read_by_opencv
from sorter.core.decoding.pillow import read_by_pillow
from sorter.core.decoding.raster import DAMAGED, Raster, held
from sorter.core.loaded import Loaded
from sorter.core.ranges import Sliced
from sorter.errors import InputError

_DIRECTORY = 6  # bytes of an icon before its entries
_ROW, _COMMENT = re.compile(rb'"([^"\n]*)"'), re.compile(rb"^\s*/\*.*?\*/\s*$", re.MULTILINE)
_COLOUR = re.compile(rb"(?:^|\s)c\s+(.+?)(?=\s+(?:m|s|g|g4)\s|\s*$)")  # for a display with colours
_MOST_ICONS = 64
_LARGEST_ICON = 2 * 1024 * 1024  # pixels; the height of an icon's bitmap counts its mask too
_PNG = b"\x89PNG"
_BITMAP = "<LllHHLLllLL"  # BITMAPINFOHEADER
_PALETTES = frozenset({1, 4, 8})  # bits of a pixel that is a number in one
_BITS = frozenset({*_PALETTES, 24, 32})


def read_xpm(data: bytes | Loaded, cover: int) -> Raster:
    """An XPM, which is a program in C: without its comments, and its colours as numbers instead of X11's names."""
    rows = _ROW.findall(_COMMENT.sub(b"", bytes(held(data))))
    words = rows[0].split() if rows else []
    if len(words) < 4 or not all(word.isdigit() for word in words[:4]):
        raise InputError(DAMAGED)
    colours, letters = int(words[2]), int(words[3])
    lines = [b" ".join(words[:4]), *(_number(row, letters) for row in rows[1 : 1 + colours]), *rows[1 + colours :]]
    return read_by_pillow(b"/* XPM */\n" + b"".join(b'"%b",\n' % line for line in lines), cover)


def _number(row: bytes, letters: int) -> bytes:
    """A row of an XPM's colours, with a colour of three pairs of digits; one without a known name is grey."""
    found = _COLOUR.search(row[letters:])
    name = found[1].decode("latin-1").strip() if found else ""
    if name.lower() == "none":
        return row[:letters] + b" c None"
    digits = len(name) // 3
    if name.startswith("#") and digits > 2:  # of more than eight bits
        name = "#" + "".join(name[1 + at * digits :][:2] for at in range(3))
    try:
        red, green, blue, *_ = ImageColor.getrgb(name)
    except ValueError:
        red = green = blue = 128
    return row[:letters] + b" c #%02x%02x%02x" % (red, green, blue)


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
