"""Which of several dates is believed."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from exif_bytes import CHANGED, DIGITIZED, MODEL, ORIGINAL, Entry, text, tiff, with_exif
from sorter.core.iptc import iptc_date
from sorter.core.metadata import read_capture
from sorter.core.ranges import Ranges

_XMP, _IPTC = b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0"


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (16, 16), "teal").save(out, "JPEG")
    return out.getvalue()


_JPEG = _jpeg()


def records(day: bytes, hour: bytes = b"") -> bytes:
    """IPTC's records of a date, behind another."""
    said = ((5, b"A title"), (55, day), *([(60, hour)] if hour else []))
    return b"\x1c\1\x5a\0\3\x1b%G" + b"".join(pack(">BBBH", 0x1C, 2, kind, len(value)) + value for kind, value in said)


def resource(held: bytes, number: int = 0x0404) -> bytes:
    """One of Photoshop's image resources."""
    return b"8BIM" + pack(">HHL", number, 0, len(held)) + held + bytes(len(held) % 2)


def in_jpeg(held: bytes) -> bytes:
    """IPTC in a segment, behind another resource."""
    return with_exif(_JPEG, b"", (0xED, _IPTC + resource(b"odd", 0x03ED) + resource(held)))


def in_two_segments(held: bytes) -> bytes:
    """One resource, cut in two."""
    whole = resource(b"odd", 0x03ED) + resource(held)
    return with_exif(_JPEG, b"", (0xED, _IPTC + whole[:20]), (0xED, _IPTC + whole[20:]))


def in_photoshop(held: bytes) -> bytes:
    """The same in a file of Photoshop's own."""
    return b"8BPS" + bytes(22) + pack(">LL", 0, len(resource(held))) + resource(held)


def in_tiff(held: bytes) -> bytes:
    """In an entry of the first directory."""
    return tiff({0x83BB: (7, len(held), held)})


@pytest.mark.parametrize("put", [in_jpeg, in_two_segments, in_photoshop, in_tiff])
def test_iptc_says_when_a_photo_was_created(put: Callable[[bytes], bytes]) -> None:
    """With its hour and zone, in each format that keeps it, in memory and in a file."""
    photo = put(records(b"20050929", b"165100+0200"))
    for data in (photo, Ranges(io.BytesIO(photo))):
        capture = read_capture(data)

        assert capture.taken == datetime(2005, 9, 29, 16, 51)  # noqa: DTZ001 a clock says no zone
        assert capture.instant == datetime(2005, 9, 29, 14, 51, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        (b"20050929", b"", "2005-09-29 00:00:00"),
        (b"2005-09-29", b"16:51:00", "2005-09-29 16:51:00"),
        (b"20050929", b"256100", "2005-09-29 00:00:00"),
        (b"20050929", b"noon", "2005-09-29 00:00:00"),
        (b"19680000", b"", "None"),
        (b"00000000", b"165100", "None"),
        (b"yesterday", b"165100", "None"),
    ],
)
def test_iptc_in_the_wild(day: bytes, hour: bytes, expected: str) -> None:
    """A day without an hour counts; what cannot be is not said."""
    assert str(read_capture(in_jpeg(records(day, hour))).taken) == expected


def _said(first: dict[int, Entry], exif: dict[int, Entry], xmp: bytes, iptc: bytes) -> str:
    more = [(0xE1, _XMP + xmp)] if xmp else []
    more += [(0xED, _IPTC + resource(records(iptc)))] if iptc else []
    taken = read_capture(with_exif(_JPEG, tiff(first, exif), *more)).taken
    return taken.isoformat() if taken else ""


def test_the_moment_of_the_picture_comes_before_that_of_its_file() -> None:
    """Whoever says it: EXIF, XMP, IPTC; then when it was made digital, last when it was changed."""
    first, exif = {CHANGED: text("2006:01:01 01:00:00")}, {DIGITIZED: text("2004:01:01 01:00:00")}
    original = {ORIGINAL: text("2001:01:01 01:00:00")}
    created = b'xmp:CreateDate="2005-01-01T01:00:00"'
    xmp = created + b' exif:DateTimeOriginal="2002-01-01T01:00:00"'

    assert _said(first, exif | original, xmp, b"20030101")[:4] == "2001"
    assert _said(first | {MODEL: text("D1")}, exif, xmp, b"20030101")[:4] == "2002"
    assert _said(first | {MODEL: text("D1")}, exif, created, b"20030101")[:4] == "2003"
    assert _said(first, exif, created, b"")[:4] == "2004"
    assert _said(first, {}, created, b"")[:4] == "2005"
    assert _said(first, {}, b"", b"")[:4] == "2006"


def test_a_day_gives_way_to_an_hour_of_it() -> None:
    """And to no hour of another day."""
    digitized = {DIGITIZED: text("2004:02:20 08:07:49")}

    assert _said({}, digitized, b"", b"20040220") == "2004-02-20T08:07:49"
    assert _said({}, digitized, b"", b"20040219") == "2004-02-19T00:00:00"


@given(st.binary(max_size=60), st.sampled_from([in_jpeg, in_two_segments, in_photoshop, in_tiff]))
def test_no_bytes_raise_anything(noise: bytes, put: Callable[[bytes], bytes]) -> None:
    """Whatever stands in the place of records."""
    for held in (noise, records(noise[:8], noise[8:])):
        date = iptc_date(put(held))
        assert date is None or date.taken.year >= 1826
