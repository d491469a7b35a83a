"""Where a photo's EXIF lies: a TIFF structure within the file, found without decoding anything."""

from collections.abc import Iterator

from sorter.core.heif import exif_item

_MOST_STEPS = 65_536  # segments or chunks; a PNG of 500 MB has as many
_NAME = b"Exif\0"  # then a byte that should be 0
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN, _END_OF_IMAGE, _APP1, _FILL = 0xDA, 0xD9, 0xE1, 0xFF


def exif_block(data: bytes) -> bytes:
    """The TIFF structure with the EXIF of an encoded photo; empty where there is none or the format is another.

    JPEG and MPO (an APP1 segment: Exif 2.32, 4.7.2), PNG (an eXIf chunk: PNG third edition, 11.3.4.5), WebP (an EXIF
    chunk: RFC 9649, 2.7.1.5), HEIC and AVIF (an Exif item: ISO/IEC 23008-12, A.2.1); TIFF and what is built on it,
    as DNG, is such a structure as a whole.
    """
    if data.startswith((b"II*\0", b"MM\0*")):
        return data
    if data.startswith(b"\xff\xd8"):
        found: Iterator[bytes] = (part for part in _jpeg_segments(data) if part.startswith(_NAME))
    elif data.startswith(b"\x89PNG\r\n\x1a\n"):
        found = _chunks(data, 8, b"eXIf", big=True)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        found = _chunks(data, 12, b"EXIF", big=False)
    elif data[4:8] == b"ftyp":
        return exif_item(data)
    else:
        return b""
    block = next(found, b"")
    return block[len(_NAME) + 1 :] if block.startswith(_NAME) else block


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    """What the APP1 segments before the picture hold (ITU-T T.81, annex B)."""
    at = 2
    for _ in range(_MOST_STEPS):
        if at + 4 > len(data) or data[at] != 0xFF:
            return
        marker = data[at + 1]
        if marker in {_START_OF_SCAN, _END_OF_IMAGE}:
            return
        if marker == _FILL:
            at += 1
        elif marker in _STANDALONE:
            at += 2
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if marker == _APP1:
                yield data[at + 4 : end]
            at = end


def _chunks(data: bytes, at: int, kind: bytes, *, big: bool) -> Iterator[bytes]:
    """What the chunks of a kind hold: length, kind, data, checksum in a PNG; kind, length, padded data in a RIFF."""
    for _ in range(_MOST_STEPS):
        if at + 8 > len(data):
            return
        head, tail = data[at : at + 4], data[at + 4 : at + 8]
        size = int.from_bytes(head, "big") if big else int.from_bytes(tail, "little")
        if (tail if big else head) == kind:
            yield data[at + 8 : at + 8 + size]
        at += 8 + size + (4 if big else size % 2)
