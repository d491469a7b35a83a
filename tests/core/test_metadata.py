"""What a photo says of itself."""

import io
from datetime import datetime
from struct import pack
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, features

from exif_bytes import (
    ASCII,
    CHANGED,
    DIGITIZED,
    EXIF,
    LONG,
    MAKER,
    MODEL,
    ORIGINAL,
    SHORT,
    Entry,
    box,
    directory,
    heif,
    text,
    tiff,
)
from sorter.core.metadata import read_capture
from sorter.items import NO_CAPTURE, Capture

TAKEN = datetime(2020, 1, 31, 12, 30, 59)  # noqa: DTZ001 a camera says no zone
CANON = {MAKER: text("Canon"), MODEL: text("Canon EOS 5D")}
BLOCK = tiff(CANON, {ORIGINAL: text("2020:01:31 12:30:59")})
SAID = Capture(TAKEN, "Canon EOS 5D")


def _photo(kind: str, block: bytes = BLOCK) -> bytes:
    """A real photo of a format, with EXIF."""
    out = io.BytesIO()
    picture = Image.new("RGB", (16, 16), "teal")
    if kind == "MPO":
        picture.save(out, kind, exif=b"Exif\0\0" + block, save_all=True, append_images=[picture])
    elif kind == "TIFF":
        exif = Image.Exif()
        exif.load(b"Exif\0\0" + block)
        picture.save(out, kind, exif=exif)
    else:
        picture.save(out, kind, exif=b"Exif\0\0" + block if kind == "JPEG" else block)
    return out.getvalue()


FORMATS = ["JPEG", "MPO", "PNG", "WEBP", "TIFF", *(["AVIF"] if features.check("avif") else [])]


@pytest.mark.parametrize("kind", FORMATS)
def test_what_the_camera_says_is_read_from_each_format(kind: str) -> None:
    """Time and camera, from what another program wrote."""
    assert read_capture(_photo(kind)) == SAID


@pytest.mark.parametrize(
    "photo",
    [
        pytest.param(box(b"JXL ", b"\r\n\x87\n") + box(b"ftyp", b"jxl ") + box(b"Exif", bytes(4), BLOCK), id="JPEG XL"),
        pytest.param(box(b"jP  ", b"\r\n\x87\n") + box(b"uuid", b"JpgTiffExif->JP2", BLOCK), id="JPEG 2000"),
        pytest.param(
            b"8BPS" + bytes(22) + pack(">LL", 0, 999) + b"8BIM\3\xed\3odd\0\0\0\1x\0"
            b"8BIM\4\x22\0\0" + pack(">L", len(BLOCK)) + BLOCK,
            id="Photoshop",
        ),
    ],
)
def test_it_is_read_from_formats_that_keep_it_in_places_of_their_own(photo: bytes) -> None:
    """Boxes and resources, behind others."""
    assert read_capture(photo) == SAID


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_without_exif_says_nothing(kind: str) -> None:
    """Nothing is made up."""
    out = io.BytesIO()
    Image.new("RGB", (16, 16)).save(out, kind)

    assert read_capture(out.getvalue()) == NO_CAPTURE


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"II*\0", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBP"])
def test_what_is_no_photo_says_nothing(data: bytes) -> None:
    """Empty, cut short, or of a format without EXIF."""
    assert read_capture(data) == NO_CAPTURE


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders_are_read(order: str) -> None:
    """Intel's and Motorola's."""
    assert read_capture(tiff(CANON, {ORIGINAL: text("2020:01:31 12:30:59")}, order=order)) == SAID


def test_exif_behind_other_segments_and_chunks_is_found() -> None:
    """A preview, XMP, a restart marker or fill bytes before it, the picture itself in a PNG."""
    jpeg, png = _photo("JPEG"), _photo("PNG")
    app0_end = 4 + int.from_bytes(jpeg[4:6], "big")
    xmp = b"\xff\xe1\x00\x0fhttp://ns.a\0x"
    begin = png.index(b"eXIf") - 4
    chunk = png[begin : begin + 12 + int.from_bytes(png[begin : begin + 4], "big")]
    last = png.index(b"IEND") - 4 - len(chunk)

    assert read_capture(jpeg[:app0_end] + xmp + b"\xff\x01\xff" + jpeg[app0_end:]) == SAID
    assert read_capture(png.replace(chunk, b"")[:last] + chunk + png[-12:]) == SAID


def test_the_name_before_exif_may_stand_in_a_chunk() -> None:
    """Some programs write a JPEG's six bytes into the chunks of other formats too."""
    chunk = b"EXIF" + pack("<L", len(BLOCK) + 6) + b"Exif\0\0" + BLOCK

    assert (
        read_capture(b"RIFF" + pack("<L", 4 + len(chunk)) + b"WEBP" + b"ODD " + pack("<L", 1) + b"1\0" + chunk) == SAID
    )


@pytest.mark.parametrize("version", [0, 1, 2])
def test_exif_is_an_item_of_a_heif_file(version: int) -> None:
    """A phone's HEIC, with each version of the table of places."""
    assert read_capture(heif(BLOCK, version=version)) == SAID


def test_the_time_of_exposure_comes_first() -> None:
    """Then that of digitizing, then that of the last change; a date that is none gives way to the next."""
    changed = {CHANGED: text("2022:01:01 00:00:00")}
    digitized = {DIGITIZED: text("2021:01:01 00:00:00")}

    def year(first: dict[int, Entry], exif: dict[int, Entry]) -> int:
        taken = read_capture(tiff(first, exif)).taken
        return taken.year if taken else 0

    assert year(changed, {**digitized, ORIGINAL: text("2020:01:01 00:00:00")}) == 2020
    assert year(changed, {**digitized, ORIGINAL: text("0000:00:00 00:00:00")}) == 2021
    assert year(changed, digitized) == 2021
    assert year(changed, {}) == 2022
    assert year({ORIGINAL: text("2019:01:01 00:00:00")}, {}) == 2019
    assert year({ORIGINAL: text("2019:01:01 00:00:00")}, {ORIGINAL: text("2020:01:01 00:00:00")}) == 2020


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2020:01:31 12:30:59", TAKEN),
        ("2020-01-31T12:30:59+02:00", TAKEN),
        ("2020/01/31 12:30:59\0garbage", TAKEN),
        ("2020: 1:31 12:30:59", TAKEN),
        ("2020:01:31 12:30", TAKEN.replace(second=0)),
        ("2020:01:31", TAKEN.replace(hour=0, minute=0, second=0)),
        ("1826:06:01 00:00:00", datetime(1826, 6, 1)),  # noqa: DTZ001
        ("0000:00:00 00:00:00", None),
        ("2021:13:40 00:00:00", None),
        ("2021:02:29 00:00:00", None),
        ("2021:01:01 25:00:00", None),
        ("1825:01:01 00:00:00", None),
        ("9999:01:01 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("\u0662\u0660\u0662\u0660:01:31 12:30:59", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_in_the_wild(said: str, expected: datetime | None) -> None:
    """As cameras and programs write them; a date that cannot be is not said."""
    assert read_capture(tiff({}, {ORIGINAL: text(said)})).taken == expected


@pytest.mark.parametrize(
    ("maker", "model", "expected"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("Apple", "iPhone 12", "Apple iPhone 12"),
        ("NIKON CORPORATION", "NIKON D70", "NIKON D70"),
        ("OLYMPUS IMAGING CORP.  ", "E-PL2", "OLYMPUS E-PL2"),
        ("EASTMAN KODAK COMPANY", "KODAK DX3600 ZOOM", "KODAK DX3600 ZOOM"),
        ("CASIO COMPUTER CO.,LTD.", "EX-Z3", "CASIO EX-Z3"),
        ("LG Electronics", "LG-H815", "LG-H815"),
        ("Canon", "Canonet", "Canon Canonet"),
        ("Camera", "DC-4300", "Camera DC-4300"),
        ("Canon", "", "Canon"),
        ("", "E775", "E775"),
        ("", "", ""),
        (" \0", "\0\0", ""),
        ("A\x1b[31mB\nC", "D\u202eE", "A [31mB C D E"),
        (b"Caf\xe9", "1", "Caf\u00e9 1"),
        ("<b>x</b>", "1", "<b>x</b> 1"),
    ],
)
def test_the_camera_in_one(maker: str | bytes, model: str, expected: str) -> None:
    """The maker as people call it, once; nothing in it that a screen would obey."""
    assert read_capture(tiff({MAKER: text(maker), MODEL: text(model)})).camera == expected


def test_a_long_camera_is_cut() -> None:
    """A camera's name is a name and no book."""
    assert len(read_capture(tiff({MAKER: text("x" * 200), MODEL: text("y" * 5000)})).camera) < 200


@pytest.mark.parametrize(
    "entry",
    [
        (ASCII, 0xFFFF_FFFF, b"\x08\0\0\0"),
        (ASCII, 20, b"\xff\xff\xff\xff"),
        (ASCII, 20, b"\xff\xff\0\0"),
        (99, 20, b"\x08\0\0\0"),
        (SHORT, 1, b"2020"),
        (ASCII, 0, b"2020"),
        (ASCII, 255, b"\x08\0\0\0"),
    ],
)
def test_an_entry_that_leads_nowhere_is_not_said(entry: Entry) -> None:
    """Immense counts, places outside, types that there are not; what stands beside it is read."""
    assert read_capture(tiff({**CANON, MODEL: entry})) == Capture(None, "Canon")


@pytest.mark.parametrize(
    "pointer",
    [(LONG, 1, pack("<L", at)) for at in (0, 1, 7, 8, 20, 0xFFFF_FFFF)]
    + [(SHORT, 1, b"\x08\0\0\0"), (ASCII, 1, b"a\0\0\0")],
)
def test_a_directory_that_leads_in_a_circle_or_outside_ends(pointer: Entry) -> None:
    """What was said before it stands."""
    assert read_capture(tiff({**CANON, EXIF: pointer})) == Capture(None, "Canon EOS 5D")


def test_what_is_no_pointer_is_not_followed() -> None:
    """Neither a text that stands where the pointer should, nor nothing, which would be the begin of the file."""
    typed = BLOCK.replace(pack("<HHL", EXIF, LONG, 1), pack("<HHL", EXIF, ASCII, 4))
    trap = bytes(6) + pack("<HHLL", ORIGINAL, ASCII, 20, 26) + b"2020:01:31 12:30:59\0"
    begin = 8 + len(trap)
    trapped = b"II*\0" + pack("<L", begin) + trap + directory({**CANON, EXIF: (LONG, 1, bytes(4))}, begin)

    assert typed != BLOCK
    assert read_capture(typed) == Capture(None, "Canon EOS 5D")
    assert read_capture(trapped) == Capture(None, "Canon EOS 5D")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff\xd8" + b"\xff" * 8_000_000, id="fill bytes"),
        pytest.param(b"\xff\xd8" + b"\xff\xe1\0\2" * 2_000_000, id="segments"),
        pytest.param(b"\xff\xd8" + b"\xff\xe1\0\0" * 2_000_000, id="segments without a length"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + (bytes(4) + b"IDAT" + bytes(4)) * 700_000, id="chunks"),
        pytest.param(b"RIFF1234WEBP" + (b"VP8 " + bytes(4)) * 1_000_000, id="pieces"),
        pytest.param(b"\0\0\0\x08ftyp" + b"\0\0\0\x08free" * 1_000_000, id="boxes"),
        pytest.param(b"II*\0\x08\0\0\0\xff\xff" + b"\x0f\x01\2\0\xff\xff\xff\0\x08\0\0\0" * 700_000, id="entries"),
    ],
)
def test_eight_megabytes_of_malice_take_no_time(data: bytes) -> None:
    """The work is bounded whatever a file says of itself."""
    start = process_time()

    assert read_capture(data).taken is None
    assert process_time() - start < 1


_BASES = [_photo(kind) for kind in FORMATS] + [BLOCK, heif(BLOCK), heif(BLOCK, version=2)]


@given(
    st.sampled_from(_BASES),
    st.lists(st.tuples(st.integers(0, 700), st.one_of(st.sampled_from([0, 1, 255]), st.integers(0, 255))), max_size=12),
    st.integers(0, 900),
)
def test_damage_is_never_an_error(base: bytes, changes: list[tuple[int, int]], length: int) -> None:
    """Whatever a byte becomes and wherever the file ends."""
    data = bytearray(base)
    for at, value in changes:
        data[at % len(data)] = value

    for damaged in (bytes(data), bytes(data[:length])):
        capture = read_capture(damaged)
        assert capture.camera.isprintable()
        assert capture.taken is None or 1826 <= capture.taken.year < 2100


@given(st.sampled_from([b"", b"\xff\xd8\xff\xe1", b"II*\0", b"MM\0*", b"\x89PNG\r\n\x1a\n", b"1234ftyp"]), st.binary())
def test_noise_is_never_an_error(begin: bytes, noise: bytes) -> None:
    """Bytes that no program wrote."""
    assert read_capture(begin + noise).camera.isprintable()
