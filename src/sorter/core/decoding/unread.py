"""What to say of a file that no decoder makes anything of: what it is, where its first kilobyte tells."""

from collections.abc import Mapping

from sorter.core.chunks import png_chunks
from sorter.core.decoding.kinds import Kind
from sorter.core.header import read_header
from sorter.core.heif import boxes
from sorter.core.jpeg import START, read_frame
from sorter.core.ranges import Sliced
from sorter.core.tiff import Tiff

_NEAR = 1024  # bytes that are looked at
_BLOCK = 1 << 20
_BEHIND = 1 << 16  # bytes that may follow the end of a JPEG
_PNG, _BOXES, _BYTE_ORDER_MARK = b"\x89PNG\r\n\x1a\n", frozenset({b"ftyp", b"jP  ", b"JXL "}), b"\xef\xbb\xbf"
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")
_CONTROLS = bytes({*range(32), 127} - {9, 10, 12, 13})
_AGAIN = "copy it again, or save it as JPEG with a program that shows it"
_EXPORT = "which is not read: save it as JPEG or PNG with the program that made it"
_FETCH = "get it again from where it came"
_UNPACK = "not a photo: unpack it"
_UNKNOWN = f"no photo by what it begins with, or damaged there: {_AGAIN}"
_BEGINS: tuple[tuple[int, bytes, str], ...] = (
    (38, b"application/x-krita", f"a painting of Krita, {_EXPORT}"),
    (38, b"image/openraster", f"a painting (OpenRaster), {_EXPORT}"),
    (0, b"PK\3\4", f"a ZIP archive, {_UNPACK}"),
    (0, b"Rar!\x1a\7", f"a RAR archive, {_UNPACK}"),
    (0, b"7z\xbc\xaf\x27\x1c", f"a 7-Zip archive, {_UNPACK}"),
    (0, b"\x1f\x8b\x08", f"a gzip archive, {_UNPACK}"),
    (0, b"\x76\x2f\x31\x01", f"OpenEXR, {_EXPORT}"),
    (0, b"SIMPLE  =", f"a FITS file without a picture that can be read: {_AGAIN}"),
    (128, b"DICM", f"DICOM, {_EXPORT}"),
    (0, b"\x5c\1\0\0", "the head of a medical scan (Analyze or NIfTI), not a photo"),
    (0, b"\0\0\1\x5c", "the head of a medical scan (Analyze or NIfTI), not a photo"),
    (0, b"PGF", f"PGF, {_EXPORT}"),
    (0, b"FOVb", "an X3F of Sigma, which is not read: save it as JPEG or TIFF with Sigma's program"),
    (0, b"gimp xcf", f"a picture of GIMP (XCF), {_EXPORT}"),
    (0, b"id=ImageMagick", f"MIFF of ImageMagick, {_EXPORT}"),
    (0, b"\x8bJNG", f"JNG, {_EXPORT}"),
    (0, b"\x8aMNG", f"an animation (MNG), {_EXPORT}"),
    (4, b"\x11\xaf", f"a damaged animation (FLI): {_AGAIN}"),
    (4, b"\x12\xaf", f"a damaged animation (FLC): {_AGAIN}"),
    (0, b"BLP", f"a damaged texture of a game (BLP): {_AGAIN}"),
    (0, b"DanM", f"a damaged picture of Paint (MSP): {_AGAIN}"),
    (0, b"LinS", f"a damaged picture of Paint (MSP): {_AGAIN}"),
    (0, b"\x53\x80\xf6\x34", f"a picture of Softimage (PIC), {_EXPORT}"),
    (0, b"FORM", f"a picture of an Amiga (IFF), {_EXPORT}"),
    (0, b"AT&TFORM", "a document (DjVu), not a photo"),
    (0, b"BPG\xfb", f"BPG, {_EXPORT}"),
    (0, b"FLIF", f"FLIF, {_EXPORT}"),
    (0, b"farbfeld", f"farbfeld, {_EXPORT}"),
    (0, b"Paint Shop Pro", f"a picture of Paint Shop Pro, {_EXPORT}"),
    (0, b"PDN3", f"a picture of paint.net, {_EXPORT}"),
    (0, b"\0\xffKA", f"a picture of Affinity, {_EXPORT}"),
    (0, b"CSFCHUNK", f"a painting of Clip Studio, {_EXPORT}"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"an office document or a FlashPix, {_EXPORT}"),
    (0, b"\xd7\xcd\xc6\x9a", "a drawing (WMF), not a photo"),
    (40, b" EMF", "a drawing (EMF), not a photo"),
    (0, b"\0\5\x16\7", "what macOS keeps beside a photo (AppleDouble), not a photo"),
    (0, b"book\0\0\0\0mark", "an alias of macOS, not a photo: bring the photo that it stands for"),
    (0, b"L\0\0\0\1\x14\2\0", "a shortcut of Windows, not a photo: bring the photo that it stands for"),
    (0, b"bplist00", "a property list of macOS, not a photo"),
    (0, b"version https://git-lfs", "what stands for a file in Git LFS, not a photo: fetch it with git lfs pull"),
    (0, b"\x7fELF", "a program, not a photo"),
    (0, b"MZ", "a program, not a photo"),
    (0, b"SQLite format 3\0", "a database, not a photo"),
    (0, b"MATLAB 5.0", "numbers of MATLAB, not a photo"),
    (0, b"\x89HDF", "numbers (HDF5), not a photo"),
    (0, b"ID3", "sound (MP3), not a photo"),
    (0, b"OggS", "sound or a film (Ogg), not a photo"),
    (0, b"fLaC", "sound (FLAC), not a photo"),
)
_RARE: tuple[tuple[bytes, str], ...] = (  # of what is read, by its begin
    (b"\0\0\1\0", "icon of Windows"),
    (b"\0\0\2\0", "cursor of Windows or TGA"),
    (b"DDS ", "texture (DDS)"),
    (b"icns", "icon of macOS"),
    (b"qoif", "QOI"),
    (b"\x01\xda", "SGI picture"),
    (b"\x59\xa6\x6a\x95", "Sun raster picture"),
    (b"/* XPM */", "XPM"),
)
_PACKINGS: Mapping[int, str] = {
    34661: "JBIG",
    34663: "JBIG 2",
    34712: "JPEG 2000",
    33003: "JPEG 2000",
    33005: "JPEG 2000",
    34715: "JBIG 2",
    34892: "JPEG with loss",
    34933: "PNG",
    34934: "JPEG XR",
    50002: "JPEG XL",
    52546: "JPEG XL",
}
_SIZED = frozenset({Kind.PNG, Kind.GIF, Kind.BMP, Kind.JPEG_2000, Kind.PHOTOSHOP})


def unread(data: Sliced, kind: Kind) -> str:
    """A reason, as it follows a file's name. Never raises, whatever the bytes are."""
    head = data[:_NEAR]
    if found := next((what for at, begin, what in _BEGINS if head[at : at + len(begin)] == begin), ""):
        return found
    if not any(head):
        return f"nothing but zeros: its content was lost; {_FETCH}" if _is_zero(data) else _UNKNOWN
    if kind is Kind.UNKNOWN and (text := _text(head)):
        return text
    if _ends_early(data):
        return "it ends early, and what there is of it is too little: copy or download it again"
    if kind is Kind.UNKNOWN:
        return _UNKNOWN
    return _of_kind(data, kind)


def _of_kind(data: Sliced, kind: Kind) -> str:
    """What is known of one that begins in order."""
    if kind is Kind.JPEG and read_frame(data) is None:
        return f"a JPEG without a picture, of which only the begin is there: {_FETCH}"
    if kind in _SIZED and read_header(data) is None:
        return f"a damaged {kind}, whose header says no size: {_AGAIN}"
    tiff = Tiff.of(data) if kind is Kind.TIFF else None
    if tiff and (found := _PACKINGS.get(tiff.compression or 0)):
        return f"a TIFF packed as {found}, {_EXPORT}"
    if kind is Kind.RAW:
        return f"a damaged RAW, or one of a camera that is not known, without a preview: {_AGAIN}"
    found = next((name for begin, name in _RARE if data[: len(begin)] == begin), kind.value)
    return f"a damaged {found}, or one of a rare sort: {_AGAIN}"


def _is_zero(data: Sliced) -> bool:
    return not any(data[at : at + _BLOCK].strip(b"\0") for at in range(0, len(data), _BLOCK))


def _text(head: bytes) -> str:
    """What text it is; empty where it is none."""
    begin = head.removeprefix(_BYTE_ORDER_MARK).lstrip()
    if begin[:16].lower().startswith(_PAGES):
        return "a web page, not a photo: download it again"
    try:
        head[:-4].decode()  # the last letter may be cut in two
    except UnicodeDecodeError:
        return ""
    if len(begin) < 8 or len(head.translate(None, _CONTROLS)) < len(head):
        return ""
    if begin.startswith(b"<?xml"):
        return "XML, not a photo"
    return "JSON, not a photo" if begin[:1] in b"{[" else "a text, not a photo"


def _ends_early(data: Sliced) -> bool:
    """Whether it says to be longer than it is, by the parts that it is made of."""
    head, length = data[:12], len(data)
    if head.startswith(START):
        return b"\xff\xd9" not in data[max(len(START), length - _BEHIND) :]
    if head.startswith(_PNG):
        return any(end > length for _, _, end in png_chunks(data))
    if head.startswith(b"RIFF"):
        return 8 + int.from_bytes(head[4:8], "little") > length
    return head[4:8] in _BOXES and _last_box(data) > length


def _last_box(data: Sliced) -> int:
    """Where the last of the boxes ends by its own word; one that goes on to the end of the file has none."""
    at = 0
    for _, _, end in boxes(data):
        top = data[at : at + 16]
        size = int.from_bytes(top[:4], "big")
        claimed = at + (int.from_bytes(top[8:], "big") if size == 1 else size)
        if size and claimed > end:
            return claimed
        at = end
    return at
