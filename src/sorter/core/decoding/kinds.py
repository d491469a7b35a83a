"""What a file holds, by its first bytes and never by its name."""

from enum import StrEnum

from sorter.core.jpeg import START
from sorter.core.ranges import Sliced
from sorter.core.raw import is_raw

_HEAD = 256  # bytes in which the begin of a picture, and all brands of one, have room


class Kind(StrEnum):
    """Pictures that are decoded here, and what else is met in folders of photos; the value is its name for people."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    TIFF = "TIFF"
    GIF = "GIF"
    BMP = "BMP"
    HEIF = "HEIC"
    AVIF = "AVIF"
    JPEG_XL = "JPEG XL"
    JPEG_2000 = "JPEG 2000"
    RAW = "RAW"
    NETPBM = "Netpbm"
    HDR = "Radiance HDR"
    PHOTOSHOP = "Photoshop file"
    JPEG_XR = "JPEG XR"
    RARE = "rare picture"  # of a program or a time of its own: TGA, ICO, PCX and the like
    FILM = "film"
    DRAWING = "drawing (SVG)"
    DOCUMENT = "document"
    METADATA = "sidecar without a picture"
    UNKNOWN = ""


NO_PICTURES = frozenset({Kind.FILM, Kind.DRAWING, Kind.DOCUMENT, Kind.METADATA})

_BEGINS: tuple[tuple[bytes, Kind], ...] = (
    (START + b"\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"BM", Kind.BMP),
    *((begin, Kind.TIFF) for begin in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),  # "+": of more than 4 GB
    (b"\xff\x0a", Kind.JPEG_XL),
    (b"\0\0\0\x0cJXL \r\n\x87\n", Kind.JPEG_XL),
    (b"\0\0\0\x0cjP  \r\n\x87\n", Kind.JPEG_2000),
    (b"\xff\x4f\xff\x51", Kind.JPEG_2000),
    (b"#?RADIANCE", Kind.HDR),
    (b"#?RGBE", Kind.HDR),
    *((b"P%c" % letter, Kind.NETPBM) for letter in b"1234567fF"),
    (b"8BPS", Kind.PHOTOSHOP),
    (b"II\xbc\1", Kind.JPEG_XR),
    # ICO, CUR or TGA, DDS, ICNS, QOI, SGI, Sun, FITS, XPM
    *((begin, Kind.RARE) for begin in (b"\0\0\1\0", b"\0\0\2\0", b"DDS ", b"icns", b"qoif", b"\x01\xda")),
    *((begin, Kind.RARE) for begin in (b"\x59\xa6\x6a\x95", b"SIMPLE  =", b"/* XPM */")),
    *((begin, Kind.DOCUMENT) for begin in (b"%PDF", b"%!PS", b"\xc5\xd0\xd3\xc6")),  # the last is EPS
    *((begin, Kind.METADATA) for begin in (b"\xff\x01Exiv2", b"<x:xmpmeta", b"<?xpacket")),
    *((begin, Kind.FILM) for begin in (b"RIFF", b"\x1aE\xdf\xa3", b"\0\0\1\xba", b"\0\0\1\xb3")),  # AVI, MKV, MPEG
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"miaf", b"jpeg"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_FILM_BOXES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})  # QuickTime's, before there was ftyp
_NEAR = 1024  # bytes in which an SVG says that it is one


def kind_of(data: Sliced) -> Kind:
    """The kind of an encoded picture, or of what else it is; `UNKNOWN` where its first bytes are no one's.

    A RAW photo is told from a TIFF by what its directories say, as both begin alike.
    """
    head = data[:_HEAD]
    if is_raw(data):
        return Kind.RAW
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp":
        return _in_boxes(data)
    found = next((kind for begin, kind in _BEGINS if head.startswith(begin)), Kind.UNKNOWN)
    return found or _by_more(data, head)


def _by_more(data: Sliced, head: bytes) -> Kind:
    if head[4:8] in _FILM_BOXES:
        return Kind.FILM
    return Kind.DRAWING if b"<svg" in data[:_NEAR] else Kind.UNKNOWN


def _in_boxes(data: Sliced) -> Kind:
    """By its brands (ISO/IEC 14496-12, 4.3): the first is the file's own, further ones say what else can read it."""
    size = min(int.from_bytes(data[:4], "big"), _HEAD)
    brands = [data[at : at + 4] for at in (8, *range(16, size, 4))]
    if not _AVIF_BRANDS.isdisjoint(brands):
        return Kind.AVIF
    return Kind.FILM if _HEIF_BRANDS.isdisjoint(brands) else Kind.HEIF
