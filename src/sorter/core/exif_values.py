"""What EXIF's numbers say: where and when by satellites, and how much light there was; Exif 2.32, 4.6.5 and 4.6.6."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from math import isnan, log2

from sorter.core.tiff import Tiff, Value

_LATITUDE, _LONGITUDE = (0x0001, 0x0002), (0x0003, 0x0004)  # which half of the Earth, and how far
_TIME, _DAY = 0x0007, 0x001D
GPS_TAGS = frozenset({*_LATITUDE, *_LONGITUDE, _TIME, _DAY})
_FIRST_SATELLITE = 1980  # GPS counts from there
_LAST_YEAR = 2099
_NOWHERE = (0.0, 0.0)  # in the open sea: what programs write that know of no place
_PLACES = 7  # a centimetre

_TIME_OPEN, _NUMBER, _SHUTTER, _APERTURE = 0x829A, 0x829D, 0x9201, 0x9202
_SENSITIVITIES = (0x8827, 0x8833, 0x8832, 0x8831, 0xA215)  # the usual one, then those for what does not fit in it
EXPOSURE_TAGS = frozenset({_TIME_OPEN, _NUMBER, _SHUTTER, _APERTURE, *_SENSITIVITIES})
_UNKNOWN_SENSITIVITY = 65_535
_OPEN_FROM, _OPEN_TO = 1e-6, 86_400.0  # seconds: a day is a pinhole's
_NUMBER_FROM, _NUMBER_TO = 0.5, 512.0
_SENSITIVITY_FROM, _SENSITIVITY_TO = 0.1, 1e7
_VALUES = (-20.0, 25.0)  # EV at ISO 100: starlight is -7, a bright beach 16


def place(tiff: Tiff, gps: Mapping[int, Value]) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, north and east above 0; None where not both are said and possible."""
    latitude = _degrees(tiff, gps, _LATITUDE, "NS", 90)
    longitude = _degrees(tiff, gps, _LONGITUDE, "EW", 180)
    return within_bounds(latitude, longitude)


def within_bounds(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    """The two in degrees, rounded; None where one is not said, or both are what stands for no place."""
    if latitude is None or longitude is None or (latitude, longitude) == _NOWHERE:
        return None
    return round(latitude, _PLACES), round(longitude, _PLACES)


def satellite_time(tiff: Tiff, gps: Mapping[int, Value]) -> datetime | None:
    """The satellites' date and time, in UTC."""
    try:
        year, month, day = (int(part) for part in gps[_DAY].text.replace("-", ":").split(":"))
        hour, minute, second = tiff.numbers(gps[_TIME])
        if not (_FIRST_SATELLITE <= year <= _LAST_YEAR and 0 <= hour < 24 and 0 <= minute < 60 and 0 <= second <= 60):
            return None
        return datetime(year, month, day, tzinfo=UTC) + timedelta(hours=hour, minutes=minute, seconds=int(second))
    except (KeyError, ValueError):
        return None


def exposure(tiff: Tiff, values: Mapping[int, Value]) -> float | None:
    """EV at ISO 100: log2(N^2 / t) - log2(ISO / 100), from what is said plainly, else in APEX values; else None."""
    opened = _first(tiff, values, _TIME_OPEN)
    number = _first(tiff, values, _NUMBER)
    shutter, aperture = _first(tiff, values, _SHUTTER), _first(tiff, values, _APERTURE)
    if opened is None or not _OPEN_FROM <= opened <= _OPEN_TO:
        opened = _power(-shutter) if shutter is not None else None
    if number is None or not _NUMBER_FROM <= number <= _NUMBER_TO:
        number = _power(aperture / 2) if aperture is not None else None
    return exposure_value(opened, number, _sensitivity(tiff, values))


def exposure_value(seconds: float | None, number: float | None, sensitivity: float | None) -> float | None:
    """EV at ISO 100 of an exposure; None where something of it is not said, or out of all bounds."""
    if not (seconds and number and sensitivity and _OPEN_FROM <= seconds <= _OPEN_TO):
        return None
    if not (_NUMBER_FROM <= number <= _NUMBER_TO and _SENSITIVITY_FROM <= sensitivity <= _SENSITIVITY_TO):
        return None
    value = log2(number**2 / seconds) - log2(sensitivity / 100)
    return round(value, 2) if _VALUES[0] <= value <= _VALUES[1] else None


def _sensitivity(tiff: Tiff, values: Mapping[int, Value]) -> float | None:
    said = (_first(tiff, values, tag) for tag in _SENSITIVITIES)
    possible = (one for one in said if one and one != _UNKNOWN_SENSITIVITY)
    return next((one for one in possible if _SENSITIVITY_FROM <= one <= _SENSITIVITY_TO), None)


def _degrees(tiff: Tiff, gps: Mapping[int, Value], tags: tuple[int, int], halves: str, most: int) -> float | None:
    half, parts = (gps.get(tag) for tag in tags)
    letter = half.text.strip()[:1].upper() if half else ""
    numbers = _trusted(tiff.numbers(parts))
    if not letter or letter not in halves or not numbers:
        return None
    degrees = sum(number / 60**power for power, number in enumerate(numbers))
    return (-degrees if letter == halves[1] else degrees) if degrees <= most else None


def _trusted(numbers: Sequence[float]) -> Sequence[float]:
    """Degrees, minutes and seconds, without those behind that are no numbers; none where one cannot be."""
    said = [0.0 if isnan(number) else number for number in numbers[1:3]]
    fits = bool(numbers) and numbers[0] >= 0 and all(0 <= number <= 60 for number in said)
    return (numbers[0], *said) if fits else ()


def _power(exponent: float) -> float | None:
    return 2**exponent if abs(exponent) < 64 else None


def _first(tiff: Tiff, values: Mapping[int, Value], tag: int) -> float | None:
    numbers = tiff.numbers(values.get(tag))
    return numbers[0] if numbers and not isnan(numbers[0]) else None
