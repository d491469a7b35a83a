"""What a JPEG XL file says before its pixels, by ISO/IEC 18181-1 (codestream) and 18181-2 (boxes)."""

from sorter.core.heif import boxes
from sorter.core.ranges import Sliced

_START = b"\xff\x0a"
_NEAR = 32  # bytes in which a codestream says its size
_LENGTHS = (9, 13, 18, 30)  # bits of a side, by two bits before it
_RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}  # width to height


def jpeg_xl_size(data: Sliced) -> tuple[int, int]:
    """Width and height as stored (18181-1, D.2); zeros where it does not say."""
    begin = _codestream(data)
    bits = _Bits(data[begin : begin + _NEAR][len(_START) :])
    is_small = bits.take(1)
    height = _side(bits, is_small)
    ratio = bits.take(3)
    if not ratio:
        return _side(bits, is_small), height
    across, down = _RATIOS[ratio]
    return height * across // down, height


def jpeg_xl_exif(data: Sliced) -> tuple[int, int]:
    """Begin and end of the TIFF structure in its Exif box (18181-2, 9.5), where it is not compressed; else zeros."""
    for kind, begin, end in boxes(data):
        if kind == b"Exif":
            return begin + 4 + int.from_bytes(data[begin : begin + 4], "big"), end
    return 0, 0


def _side(bits: "_Bits", is_small: int) -> int:
    return 8 * (1 + bits.take(5)) if is_small else 1 + bits.take(_LENGTHS[bits.take(2)])


def _codestream(data: Sliced) -> int:
    """Where it begins: at the begin of the file, or in the first box that has some of it."""
    if data[:2] == _START:
        return 0
    for kind, begin, _ in boxes(data):
        if kind == b"jxlc":
            return begin
        if kind == b"jxlp":
            return begin + 4  # behind the part's number
    return len(data)


class _Bits:
    """Bits from the lowest of each byte on; beyond the end all are 0."""

    def __init__(self, data: bytes) -> None:
        self._left = int.from_bytes(data, "little")

    def take(self, count: int) -> int:
        taken = self._left & ((1 << count) - 1)
        self._left >>= count
        return taken
