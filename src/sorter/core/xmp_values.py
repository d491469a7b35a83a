"""What XMP says of how a photo was taken, in the names that EXIF's values have there (ISO 16684-2, CIPA DC-010)."""

import re
from collections.abc import Iterator
from fractions import Fraction
from html import unescape

from sorter.core.capture_words import camera_of, clean, date_of, zone_of
from sorter.core.dates import Date, Source, most_trusted
from sorter.core.exif_values import exposure_value, within_bounds
from sorter.items import Capture

_DATES = {
    "exif:DateTimeOriginal": Source.XMP_ORIGINAL,
    "photoshop:DateCreated": Source.XMP_ORIGINAL,
    "exif:DateTimeDigitized": Source.XMP_DIGITIZED,
    "xmp:CreateDate": Source.XMP_DIGITIZED,
    "xap:CreateDate": Source.XMP_DIGITIZED,  # as Adobe's programs called it first
}
_SENSITIVITIES = ("exif:ISOSpeedRatings", "exifEX:PhotographicSensitivity")
_VALUE = r"""\b{0}\s*=\s*(?:"([^"<]{{0,200}})"|'([^'<]{{0,200}})')|<{0}>\s*(?:<rdf:Seq>\s*<rdf:li>)?([^<]{{0,200}})<"""
_PLACE = re.compile(r"\s*([0-9]{1,3}),([0-9]{1,2}(?:\.[0-9]+)?)(?:,([0-9]{1,2}(?:\.[0-9]+)?))?\s*([NSEW])\s*")
_ZONE = re.compile(r".*T[0-9:.]*(Z|[+-][0-9]{2}:?[0-9]{2})\s*", re.DOTALL)


def capture_of_xmp(packet: bytes) -> tuple[Capture, Date | None]:
    """What the packet says, with the time by itself; nothing of what it does not say or says wrongly.

    Never raises, whatever the bytes are.
    """
    text = packet.decode("utf-8", "replace")
    date = most_trusted(_dates(text))
    camera = camera_of(clean(_value(text, "tiff:Make")), clean(_value(text, "tiff:Model")))
    turned = _value(text, "tiff:Orientation").strip()
    orientation = int(turned) if turned in {"1", "2", "3", "4", "5", "6", "7", "8"} else 1
    taken, instant = (date.taken, date.instant) if date else (None, None)
    return Capture(taken, camera, instant, _place(text), _exposure(text), orientation), date


def _value(text: str, name: str) -> str:
    """As an attribute or an element, the first of a list."""
    found = re.search(_VALUE.format(name), text)
    return unescape(next(filter(None, found.groups()), "")) if found else ""


def _dates(text: str) -> Iterator[Date]:
    """All that are said, with their zones (ISO 8601)."""
    for name, source in _DATES.items():
        said = _value(text, name)
        if taken := date_of(said):
            ends = _ZONE.fullmatch(said)
            yield Date(source, taken, zone_of(ends[1].replace("Z", "+00:00")) if ends else None)


def _place(text: str) -> tuple[float, float] | None:
    latitude = _degrees(_value(text, "exif:GPSLatitude"), "NS", 90)
    longitude = _degrees(_value(text, "exif:GPSLongitude"), "EW", 180)
    return within_bounds(latitude, longitude)


def _degrees(said: str, halves: str, most: int) -> float | None:
    """From "51,30.25N" or "51,30,15N" (ISO 16684-2, 3.2.2)."""
    found = _PLACE.fullmatch(said)
    if not found or found[4] not in halves:
        return None
    degrees = int(found[1]) + float(found[2]) / 60 + float(found[3] or 0) / 3600
    return (-degrees if found[4] == halves[1] else degrees) if degrees <= most else None


def _exposure(text: str) -> float | None:
    """As EXIF's: from the seconds, the f-number and the first sensitivity that is said."""
    sensitivity = next((number for name in _SENSITIVITIES if (number := _number(_value(text, name)))), None)
    seconds, f_number = (_number(_value(text, name)) for name in ("exif:ExposureTime", "exif:FNumber"))
    return exposure_value(seconds, f_number, sensitivity)


def _number(said: str) -> float | None:
    try:
        return float(Fraction(said.strip()))
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
