"""What a photo's header says of its size."""

import io
from struct import pack
from time import process_time

import imagecodecs
import numpy as np
import pytest
from PIL import Image, features

from exif_bytes import box, heif, long, short, tiff, with_exif
from sorter.core.header import Header, read_header, read_jpeg_header
from sorter.core.ranges import Ranges
from strange_photos import dng

WIDTH, HEIGHT = 0x0100, 0x0101


def encoded(kind: str, size: tuple[int, int] = (123, 45), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 0).save(out, kind, **options)
    return out.getvalue()


MADE = {
    "jpeg": encoded("JPEG"),
    "jpeg with exif": with_exif(encoded("JPEG"), tiff({}), (0xE2, bytes(60_000)), (0xFE, b"a comment")),
    "png": encoded("PNG"),
    "jpeg xl": imagecodecs.jpegxl_encode(np.zeros((45, 123, 3), np.uint8)),
    "jpeg xl in boxes": imagecodecs.jpegxl_encode(np.zeros((45, 123, 3), np.uint8), usecontainer=True),
    "jpeg xr": imagecodecs.jpegxr_encode(np.zeros((45, 123, 3), np.uint8)),
    "psd": b"8BPS\0\1" + bytes(6) + pack(">HLL", 3, 45, 123),
    "interlaced gif": encoded("GIF", mode="P"),
    "bmp": encoded("BMP"),
    "webp": encoded("WEBP"),
    "webp without loss": encoded("WEBP", lossless=True),
    "webp with more": encoded("WEBP", exif=tiff({})),
    "tiff": encoded("TIFF"),
    "tiff with the directory behind": encoded("TIFF", compression="tiff_lzw"),
    "ppm": encoded("PPM"),
    "pgm": encoded("PPM", mode="L"),
    "pbm": encoded("PPM", mode="1"),
    **({"jp2": encoded("JPEG2000")} if features.check("jpg_2000") else {}),
    **({"j2k": encoded("JPEG2000", no_jp2=True)} if features.check("jpg_2000") else {}),
    **({"avif": encoded("AVIF")} if features.check("avif") else {}),
}


@pytest.mark.parametrize("data", MADE.values(), ids=MADE.keys())
def test_the_size_is_read_of_each_format(data: bytes) -> None:
    """As another program wrote it, and within 4 MB of a file."""
    assert read_header(data) == Header(123, 45)
    assert read_header(Ranges(io.BytesIO(data))) == Header(123, 45)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"P6 # made\n# by hand\n 123\t45 255\n", id="comments"),
        pytest.param(b"BM" + bytes(12) + pack("<Lll", 40, 123, -45), id="bmp from top to bottom"),
        pytest.param(b"BM" + bytes(12) + pack("<LHH", 12, 123, 45), id="old bmp"),
        pytest.param(tiff({WIDTH: short(123, ">"), HEIGHT: long(45, order=">")}, order=">"), id="big-endian tiff"),
        pytest.param(b"\xff\x0a" + (45 - 1 << 3 | (123 - 1) << 17).to_bytes(6, "little"), id="jpeg xl byte by byte"),
        pytest.param(b"\xff\xd8\xff\xff\xff\xd0\xff\xc9\0\x0b\x08" + pack(">HH", 45, 123) + bytes(4), id="arithmetic"),
    ],
)
def test_sizes_as_few_programs_write_them(data: bytes) -> None:
    """Every form that the formats allow."""
    assert read_header(data) == Header(123, 45)


def test_the_largest_picture_of_a_heif_file_is_the_photo() -> None:
    """Not one of its tiles, nor the thumbnail."""
    sizes = (box(b"ispe", pack(">LLL", 0, *size)) for size in ((512, 512), (123, 45), (4032, 3024), (320, 240)))
    file = box(b"ftyp", b"heic", bytes(4)) + box(b"meta", bytes(4), box(b"iprp", box(b"ipco", *sizes)))

    assert read_header(file) == Header(4032, 3024)


@pytest.mark.parametrize(
    "size",
    [(8, 8), (640, 480), (4000, 3000), (3000, 4000), (13, 7), (1920, 1080), (256, 128), (1000, 800), (1200, 1000)],
)
def test_a_jpeg_xl_says_its_size_in_several_ways(size: tuple[int, int]) -> None:
    """In eights, by a ratio, or in full, as its writer finds shortest."""
    data = bytes(imagecodecs.jpegxl_encode(np.zeros((*reversed(size), 3), np.uint8), effort=1))

    assert read_header(data) == Header(*size)


def test_a_raw_photo_is_as_large_as_its_largest_picture() -> None:
    """Its first directory is often that of a thumbnail."""
    assert read_header(dng((200, 100), preview=encoded("JPEG"))) == Header(200, 100)


@pytest.mark.parametrize(("progressive", "expected"), [(False, Header(123, 45)), (True, Header(123, 45, True))])
def test_a_progressive_jpeg_is_told(progressive: bool, expected: Header) -> None:
    """Its decoder keeps all of it."""
    data = with_exif(encoded("JPEG", progressive=progressive), tiff({}))

    assert read_header(data) == read_jpeg_header(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\x89PNG", b"\xff\xd8", b"\xff\xd8\xff\xe0\0", b"\xff\xd8\xff\xe0\0\0" * 4, b"BM", b"RIFF1234WEBPVP8 "),
        *(
            b"GIF89a\1",
            b"P6",
            b"P6 12",
            b"P6 twelve 3 ",
            b"P6 #" + b"#\n" * 99,
            b"P6 99999999999 1 ",
            b"II*\0",
            tiff({}),
        ),
        *(b"RIFF1234WEBPVP8 " + bytes(20), b"RIFF1234WAVEVP8X" + bytes(20), b"\xff\x4f\xff\x51" + bytes(30)),
        *(heif(b""), b"BM" + bytes(12) + pack("<Lll", 40, -5, 5), b"GIF89a" + bytes(20), b"hello"),
        tiff({WIDTH: (5, 1, bytes(8)), HEIGHT: short(3)}),
        b"\xff\xd8\xff\xc0\0\x0b\x08" + pack(">HH", 0, 123) + bytes(4),
    ],
)
def test_a_header_that_is_not_there_is_none(data: bytes) -> None:
    """Short, foreign and broken bytes, and sizes that are none."""
    assert read_header(data) is None


def test_a_jpeg_is_not_read_behind_its_header() -> None:
    """What would be a header in the picture is none."""
    frame = b"\xff\xc0\0\x0b\x08" + pack(">HH", 45, 123) + bytes(4)

    assert read_header(b"\xff\xd8\xff\xda\0\2" + frame) is None
    assert read_header(b"\xff\xd8\xff\xd9" + frame) is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff\xd8" + b"\xff" * 8_000_000, id="fill bytes"),
        pytest.param(b"\xff\xd8" + b"\xff\xe1\0\2" * 2_000_000, id="segments"),
        pytest.param(b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0\0\0\x08free" * 1_000_000, id="boxes"),
        pytest.param(b"P6" + b" " * 8_000_000, id="blanks"),
    ],
)
def test_eight_megabytes_of_malice_take_no_time(data: bytes) -> None:
    """The work is bounded whatever a file says of itself."""
    start = process_time()

    assert read_header(data) is None
    assert process_time() - start < 1
