"""What a photo says of how it was taken, read from its EXIF without decoding it."""

import re
import sys
from datetime import datetime

from sorter.core.exif_block import exif_block
from sorter.core.tiff import Tiff
from sorter.items import NO_CAPTURE, Capture

_MAKER, _MODEL, _EXIF = 0x010F, 0x0110, 0x8769
_ORIGINAL, _DIGITIZED, _CHANGED = 0x9003, 0x9004, 0x0132
_DATES = (_ORIGINAL, _DIGITIZED, _CHANGED)  # the best first
_IN_FIRST = frozenset({_MAKER, _MODEL, _EXIF, *_DATES})
_IN_EXIF = frozenset(_DATES)

_YEARS = range(1826, 2100)  # the oldest photograph that is left was taken in 1826 or 1827
_DATE = re.compile(
    r"\s*([0-9]{4})[:/.-] ?([0-9]{1,2})[:/.-] ?([0-9]{1,2})(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?.*)?",
    re.DOTALL,
)
_COMPANY = re.compile(
    r"(?:[ .,]+(?:corporation|corp|company|co|ltd|inc|gmbh|ag"
    r"|imaging|optical|camera|electric|electronics|computer)\b)+[ .,]*$",
    re.IGNORECASE,
)
_TEXT_LIMIT = 80


def read_capture(data: bytes) -> Capture:
    """What the EXIF in an encoded photo says; nothing where there is none. Never raises, whatever the bytes are.

    The time is that of the exposure, else of digitizing, else of the last change. A date that is none, or before the
    first photograph, counts as not said. The formats are those of `exif_block`.
    """
    tiff = Tiff.of(exif_block(data))
    if tiff is None:
        return NO_CAPTURE
    first = tiff.directory(tiff.first, _IN_FIRST)
    inner = tiff.directory(tiff.pointer(first[_EXIF]), _IN_EXIF) if _EXIF in first else {}
    values = {**first, **inner}  # DNG may keep the dates in its first directory
    taken = next(filter(None, (_date(values[tag].text) for tag in _DATES if tag in values)), None)
    maker, model = (_clean(values[tag].text) if tag in values else "" for tag in (_MAKER, _MODEL))
    camera = sys.intern(_camera(maker, model))  # a million photos come from a handful of cameras
    return Capture(taken, camera) if taken or camera else NO_CAPTURE


def _date(text: str) -> datetime | None:
    """A date as cameras write it: "2021:07:04 12:30:59" by the standard, in the wild with other marks or cut short."""
    match = _DATE.fullmatch(text.rstrip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    if year not in _YEARS:
        return None
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 a camera's clock says no zone
    except ValueError:
        return None


def _camera(maker: str, model: str) -> str:
    """Maker and model in one, the maker as people call it and only where the model does not begin with it."""
    short = _COMPANY.sub("", maker)
    begin = re.split(r"[\W_]", model.casefold(), maxsplit=1)[0]
    if begin and begin in re.findall(r"\w+", short.casefold()):
        return model
    return f"{short} {model}".strip()


def _clean(text: str) -> str:
    """One short line that any screen can show: what is not printable, as marks that turn the text around, is gone."""
    shown = "".join(char if char.isprintable() else " " for char in text[:_TEXT_LIMIT])
    return " ".join(shown.split())
