"""What a file holds, by what it begins with."""

from struct import pack

import pytest

import strange_photos as strange
from sorter.core.decode import decode
from sorter.core.decoding.kinds import Kind, kind_of
from sorter.errors import InputError
from strange_photos import marked, saved


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (saved(marked(), "JPEG"), Kind.JPEG),
        (saved(marked(), "PNG"), Kind.PNG),
        (saved(marked(), "WEBP"), Kind.WEBP),
        (saved(marked(), "TIFF"), Kind.TIFF),
        (saved(marked(), "GIF"), Kind.GIF),
        (saved(marked(), "BMP"), Kind.BMP),
        (saved(marked(), "AVIF"), Kind.AVIF),
        (saved(marked(), "JPEG2000"), Kind.JPEG_2000),
        (saved(marked(), "PPM"), Kind.NETPBM),
        (saved(marked(), "ICO"), Kind.RARE),
        (strange.heic(), Kind.HEIF),
        (strange.jpeg_xl(), Kind.JPEG_XL),
        (strange.jpeg_xl(in_boxes=True), Kind.JPEG_XL),
        (strange.dng(), Kind.RAW),
        (b"FUJIFILMCCD-RAW 0201", Kind.RAW),
        (b"\0\0\0\x18ftypcrx \0\0\0\1", Kind.RAW),
        (saved(marked(), "TGA"), Kind.RARE),
        (strange.photoshop(), Kind.PHOTOSHOP),
        (strange.photoshop(is_large=True), Kind.PHOTOSHOP),
        (b"", Kind.UNKNOWN),
        (b"\0" * 40, Kind.UNKNOWN),
    ],
)
def test_a_picture_is_known_by_what_it_begins_with(data: bytes, kind: Kind) -> None:
    """Its name does not count; a RAW photo is told from a TIFF, which begins alike."""
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "a film, not a photo"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "a film, not a photo"),
        (b"RIFF\x20\0\0\0AVI LIST", "a film, not a photo"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "a film, not a photo"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "a drawing (SVG), not a photo"),
        (b"%PDF-1.7\n", "a document, not a photo"),
        (b"\xff\x01Exiv2\xff\xe1", "a sidecar without a picture, not a photo"),
    ],
)
def test_what_is_no_photo_is_told_as_what_it_is(data: bytes, what: str) -> None:
    """A film with the name of a photo is not called damaged."""
    with pytest.raises(InputError, match=what.replace("(", r"\(").replace(")", r"\)")):
        decode(data, cover=8)


_CUT = "it ends early"
_NO_PHOTO = "no photo by what it begins with, or damaged there"


def packed_tiff(packing: int) -> bytes:
    """A TIFF of a few bytes that nobody unpacks."""
    entries = {0x0100: 8, 0x0101: 8, 0x0103: packing, 0x0111: 8, 0x0117: 0}
    rows = b"".join(pack("<HHLL", tag, 4, 1, value) for tag, value in entries.items())
    return b"II*\0" + pack("<LH", 8, len(entries)) + rows + bytes(4)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><body>Sign in</body></html>", "a web page, not a photo: download it"),
        (b"<HTML lang=de>" + b"\xe4" * 2000, "a web page, not a photo"),
        (b'{"error": "not found"}' * 100, "JSON, not a photo"),
        (b"<?xml version='1.0'?><plist/>", "XML, not a photo"),
        ("Grüße aus den Bergen.\n".encode() * 50, "a text, not a photo"),
        (bytes(3_000_000), "nothing but zeros"),
        (bytes(3_000_000) + b"1", _NO_PHOTO),
        (b"PK\3\4" + bytes(40), "a ZIP archive, not a photo: unpack it"),
        (b"\x76\x2f\x31\x01\2\0\0\0channels", "OpenEXR, which is not read"),
        (b"SIMPLE  =                    T" + b" " * 50, "a FITS file"),
        (bytes(128) + b"DICM\2\0", "DICOM, which is not read"),
        (saved(marked(), "PNG")[:60], _CUT),
        (saved(marked(), "WEBP")[:60], _CUT),
        (saved(marked(), "JPEG")[:100], _CUT),
        (strange.heic()[:500], _CUT),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + b"\0\0\1\0moov" + bytes(20), _CUT),
        (b"\xff\xd8\xff\xe0\0\4ab" + bytes(80) + b"\xff\xd9", "a JPEG without a picture"),
        (b"\x8b\xfe\0\xa3\x13\xaf" * 9, _NO_PHOTO),
        (b"no", _NO_PHOTO),
        (saved(marked(), "PNG")[:16] + bytes(8) + saved(marked(), "PNG")[24:], "a damaged PNG, whose header says no"),
        (packed_tiff(34661), "a TIFF packed as JBIG, which is not read: save it as JPEG or PNG"),
        (packed_tiff(9999), "a damaged TIFF, or one of a rare sort: copy it again"),
        (b"FUJIFILMCCD-RAW 0201" + bytes(200), "a damaged RAW, or one of a camera that is not known"),
        (b"DDS \x7c\0\0\0" + bytes(200), "a damaged texture (DDS)"),
        (b'/* XPM */\nstatic char *x[] = {"no"};', "a damaged XPM"),
        (b"P3\nno numbers\n", "a damaged Netpbm"),
        (b"\0\1\0\0\x11\xaf" + bytes(200), "a damaged animation (FLI)"),
        (b"gimp xcf v003\0", "a picture of GIMP (XCF), which is not read: save it as JPEG or PNG with the program"),
        (b"PK\3\4" + bytes(34) + b"application/x-krita", "a painting of Krita"),
        (b"\0\5\x16\7\0\2\0\0Mac OS X        ", "what macOS keeps beside a photo (AppleDouble), not a photo"),
        (b"version https://git-lfs.github.com/spec/v1\n", "what stands for a file in Git LFS"),
    ],
)
def test_what_cannot_be_read_is_told_as_what_it_is(data: bytes, what: str) -> None:
    """Where its first kilobyte tells, or its own word of how long it is; else that it is damaged."""
    with pytest.raises(InputError) as caught:
        decode(data, cover=8)

    assert str(caught.value).startswith(what)
