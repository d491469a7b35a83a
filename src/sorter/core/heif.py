"""The boxes of a HEIF file, HEIC or AVIF, and what its items say, by ISO/IEC 14496-12 and 23008-12."""

from collections.abc import Iterator

from sorter.core.ranges import Sliced

_MOST_BOXES = 10_000  # a photo in tiles has some hundreds of items
_LONGEST_ENTRY = 300  # bytes of what is said of an item: its kind, its name
_XMP = b"application/rdf+xml\0"
_DESCRIBES, _UNKNOWN = b"cdsc", b"none"


def exif_item(data: Sliced) -> tuple[int, int]:
    """Begin and end of the TIFF structure of the first Exif item that lies in the file itself; zeros without one."""
    begin, end = _item(data, b"Exif")
    return (begin + 4 + int.from_bytes(data[begin : begin + 4], "big"), end) if end else (0, 0)  # to its TIFF header


def xmp_item(data: Sliced) -> tuple[int, int]:
    """Begin and end of the XMP packet that lies in the file itself; zeros without one."""
    return _item(data, b"mime", _XMP)


def largest_picture(data: Sliced) -> tuple[int, int]:
    """Width and height of the largest picture in the file (`ispe`, 23008-12, 6.5.3), before turning; else zeros.

    That is the photo, also where it is made of tiles.
    """
    properties = meta_boxes(data).get(b"iprp", b"")
    sizes = [
        (int.from_bytes(held[begin + 4 : begin + 8], "big"), int.from_bytes(held[begin + 8 : begin + 12], "big"))
        for kind, low, high in boxes(properties)
        if kind == b"ipco"
        for held in (properties[low:high],)
        for name, begin, end in boxes(held)
        if name == b"ispe" and end - begin >= 12
    ]
    return max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))


def undescribed(data: bytes | memoryview) -> bytes:
    """The same file, in which nothing is said to describe a picture: its EXIF and its XMP are there, unreferenced.

    That is (14496-12, 8.11.12) a reference of the kind `cdsc`, which becomes one of no known kind.
    """
    whole = bytes(data)
    places = [
        whole.rfind(_DESCRIBES, 0, begin)
        for kind, top, bottom in boxes(whole)
        if kind == b"meta"
        for name, low, high in boxes(whole, top + 4, bottom)
        if name == b"iref"
        for one, begin, _ in boxes(whole, low + 4, high)
        if one == _DESCRIBES
    ]
    held = bytearray(whole if places else b"")
    for at in places:
        held[at : at + len(_UNKNOWN)] = _UNKNOWN
    return bytes(held) or whole


def boxes(data: Sliced, at: int = 0, stop: int | None = None) -> Iterator[tuple[bytes, int, int]]:
    """The boxes in a row from `at` to `stop`: kind, begin and end of the content (14496-12, 4.2)."""
    limit = len(data) if stop is None else min(stop, len(data))
    for _ in range(_MOST_BOXES):
        top = data[at : at + 16]
        head, size = 8, int.from_bytes(top[:4], "big")
        if size == 1:
            head, size = 16, int.from_bytes(top[8:16], "big")
        elif size == 0:
            size = limit - at
        if size < head or at + head > limit or len(top) < head:
            return
        yield top[4:8], at + head, min(at + size, limit)
        at += size


def meta_boxes(data: Sliced) -> dict[bytes, bytes]:
    """What the boxes in the first meta box hold, by their kinds."""
    for kind, begin, end in boxes(data):
        if kind == b"meta":
            return {name: data[low:high] for name, low, high in boxes(data, begin + 4, end)}
    return {}


def _item(data: Sliced, wanted: bytes, said: bytes = b"") -> tuple[int, int]:
    """Begin and end of the first item of this kind, where `said` follows its name (14496-12, 8.11.6)."""
    parts = meta_boxes(data)
    info = parts.get(b"iinf", b"")
    for kind, begin, end in boxes(info, 6 if info[:1] == b"\0" else 8):
        entry = info[begin : min(end, begin + _LONGEST_ENTRY)]
        wide = 4 if entry[:1] == b"\3" else 2  # bytes of the item's number
        _, _, behind = entry[10 + wide :].partition(b"\0")
        is_item = kind == b"infe" and entry[:1] in {b"\2", b"\3"} and entry[6 + wide : 10 + wide] == wanted
        if is_item and behind.startswith(said):
            number = int.from_bytes(entry[4 : 4 + wide], "big")
            at, length = place_of(parts.get(b"iloc", b""), number)
            return (at, at + length) if length else (0, 0)
    return 0, 0


def place_of(locations: bytes, number: int) -> tuple[int, int]:
    """Begin and length of an item's first extent (14496-12, 8.11.3); nothing where it lies outside the file."""
    reader = Numbers(locations)
    version = reader.take(4) >> 24
    sizes = reader.take(2)
    of_offset, of_length, of_base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    of_index = sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    for _ in range(min(reader.take(wide), _MOST_BOXES)):
        item = reader.take(wide)
        method = reader.take(2) & 15 if version else 0
        elsewhere = reader.take(2)
        base = reader.take(of_base)
        extents = reader.take(2)
        if item == number and extents:
            reader.take(of_index)
            begin, length = base + reader.take(of_offset), reader.take(of_length)
            return (0, 0) if method or elsewhere else (begin, length)
        reader.at += extents * (of_index + of_offset + of_length)
    return 0, 0


class Numbers:
    """Numbers one after the other, as boxes hold them; beyond the end all are 0."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def take(self, size: int) -> int:
        """The next number, of so many bytes."""
        self.at += size
        return int.from_bytes(self._data[self.at - size : self.at], "big")
