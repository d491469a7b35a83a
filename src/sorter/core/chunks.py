"""The parts that PNG, RIFF and Photoshop files are made of: kind, begin and end of what each holds."""

from collections.abc import Iterator

from sorter.core.ranges import Sliced

Part = tuple[bytes, int, int]

_MOST_CHUNKS = 65_536  # a PNG of 500 MB has as many
_MOST_RESOURCES = 1_000
_HEADER = 26  # bytes of a Photoshop file's


def png_chunks(data: Sliced) -> Iterator[Part]:
    """Of a PNG: length, kind, content, checksum (PNG third edition, 5.3)."""
    at = 8
    for _ in range(_MOST_CHUNKS):
        head = data[at : at + 8]
        if len(head) < 8:
            return
        end = at + 8 + int.from_bytes(head[:4], "big")
        yield head[4:], at + 8, end
        at = end + 4


def riff_chunks(data: Sliced) -> Iterator[Part]:
    """Of a WebP: kind, length, content, padded to an even length (RFC 9649, 2.3)."""
    at = 12
    for _ in range(_MOST_CHUNKS):
        head = data[at : at + 8]
        if len(head) < 8:
            return
        end = at + 8 + int.from_bytes(head[4:], "little")
        yield head[:4], at + 8, end
        at = end + (end - at) % 2


def photoshop_resources(data: Sliced) -> Iterator[Part]:
    """The image resources of a Photoshop file by their numbers, two bytes each, behind the colour mode's data.

    Adobe Photoshop File Formats Specification, "Image resources section".
    """
    at = _HEADER + 4 + int.from_bytes(data[_HEADER : _HEADER + 4], "big")
    yield from resources(data, at + 4, at + 4 + int.from_bytes(data[at : at + 4], "big"))


def resources(data: Sliced, at: int, end: int) -> Iterator[Part]:
    """The same of the resources that lie from `at` to `end`, as in a JPEG too."""
    for _ in range(_MOST_RESOURCES):
        head = data[at : at + 8]
        if at >= end or head[:4] != b"8BIM" or len(head) < 8:
            return
        at += 6 + (head[6] // 2 + 1) * 2  # behind the name, which is padded with its length to an even number
        size = int.from_bytes(data[at : at + 4], "big")
        yield head[4:6], at + 4, at + 4 + size
        at += 4 + size + size % 2
