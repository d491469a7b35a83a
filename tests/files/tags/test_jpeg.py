"""The packet of a JPEG: nothing that counts places in it may be off afterwards."""

import re
import struct

import pytest

from photo_formats import camera_jpeg, pictures_in, saved
from sidecars import LIGHTROOM
from sorter.errors import InputError
from sorter.files.tags.jpeg import read_packet, with_packet

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_PACKET = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>%s</x:xmpmeta><?xpacket end='w'?>"


def _with_segments(*bodies: bytes) -> bytes:
    photo = saved("JPEG")
    return photo[:2] + b"".join(struct.pack(">BBH", 255, 0xE1, 2 + len(one)) + one for one in bodies) + photo[2:]


def _extended(text: bytes, *, places: tuple[int, ...] = (0,)) -> list[bytes]:
    """The long part of an XMP in pieces that begin at these places."""
    ends = (*places[1:], len(text))
    head = b"D" * 32 + struct.pack(">I", len(text))
    return [_MORE + head + struct.pack(">I", start) + text[start:end] for start, end in zip(places, ends, strict=True)]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("packet", [b"", _PACKET % b"old", _PACKET % (b"old" * 3000)])
def test_the_index_of_a_multi_picture_file_stays_true(packet: bytes, order: str) -> None:
    """Wherever the packet stands: the pictures are where the index says, and as long; what is behind stays."""
    old = camera_jpeg(packet=packet, order=order)
    (_, first), (second, length) = pictures_in(old)
    picture = old[second : second + length]
    assert second == first

    new = with_packet(old, _PACKET % (b"new" * 500))

    (_, first_now), (second_now, length_now) = pictures_in(new)
    assert first_now == second_now == first + len(new) - len(old)
    assert new[second_now : second_now + length_now] == picture
    assert new.endswith(old[first:])
    assert read_packet(new) == _PACKET % (b"new" * 500)


def test_every_other_byte_stays() -> None:
    """What comes before the packet, and all behind it."""
    old = camera_jpeg()
    at = old.index(b"MPF") - 4
    new = with_packet(saved("JPEG"), b"packet")

    assert with_packet(old, b"packet")[:at] == old[:at]
    assert new.replace(struct.pack(">BBH", 255, 0xE1, 2 + len(_XMP) + 6) + _XMP + b"packet", b"") == saved("JPEG")


@pytest.mark.parametrize(
    "index",
    [b"MPF\0", b"MPF\0XX*\0", b"MPF\0II*\0\xff\0\0\0", b"MPF\0II*\0\x08\0\0\0\xff\xff" + b"\2\xb0\7\0\xff\0\0\0" * 3],
)
def test_an_index_that_is_damaged_stays_as_it_is(index: bytes) -> None:
    """It is not made worse."""
    photo = saved("JPEG")
    photo = photo[:2] + struct.pack(">BBH", 255, 0xE2, 2 + len(index)) + index + photo[2:]

    assert index in with_packet(photo, b"packet")


def test_a_packet_that_grows_eats_its_own_blanks() -> None:
    """Up to the length that a segment holds; then it is said."""
    long = b"<x>" + b"x" * 60_000 + b"</x>" + b" \n" * 4000 + b"<?xpacket end='w'?>"
    photo = with_packet(saved("JPEG"), long)

    assert len(read_packet(photo) or b"") < 65_502
    with pytest.raises(InputError, match="no room"):
        with_packet(photo, _PACKET % (b"x" * 65_500))
    with pytest.raises(InputError, match="no room"):
        with_packet(photo, b"x" * 65_503)


def test_the_long_part_of_an_xmp_is_kept() -> None:
    """In its pieces, as it was, as long as it holds no keywords."""
    pieces = _extended(LIGHTROOM, places=(0, 900))
    photo = _with_segments(_XMP + _PACKET % b"short", *reversed(pieces))

    new = with_packet(photo, _PACKET % b"another")

    assert read_packet(photo) == _PACKET % b"short"
    assert all(piece in new for piece in pieces)
    assert read_packet(new) == _PACKET % b"another"


@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        (b"GIF89a", "is no JPEG"),
        (b"\xff\xd8", "damaged"),
        (b"\xff\xd8\xff\xff\xff", "damaged"),
        (b"\xff\xd8\xff\xd9\0\0\0\0", "damaged"),
        (b"\xff\xd8\xff\0\0\0\0\0", "damaged"),
        (b"\xff\xd8\xff\xe0\0\1\0\0\0", "damaged"),
        (b"\xff\xd8\xff\xe0\xff\xff\0\0\0", "damaged"),
        (b"\xff\xd8\0\0\0\0\0", "damaged"),
        (_with_segments(_XMP + b"a", _XMP + b"b"), "two XMP packets"),
        (_with_segments(_XMP + b"a", _MORE + b"short"), "long part of its XMP is damaged"),
        (_with_segments(_XMP + b"a", *_extended(b"<a")), "damaged"),
        (
            _with_segments(*_extended(b"<a xmlns:d='http://purl.org/dc/elements/1.1/'><d:subject/></a>")),
            "in the long part",
        ),
    ],
)
def test_what_is_damaged_or_strange_is_left_alone(photo: bytes, reason: str) -> None:
    """In one sentence."""
    with pytest.raises(InputError, match=re.escape(reason)):
        read_packet(photo)


def test_a_marker_may_begin_with_several_bytes() -> None:
    """Some writers fill up so."""
    photo = saved("JPEG")
    filled = photo[:2] + b"\xff\xff" + photo[2:]

    assert read_packet(with_packet(filled, b"packet")) == b"packet"
