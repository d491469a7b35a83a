"""What PNGs hold as texts: XMP, and the EXIF that ImageMagick writes."""

import binascii
import zlib

from sorter.core.chunks import png_chunks
from sorter.core.ranges import Sliced

_LONGEST = 1_000_000  # bytes of a text, packed and unpacked
_PROFILE, _XMP = b"Raw profile type ", b"XML:com.adobe.xmp"


def raw_profile(data: Sliced) -> bytes:
    """The bytes of the first profile before the picture: numbers of base 16 behind a name and a length."""
    words = _text(data, _PROFILE).split()[2:]
    try:
        return binascii.unhexlify(b"".join(words))
    except binascii.Error:
        return b""


def xmp_text(data: Sliced) -> bytes:
    """The XMP packet (PNG third edition, 11.3.3.4: an international text); empty where there is none."""
    return _text(data, _XMP)


def _text(data: Sliced, begins: bytes) -> bytes:
    """The first text before the picture whose keyword begins so, unpacked."""
    for kind, begin, end in png_chunks(data):
        if kind == b"IDAT":
            break
        if kind in {b"tEXt", b"zTXt", b"iTXt"} and data[begin : begin + len(begins)] == begins:
            _, _, held = data[begin : min(end, begin + _LONGEST)].partition(b"\0")
            return _unpacked(kind, held)
    return b""


def _unpacked(kind: bytes, held: bytes) -> bytes:
    """Behind the keyword: in an iTXt two flags, a language and a translation stand before the text."""
    is_packed = kind == b"zTXt" or (kind == b"iTXt" and held[:1] == b"\1")
    text = held.split(b"\0", 2)[-1] if kind == b"iTXt" and not is_packed else held[1:] if kind == b"zTXt" else held
    if kind == b"iTXt":
        text = held[2:].split(b"\0", 2)[-1]
    try:
        return zlib.decompressobj().decompress(text, _LONGEST) if is_packed else text
    except zlib.error:
        return b""
