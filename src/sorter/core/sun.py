"""How high the sun stood, from when and where a photo was taken.

The formulas of NOAA's solar calculator, which are the low-accuracy ones of Meeus, "Astronomical Algorithms", 2nd
edition, chapters 12, 13 and 25: the sun's place to 0.01 degree from 1900 to 2100.
"""

from datetime import UTC, datetime
from math import asin, atan2, cos, degrees, radians, sin

_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_CENTURY = 36_525.0  # days


def sun_height(instant: datetime, place: tuple[float, float]) -> float:
    """Degrees of the sun's centre above the horizon, -90 to 90, as geometry has it: air lifts a setting sun by 0.6.

    `instant` knows its zone; `place` is latitude and longitude in degrees, north and east above 0.
    """
    days = (instant - _J2000).total_seconds() / 86_400
    right_ascension, declination = _direction(days / _CENTURY)
    latitude, longitude = (radians(one) for one in place)
    hour_angle = _sidereal_time(days) + longitude - right_ascension
    height = sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hour_angle)
    return degrees(asin(max(-1.0, min(1.0, height))))


def _direction(centuries: float) -> tuple[float, float]:
    """The sun's apparent right ascension and declination, radians; `centuries` of 36,525 days since J2000."""
    mean_longitude = 280.46646 + centuries * (36_000.76983 + centuries * 0.0003032)
    anomaly = radians(357.52911 + centuries * (35_999.05029 - centuries * 0.0001537))
    centre = (
        (1.914602 - centuries * (0.004817 + centuries * 0.000014)) * sin(anomaly)
        + (0.019993 - centuries * 0.000101) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    node = radians(125.04 - 1934.136 * centuries)  # of the moon's orbit: for nutation, with aberration beside it
    longitude = radians(mean_longitude + centre - 0.00569 - 0.00478 * sin(node))
    tilt = radians(23.439291 - 0.013004 * centuries + 0.00256 * cos(node))
    return atan2(cos(tilt) * sin(longitude), cos(longitude)), asin(sin(tilt) * sin(longitude))


def _sidereal_time(days: float) -> float:
    """Of Greenwich, mean, radians, not brought into one turn; `days` since J2000."""
    return radians(280.46061837 + 360.98564736629 * days)
