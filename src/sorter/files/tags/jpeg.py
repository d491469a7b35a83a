"""The XMP packet of a JPEG: one segment is exchanged or put in, every other byte stays.

The segments are those of ITU T.81, B.1.1; where XMP stands in them the XMP specification says (part 3, 1.1.3), and how
a multi-picture file counts its pictures CIPA DC-007. Makers count the places of films and pictures behind the first
one from the file's end, or by that index, which is put right here.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sorter.errors import InputError
from sorter.files.tags.packet import has_keywords
from sorter.files.tags.parts import Parts, numbers

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_EXIF = b"Exif\0"
_INDEX = b"MPF\0"
_LONGEST = 65_502  # bytes of a packet in its segment
_APP0, _APP1, _APP2, _SCAN = 0xE0, 0xE1, 0xE2, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xDA)})  # markers without a length
_ENTRIES = 0xB002
_ENTRY = 16  # bytes for each picture
_END = b"<?xpacket end"


@dataclass(frozen=True, slots=True)
class _Segment:
    marker: int
    start: int  # of its marker
    body: int  # behind its length
    end: int


def read_packet(data: Parts) -> bytes | None:
    """The packet of a JPEG that is whole up to its pixels; None where it has none.

    Raises `InputError` where the file is damaged, has several packets, or has keywords where they do not belong.
    """
    segments = list(_segments(data))
    found = _holding(data, segments, _XMP)
    if len(found) > 1:
        raise InputError("it has two XMP packets, so it is left alone")
    if _has_keywords_elsewhere(data, segments):
        raise InputError("its keywords are in the long part of its XMP, so it is left alone; use sidecars for it")
    return data[found[0].body + len(_XMP) : found[0].end].rstrip(b"\0") if found else None


def with_packet(data: bytes, packet: bytes) -> bytes:
    """The same JPEG with another packet, or its first one. Raises `InputError` as above, and where it does not fit."""
    packet = _fitting(packet)
    segment = struct.pack(">BBH", 0xFF, _APP1, 2 + len(_XMP) + len(packet)) + _XMP + packet
    segments = list(_segments(data))
    found = _holding(data, segments, _XMP)
    start, end = (found[0].start, found[0].end) if found else [_place(data, segments)] * 2
    grown = len(segment) - (end - start)
    head = bytearray(data[: segments[-1].start])
    for one in _holding(data, segments, _INDEX):
        _count_anew(head, one, grown, before=start <= one.start)
    return bytes(head[:start]) + segment + bytes(head[end:]) + data[segments[-1].start :]


def _has_keywords_elsewhere(data: Parts, segments: Sequence[_Segment]) -> bool:
    """Whether the long part of the XMP, which other segments hold in pieces, has one of the lists."""
    pieces = sorted(_pieces(data, segments))
    whole = b"".join(piece for _, piece in pieces)
    return bool(whole) and has_keywords(whole)


def _pieces(data: Parts, segments: Sequence[_Segment]) -> Iterator[tuple[int, bytes]]:
    """Each piece of the long part, with its place: behind the name a digest, the whole length and the place."""
    for one in _holding(data, segments, _MORE):
        body = data[one.body + len(_MORE) : one.end]
        if len(body) < 40:
            raise InputError("the long part of its XMP is damaged, so it is left alone")
        yield struct.unpack_from(">I", body, 36)[0], body[40:]


def _segments(data: Parts) -> Iterator[_Segment]:
    """The segments before the pixels, the last is where those begin."""
    if data[:2] != b"\xff\xd8":
        raise InputError("it is no JPEG, whatever its name says, so nothing is written into it")
    at = 2
    while at + 4 <= len(data) and data[at : at + 1] == b"\xff":
        start = at
        while data[at : at + 1] == b"\xff":  # a marker may begin with several
            at += 1
        marker = int.from_bytes(data[at : at + 1])
        if marker == 0 or marker in _ALONE or at + 3 > len(data):
            break
        end = at + 1 + numbers(">H", data, at + 1)[0]
        if end < at + 3 or end > len(data):
            break
        yield _Segment(marker, start, at + 3, end)
        if marker == _SCAN:
            return
        at = end
    raise InputError("its first part is damaged, so nothing is written into it")


def _holding(data: Parts, segments: Sequence[_Segment], name: bytes) -> list[_Segment]:
    marker = _APP2 if name == _INDEX else _APP1
    begins = [one for one in segments if one.marker == marker]
    return [one for one in begins if data[one.body : min(one.body + len(name), one.end)] == name]


def _place(data: bytes, segments: Sequence[_Segment]) -> int:
    """Where a first packet goes: behind what has to come first, JFIF and Exif."""

    def comes_first(one: _Segment) -> bool:
        return one.marker == _APP0 or (one.marker == _APP1 and data.startswith(_EXIF, one.body, one.end))

    first = list(takewhile(comes_first, segments))
    return first[-1].end if first else 2


def _fitting(packet: bytes) -> bytes:
    """The packet, with less of the blanks at its end where it is too long. Raises `InputError`."""
    if len(packet) > _LONGEST and (at := packet.rfind(_END)) > 0:
        packet = packet[:at].rstrip() + b"\n" + packet[at:]
    if len(packet) > _LONGEST:
        raise InputError("its XMP is so long that keywords have no room in it; use sidecars for it")
    return packet


def _count_anew(head: bytearray, index: _Segment, grown: int, *, before: bool) -> None:
    """Put the index of a multi-picture file right: the first picture has grown by so many bytes.

    The places of the others count from the index itself: they are other ones only where that stands before what has
    grown. An index that is damaged stays as it is.
    """
    base = index.body + len(_INDEX)
    order = {b"II": "<", b"MM": ">"}.get(bytes(head[base : base + 2]))
    if order is None or index.end - base < 8:
        return
    for at in _entries(head, order, base, index.end):
        size, place = struct.unpack_from(f"{order}II", head, at + 4)
        if place == 0 and size and size + grown > 0:
            struct.pack_into(f"{order}I", head, at + 4, size + grown)
        elif place and not before:
            struct.pack_into(f"{order}I", head, at + 8, place + grown)


def _entries(head: bytearray, order: str, base: int, end: int) -> Iterator[int]:
    """Where each picture's entry begins."""
    (first,) = struct.unpack_from(f"{order}I", head, base + 4)
    if base + first + 2 > end:
        return
    (count,) = struct.unpack_from(f"{order}H", head, base + first)
    for at in range(base + first + 2, min(base + first + 2 + 12 * count, end - 11), 12):
        tag, _, size, where = struct.unpack_from(f"{order}HHII", head, at)
        if tag == _ENTRIES and base + where + size <= end:
            yield from range(base + where, base + where + size - _ENTRY + 1, _ENTRY)
