"""JPEGs that end in the middle of a segment, as broken downloads do: decoders then give up what they have."""

from sorter.core.decoding.opencv import read_by_opencv
from sorter.core.decoding.raster import DAMAGED, Raster, held, is_blank
from sorter.core.loaded import Loaded
from sorter.errors import InputError

_END = b"\xff\xd9"
_IN_SCANS = frozenset({0x00, 0xFF, *range(0xD0, 0xD8)})  # behind a 0xFF within a scan: a stuffed byte, fill, restarts


def read_cut_jpeg(data: bytes | Loaded, cover: int) -> Raster:
    """What comes before the segment that is not whole. Raises `InputError` where that is nothing."""
    raster = read_by_opencv(_up_to_last_whole(bytes(held(data))) + _END, cover)
    if is_blank(raster.pixels):
        raise InputError(DAMAGED)
    return raster


def _up_to_last_whole(data: bytes) -> bytes:
    """All before the last segment, where that goes beyond the end; else all."""
    at = len(data)
    while (at := data.rfind(b"\xff", 0, at)) >= 0:
        marker = data[at + 1 : at + 2]
        if not marker:
            return data[:at]
        if marker[0] not in _IN_SCANS:
            return (
                data[:at]
                if at + 2 + int.from_bytes(data[at + 2 : at + 4].ljust(2, b"\xff"), "big") > len(data)
                else data
            )
    return data
