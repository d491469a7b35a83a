"""What a file was, told by what it is now: so little is kept of a photo that only its keywords changed."""

import struct
import zlib
from collections.abc import Callable, Iterator

_PIECE = 64  # bytes that are looked for in the other file
_BLOCK = 1 << 16  # bytes that are compared at once
_STEPS = (_PIECE, 32 << 10)  # how far on the next ones are, where they are not found
_HEAD = struct.Struct("<QQ")  # of a piece: its length, and where it is in the file that is there; or that it is not
_OWN = (1 << 64) - 1


def difference(there: bytes, wanted: bytes) -> bytes:
    """What `restored` needs to make `wanted` of `there`: pieces that both have, by their place, and the rest."""
    parts: list[bytes] = []
    for start, length, own in _pieces(there, wanted):
        if own:
            parts += [_HEAD.pack(len(own), _OWN), own]
        if length:
            parts.append(_HEAD.pack(length, start))
    return zlib.compress(b"".join(parts), 6)


def restored(there: bytes, kept: bytes) -> bytes:
    """What was `wanted`. Raises `ValueError` where `kept` is damaged, or of another file."""
    try:
        parts = memoryview(zlib.decompress(kept))
        found: list[bytes | memoryview] = []
        at = 0
        while at < len(parts):
            length, place = _HEAD.unpack_from(parts, at)
            at += _HEAD.size
            found.append(parts[at : at + length] if place == _OWN else there[place : place + length])
            at += length if place == _OWN else 0
        return b"".join(found)
    except (zlib.error, struct.error) as error:
        raise ValueError("what is kept of a file cannot be read") from error


def _pieces(there: bytes, wanted: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Place and length of a piece that both have, and what of `wanted` comes before it."""
    begin = _alike(there, 0, wanted, 0)
    most = min(len(there), len(wanted)) - begin
    end = _alike_back(there, len(there), wanted, len(wanted), most)
    yield 0, begin, b""
    at = done = begin
    last, step = len(wanted) - end, _STEPS[0]
    while at + _PIECE <= last:
        place = there.find(wanted[at : at + _PIECE])
        if place < 0:
            at, step = at + step, min(2 * step, _STEPS[1])
            continue
        back = _alike_back(there, place, wanted, at, min(at - done, place))
        length = min(_alike(there, place, wanted, at), last - at)
        yield place - back, back + length, wanted[done : at - back]
        at = done = at + length
        step = _STEPS[0]
    yield len(there) - end, end, wanted[done:last]


def _alike(one: bytes, at: int, other: bytes, place: int) -> int:
    """How many bytes are the same from these places on."""

    def same(low: int, step: int) -> bool:
        return one[at + low : at + low + step] == other[place + low : place + low + step]

    return _longest(min(len(one) - at, len(other) - place), same)


def _alike_back(one: bytes, at: int, other: bytes, place: int, most: int) -> int:
    """How many bytes are the same before these places, at most so many."""

    def same(low: int, step: int) -> bool:
        return one[at - low - step : at - low] == other[place - low - step : place - low]

    return _longest(most, same)


def _longest(most: int, same: Callable[[int, int], bool]) -> int:
    """How far all is the same, asked for in blocks, since a comparison copies what it compares."""
    low, step = 0, _BLOCK
    while low < most:
        step = min(step, most - low)
        if same(low, step):
            low += step
        elif step == 1:
            break
        else:
            step //= 2
    return low
