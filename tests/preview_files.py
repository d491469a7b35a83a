"""Photo files with previews in them, as cameras lay them out."""

import io
from collections.abc import Mapping
from struct import pack
from types import MappingProxyType

from PIL import Image, ImageDraw

from exif_bytes import (
    EXIF,
    JPEG_BEGIN,
    JPEG_LENGTH,
    NOTE,
    UNDEFINED,
    Entry,
    box,
    directory,
    long,
    short,
    tiff,
    with_exif,
    with_thumbnail,
)

COMPRESSION, PHOTOMETRIC, STRIPS, STRIP_LENGTHS, SUB_DIRECTORIES = 0x0103, 0x0106, 0x0111, 0x0117, 0x014A
LARGE_THUMBNAIL, FULL_HD, PANORAMA, OTHER_VIEW, GAINS = 0x01_0001, 0x01_0002, 0x02_0001, 0x02_0002, 0
_CANON_PREVIEW = bytes.fromhex("eaf42b5e1c984b88b9fbb7dc406e4d16")
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")


def jpeg(width: int, height: int, *, colour: str = "teal", quality: int = 85) -> bytes:
    """A JPEG of one colour."""
    return encoded(Image.new("RGB", (width, height), colour), quality=quality)


def framed(width: int, height: int, bars: int, *, above: int) -> bytes:
    """A white thumbnail with black bars: `above`, and the rest of `bars` rows below."""
    image = Image.new("RGB", (width, height), "black")
    ImageDraw.Draw(image).rectangle((0, above, width - 1, height - 1 - (bars - above)), fill="white")
    return encoded(image, quality=90)


def encoded(image: Image.Image, *, quality: int = 85) -> bytes:
    """A JPEG of an image."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def multi_picture(photo: bytes, *others: tuple[int, bytes], order: str = ">") -> bytes:
    """A JPEG with an index of further pictures behind it: kind and bytes of each (CIPA DC-007)."""

    def indexed(size: int) -> bytes:
        mark = 2 + 4 + 4  # before the structure that offsets are counted from
        begin, entries = size - mark, pack(order + "LLLHH", 0x03_0000, size, 0, 0, 0)
        for kind, data in others:
            entries += pack(order + "LLLHH", kind, len(data), begin, 0, 0)
            begin += len(data)
        index = {0xB001: long(len(others) + 1, order=order), 0xB002: (UNDEFINED, len(entries), entries)}
        block = b"MPF\0" + tiff(index, order=order)
        return b"\xff\xd8" + pack(">HH", 0xFFE2, 2 + len(block)) + block + photo[2:]

    return indexed(len(indexed(99))) + b"".join(data for _, data in others)


def raw(
    *jpegs: bytes,
    thumbnail: bytes = b"",
    order: str = "<",
    magic: bytes = b"",
    said: Mapping[int, Entry] = MappingProxyType({}),
) -> bytes:
    """A RAW file built on TIFF: a JPEG in a strip of the first directory, others in directories within it.

    `said` stands in the first directory besides, or instead; a thumbnail gets a second directory.
    """

    def made(places: list[int]) -> bytes:
        first: dict[int, Entry] = {
            COMPRESSION: short(6, order),
            STRIPS: long(places[0], order=order),
            STRIP_LENGTHS: long(len(jpegs[0]), order=order),
            SUB_DIRECTORIES: long(*places[-len(jpegs) :], order=order) if len(jpegs) > 1 else short(0, order),
            **said,
        }
        second = 8 + len(directory(first, 8, order))
        data = (magic or (b"II*\0" if order == "<" else b"MM\0*")) + pack(order + "L", 8)
        data += directory(first, 8, order, following=second)
        data += directory(_pointing(places[1], len(thumbnail), order), second, order)
        found = []
        for place, picture in zip(places[2:], jpegs[1:], strict=False):
            found.append(len(data))
            data += directory(_pointing(place, len(picture), order), len(data), order)
        begins = []
        for picture in (jpegs[0], thumbnail, *jpegs[1:]):
            begins.append(len(data))
            data += picture
        places[:] = [*begins, *found]
        return data

    places = [0] * (2 * len(jpegs) + 1)
    made(places)
    return made(places)


def _pointing(begin: int, length: int, order: str) -> Mapping[int, Entry]:
    return {JPEG_BEGIN: long(begin, order=order), JPEG_LENGTH: long(length, order=order)}


def cr3(thumbnail: bytes, preview: bytes, first: bytes) -> bytes:
    """Canon's: the first directory, a thumbnail of the newer form, and a preview."""
    small = box(b"THMB", pack(">LHHL", 1 << 24, 160, 120, len(thumbnail)), thumbnail)
    large = box(b"PRVW", pack(">LHHHHL", 0, 1, 1620, 1080, 1, len(preview)), preview)
    movie = box(b"moov", box(b"uuid", _CANON, box(b"CMT1", first), small))
    return box(b"ftyp", b"crx ", bytes(4)) + movie + box(b"uuid", _CANON_PREVIEW, pack(">LL", 0, 1), large)


def raf(photo: bytes) -> bytes:
    """Fujifilm's: where the JPEG lies, and the JPEG."""
    return b"FUJIFILMCCD-RAW ".ljust(84, b"\0") + pack(">LL", 148, len(photo)) + bytes(56) + photo + bytes(1000)


def rw2(photo: bytes) -> bytes:
    """Panasonic's: a JPEG as a value of the first directory."""
    return tiff({0x002E: (UNDEFINED, len(photo), photo)}, magic=b"IIU\0")


def nikon(photo: bytes, preview: bytes) -> bytes:
    """A JPEG whose maker's note is a structure of its own, with a preview."""
    first = 8
    pointer = first + len(directory({0x0011: long(0)}, first))
    begin = pointer + len(directory(_pointing(0, 0, "<"), pointer))
    block = b"II*\0" + pack("<L", first) + directory({0x0011: long(pointer)}, first)
    note = b"Nikon\0\2\x10\0\0" + block + directory(_pointing(begin, len(preview), "<"), pointer) + preview
    return with_exif(photo, tiff({}, {NOTE: (UNDEFINED, len(note), note)}))


def pentax(photo: bytes, preview: bytes) -> bytes:
    """A JPEG whose maker's note names an order that is not its own, and points into the photo's structure."""

    def block(begin: int) -> bytes:
        note = b"AOC\0MM" + directory({3: long(len(preview)), 4: long(begin)}, 0)
        return tiff({}, {NOTE: (UNDEFINED, len(note), note)})

    return with_exif(photo, block(len(block(0))) + preview)


def camera_jpeg(size: int) -> bytes:
    """A JPEG of so many bytes with EXIF, a thumbnail, a profile in further segments and a preview behind the photo."""
    photo = jpeg(4000, 3000, quality=30)
    shown = with_thumbnail(photo, jpeg(160, 120), {0x010F: (2, 6, b"Canon\0"), EXIF: long(0)})
    filled = shown[:-2] + bytes(max(0, size - len(shown))) + shown[-2:]
    preview = jpeg(640, 480)
    return multi_picture(filled, (LARGE_THUMBNAIL, preview))
