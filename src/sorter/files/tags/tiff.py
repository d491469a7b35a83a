"""The XMP packet of a TIFF or DNG, put behind everything else: no byte but the head's pointer changes its place.

The first directory is written anew behind the packet, and the head leads to it (TIFF 6.0, 2); what else the file
holds, and whatever counts places in it, stays as it is. What an earlier tag put behind goes first.
"""

import struct
from dataclasses import dataclass

from sorter.errors import InputError
from sorter.files.tags.parts import Parts, numbers

_PACKET = 700  # the XMP specification, part 3, 1.1.4
_BYTES = 1  # the type of a packet's bytes
_KINDS = frozenset({*range(1, 14), 16, 17, 18, 129})  # types of entries: TIFF 6.0, BigTIFF, Exif 3.0
_ENTRY = 12
_LARGEST = (1 << 32) - (1 << 20)  # what places of 32 bits reach
_DAMAGED = "it is damaged, so nothing is written into it"


@dataclass(frozen=True, slots=True)
class _Directory:
    order: str
    start: int
    entries: tuple[bytes, ...]
    following: bytes  # the place of the next directory
    packet: tuple[int, int] | None  # where it begins, and its length

    @property
    def end(self) -> int:
        return self.start + 2 + _ENTRY * len(self.entries) + 4


def is_tiff(data: Parts) -> bool:
    """Whether it begins as one with places of 32 bits."""
    return data[:4] in {b"II*\0", b"MM\0*"}


def read_packet(data: Parts) -> bytes | None:
    """The packet of the first picture, None where it has none. Raises `InputError` where the file is damaged."""
    found = _directory(data).packet
    return data[found[0] : found[0] + found[1]].rstrip(b"\0") if found else None


def with_packet(data: bytes, packet: bytes) -> bytes:
    """The same TIFF with another packet, or its first one. Raises `InputError` as above, and where it is too large."""
    if len(data) + len(packet) > _LARGEST:
        raise InputError("it is so large that nothing more has room in it; use sidecars for it")
    old = _directory(data)
    body = data[: _without_last(data, old)]
    body += b"\0" * (len(body) % 2)
    padded = packet + b"\0" * (len(packet) % 2)
    entry = struct.pack(f"{old.order}HHII", _PACKET, _BYTES, len(packet), len(body))
    entries = sorted(
        [*(one for one in old.entries if _tag(old.order, one) != _PACKET), entry], key=lambda one: _tag(old.order, one)
    )
    directory = struct.pack(f"{old.order}H", len(entries)) + b"".join(entries) + old.following
    place = struct.pack(f"{old.order}I", len(body) + len(padded))
    return body[:4] + place + body[8:] + padded + directory


def _without_last(data: bytes, old: _Directory) -> int:
    """The length of the file without what an earlier tag put behind it: a packet, and right behind it the directory."""
    if old.packet and old.end == len(data):
        start, length = old.packet
        if start + length + length % 2 == old.start:
            return start
    return len(data)


def _directory(data: Parts) -> _Directory:
    order = "<" if data[:2] == b"II" else ">"
    try:
        (start,) = numbers(f"{order}I", data, 4)
        (count,) = numbers(f"{order}H", data, start)
        end = start + 2 + _ENTRY * count
        following = data[end : end + 4]
        if not count or len(following) < 4 or start < 8 or _leads_back(data, order, start):
            raise InputError(_DAMAGED)
    except struct.error as error:
        raise InputError(_DAMAGED) from error
    entries = tuple(data[at : at + _ENTRY] for at in range(start + 2, end, _ENTRY))
    if any(_kind(order, entry) not in _KINDS for entry in entries):
        raise InputError(_DAMAGED)  # sorted anew, such entries could come first, and hide all others
    found = [entry for entry in entries if _tag(order, entry) == _PACKET]
    if len(found) > 1:
        raise InputError("it has two XMP packets, so it is left alone")
    return _Directory(order, start, entries, following, _place(data, order, found[0]) if found else None)


def _leads_back(data: Parts, order: str, start: int) -> bool:
    """Whether the directories come round to one that was there before: that would become a page more."""
    seen, at = set[int](), start
    while at and at not in seen and at + 2 <= len(data):
        seen.add(at)
        (count,) = numbers(f"{order}H", data, at)
        following = data[at + 2 + _ENTRY * count : at + 6 + _ENTRY * count]
        at = numbers(f"{order}I", following, 0)[0] if len(following) == 4 else 0
    return at in seen


def _place(data: Parts, order: str, entry: bytes) -> tuple[int, int]:
    _, kind, count, place = struct.unpack(f"{order}HHII", entry)
    if kind not in {_BYTES, 7} or count < 5 or place + count > len(data):
        raise InputError(_DAMAGED)
    return place, count


def _kind(order: str, entry: bytes) -> int:
    return int(struct.unpack_from(f"{order}H", entry, 2)[0])


def _tag(order: str, entry: bytes) -> int:
    return int(struct.unpack_from(f"{order}H", entry)[0])
