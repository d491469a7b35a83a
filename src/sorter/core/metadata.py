"""What a photo says of how it was taken, read from its EXIF without decoding it."""

import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from sorter.core.exif_block import exif_structures
from sorter.core.exif_values import EXPOSURE_TAGS, GPS_TAGS, exposure, place, satellite_time
from sorter.core.ranges import Sliced
from sorter.core.tiff import Tiff, Value
from sorter.items import NO_CAPTURE, Capture

_MAKER, _MODEL, _ORIENTATION, _EXIF, _GPS = 0x010F, 0x0110, 0x0112, 0x8769, 0x8825
_ORIENTATIONS = range(1, 9)
_ZONE = 0x9010
_DATES = {0x9003: 0x9011, 0x9004: 0x9012, 0x0132: _ZONE}  # original, digitized, changed, and the zone of each
_WANTED = frozenset({_MAKER, _MODEL, _ORIENTATION, _EXIF, _GPS, *_DATES, *_DATES.values(), *EXPOSURE_TAGS})
_WIDEST_ZONE = timedelta(hours=14)
_MOST_APART = _WIDEST_ZONE + timedelta(hours=1)  # a camera's clock may be set to summer where there is none

_YEARS = range(1826, 2100)  # the oldest photograph that is left was taken in 1826 or 1827
_DATE = re.compile(
    r"\s*([0-9]{4})[:/.-] ?([0-9]{1,2})[:/.-] ?([0-9]{1,2})(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?.*)?",
    re.DOTALL,
)
_ZONE_TEXT = re.compile(r"\s*([+-])([0-9]{1,2}):?([0-9]{2})\s*")
_COMPANY = re.compile(
    r"(?:[ .,]+(?:corporation|corp|company|co|ltd|inc|gmbh|ag"
    r"|imaging|optical|camera|electric|electronics|computer)\b)+[ .,]*$",
    re.IGNORECASE,
)
_TEXT_LIMIT = 80


def read_capture(data: Sliced) -> Capture:
    """What the EXIF in an encoded photo says; nothing where there is none. Never raises, whatever the bytes are.

    `data` is the photo, or a file of which only the ranges are read that say it. The time is that of the exposure, else
    of digitizing, else of the last change. A date that is none, or before the first photograph, counts as not said;
    likewise what is out of all bounds elsewhere. The formats are those of `exif_structures`.
    """
    structures = exif_structures(data)
    if not structures:
        return NO_CAPTURE
    tiff = structures[0]
    values, gps = _directories(structures)
    taken, instant = _times(values, tiff, gps)
    maker, model = (_clean(values[tag].text) if tag in values else "" for tag in (_MAKER, _MODEL))
    camera = sys.intern(_camera(maker, model))  # a million photos come from a handful of cameras
    turned = tiff.integers(values.get(_ORIENTATION))
    orientation = turned[0] if turned and turned[0] in _ORIENTATIONS else 1
    capture = Capture(taken, camera, instant, place(tiff, gps), exposure(tiff, values), orientation)
    return NO_CAPTURE if capture == NO_CAPTURE else capture


def _directories(structures: tuple[Tiff, ...]) -> tuple[Mapping[int, Value], Mapping[int, Value]]:
    """The first and the EXIF directory in one, and the GPS directory. DNG may keep all in its first directory."""
    tiff = structures[0]
    first = tiff.directory(tiff.first, _WANTED)
    if len(structures) == 3:
        _, exif, gps = structures
        return {**first, **exif.directory(exif.first, _WANTED)}, gps.directory(gps.first, GPS_TAGS)
    inner = tiff.directory(tiff.pointer(first[_EXIF]), _WANTED) if _EXIF in first else {}
    return {**first, **inner}, tiff.directory(tiff.pointer(first[_GPS]), GPS_TAGS) if _GPS in first else {}


def _times(
    values: Mapping[int, Value], tiff: Tiff, gps: Mapping[int, Value]
) -> tuple[datetime | None, datetime | None]:
    """The camera's time, and the same in UTC by the zone that it says, else by a satellite.

    A satellite's time that no zone on Earth has beside the camera's is of another moment, and which of them is wrong
    cannot be told.
    """
    taken, zone = None, None
    for tag, zone_tag in _DATES.items():
        taken = _date(values[tag].text) if tag in values else None
        if taken:
            zone = next(filter(None, (_zone(values[one].text) for one in (zone_tag, _ZONE) if one in values)), None)
            break
    if taken and zone:
        return taken, taken.replace(tzinfo=zone).astimezone(UTC)
    seen = satellite_time(tiff, gps)
    apart = abs(seen.replace(tzinfo=None) - taken) if seen and taken else timedelta(0)
    return taken, seen if apart <= _MOST_APART else None


def _zone(text: str) -> timezone | None:
    """A zone as EXIF 2.31 writes it: "+02:00"."""
    match = _ZONE_TEXT.fullmatch(text)
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if sign == "-" else offset) if offset <= _WIDEST_ZONE and int(minutes) < 60 else None


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
