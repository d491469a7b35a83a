"""What a file holds, by what it begins with."""

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
