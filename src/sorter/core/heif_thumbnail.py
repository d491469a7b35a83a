"""The thumbnail in a HEIC file, as a small HEIC file of its own: by ISO/IEC 14496-12 and 23008-12."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import pack

from sorter.core.heif import Numbers, boxes, meta_boxes, place_of
from sorter.core.ranges import Sliced

_CODED = frozenset({b"hvc1", b"av01"})
_TURNS = frozenset({b"irot", b"imir"})
_MOST = 64  # properties of an item, thumbnails of a photo
_LARGEST = 1_000_000  # bytes of a thumbnail
_SAME_SHAPE = 0.02


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A file that holds the thumbnail alone, and its size in pixels as it is stored."""

    file: bytes
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Item:
    """An item's kind, and its properties with whether each has to be understood."""

    kind: bytes
    properties: tuple[tuple[bytes, bool], ...]  # whole boxes

    @property
    def size(self) -> tuple[int, int]:
        """Of its `ispe`; zeros without one."""
        for box, _ in self.properties:
            if box[4:8] == b"ispe" and len(box) >= 20:
                return int.from_bytes(box[12:16], "big"), int.from_bytes(box[16:20], "big")
        return 0, 0

    @property
    def turns(self) -> list[bytes]:
        """How it is turned and mirrored, one after the other."""
        return [box for box, _ in self.properties if box[4:8] in _TURNS]


def heif_thumbnail(data: Sliced) -> Thumbnail | None:
    """The largest thumbnail of the primary picture, where it shows the same, turned alike; else None.

    Reads of the file what its boxes say, and the thumbnail. Never raises but what slices of `data` raise.
    """
    meta = meta_boxes(data)
    primary = _primary(meta.get(b"pitm", b""))
    numbers = list(_thumbnails(meta.get(b"iref", b""), primary))[:_MOST]
    if not primary or not numbers:
        return None
    items = _items(meta, {primary, *numbers})
    whole = items.get(primary)
    alike = [one for one in numbers if one in items and whole and _shows(items[one], whole)]
    if not alike:
        return None
    best = max(alike, key=lambda one: items[one].size[0])
    begin, length = place_of(meta.get(b"iloc", b""), best)
    coded = data[begin : begin + length] if 0 < length <= _LARGEST else b""
    return Thumbnail(_file(items[best], coded), items[best].size) if coded else None


def _shows(thumbnail: _Item, whole: _Item) -> bool:
    """Whether it is coded as a picture, of the photo's shape and turned as the photo is."""
    (width, height), (wide, high) = thumbnail.size, whole.size
    if thumbnail.kind not in _CODED or not min(width, height, wide, high) or thumbnail.turns != whole.turns:
        return False
    if any(box[4:8] == b"clap" for box, _ in (*thumbnail.properties, *whole.properties)):  # cut: by how much differs
        return False
    return abs(width * high / (height * wide) - 1) <= max(_SAME_SHAPE, 1 / min(width, height))


def _primary(box: bytes) -> int:
    return int.from_bytes(box[4:8] if box[:1] == b"\1" else box[4:6], "big")


def _thumbnails(references: bytes, primary: int) -> Iterator[int]:
    """The items that say they are thumbnails of the primary one (14496-12, 8.11.12)."""
    wide = 4 if references[:1] == b"\1" else 2
    for kind, begin, end in boxes(references, 4):
        if kind == b"thmb":
            numbers = Numbers(references[begin:end])
            item, count = numbers.take(wide), numbers.take(2)
            if primary in [numbers.take(wide) for _ in range(min(count, _MOST))]:
                yield item


def _items(meta: Mapping[bytes, bytes], wanted: set[int]) -> dict[int, _Item]:
    inside = {kind: meta[b"iprp"][begin:end] for kind, begin, end in boxes(meta.get(b"iprp", b""))}
    held = inside.get(b"ipco", b"")
    all_boxes = [held[begin - 8 : end] for _, begin, end in boxes(held)]
    kinds = dict(_kinds(meta.get(b"iinf", b"")))
    return {
        number: _Item(
            kinds.get(number, b""),
            tuple((all_boxes[at - 1], needed) for at, needed in used if 0 < at <= len(all_boxes)),
        )
        for number, used in _associations(inside.get(b"ipma", b""))
        if number in wanted
    }


def _kinds(info: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind of each item (14496-12, 8.11.6)."""
    for kind, begin, end in boxes(info, 6 if info[:1] == b"\0" else 8):
        entry = info[begin : min(end, begin + 14)]
        wide = 4 if entry[:1] == b"\3" else 2
        if kind == b"infe" and entry[:1] in {b"\2", b"\3"}:
            yield int.from_bytes(entry[4 : 4 + wide], "big"), entry[6 + wide : 10 + wide]


def _associations(box: bytes) -> Iterator[tuple[int, list[tuple[int, bool]]]]:
    """The properties of each item by their places, and whether they have to be understood (23008-12, 9.3)."""
    numbers = Numbers(box)
    head = numbers.take(4)
    wide, of_place = 4 if head >> 24 else 2, 2 if head & 1 else 1
    needed = 1 << (8 * of_place - 1)
    for _ in range(min(numbers.take(4), len(box))):
        item, count = numbers.take(wide), numbers.take(1)
        used = [numbers.take(of_place) for _ in range(min(count, _MOST))]
        yield item, [(one & (needed - 1), bool(one & needed)) for one in used]


def _file(item: _Item, coded: bytes) -> bytes:
    """A HEIF file with one item."""
    places = bytes(at | 0x80 * needed for at, (_, needed) in enumerate(item.properties, 1))
    fixed = (
        _box(b"hdlr", bytes(8) + b"pict" + bytes(13)),
        _box(b"pitm", bytes(4), pack(">H", 1)),
        _box(b"iinf", bytes(4), pack(">H", 1), _box(b"infe", b"\2\0\0\0", pack(">HH", 1, 0), item.kind, b"\0")),
        _box(
            b"iprp",
            _box(b"ipco", *(box for box, _ in item.properties)),
            _box(b"ipma", bytes(4), pack(">LHB", 1, 1, len(places)), places),
        ),
    )

    def whole(begin: int) -> bytes:
        place = _box(b"iloc", bytes(4), pack(">BBHHHHLL", 0x44, 0, 1, 1, 0, 1, begin, len(coded)))
        brand = b"avif" if item.kind == b"av01" else b"heic"
        kind = _box(b"ftyp", brand, bytes(4), b"mif1", brand)
        return kind + _box(b"meta", bytes(4), *fixed, place) + _box(b"mdat", coded)

    return whole(len(whole(0)) - len(coded))


def _box(kind: bytes, *held: bytes) -> bytes:
    body = b"".join(held)
    return pack(">L", 8 + len(body)) + kind + body
