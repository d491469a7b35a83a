"""Photos of every format that takes tags, and their pixels as another program reads them."""

import io
import struct
from collections.abc import Callable, Mapping
from types import MappingProxyType

from PIL import Image

from exif_bytes import UNDEFINED, long, text, tiff, with_exif
from preview_files import LARGE_THUMBNAIL, encoded


def image(mode: str = "RGB") -> Image.Image:
    """A picture in which no row is like another."""
    bands = range(1, len(mode) + 1)
    data = bytes((x * 3 + y * band) % 256 for y in range(48) for x in range(64) for band in bands)
    return Image.frombytes(mode, (64, 48), data)


def saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    """That picture as a file."""
    out = io.BytesIO()
    image(mode).save(out, kind, **options)
    return out.getvalue()


def camera_jpeg(*, packet: bytes = b"", order: str = ">") -> bytes:
    """As cameras write it: EXIF, an index, a picture behind the first, and what a phone counts from the end.

    With a packet, that stands behind the index.
    """
    second = encoded(image().resize((32, 24)))
    exif = tiff({0x010F: text("Maker")})
    xmp = [(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)] if packet else []

    def made(size: int, base: int) -> bytes:
        entries = struct.pack(f"{order}LLLHH", 0x03_0000, size, 0, 0, 0)
        entries += struct.pack(f"{order}LLLHH", LARGE_THUMBNAIL, len(second), size - base, 0, 0)
        index = {0xB001: long(2, order=order), 0xB002: (UNDEFINED, len(entries), entries)}
        return with_exif(encoded(image()), exif, (0xE2, b"MPF\0" + tiff(index, order=order)), *xmp)

    size = len(made(0, 0))
    photo = made(size, made(0, 0).index(b"MPF\0") + 4)
    return photo + second + b"a film that is counted from the end"


def pictures_in(photo: bytes) -> list[tuple[int, int]]:
    """Place and length of each picture of a multi-picture file, as its index says (CIPA DC-007)."""
    base = photo.index(b"MPF\0") + 4
    order = "<" if photo[base : base + 2] == b"II" else ">"
    at = base + struct.unpack_from(f"{order}L", photo, base + 4)[0]
    values = dict(struct.unpack_from(f"{order}H6xL", photo, at + 2 + 12 * number) for number in range(2))
    entries = [struct.unpack_from(f"{order}4xLL", photo, base + values[0xB002] + 16 * number) for number in range(2)]
    return [(place + base if place else 0, size) for size, place in entries]


def big_endian_tiff() -> bytes:
    """A TIFF as Motorola's processors write it, whose directory stands before its pixels."""
    pixels = image("L").tobytes()
    facts = {256: 64, 257: 48, 258: 8, 262: 1, 277: 1, 278: 48}
    entries = {tag: (3, 1, value << 16) for tag, value in facts.items()} | {273: (4, 1, 122), 279: (4, 1, len(pixels))}
    directory = struct.pack(">H", len(entries)) + b"".join(
        struct.pack(">HHII", tag, *entries[tag]) for tag in sorted(entries)
    )
    head = b"MM\0*" + struct.pack(">I", 8) + directory + b"\0\0\0\0"
    return head + b"\0" * (122 - len(head)) + pixels


FORMATS: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        "IMG.jpg": lambda: saved("JPEG", quality=90),
        "progressive.JPEG": lambda: saved("JPEG", progressive=True),
        "camera.jpg": camera_jpeg,
        "IMG.png": lambda: saved("PNG"),
        "clear.png": lambda: saved("PNG", "RGBA"),
        "IMG.tif": lambda: saved("TIFF"),
        "packed.tiff": lambda: saved("TIFF", compression="tiff_lzw"),
        "motorola.tif": big_endian_tiff,
        "IMG.dng": lambda: saved("TIFF", tiffinfo={50706: b"\1\4\0\0"}),
        "IMG.webp": lambda: saved("WEBP"),
        "whole.webp": lambda: saved("WEBP", lossless=True),
        "clear.webp": lambda: saved("WEBP", "RGBA", lossless=True),
        "exif.webp": lambda: saved("WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"),
    }
)
"""Names of photos, and what makes them."""


def pixels(data: bytes) -> tuple[str, bytes]:
    """The mode and the pixels, as Pillow decodes them."""
    with Image.open(io.BytesIO(data)) as found:
        found.load()
        return found.mode, found.tobytes()
