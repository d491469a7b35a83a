"""The segments of a JPEG before its picture, by ITU-T T.81, annex B."""

from collections.abc import Iterator
from dataclasses import dataclass

from sorter.core.ranges import Sliced

START = b"\xff\xd8"
_MOST_SEGMENTS = 65_536
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN, _END_OF_IMAGE, _FILL = 0xDA, 0xD9, 0xFF
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
PROGRESSIVE = frozenset({2, 6, 10, 14})
"""Kinds of frame whose picture is spread over scans (table B.1)."""
DISCRETE_COSINE = frozenset({0, 1, 2})
"""Kinds of frame that can be decoded at a smaller scale; those without loss cannot (T.81, annex H)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame header says (B.2.2); size in pixels as stored."""

    kind: int  # 0 baseline, 1 extended, 2 progressive, 3 lossless, and so on: the marker's last four bits
    bits: int  # of a sample
    width: int
    height: int
    components: int  # colours: 1 of gray, 3, or 4 of inks


def segments(data: Sliced) -> Iterator[tuple[int, int, int]]:
    """Marker, begin and end of what each segment holds, up to the first scan; nothing where `data` is no JPEG."""
    at = 2 if data[:2] == START else len(data)
    for _ in range(_MOST_SEGMENTS):
        head = data[at : at + 4]
        if len(head) < 4 or head[0] != 0xFF:
            return
        marker = head[1]
        if marker in {_START_OF_SCAN, _END_OF_IMAGE}:
            return
        if marker == _FILL:
            at += 1
        elif marker in _STANDALONE:
            at += 2
        else:
            end = at + 2 + int.from_bytes(head[2:], "big")
            yield marker, at + 4, end
            at = end


def read_frame(data: Sliced) -> Frame | None:
    """The first frame header; None where there is none, or no size in it."""
    for marker, begin, _ in segments(data):
        if marker in FRAMES:
            header = data[begin : begin + 6]
            width, height = int.from_bytes(header[3:5], "big"), int.from_bytes(header[1:3], "big")
            is_whole = len(header) == 6 and width and height
            return Frame(marker & 15, header[0], width, height, header[5]) if is_whole else None
    return None
