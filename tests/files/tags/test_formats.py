"""The packets of PNG, TIFF and WebP: what is damaged or strange is left alone, and what is there is found."""

import re
import struct
import zlib
from collections.abc import Callable

import pytest

from photo_formats import big_endian_tiff, pixels, saved
from sorter.errors import InputError
from sorter.files.tags import png, tiff, webp

_KEYWORD = b"XML:com.adobe.xmp\0"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(*texts: bytes) -> bytes:
    photo = saved("PNG")
    at = photo.index(b"IDAT") - 4
    return photo[:at] + b"".join(_chunk(b"iTXt", _KEYWORD + one) for one in texts) + photo[at:]


def test_a_compressed_packet_of_a_png_is_read_and_written_plain() -> None:
    """As some programs write it; the pixels and all other chunks stay."""
    photo = _png(b"\1\0\0\0" + zlib.compress(b"a packet"))

    assert png.read_packet(photo) == b"a packet"
    new = png.with_packet(photo, b"another")
    assert png.read_packet(new) == b"another"
    assert pixels(new) == pixels(photo)


@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        (_png(b"\0\0\0\0a", b"\0\0\0\0b"), "two XMP packets"),
        (_png(b"\0\0"), "its XMP is damaged"),
        (_png(b"\1\0\0\0no such thing"), "its XMP is damaged"),
        (_png(b"\1\0\0\0" + zlib.compress(bytes(17 << 20))), "larger than any program writes"),
        (png.BEGIN + _chunk(b"IEND", b""), "it is damaged"),
        (saved("PNG")[:-20], "it is damaged"),
    ],
)
def test_a_png_that_is_damaged_or_strange_is_left_alone(photo: bytes, reason: str) -> None:
    """In one sentence."""
    with pytest.raises(InputError, match=re.escape(reason)):
        png.read_packet(photo)


def _with_entry(*entries: tuple[int, int, int, int]) -> bytes:
    """A TIFF with more in its directory, which then stands at the end of the file, on an odd place."""
    photo = big_endian_tiff() + b"\0"
    (count,) = struct.unpack_from(">H", photo, 8)
    rows = photo[10 : 10 + 12 * count] + b"".join(struct.pack(">HHII", *one) for one in entries)
    directory = struct.pack(">H", count + len(entries)) + rows + b"\0\0\0\0"
    return photo[:4] + struct.pack(">I", len(photo)) + photo[8:] + directory


def test_only_what_an_earlier_tag_put_behind_a_tiff_goes() -> None:
    """A packet that stands elsewhere stays, though nothing leads to it any more: it may be part of something."""
    photo = _with_entry((700, 1, 6, 130))

    new = tiff.with_packet(photo, b"another packet")
    newer = tiff.with_packet(new, b"one more")

    assert tiff.read_packet(newer) == b"one more"
    assert new[8 : len(photo)] == photo[8:]
    assert newer[8 : len(photo)] == photo[8:]
    assert len(newer) < len(new)
    assert pixels(newer) == pixels(photo)


@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        (_with_entry((700, 1, 6, 130), (700, 1, 6, 130)), "two XMP packets"),
        (_with_entry((700, 3, 6, 130)), "it is damaged"),
        (_with_entry((700, 1, 6, 1 << 31)), "it is damaged"),
        (b"II*\0", "it is damaged"),
        (b"II*\0\x08\0\0\0\0\0\0\0\0\0", "it is damaged"),
        (b"II*\0\x08\0\0\0\1\0\0\0\0\0", "it is damaged"),
    ],
)
def test_a_tiff_that_is_damaged_or_strange_is_left_alone(photo: bytes, reason: str) -> None:
    """In one sentence."""
    with pytest.raises(InputError, match=re.escape(reason)):
        tiff.read_packet(photo)


def test_a_tiff_that_is_full_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its places have 32 bits."""
    monkeypatch.setattr(tiff, "_LARGEST", 1000)

    with pytest.raises(InputError, match="nothing more has room in it; use sidecars"):
        tiff.with_packet(big_endian_tiff(), b"packet")


def _riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("photo", "act", "reason"),
    [
        (_riff((b"VP8X", bytes(10)), (b"XMP ", b"a"), (b"XMP ", b"b")), webp.read_packet, "two XMP packets"),
        (_riff(), webp.read_packet, "it is damaged"),
        (saved("WEBP")[:-9], webp.read_packet, "it is damaged"),
        (
            _riff((b"VP8L", bytes(5)))[:4] + struct.pack("<I", 4 + 8 + 6 + 4) + b"WEBPVP8L\5\0\0\0" + bytes(10),
            webp.read_packet,
            "it is damaged",
        ),
        (b"RIFF" + struct.pack("<I", 12) + b"WEBPVP8 \xff\0\0\0", webp.read_packet, "it is damaged"),
        (_riff((b"VP8 ", bytes(20))), lambda data: webp.with_packet(data, b"p"), "it is damaged"),
    ],
)
def test_a_webp_that_is_damaged_or_strange_is_left_alone(
    photo: bytes, act: Callable[[bytes], object], reason: str
) -> None:
    """In one sentence."""
    with pytest.raises(InputError, match=re.escape(reason)):
        act(photo)


def test_what_follows_a_webp_stays() -> None:
    """Some cameras put things behind it."""
    assert webp.with_packet(saved("WEBP") + b"behind", b"p").endswith(b"p\0behind")


def _two_pages() -> bytearray:
    """A TIFF of two directories, the second of which is the last."""
    entry = struct.pack("<HHII", 0x0100, 4, 1, 9)
    return bytearray(
        b"II*\0" + struct.pack("<I", 8)
        + struct.pack("<H", 1) + entry + struct.pack("<I", 26)
        + struct.pack("<H", 1) + entry + struct.pack("<I", 0)
    )  # fmt: skip


def test_directories_that_come_round_are_left_alone() -> None:
    """One that leads back would be there once more behind the new first one."""
    photo = _two_pages()
    assert tiff.read_packet(bytes(photo)) is None
    for back in (8, 26):
        struct.pack_into("<I", photo, len(photo) - 4, back)
        with pytest.raises(InputError, match="it is damaged, so nothing is written into it"):
            tiff.with_packet(bytes(photo), b"a packet")


@pytest.mark.parametrize("kind", [0, 14, 4138, 65_535])
def test_a_directory_with_entries_of_no_kind_is_left_alone(kind: int) -> None:
    """Other programs stop reading there, and in a directory that is written anew such an entry may come first."""
    photo = _two_pages()
    struct.pack_into("<H", photo, 12, kind)

    with pytest.raises(InputError, match="it is damaged, so nothing is written into it"):
        tiff.with_packet(bytes(photo), b"a packet")
