"""What a photo's header says of its size, without decoding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from sorter.core.heif import boxes, largest_picture
from sorter.core.jpeg import PROGRESSIVE, START, read_frame
from sorter.core.jpeg_xl import jpeg_xl_size
from sorter.core.ranges import Sliced
from sorter.core.raw import is_raw, raw_size
from sorter.core.tiff import Tiff

_WIDTH, _HEIGHT = 0x0100, 0x0101
_XR_WIDTH, _XR_HEIGHT = 0xBC80, 0xBC81
_COMMENTS = 16  # lines of comment before the size, at most
_TEXT = 4096  # bytes, likewise

Size = tuple[int, int]
_NONE = (0, 0)


@dataclass(frozen=True, slots=True)
class Header:
    """Size as stored, in pixels, before any turning."""

    width: int
    height: int
    progressive: bool = False  # of a JPEG: the coefficients of the whole picture are kept while it is decoded


def read_header(data: Sliced) -> Header | None:
    """What the header says, of every format that is decoded here; None where it is another or says nothing.

    JPEG (ITU-T T.81), PNG (third edition, 11.2.1), GIF (89a, 18), BMP, WebP (RFC 9649, 2.5 to 2.7), TIFF (6.0; its
    first picture) and the RAW formats built on it (their largest), JPEG 2000 (ITU-T T.800, A.5.1 and I.5.3.1), JPEG XL
    (ISO/IEC 18181-1, D.2), JPEG XR (ITU-T T.832), HEIC and AVIF (ISO/IEC 23008-12; their largest), Photoshop's and the
    Netpbm formats. Never raises, whatever the bytes are, and looks at few of them.
    """
    head = data[:32]
    if head.startswith(START):
        return read_jpeg_header(data)
    for begin, read in _FORMATS.items():
        if head.startswith(begin):
            return _header(read(data))
    if head[4:8] == b"ftyp":
        return _header(largest_picture(data))
    return _header(_tiff(data))


def read_jpeg_header(data: Sliced) -> Header | None:
    """The first frame header's size, or None where `data` is no JPEG or holds none."""
    frame = read_frame(data)
    return Header(frame.width, frame.height, frame.kind in PROGRESSIVE) if frame else None


def _header(size: Size) -> Header | None:
    return Header(*size) if min(size) > 0 else None


def _png(data: Sliced) -> Size:
    return _pair(data[16:24], "big") if data[12:16] == b"IHDR" else _NONE


def _gif(data: Sliced) -> Size:
    return _pair(data[6:10], "little")


def _bmp(data: Sliced) -> Size:
    """Pairs of two bytes in OS/2's old header; a height below 0 says that the rows stand from top to bottom."""
    if int.from_bytes(data[14:18], "little") == 12:
        return _pair(data[18:22], "little")
    width, height = data[18:22], data[22:26]
    return int.from_bytes(width, "little", signed=True), abs(int.from_bytes(height, "little", signed=True))


def _webp(data: Sliced) -> Size:
    kind, held = data[12:16], data[20:30]
    if data[8:12] != b"WEBP" or len(held) < 10:
        return _NONE
    if kind == b"VP8X":
        return int.from_bytes(held[4:7], "little") + 1, int.from_bytes(held[7:10], "little") + 1
    if kind == b"VP8L" and held[0] == 0x2F:
        bits = int.from_bytes(held[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and held[3:6] == b"\x9d\x01\x2a":
        width, height = _pair(held[6:10], "little")
        return width & 0x3FFF, height & 0x3FFF
    return _NONE


def _tiff(data: Sliced) -> Size:
    if is_raw(data):
        return raw_size(data)
    tiff = Tiff.of(data)
    if tiff is None:
        return _NONE
    found = tiff.directory(tiff.first, {_WIDTH, _HEIGHT})
    width, height = (tiff.integers(found.get(tag)) for tag in (_WIDTH, _HEIGHT))
    return (width[0], height[0]) if width and height else _NONE


def _jpeg_xr(data: Sliced) -> Size:
    """In tags of its own, in a directory as TIFF's (ITU-T T.832, annex A)."""
    tiff = Tiff(data, "<")
    found = tiff.directory(tiff.first, {_XR_WIDTH, _XR_HEIGHT})
    width, height = (tiff.integers(found.get(tag)) for tag in (_XR_WIDTH, _XR_HEIGHT))
    return (width[0], height[0]) if width and height else _NONE


def _photoshop(data: Sliced) -> Size:
    """Adobe Photoshop File Formats Specification, "File header section"."""
    height, width = _pair(data[14:22], "big")
    return width, height


def _jpeg_2000(data: Sliced) -> Size:
    for kind, begin, end in boxes(data):
        if kind == b"jp2h":
            held = data[begin : min(end, begin + 16)]
            height, width = _pair(held[8:16], "big") if held[4:8] == b"ihdr" else _NONE
            return width, height
    return _NONE


def _codestream(data: Sliced) -> Size:
    """From its SIZ segment: the grid's size less the picture's offset on it."""
    (wide, high), (left, top) = _pair(data[8:16], "big"), _pair(data[16:24], "big")
    return wide - left, high - top


def _netpbm(data: Sliced) -> Size:
    """Two numbers in letters, behind lines of comment."""
    text = data[2:_TEXT]
    for _ in range(_COMMENTS):
        text = text.lstrip()
        if not text.startswith(b"#"):
            break
        text = text.partition(b"\n")[2]
    words = text.split(None, 2)[:2]
    fits = len(words) == 2 and all(word.isdigit() and len(word) < 10 for word in words)
    return (int(words[0]), int(words[1])) if fits else _NONE


def _pair(data: bytes, order: Literal["big", "little"]) -> Size:
    half = len(data) // 2
    return int.from_bytes(data[:half], order), int.from_bytes(data[half:], order)


_FORMATS: Mapping[bytes, Callable[[Sliced], Size]] = {
    b"\x89PNG\r\n\x1a\n": _png,
    b"GIF87a": _gif,
    b"GIF89a": _gif,
    b"BM": _bmp,
    b"RIFF": _webp,
    b"8BPS": _photoshop,
    b"II\xbc\1": _jpeg_xr,
    b"\xff\x0a": jpeg_xl_size,
    b"\0\0\0\x0cJXL \r\n\x87\n": jpeg_xl_size,
    b"\0\0\0\x0cjP  \r\n\x87\n": _jpeg_2000,
    b"\xff\x4f\xff\x51": _codestream,
    **{b"P%d" % number: _netpbm for number in range(1, 7)},
}
