"""What to say of a file that no decoder makes anything of: what it is, where its first kilobyte tells."""

from sorter.core.chunks import png_chunks
from sorter.core.decoding.kinds import Kind
from sorter.core.decoding.raster import DAMAGED
from sorter.core.heif import boxes
from sorter.core.jpeg import START
from sorter.core.ranges import Sliced

_NEAR = 1024  # bytes that are looked at
_BLOCK = 1 << 20
_BEHIND = 1 << 16  # bytes that may follow the end of a JPEG
_PNG, _BOXES, _BYTE_ORDER_MARK = b"\x89PNG\r\n\x1a\n", frozenset({b"ftyp", b"jP  ", b"JXL "}), b"\xef\xbb\xbf"
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")
_CONTROLS = bytes({*range(32), 127} - {9, 10, 12, 13})
_BEGINS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\3\4", "a ZIP archive, not a photo: unpack it"),
    (0, b"Rar!\x1a\7", "a RAR archive, not a photo: unpack it"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive, not a photo: unpack it"),
    (0, b"\x1f\x8b\x08", "a gzip archive, not a photo: unpack it"),
    (0, b"\x76\x2f\x31\x01", "OpenEXR, which is not read"),
    (0, b"SIMPLE  =", "a FITS file without a picture that can be read"),
    (128, b"DICM", "DICOM, which is not read"),
    (0, b"PGF", "PGF, which is not read"),
    (0, b"FOVb", "an X3F of Sigma, which is not read"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document or a FlashPix, which are not read"),
    (0, b"\xd7\xcd\xc6\x9a", "a drawing (WMF), not a photo"),
    (40, b" EMF", "a drawing (EMF), not a photo"),
    (0, b"\x7fELF", "a program, not a photo"),
    (0, b"MZ", "a program, not a photo"),
    (0, b"SQLite format 3\0", "a database, not a photo"),
)


def unread(data: Sliced, kind: Kind) -> str:
    """A reason, as it follows a file's name. Never raises, whatever the bytes are."""
    head = data[:_NEAR]
    if found := next((what for at, begin, what in _BEGINS if head[at : at + len(begin)] == begin), ""):
        return found
    if not any(head):
        return "nothing but zeros: its content was lost; get it again from where it came" if _is_zero(data) else DAMAGED
    if text := _text(head):
        return text
    if _ends_early(data):
        return "it ends early, and what there is of it is too little: copy or download it again"
    return DAMAGED if kind in {Kind.RARE, Kind.UNKNOWN} else f"a damaged {kind}, or one of a sort that cannot be read"


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
