"""When a photo was created by its IPTC (IIM 4.2, records 2:55 and 2:60), in JPEG, Photoshop's format and TIFF."""

import re
from collections.abc import Iterator

from sorter.core.capture_words import date_of, zone_of
from sorter.core.chunks import photoshop_resources, resources
from sorter.core.dates import Date, Source
from sorter.core.jpeg import START, segments
from sorter.core.ranges import Sliced
from sorter.core.tiff import Tiff

_LARGEST = 100_000  # bytes that are looked at
_MOST_RECORDS = 1_000
_APP13, _IN_JPEG = 0xED, b"Photoshop 3.0\0"
_IN_PHOTOSHOP = (1028).to_bytes(2, "big")
_IN_TIFF = 0x83BB
_MARK, _APPLICATION, _DAY, _TIME = 0x1C, 2, 55, 60
_DAY_TEXT = re.compile(rb"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_TIME_TEXT = re.compile(rb"([0-9]{2}):?([0-9]{2}):?([0-9]{2})([+-][0-9]{2}:?[0-9]{2})?")


def iptc_date(data: Sliced) -> Date | None:
    """What an encoded photo says, with the hour where that is said too. Never raises, whatever the bytes are."""
    records = dict(_records(_iptc(data)))
    day = _DAY_TEXT.fullmatch(records.get(_DAY, b"").strip(b" \0"))
    if day is None:
        return None
    hour = _TIME_TEXT.fullmatch(records.get(_TIME, b"").strip(b" \0"))
    *clock, zone = (part.decode() for part in hour.groups(b"")) if hour else ("00", "00", "00", "")
    date = "-".join(part.decode() for part in day.groups())
    taken = date_of(f"{date} {':'.join(clock)}") or date_of(date)
    return Date(Source.IPTC_CREATED, taken, zone_of(zone)) if taken else None


def _iptc(data: Sliced) -> bytes:
    """The records of the first block of them."""
    if data[:2] == START:
        held = b"".join(
            data[begin + len(_IN_JPEG) : end]  # one block may go on in the next segment
            for marker, begin, end in segments(data)
            if marker == _APP13 and data[begin : begin + len(_IN_JPEG)] == _IN_JPEG
        )
        return _first(held, resources(held, 0, len(held)))
    if data[:4] == b"8BPS":
        return _first(data, photoshop_resources(data))
    tiff = Tiff.of(data)
    begin, length = tiff.place(tiff.first, _IN_TIFF) if tiff else (0, 0)
    return data[begin : begin + min(length, _LARGEST)]


def _first(data: Sliced, parts: Iterator[tuple[bytes, int, int]]) -> bytes:
    begin, end = next(((begin, end) for kind, begin, end in parts if kind == _IN_PHOTOSHOP), (0, 0))
    return data[begin : min(end, begin + _LARGEST)]


def _records(block: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of the application's records; what is longer than 32,767 bytes is no date, and ends it."""
    at = 0
    for _ in range(_MOST_RECORDS):
        head = block[at : at + 5]
        size = int.from_bytes(head[3:], "big")
        if len(head) < 5 or head[0] != _MARK or size >= 1 << 15:
            return
        if head[1] == _APPLICATION:
            yield head[2], block[at + 5 : at + 5 + size]
        at += 5 + size
