"""The day that a photo counts for."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorter.files.planning.dates import day_of
from sorter.items import NO_CAPTURE, Capture

NOON_2001 = int(datetime(2001, 2, 3, 12, tzinfo=UTC).timestamp()) * 1_000_000_000


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Puts the local time zone back."""
    if not hasattr(time, "tzset"):
        pytest.skip("no other time zone can be set here")
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def test_the_camera_comes_first() -> None:
    """Then the name, then the file's time."""
    said = Capture(datetime(2020, 1, 31, 23, 59))  # noqa: DTZ001

    assert day_of(said, "/a/IMG_20190101.jpg", NOON_2001).timetuple()[:3] == (2020, 1, 31)
    assert day_of(NO_CAPTURE, "/a/IMG_20190101.jpg", NOON_2001) == date(2019, 1, 1)
    assert day_of(NO_CAPTURE, "/20190101/IMG.jpg", NOON_2001) == date(2001, 2, 3)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_20200131_123059.jpg",
        "IMG-20200131-WA0001.jpg",
        "PXL_20200131_123059123.jpg",
        "PXL_20200131_123059123.MP.jpg",
        "VID_20200131_123059.mp4",
        "IMG20200131123059.jpg",
        "20200131123059123.jpg",
        "20200131.jpg",
        "2020-01-31 12.30.59.jpg",
        "Screenshot_2020-01-31-12-30-59.png",
        "Screenshot_20200131-123059_Maps.png",
        "Screenshot 2020-01-31 at 12.30.59.png",
        "WhatsApp Image 2020-01-31 at 12.30.59.jpeg",
        "signal-2020-01-31-123059.jpg",
        "2020_01_31.jpg",
        "2020.01.31.jpg",
        "12345678 20200231 20200131.jpg",
    ],
)
def test_a_plausible_date_in_a_name_counts(name: str) -> None:
    """As phones, messengers and people write it; what is no date before it is passed over."""
    assert day_of(NO_CAPTURE, f"/a/{name}", NOON_2001) == date(2020, 1, 31)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_0001.jpg",
        "IMG_20201340.jpg",
        "IMG_20200230.jpg",
        "IMG_19891231.jpg",
        "IMG_21000101.jpg",
        "120200131.jpg",
        "202001311.jpg",
        "20200131999999.jpg",
        "1580472000000.jpg",
        "2020-01_31.jpg",
        "1799-12-31.jpg",
        "31-01-2020.jpg",
        "\u0662\u0660\u0662\u0660\u0660\u0661\u0663\u0661.jpg",
        "",
    ],
)
def test_other_numbers_are_no_dates(name: str) -> None:
    """Numbers of photos, seconds since 1970, days that there are not: the file's time counts."""
    assert day_of(NO_CAPTURE, f"/a/{name}", NOON_2001) == date(2001, 2, 3)


def test_an_old_photo_may_be_dated_by_hand() -> None:
    """A scan of 1955 with its day in its name."""
    assert day_of(NO_CAPTURE, "/a/1955-06-12 wedding.jpg", NOON_2001) == date(1955, 6, 12)


def test_the_files_time_counts_where_the_user_is(zone: pytest.MonkeyPatch) -> None:
    """Half past eleven in the evening in UTC is tomorrow in Tokyo."""
    late = int(datetime(2001, 2, 3, 23, 30, tzinfo=UTC).timestamp()) * 1_000_000_000
    zone.setenv("TZ", "JST-9")
    time.tzset()

    assert day_of(NO_CAPTURE, "/tokyo.jpg", late) == date(2001, 2, 4)


def test_the_end_of_time_is_a_day_too(zone: pytest.MonkeyPatch) -> None:
    """The last day that there is, where it has become the next one already."""
    zone.setenv("TZ", "JST-9")
    time.tzset()

    assert day_of(NO_CAPTURE, "/end.jpg", 2**80) == date(9999, 12, 31)


@given(st.text(max_size=40), st.integers(-(2**70), 2**70))
def test_every_photo_has_a_day(name: str, mtime_ns: int) -> None:
    """Whatever it is called and whatever its file system says."""
    assert day_of(NO_CAPTURE, f"/a/{name}", mtime_ns) == day_of(NO_CAPTURE, f"/a/{name}", mtime_ns)
