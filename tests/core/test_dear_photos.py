"""What a decoding costs is known from the header, and what would cost too much is not begun."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sorter.core.decode import decode
from sorter.core.decoding.cost import decode_cost
from sorter.core.jpeg_scans import count_scans, held_coefficients
from sorter.errors import InputError

SCAN, END = b"\xff\xda", b"\xff\xd9"


def encoded(size: tuple[int, int], kind: str = "JPEG", **options: object) -> bytes:
    rng = np.random.default_rng(3)
    pixels = rng.integers(0, 255, (*reversed(size), 3), np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, kind, **options)
    return out.getvalue()


def panorama(width: int, rows: int) -> bytes:
    """A grey JPEG of many times eight rows, made by repeating one row of blocks of a small one."""
    out = io.BytesIO()
    Image.effect_noise((width, 8), 60).save(out, "JPEG", restart_marker_rows=1)
    one = out.getvalue()
    begin = one.index(SCAN) + 2 + int.from_bytes(one[one.index(SCAN) + 2 :][:2], "big")
    head, row = bytearray(one[:begin]), one[begin : one.rindex(END)]
    at = head.index(b"\xff\xc0") + 5
    head[at : at + 2] = (8 * rows).to_bytes(2, "big")
    restarts = (b"\xff" + bytes([0xD0 + number % 8]) for number in range(rows - 1))
    return bytes(head) + row + b"".join(restart + row for restart in restarts) + END


def many_scans(data: bytes, times: int) -> bytes:
    """The last scan of a progressive photo over and over."""
    begin, end = data.rindex(SCAN), data.rindex(END)
    return data[:end] + data[begin:end] * times + data[end:]


@pytest.mark.parametrize(
    ("options", "bytes_per_pixel"),
    [
        ({"progressive": True, "subsampling": "4:2:0"}, 3),
        ({"progressive": True, "subsampling": "4:2:2"}, 4),
        ({"progressive": True, "subsampling": "4:4:4"}, 6),
        ({"subsampling": "4:2:0"}, 0),
    ],
)
def test_what_a_decoder_keeps_of_a_jpeg(options: dict[str, Any], bytes_per_pixel: int) -> None:
    """Two bytes for each sample where there are several scans; nothing where there is one."""
    assert held_coefficients(encoded((160, 80), **options)) == 160 * 80 * bytes_per_pixel


def test_a_scan_for_each_colour_counts_as_several() -> None:
    """A sequential photo may have one too, and is then kept whole like a progressive one."""
    data = bytearray(encoded((160, 80), subsampling="4:4:4"))
    data[data.index(SCAN) + 4] = 1  # the first scan has one of the three components

    assert held_coefficients(bytes(data)) == 160 * 80 * 6


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xc2\x00\x02", b"\xff\xd8\xff\xc2\x00\x08\x08aaaa\x03" * 9]
)
def test_damaged_headers_cost_nothing_and_raise_nothing(data: bytes) -> None:
    """Whatever the bytes are."""
    assert held_coefficients(data) >= 0
    assert decode_cost(data, cover=8) >= 0


def test_a_jpeg_of_thousands_of_scans_is_refused_at_once() -> None:
    """A file of a few hundred kilobytes may keep a decoder busy for hours; a hundred scans are still read."""
    data = encoded((64, 64), progressive=True)

    assert decode(many_scans(data, 100), cover=8).pixels.shape == (8, 8, 3)
    assert count_scans(many_scans(data, 5000)) > 5000
    with pytest.raises(InputError, match="scans, which is made to keep a computer busy"):
        decode(many_scans(data, 5000), cover=8)


def test_a_photo_of_one_scan_may_hold_anything_within_its_thumbnail() -> None:
    """The scans of what is embedded in it are not its own."""
    data = encoded((64, 64))
    whole = data[:2] + b"\xff\xe9\xff\xff" + SCAN * 0x7FFE + b"\0" + data[2:]

    assert decode(whole, cover=8).pixels.shape == (8, 8, 3)


@pytest.mark.parametrize(
    ("kind", "bytes_per_pixel"), [("PNG", 13), ("BMP", 7), ("TIFF", 7), ("WEBP", 23), ("GIF", 12), ("JPEG2000", 20)]
)
def test_other_formats_are_decoded_whole(kind: str, bytes_per_pixel: int) -> None:
    """At what their decoders were measured to take."""
    assert decode_cost(encoded((100, 70), kind), cover=8) == 100 * 70 * bytes_per_pixel


def test_a_large_jpeg_of_one_scan_costs_an_eighth_in_each_direction() -> None:
    """Down to what the model needs."""
    small, whole = (decode_cost(encoded((1600, 1200)), cover=cover) for cover in (100, 1200))

    assert small == pytest.approx(200 * 150 * 6, rel=0.02)
    assert whole == pytest.approx(1600 * 1200 * 6, rel=0.02)


def test_a_valid_panorama_of_500_megapixels_is_decoded_reduced() -> None:
    """Not refused: at an eighth it needs 47 MB."""
    data = panorama(62_400, 1001)

    assert decode_cost(data, cover=297) < 60_000_000
    assert decode(data, cover=297).pixels.shape == (1001, 7800, 3)


def test_beyond_500_megapixels_a_photo_is_refused_in_words() -> None:
    """Before anything is decoded."""
    data = panorama(62_600, 1001)

    assert decode_cost(data, cover=297) == 0
    with pytest.raises(InputError, match="larger than 500 megapixels"):
        decode(data, cover=297)
