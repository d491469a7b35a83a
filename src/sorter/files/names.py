"""File names: comparing, numbering and shortening them."""

import os
import re
import unicodedata
from collections.abc import Sequence
from itertools import chain, count

NAME_BYTES = 255
"""Longest name that the usual file systems take, in UTF-8 bytes."""

_NUMBERED = re.compile(r"(?s)(.+) \(([2-9]|[1-9]\d+)\)")


def fold(text: str) -> str:
    """The form in which two names count as one: NFC and without case, as some disks compare them."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def numbered(name: str, number: int) -> str:
    """`name` with ` (number)` before its extension, shortened where it would be too long."""
    stem, extension = os.path.splitext(name)
    return fit(stem, f" ({number}){extension}")


def unnumbered(name: str) -> str:
    """`name` as it was before `numbered`."""
    stem, extension = os.path.splitext(name)
    match = _NUMBERED.fullmatch(stem)
    return match[1] + extension if match else name


def companion_name(photo: str, companion: str, new_photo: str) -> str:
    """The name that a companion of `photo` gets where that becomes `new_photo`: a.jpg.xmp beside b.jpg is b.jpg.xmp."""
    stem, extension = os.path.splitext(photo)
    cut = len(new_photo) - len(extension)
    # where the extension has gone, or there was none, a dot in the new name begins none either
    new_stem = new_photo[:cut] if fold(new_photo[cut:]) == fold(extension) else new_photo
    rest = _rest(stem, companion)
    if rest is not None:
        return fit(new_stem, rest)
    return companion if new_stem == stem else fit(f"{new_stem} ", companion)


def distinct(names: Sequence[str]) -> Sequence[str]:
    """The names, with a number in each that is one with an earlier name where case does not count."""
    if len({fold(name) for name in names}) == len(names):
        return names
    given: dict[str, str] = {}
    for name in names:
        tries = chain([name], (numbered(name, number) for number in count(2)))
        new = next(one for one in tries if fold(one) not in given)
        given[fold(new)] = new
    return list(given.values())


def numbered_group(photo: str, companions: Sequence[str], number: int) -> tuple[str, ...]:
    """The names of a photo and of its companions with one ` (number)` for all, the photo's first."""
    stem, extension = os.path.splitext(photo)
    rests = [extension, *(_rest(stem, name) for name in companions)]
    longest = max(len(os.fsencode(rest)) for rest in rests if rest is not None)
    begin = shortened(stem, NAME_BYTES - longest - len(f" ({number})")) + f" ({number})"
    return tuple(
        numbered(name, number) if rest is None else begin + rest
        for name, rest in zip([photo, *companions], rests, strict=True)
    )


def unnumbered_group(photo: str, companions: Sequence[str]) -> tuple[str, ...]:
    """The names as they were before `numbered_group`, the photo's first."""
    plain = unnumbered(photo)
    stem, plain_stem = os.path.splitext(photo)[0], os.path.splitext(plain)[0]
    rests = [_rest(stem, name) for name in companions]
    return plain, *(
        unnumbered(name) if rest is None else plain_stem + rest for name, rest in zip(companions, rests, strict=True)
    )


def _rest(stem: str, name: str) -> str | None:
    """What follows the photo's stem in a companion's name; None where the name begins otherwise."""
    return name[len(stem) :] if fold(name[: len(stem)]) == fold(stem) else None


def fit(stem: str, end: str) -> str:
    """`stem` and `end` together; the stem is shortened to keep within `NAME_BYTES`."""
    return shortened(stem, NAME_BYTES - len(os.fsencode(end))) + end


def shortened(text: str, limit: int) -> str:
    """The longest beginning of `text` that takes at most `limit` bytes and ends between characters."""
    data = os.fsencode(text)
    if len(data) <= limit:
        return text
    kept = len(os.fsencode(text[: max(limit, 0)]))
    end = min(len(text), max(limit, 0))
    while kept > limit:
        end -= 1
        kept -= len(os.fsencode(text[end]))
    return text[:end]
