"""How much memory decoding a photo takes, by what its header says."""

from sorter.core import MAX_PIXELS
from sorter.core.decoding.kinds import Kind, kind_of
from sorter.core.decoding.scales import reduction
from sorter.core.header import read_header
from sorter.core.jpeg_scans import held_coefficients
from sorter.core.ranges import Sliced

_UNKNOWN = 256_000_000  # bytes, for a file whose header says nothing
_JPEG = 6  # bytes for each pixel of the reduced picture: its pixels, and again turned
_PER_PIXEL = {
    Kind.PNG: 13,  # 7 without transparency
    Kind.WEBP: 23,  # likewise
    Kind.GIF: 12,
    Kind.JPEG_2000: 20,
    Kind.JPEG_XL: 9,
    Kind.AVIF: 18,
    Kind.HEIF: 9,
    Kind.RAW: 12,
    Kind.PHOTOSHOP: 14,
    Kind.JPEG_XR: 14,
}  # bytes, as measured
_OTHER = 7  # TIFF, BMP, Netpbm: the pixels, and again in another order


def decode_cost(data: Sliced, *, cover: int) -> int:
    """Bytes that `decode` needs at its peak, besides the file.

    A JPEG of one scan needs its pixels at the scale that it is decoded at, twice where it is turned; one of several its
    coefficients besides; any other format all of its pixels, and what its own decoder makes of them meanwhile.
    """
    header = read_header(data)
    if header is None:
        return _UNKNOWN
    if header.width * header.height > MAX_PIXELS:
        return 0  # it is not decoded at all
    kind = kind_of(data)
    if kind is Kind.JPEG:
        scale = reduction(data, cover)
        return _JPEG * (header.width // scale + 1) * (header.height // scale + 1) + held_coefficients(data)
    return _PER_PIXEL.get(kind, _OTHER) * header.width * header.height
