"""What a JPEG's header says of its size, without decoding."""

from dataclasses import dataclass

_SOI = b"\xff\xd8"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class JpegHeader:
    """Size as stored, in pixels, before any turning."""

    width: int
    height: int


def read_jpeg_header(data: bytes) -> JpegHeader | None:
    """The first frame header's size, or None where `data` is no JPEG or holds none.

    Walks the marker segments of ITU-T T.81, annex B; the frame header (B.2.2) holds
    length, precision, height and width.
    """
    if not data.startswith(_SOI):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            return JpegHeader(
                width=int.from_bytes(data[at + 7 : at + 9], "big"), height=int.from_bytes(data[at + 5 : at + 7], "big")
            )
        if marker == 0xFF:  # fill byte
            at += 1
        elif marker in _STANDALONE:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
