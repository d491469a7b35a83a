"""Telling RAW photos from other files, and how large they are, without decoding them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sorter.core.ranges import Sliced
from sorter.core.tiff import Tiff

_MARKS = (
    b"FUJIFILMCCD-RAW ",
    b"IIU\0",  # RW2
    b"IIRO",  # ORF
    b"IIRS",
    b"MMOR",
    b"FOVb",  # X3F
    b"\0MRM",  # MRW
    b"II\x1a\0\0\0HEAPCCDR",  # CRW
)
_CR3, _CR2, _IIQ = b"ftypcrx ", b"CR\x02", b"IIII"
_WIDTH, _HEIGHT, _COMPRESSION, _PHOTOMETRIC = 0x0100, 0x0101, 0x0103, 0x0106
_DNG_VERSION = 0xC612
_OF_SENSORS = frozenset({32_803, 34_892})  # photometric: a colour filter's mosaic, linear RAW (DNG 1.7, chapter 3)
_PACKED = frozenset({32_767, 32_769, 32_770, 34_713, 65_000, 65_535})  # of Sony, Epson, Samsung, Nikon, Kodak, Pentax
_WANTED = frozenset({_WIDTH, _HEIGHT, _COMPRESSION, _PHOTOMETRIC, _DNG_VERSION})
_MOST_DIRECTORIES = 12


def is_raw(data: Sliced) -> bool:
    """Whether it is a camera's RAW photo, DNG included. Never raises, whatever the bytes are."""
    head = data[:32]
    if head.startswith(_MARKS) or head[4:12] == _CR3:
        return True
    tiff = Tiff.of(data)
    if tiff is None:
        return False
    if head[8:11] == _CR2 or head[8:12] == _IIQ:
        return True
    return any(one.is_sensors for one in _pictures(tiff))


def raw_size(data: Sliced) -> tuple[int, int]:
    """Width and height of the largest picture that the directories of a TIFF-like RAW name; zeros in other formats."""
    tiff = Tiff.of(data)
    sizes = [one.size for one in _pictures(tiff)] if tiff else []
    return max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))


@dataclass(frozen=True, slots=True)
class _Picture:
    size: tuple[int, int]
    is_sensors: bool


def _pictures(tiff: Tiff) -> Iterator[_Picture]:
    """What each directory says, one after the other and one within the other."""
    for found in tiff.directories(_WANTED, _MOST_DIRECTORIES):
        first = {tag: numbers[0] for tag, value in found.items() if (numbers := tiff.integers(value))}
        is_sensors = (
            _DNG_VERSION in found or first.get(_PHOTOMETRIC) in _OF_SENSORS or first.get(_COMPRESSION) in _PACKED
        )
        yield _Picture((first.get(_WIDTH, 0), first.get(_HEIGHT, 0)), is_sensors)
