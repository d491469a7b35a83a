"""The sun's height."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sorter.core.sun import sun_height

LONDON, NEW_YORK, SYDNEY, QUITO = (51.507, -0.128), (40.713, -74.006), (-33.869, 151.209), (-0.180, -78.468)
NORTH_POLE, SOUTH_POLE = (90.0, 0.0), (-90.0, 0.0)
RISING = -0.833  # almanacs call it sunrise and sunset where the upper rim, lifted by the air, touches the horizon


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "place", "height"),
    [
        (utc("2024-06-21 03:43"), LONDON, RISING),
        (utc("2024-06-21 20:21"), LONDON, RISING),
        (utc("2024-12-21 08:04"), LONDON, RISING),
        (utc("2024-12-21 15:53"), LONDON, RISING),
        (utc("2024-06-21 00:30"), NEW_YORK, RISING),
        (utc("2024-12-21 09:05"), SYDNEY, RISING),
    ],
)
def test_at_sunrise_and_sunset_the_sun_is_at_the_horizon(
    instant: datetime, place: tuple[float, float], height: float
) -> None:
    """Published times of sunrise and sunset, which are whole minutes, agree."""
    assert sun_height(instant, place) == pytest.approx(height, abs=0.5)


@pytest.mark.parametrize(
    ("instant", "place", "height"),
    [
        # Reda and Andreas, "Solar Position Algorithm" (NREL/TP-560-34302), table A5.1: zenith 50.11
        (utc("2003-10-17 19:30:30"), (39.742476, -105.1786), 39.89),
        # Meeus, example 25.a: declination -7.785, which is the height at the pole
        (utc("1992-10-13 00:00"), NORTH_POLE, -7.785),
        (utc("2024-06-20 20:51"), NORTH_POLE, 23.44),
        (utc("2024-06-20 20:51"), SOUTH_POLE, -23.44),
        (utc("2024-03-20 03:06"), NORTH_POLE, 0.0),
        (utc("2024-03-20 17:21"), QUITO, 89.6),
        (utc("2024-03-20 05:21"), QUITO, -89.6),
    ],
)
def test_the_sun_stands_where_it_is_known_to(instant: datetime, place: tuple[float, float], height: float) -> None:
    """Worked examples, solstices and an equinox agree within half a degree."""
    assert sun_height(instant, place) == pytest.approx(height, abs=0.5)


def test_a_moment_is_the_same_in_every_zone() -> None:
    """What counts is when it was, not how the camera writes it."""
    moment = utc("2021-07-04 10:30")

    heights = {sun_height(moment.astimezone(timezone(timedelta(hours=hours))), LONDON) for hours in (-7, 0, 9)}

    assert len(heights) == 1


def test_a_time_without_a_zone_is_refused() -> None:
    """A camera's clock alone does not say when it was, and a guess would make day of night."""
    with pytest.raises(TypeError):
        sun_height(datetime(2021, 7, 4, 10, 30), LONDON)  # noqa: DTZ001


@pytest.mark.parametrize("year", [1826, 1900, 2000, 2099])
@pytest.mark.parametrize("place", [NORTH_POLE, SOUTH_POLE, (0.0, 180.0), (0.0, -180.0), LONDON])
def test_a_height_is_one(year: int, place: tuple[float, float]) -> None:
    """In any year of photography and at any place it lies between -90 and 90 degrees."""
    for hours in range(0, 24 * 366, 101):
        assert -90 <= sun_height(utc(f"{year}-01-01") + timedelta(hours=hours), place) <= 90
