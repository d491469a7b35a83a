"""Where a photo's XMP lies: found without decoding anything (Adobe's XMP Specification, part 3)."""

from collections.abc import Callable, Iterator, Mapping

from sorter.core.chunks import photoshop_resources, riff_chunks
from sorter.core.heif import boxes, xmp_item
from sorter.core.jpeg import START, segments
from sorter.core.png_texts import xmp_text
from sorter.core.ranges import Sliced
from sorter.core.tiff import Tiff

_LARGEST = 1_000_000  # bytes that are looked at; the histories of editors fill some hundred thousand
_APP1, _IN_JPEG = 0xE1, b"http://ns.adobe.com/xap/1.0/\0"
_IN_TIFF = 700
_IN_PHOTOSHOP = (1060).to_bytes(2, "big")
_IN_BOXES = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_IN_GIF, _BEHIND = b"\x21\xff\x0bXMP DataXMP", b"</x:xmpmeta>"


def xmp_packet(data: Sliced) -> bytes:
    """The XMP of an encoded photo as it is written; empty where there is none. Never raises.

    Of JPEG, PNG, WebP, GIF, TIFF and the RAW formats built on it, HEIC and AVIF, Photoshop's, JPEG 2000 and JPEG XL.
    """
    head = data[:12]
    if head[:4] == b"RIFF":
        return _first(data, (place[1:] for place in riff_chunks(data) if place[0] == b"XMP "))
    if head[4:8] == b"ftyp":
        begin, end = xmp_item(data)
        return data[begin : min(end, begin + _LARGEST)]
    for start, find in _FORMATS.items():
        if head.startswith(start):
            return find(data)
    tiff = Tiff.of(data)
    begin, length = tiff.place(tiff.first, _IN_TIFF) if tiff else (0, 0)
    return data[begin : begin + min(length, _LARGEST)]


def _first(data: Sliced, places: Iterator[tuple[int, int]]) -> bytes:
    begin, end = next(places, (0, 0))
    return data[begin : min(end, begin + _LARGEST)]


def _in_jpeg(data: Sliced) -> bytes:
    name = len(_IN_JPEG)
    places = ((begin + name, end) for marker, begin, end in segments(data) if marker == _APP1)
    return _first(data, (place for place in places if data[place[0] - name : place[0]] == _IN_JPEG))


def _in_boxes(data: Sliced) -> bytes:
    """In a uuid box of a JPEG 2000, in one of its own in a JPEG XL."""
    found = (
        (begin if kind == b"xml " else begin + len(_IN_BOXES), end)
        for kind, begin, end in boxes(data)
        if kind == b"xml " or (kind == b"uuid" and data[begin : begin + len(_IN_BOXES)] == _IN_BOXES)
    )
    return _first(data, found)


def _in_gif(data: Sliced) -> bytes:
    """In an application extension, without the lengths that others have, up to the packet's own end."""
    held = data[:_LARGEST].partition(_IN_GIF)[2]
    text, end, _ = held.partition(_BEHIND)
    return text + end if end else b""


_FORMATS: Mapping[bytes, Callable[[Sliced], bytes]] = {
    START: _in_jpeg,
    b"\x89PNG": xmp_text,
    b"GIF8": _in_gif,
    b"8BPS": lambda data: _first(data, (place[1:] for place in photoshop_resources(data) if place[0] == _IN_PHOTOSHOP)),
    b"\0\0\0\x0cjP  ": _in_boxes,
    b"\0\0\0\x0cJXL ": _in_boxes,
}
