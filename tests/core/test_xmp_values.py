"""What a photo says in XMP."""

import io
import zlib
from datetime import UTC, datetime
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from exif_bytes import MODEL, ORIENTATION, box, heif, short, text, tiff, with_exif
from sorter.core.metadata import read_capture
from sorter.core.ranges import Ranges
from sorter.core.xmp_packet import xmp_packet
from sorter.core.xmp_values import capture_of_xmp
from sorter.items import NO_CAPTURE, Capture

_TAKEN = datetime(2021, 7, 4, 12, 30, 59)  # noqa: DTZ001 a camera says no zone
_ATTRIBUTES = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description
 tiff:Make="NIKON CORPORATION" tiff:Model='NIKON D90' tiff:Orientation="6"
 exif:DateTimeOriginal="2021-07-04T12:30:59.12+02:00" exif:GPSLatitude="51,30.25N" exif:GPSLongitude="0,7,30W"
 exif:FNumber="28/10" exif:ExposureTime="1/60"><exif:ISOSpeedRatings><rdf:Seq>
 <rdf:li>400</rdf:li></rdf:Seq></exif:ISOSpeedRatings></rdf:Description></rdf:RDF></x:xmpmeta>"""
_ELEMENTS = b"""<x:xmpmeta><rdf:Description><tiff:Make>NIKON CORPORATION</tiff:Make><tiff:Model>NIKON D90</tiff:Model>
<tiff:Orientation>6</tiff:Orientation><exif:DateTimeOriginal>2021-07-04T12:30:59+02:00</exif:DateTimeOriginal>
<exif:GPSLatitude>51,30.25N</exif:GPSLatitude><exif:GPSLongitude>0,7.5W</exif:GPSLongitude>
<exif:FNumber>2.8</exif:FNumber><exif:ExposureTime>1/60</exif:ExposureTime>
<exifEX:PhotographicSensitivity>400</exifEX:PhotographicSensitivity></rdf:Description></x:xmpmeta>"""
_SAID = Capture(_TAKEN, "NIKON D90", datetime(2021, 7, 4, 10, 30, 59, tzinfo=UTC), (51.5041667, -0.125), 6.88, 6)


@pytest.mark.parametrize("packet", [_ATTRIBUTES, _ELEMENTS], ids=["attributes", "elements"])
def test_everything_is_read_that_exif_would_say(packet: bytes) -> None:
    """Time with its zone, camera, place, light and how the pixels lie; both spellings mean the same."""
    assert capture_of_xmp(packet)[0] == _SAID


def _saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (16, 16), "teal").save(out, kind, **options)
    return out.getvalue()


def _png(chunk: bytes, kind: bytes) -> bytes:
    bare = _saved("PNG")
    held = pack(">L", len(chunk)) + kind + chunk + pack(">L", zlib.crc32(kind + chunk))
    return bare[:33] + held + bare[33:]


_NAME = b"XML:com.adobe.xmp\0"
_JPEG = _saved("JPEG")
_PHOTOS = {
    "JPEG": with_exif(_JPEG, b"", (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _ATTRIBUTES)),
    "PNG": _png(_NAME + b"\0\0\0\0" + _ATTRIBUTES, b"iTXt"),
    "packed PNG": _png(_NAME + b"\1\0en\0\0" + zlib.compress(_ATTRIBUTES), b"iTXt"),
    "WebP": _saved("WEBP", xmp=_ATTRIBUTES),
    "TIFF": tiff({700: (1, len(_ATTRIBUTES), _ATTRIBUTES)}),
    "JPEG XL": box(b"JXL ", b"\r\n\x87\n") + box(b"ftyp", b"jxl ") + box(b"xml ", _ATTRIBUTES),
    "JPEG 2000": box(b"jP  ", b"\r\n\x87\n")
    + box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), _ATTRIBUTES),
    "Photoshop": b"8BPS"
    + bytes(22)
    + pack(">LL", 0, 12 + len(_ATTRIBUTES))
    + b"8BIM\x04\x24\0\0"
    + pack(">L", len(_ATTRIBUTES))
    + _ATTRIBUTES,
    "HEIC": heif(_ATTRIBUTES, kind=b"mime", kept_as=b"application/rdf+xml\0"),
    "GIF": b"GIF89a" + bytes(7) + b"\x21\xff\x0bXMP DataXMP" + _ATTRIBUTES + bytes(258),
}


@pytest.mark.parametrize("photo", _PHOTOS.values(), ids=_PHOTOS)
def test_it_is_found_in_each_format(photo: bytes) -> None:
    """In memory and in a file of which only what is needed is read."""
    assert read_capture(photo) == _SAID
    assert read_capture(Ranges(io.BytesIO(photo))) == _SAID


def test_exif_comes_first() -> None:
    """Editors that turn a photo change its EXIF and may leave the XMP; what EXIF leaves open is taken from XMP."""
    photo = with_exif(
        _JPEG,
        tiff({MODEL: text("EOS 5D"), ORIENTATION: short(1)}),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _ATTRIBUTES),
    )

    capture = read_capture(photo)

    assert capture.camera == "EOS 5D"
    assert capture.orientation == 1
    assert capture.taken == _TAKEN


@pytest.mark.parametrize(
    ("packet", "year"),
    [
        (b'xmp:ModifyDate="2017-01-01" xmp:CreateDate="2014-09-18T14:29:04+03:00"', 2014),
        (b'xap:CreateDate="2009-03-06"', 2009),
        (b'xmp:CreateDate="2014-09-18" photoshop:DateCreated="1968-05-01"', 1968),
        (b'photoshop:DateCreated="2020-05-01" exif:DateTimeOriginal="2019-05-01"', 2019),
        (b'xmp:ModifyDate="2017-01-01" xmp:MetadataDate="2018-01-01"', 0),
    ],
)
def test_what_the_picture_shows_is_older_than_its_file(packet: bytes, year: int) -> None:
    """A scan's file is made long after the photo was taken; when it was changed says nothing."""
    taken = capture_of_xmp(packet)[0].taken

    assert (taken.year if taken else 0) == year


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b'tiff:Orientation="9"',
        b'exif:DateTimeOriginal="2021-13-04T12:30:59"',
        b'exif:GPSLatitude="95,0N" exif:GPSLongitude="0,7.5W"',
        b'exif:FNumber="1/0" exif:ExposureTime="1/60" exif:ISOSpeedRatings="100"',
        b'exif:FNumber="2.8" exif:ExposureTime="1e400" exif:ISOSpeedRatings="100"',
        b'tiff:Model="' + b"x" * 500 + b'"',
        b"<tiff:Model>\xff\xfe</tiff:Mod",
    ],
)
def test_what_is_said_wrongly_is_not_said(packet: bytes) -> None:
    """Nothing is guessed."""
    capture, _ = capture_of_xmp(packet)

    assert (capture.taken, capture.place, capture.exposure, capture.orientation) == (None, None, None, 1)
    assert len(capture.camera) <= 80


def test_an_entity_is_a_letter() -> None:
    """And no markup comes out of it that any screen would take for its own: it is shown as it is."""
    assert capture_of_xmp(b'tiff:Model="A &amp; B"')[0].camera == "A & B"


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything(data: bytes) -> None:
    """Whatever a file holds."""
    assert capture_of_xmp(data)[0].orientation in range(1, 9)
    assert isinstance(xmp_packet(data), bytes)


def test_the_profile_that_imagemagick_writes_is_read() -> None:
    """A PNG without an eXIf chunk may have its EXIF in a text."""
    block = b"Exif\0\0" + tiff({ORIENTATION: short(3)})
    words = b"\nexif\n" + b"%8d\n" % len(block) + block.hex().encode() + b"\n"

    plain = read_capture(_png(b"Raw profile type exif\0" + words, b"tEXt"))
    packed = read_capture(_png(b"Raw profile type APP1\0\0" + zlib.compress(words), b"zTXt"))

    assert plain.orientation == packed.orientation == 3
    assert read_capture(_png(b"Raw profile type exif\0\nexif\n8\nzz", b"tEXt")) == NO_CAPTURE
