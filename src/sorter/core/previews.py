"""The previews in a photo file, found without reading all of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from struct import iter_unpack

from sorter.core.cr3 import cr3_previews
from sorter.core.exif_block import exif_structures, whole_jpeg
from sorter.core.header import read_header
from sorter.core.jpeg import DISCRETE_COSINE, Frame, read_frame, segments
from sorter.core.maker_notes import maker_previews
from sorter.core.ranges import Sliced, part_of
from sorter.core.tiff import Tiff

_COMPRESSION, _PHOTOMETRIC, _STRIPS, _STRIP_LENGTHS = 0x0103, 0x0106, 0x0111, 0x0117
_TABLES, _EXIF, _NOTE = 0x015B, 0x8769, 0x927C
_JPEG_BEGIN, _JPEG_LENGTH = 0x0201, 0x0202
_IN_DIRECTORY = frozenset(
    {
        *(_COMPRESSION, _PHOTOMETRIC, _STRIPS, _STRIP_LENGTHS, _TABLES, _EXIF),
        *(_JPEG_BEGIN, _JPEG_LENGTH),
    }
)
_JPEG_COMPRESSIONS = ((6,), (7,))
_YCBCR = (6,)
_MOST_DIRECTORIES = 16
_MOST_SUB_DIRECTORIES = 8

_APP2, _MULTI_PICTURE = 0xE2, b"MPF\0"
_MP_ENTRIES, _MP_ENTRY, _MOST_MP_ENTRIES = 0xB002, 16, 64
_LARGE_THUMBNAILS = range(0x01_0001, 0x01_0006)  # from VGA up; other pictures are other views, depths or gains

_LEAST_KEPT = 0.6  # of a preview's area: one whose shape differs more shows something else
_SAME_SHAPE = 0.98


@dataclass(frozen=True, slots=True)
class Preview:
    """A JPEG within the file, its pixels lying as the photo's do: the photo's orientation turns them upright.

    An orientation that the JPEG itself has does not count.
    """

    offset: int  # in the file, bytes
    length: int
    width: int  # pixels as stored, bars and all
    height: int
    photo: tuple[int, int, int, int]  # where the photo is in it: left, top, width, height

    @property
    def shorter(self) -> int:
        """The photo's shorter side in it, without bars."""
        return min(self.photo[2:])


def find_previews(data: Sliced) -> tuple[Preview, ...]:
    """The previews of an encoded photo, the smallest first.

    EXIF's thumbnail in every format that has EXIF, the large thumbnails of a multi-picture file (CIPA DC-007, 5.2.3),
    the JPEGs of RAW files (built on TIFF as CR2, NEF, ARW, PEF, DNG and RW2; CR3; RAF), and those in the notes of
    Nikon and Pentax. Pictures that only HEVC or AV1 can decode are left out. Never raises but what slices of
    `data` raise, whatever the bytes are.

    Cameras fill up a thumbnail of another shape than the photo's with bars. So of each preview the largest rectangle of
    the photo's shape in the middle is kept, in whole pixels, with equal bars and rather less than more; all of it where
    that is 98 % of the area; and where less than 60 % would be left, the preview shows something else (a photo that was
    turned or cut by a program which forgot the thumbnail) and is left out. The photo's shape is that of the largest
    picture there is: the header's or a preview's.
    """
    frames = {place: frame for place in _declared(data) for frame in (_frame(data, *place),) if frame}
    header = read_header(data)
    sizes = [(one.width, one.height) for one in (header, *frames.values()) if one]
    largest = max(sizes, key=lambda size: size[0] * size[1], default=(1, 1))
    found = [
        Preview(*place, frame.width, frame.height, kept)
        for place, frame in frames.items()
        for kept in (without_bars((frame.width, frame.height), largest),)
        if kept
    ]
    return tuple(sorted(found, key=lambda one: (one.shorter, one.length)))


def best_preview(previews: Sequence[Preview], cover: int) -> Preview | None:
    """The smallest whose photo's shorter side is at least `cover`, else the largest; None of none."""
    covering = (one for one in previews if one.shorter >= cover)
    return min(covering, key=lambda one: one.shorter, default=max(previews, key=lambda one: one.shorter, default=None))


def without_bars(preview: tuple[int, int], photo: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """Left, top, width and height of the photo in its preview, by their sizes; None where it shows something else."""
    width, height = preview
    across, down = photo
    kept = min(width, height * across // down), min(height, width * down // across)
    share = kept[0] * kept[1] / (width * height)
    if share >= _SAME_SHAPE:
        return 0, 0, width, height
    left, top = (width - kept[0] + 1) // 2, (height - kept[1] + 1) // 2
    return (left, top, width - 2 * left, height - 2 * top) if share >= _LEAST_KEPT else None


def _frame(data: Sliced, offset: int, length: int) -> Frame | None:
    """The frame header of the JPEG that is said to lie there, if it does and can be decoded."""
    if offset <= 0 or offset + length > len(data):
        return None
    frame = read_frame(part_of(data, offset, offset + length))
    return frame if frame and frame.kind in DISCRETE_COSINE and frame.bits == 8 else None


def _declared(data: Sliced) -> Iterator[tuple[int, int]]:
    """Offset and length of each preview that the file says it has."""
    yield whole_jpeg(data)
    if data[4:12] == b"ftypcrx ":
        yield from cr3_previews(data)
    for tiff in exif_structures(data):
        yield from _in_directories(tiff)
    yield from _in_multi_picture(data)


def _in_directories(tiff: Tiff) -> Iterator[tuple[int, int]]:
    """Those that the directories of a structure name, one after the other and one within the other."""
    for found in tiff.directories(_IN_DIRECTORY, _MOST_DIRECTORIES, most_within=_MOST_SUB_DIRECTORIES):
        numbers = {tag: tiff.integers(value) for tag, value in found.items()}
        yield from _pair(tiff, numbers, _JPEG_BEGIN, _JPEG_LENGTH)
        if _is_whole_jpeg(numbers):
            yield from _pair(tiff, numbers, _STRIPS, _STRIP_LENGTHS)
        if _EXIF in found:
            note, _ = tiff.place(tiff.pointer(found[_EXIF]), _NOTE)
            yield from maker_previews(tiff, note)


def _is_whole_jpeg(numbers: Mapping[int, tuple[int, ...]]) -> bool:
    """Whether a strip is a JPEG that says all of itself: its tables, and colours that are those of JPEGs."""
    return (
        numbers.get(_COMPRESSION) in _JPEG_COMPRESSIONS
        and numbers.get(_PHOTOMETRIC, _YCBCR) == _YCBCR
        and _TABLES not in numbers
    )


def _pair(tiff: Tiff, numbers: Mapping[int, tuple[int, ...]], begin: int, length: int) -> Iterator[tuple[int, int]]:
    where, size = numbers.get(begin, ()), numbers.get(length, ())
    if len(where) == len(size) == 1:
        yield tiff.base + where[0], size[0]


def _in_multi_picture(data: Sliced) -> Iterator[tuple[int, int]]:
    """The large thumbnails behind a JPEG (DC-007, 5.2.3): attribute, size, offset, two dependants."""
    name = len(_MULTI_PICTURE)
    found = (begin for marker, begin, _ in segments(data) if marker == _APP2)
    begin = next((begin + name for begin in found if data[begin : begin + name] == _MULTI_PICTURE), len(data))
    tiff = Tiff.of(part_of(data, begin, len(data)), begin)
    if tiff is None:
        return
    entries = tiff.directory(tiff.first, {_MP_ENTRIES}, longest=_MP_ENTRY * _MOST_MP_ENTRIES).get(_MP_ENTRIES)
    raw = entries.raw if entries else b""
    for attribute, size, offset, _ in iter_unpack(tiff.order + "LLLL", raw[: len(raw) // _MP_ENTRY * _MP_ENTRY]):
        if attribute & 0xFF_FFFF in _LARGE_THUMBNAILS and offset:
            yield tiff.base + offset, size
