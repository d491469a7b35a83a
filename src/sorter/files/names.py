"""File names: comparing, numbering and shortening them."""

import os
import re
import unicodedata

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
