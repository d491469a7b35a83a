"""Photos of the formats that no common library writes, byte by byte, and what others write in unusual ways.

Each shows the same: blue, 80 x 40 pixels, with a red square of 20 in the upper left corner.
"""

import base64
import io
from struct import pack

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from exif_bytes import BYTE, FRACTION, SIGNED_FRACTION, directory, long, short, text

SIZE = (80, 40)
_RED, _BLUE = (255, 0, 0), (0, 0, 255)

_HEIC = base64.b64decode(
    "AAAAGGZ0eXBoZWljAAAAAG1pZjFoZWljAAABrW1ldGEAAAAAAAAAIWhkbHIAAAAAAAAAAHBpY3QAAAAAAAAAAAAAAAAAAAAADnBp"
    "dG0AAAAAAAIAAAAQaWRhdAAAAAAAUAAoAAAAOGlsb2MBAAAAREAAAgABAAAAAAAAAc0AAQAAAAAAAABpAAIAAQAAAAAAAAABAAAA"
    "AAAAAAgAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAAAAACAABncmlkAAAAANhpcHJwAAAAtmlw"
    "Y28AAAB2aHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgAAA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAB66AkAhAAEAKkIBAQNwAAAD"
    "AJAAAAMAAAMAHqAogQWW6uSmubgQEDAgAAADACAAAAMAISIAAQAGRAHBc8GJAAAAFGlzcGUAAAAAAAAAUAAAAEAAAAAUaXNwZQAA"
    "AAAAAABQAAAAKAAAABBwaXhpAAAAAAMICAgAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAABppcmVmAAAAAAAAAA5kaW1nAAIA"
    "AQABAAAAcW1kYXQAAABlKAGvE0exgNUoP/gVV/VPz+6eC538Jgrq3YsofsiLXLkKqsLSpbvl6g/k+Gha/6PSbzBYxZlpuyyxahxu"
    "M03YakN3DDct2v63poCdyWpXWaggA6BOtuxDE9As+l3n0/DviHgApSs="
)
HEIC_WITH_THUMBNAIL = base64.b64decode(
    "AAAAKGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZm1pZjFoZWljbWlhZgAAAiVtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAA"
    "AAAAAAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAJVAAEAAAAAAAAATAACAAAAAAKhAAEAAAAAAAAANAAAADhpaW5mAAAA"
    "AAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAAAAAIAAGh2YzEAAAABZGlwcnAAAAFAaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAA"
    "HvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoAgICBZbqSSmubgQEDAgAAAD"
    "ACAAAAMAISIAAQAHRAHBcrBiQAAAABRpc3BlAAAAAAAAAQAAAACAAAAAEHBpeGkAAAAAAwgICAAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34"
    "+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBAgQWW6kkprm4EBAwIAAAMAAgAAAwAC"
    "ECIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAIAAAABAAAAAEHBpeGkAAAAAAwgICAAAABxpcG1hAAAAAAAAAAIAAQOBAoMAAgOEBYYAAAAa"
    "aXJlZgAAAAAAAAAOdGhtYgACAAEAAQAAAIhtZGF0AAAASCgBr1RqYPkOkl//853f/5UekPsRdMbGX6f/4qvVf1E7T/xf6lJJ/9OiRLEhiarN"
    "QKr70P/+3mZj752h/3mHDcYt2SHgDjDOgAAAADAoAa9Y+Q6SX//znd//lR6Q+xFmJ//P4mL+onaf+L/OX/9lHbH3ztD/vLhqvWwtr4A="
)
"""The same, 256 x 128 pixels with a red square of 64, and a thumbnail of half that size."""

_LENGTHS = ((24, b"meta"), (211, b"iprp"), (219, b"ipco"), (401, b"ipma"))  # where boxes say their length
_PIXELS = 461  # where the picture's own bytes begin


def marked(size: tuple[int, int] = SIZE) -> Image.Image:
    """The picture that all of these show."""
    image = Image.new("RGB", size, _BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, 19, 19), fill=_RED)
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """An image in one of Pillow's formats."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def heic(quarters: int = 0) -> bytes:
    """A HEIC whose boxes turn it by so many quarters anticlockwise (`irot`, ISO/IEC 23008-12, 6.5.10)."""
    if not quarters:
        return _HEIC
    data = bytearray(_HEIC)
    turn = pack(">L4sB", 9, b"irot", quarters)
    for at, kind in _LENGTHS:
        more = len(turn) if kind == b"ipco" else 1 if kind == b"ipma" else len(turn) + 1
        data[at : at + 4] = pack(">L", int.from_bytes(data[at : at + 4], "big") + more)
    place = data.index(pack(">LH", _PIXELS, 1))
    data[place : place + 4] = pack(">L", _PIXELS + len(turn) + 1)
    data[426:427] = bytes([data[426], 0x85])  # the picture has a fifth property
    data[424] += 1
    data[401:401] = turn
    return bytes(data)


def described_heic(kind: bytes) -> bytes:
    """A HEIC with an item of this kind that describes the picture (`cdsc`, ISO/IEC 23008-12, 6.5)."""
    place = pack(">HHHLHLL", 3, 0, 0, _PIXELS, 1, 0, 8)
    info = pack(">L4sB3xHH4sx", 21, b"infe", 2, 3, 0, kind)
    reference = pack(">L4sHHH", 14, b"cdsc", 3, 1, 2)
    data = bytearray(_HEIC)
    for at, added in ((427, reference), (155, info), (99, place)):
        end = at + int.from_bytes(data[at : at + 4], "big")
        data[at : at + 4] = pack(">L", end - at + len(added))
        data[end:end] = added
    data[113:115] = data[167 + len(place) : 169 + len(place)] = pack(">H", 3)  # how many places and infos there are
    more = len(place) + len(info) + len(reference)
    data[24:28] = pack(">L", int.from_bytes(data[24:28], "big") + more)
    return bytes(data).replace(pack(">LH", _PIXELS, 1), pack(">LH", _PIXELS + more, 1))


def dng(size: tuple[int, int] = SIZE, *, orientation: int = 1, preview: bytes = b"", has_colours: bool = True) -> bytes:
    """A DNG with a mosaic of 16 bits, red and green above green and blue, and perhaps a JPEG of it."""
    width, height = size
    pixels = np.asarray(marked(size), np.uint16) * 257
    mosaic = np.empty((height, width), np.uint16)
    for row, column, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        mosaic[row::2, column::2] = pixels[row::2, column::2, channel]
    behind = 2048
    entries = {
        0x00FE: long(0),
        0x0100: long(width),
        0x0101: long(height),
        0x0102: short(16),
        0x0103: short(1),
        0x0106: short(32_803),
        0x010F: text("Maker"),
        0x0110: text("Model"),
        0x0111: long(behind),
        0x0112: short(orientation),
        0x0115: short(1),
        0x0116: long(height),
        0x0117: long(2 * width * height),
        0x828D: (3, 2, pack("<HH", 2, 2)),
        0x828E: (BYTE, 4, bytes([0, 1, 1, 2])),
        0xC612: (BYTE, 4, bytes([1, 4, 0, 0])),
        0xC614: text("Maker Model"),
        0xC61D: long(65_535),
        0xC621: (SIGNED_FRACTION, 9, pack("<18l", *(x for n in range(9) for x in (int(n % 4 == 0), 1)))),
        0xC628: (FRACTION, 3, pack("<6L", 1, 1, 1, 1, 1, 1)),
    }
    if not has_colours:
        entries[0x0106] = short(34_892)
        for tag in (0x828D, 0x828E, 0xC621, 0xC628):
            del entries[tag]
    if preview:
        inner = behind + mosaic.nbytes
        entries[0x014A] = long(inner)
        within = {0x00FE: long(1), 0x0103: short(7), 0x0106: short(6), 0x0111: long(0), 0x0117: long(len(preview))}
        within[0x0111] = long(inner + len(directory(within, inner)))
        more = directory(within, inner) + preview
    head = b"II*\0" + pack("<L", 8) + directory(entries, 8)
    return head.ljust(behind, b"\0") + mosaic.tobytes() + (more if preview else b"")


def levels(dtype: type[np.generic], white: float) -> NDArray[np.generic]:
    """The picture in other numbers."""
    return (np.asarray(marked(), np.float64) / 255 * white).astype(dtype)


def jpeg_xl(*, in_boxes: bool = False) -> bytes:
    """A JPEG XL without loss."""
    return bytes(imagecodecs.jpegxl_encode(np.asarray(marked()), lossless=True, usecontainer=in_boxes))


def jpeg_without_loss() -> bytes:
    """A JPEG that no cosine transform is in."""
    return bytes(imagecodecs.jpeg8_encode(np.asarray(marked()), lossless=True))


def jpeg_ls() -> bytes:
    """The red channel as JPEG-LS."""
    return bytes(imagecodecs.jpegls_encode(np.ascontiguousarray(np.asarray(marked())[:, :, 0])))


def jpeg_xr() -> bytes:
    """As Windows writes it."""
    return bytes(imagecodecs.jpegxr_encode(np.asarray(marked()), level=100))


def pam(mode: str = "RGB") -> bytes:
    """A PAM, perhaps with transparency."""
    image = marked().convert(mode)
    head = b"P7\nWIDTH %d\nHEIGHT %d\nDEPTH %d\nMAXVAL 255\nENDHDR\n" % (*SIZE, len(image.getbands()))
    return head + image.tobytes()


def pfm() -> bytes:
    """Fractions, the lowest row first."""
    return b"PF\n%d %d\n1.0\n" % SIZE + levels(np.float32, 1)[::-1].astype(">f4").tobytes()


def xpm(blue: bytes) -> bytes:
    """An XPM with comments and names, in which blue is called so."""
    head = b'/* XPM */\nstatic char *x[] = {\n/* columns rows */\n"80  40 2 2 0 0",\n'
    head += b'"   c %b",\n/* red */\n"rr s edge c red",\n' % blue
    rows = [b"rr" * 20 + b"  " * 60] * 20 + [b"  " * 80] * 20
    return head + b",\n".join(b'"%b"' % row for row in rows) + b"\n};"


def photoshop(
    depth: int = 8,
    *,
    is_large: bool = False,
    is_packed: bool = False,
    colours: int = 3,
    selection: int | None = None,
    layers: int = 0,
    profile: bytes = b"",
) -> bytes:
    """A Photoshop file: `colours` 1 is grey, 3 RGB, 4 inks, 9 Lab; with a further channel of the level `selection`.

    A number of `layers` below 0 says that this channel is the picture's transparency.
    """
    image = marked().convert({1: "L", 3: "RGB", 4: "CMYK", 9: "RGB"}[colours])
    planes = [np.asarray(one) for one in image.split()]
    if colours == 4:
        planes = [255 - one for one in planes]
    if colours == 9:  # red and blue of sRGB
        red = planes[0] > 0
        planes = [np.where(red, *pair).astype(np.uint8) for pair in ((138, 75), (209, 196), (198, 16))]
    if selection is not None:
        planes.append(np.full(SIZE[::-1], selection, np.uint8))
    rows = [_row(row, depth) for plane in planes for row in plane]
    wide = "Q" if is_large else "L"
    if is_packed:
        rows = [bytes(imagecodecs.packbits_encode(row)) for row in rows]
    lengths = b"".join(pack(">L" if is_large else ">H", len(row)) for row in rows) if is_packed else b""
    resource = pack(">4sH2xL", b"8BIM", 1039, len(profile)) + profile + b"\0" * (len(profile) % 2) if profile else b""
    layered = pack(f">{wide}h", 2, layers) if layers else b""
    head = pack(">4sH6xHLLHH", b"8BPS", 2 if is_large else 1, len(planes), *SIZE[::-1], depth, colours)
    sections = pack(">LL", 0, len(resource)) + resource + pack(f">{wide}", len(layered)) + layered
    return head + sections + pack(">H", is_packed) + lengths + b"".join(rows)


def _row(levels: NDArray[np.uint8], depth: int) -> bytes:
    if depth == 16:
        return bytes((levels.astype(">u2") * 257).astype(">u2").tobytes())
    return (levels / 255).astype(">f4").tobytes() if depth == 32 else levels.tobytes()
