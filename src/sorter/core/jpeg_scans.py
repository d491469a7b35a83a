"""How a JPEG's pixels are spread over scans: what makes its decoding dear."""

from sorter.core.jpeg import FRAMES, PROGRESSIVE, segments
from sorter.core.ranges import Sliced

_START_OF_SCAN = b"\xff\xda"
_NEAR = 64  # bytes after the last segment in which the first scan begins


def held_coefficients(data: Sliced) -> int:
    """Bytes of coefficients that a decoder keeps until the last scan; 0 where one scan has everything, or no JPEG.

    A progressive photo, or one with a scan for each colour, is decoded whole at any scale: two bytes for each sample
    of each component (ITU-T T.81, B.2.2 and B.2.3).
    """
    frame, kind, at = b"", 0, 0
    for marker, begin, end in segments(data):
        at = end
        if marker in FRAMES and not frame:
            frame, kind = data[begin:end], marker & 15
    if len(frame) < 6:
        return 0
    _, found, scan = data[at : at + _NEAR].partition(_START_OF_SCAN)
    has_everything = bool(found) and scan[2:3] == frame[5:6]
    return 0 if has_everything and kind not in PROGRESSIVE else 2 * _samples(frame)


def count_scans(data: Sliced) -> int:
    """How many scans there are, at most: within a scan no marker but restarts may stand."""
    return data[:].count(_START_OF_SCAN)


def _samples(frame: bytes) -> int:
    height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    factors = [(one >> 4, one & 15) for one in frame[7 : 7 + 3 * frame[5] : 3]]
    across, down = (max((one[axis] for one in factors), default=0) for axis in (0, 1))
    return width * height * sum(a * d for a, d in factors) // max(1, across * down)
