"""Where, when in UTC, how bright and how turned a photo was taken."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exif_bytes import ORIENTATION, ORIGINAL, Entry, box, fraction, long, short, text, tiff
from sorter.core.metadata import read_capture

TAKEN, DIGITIZED, CHANGED = ORIGINAL, 0x9004, 0x0132
ZONE, ZONE_TAKEN = 0x9010, 0x9011
OPEN, NUMBER, SHUTTER, APERTURE, ISO = 0x829A, 0x829D, 0x9201, 0x9202, 0x8827
LATITUDE = {1: text("N"), 2: fraction(48, 1, 51, 1, 30, 1)}
LONGITUDE = {3: text("E"), 4: fraction(2, 1, 1765, 100, 0, 1)}
PARIS = 48.8583333, 2.2941667
DAYLIGHT = {OPEN: fraction(1, 125), NUMBER: fraction(16, 1), ISO: short(100)}


def place(gps: Mapping[int, Entry]) -> tuple[float, float] | None:
    return read_capture(tiff({}, gps=gps)).place


def exposure(exif: Mapping[int, Entry]) -> float | None:
    return read_capture(tiff({}, exif)).exposure


def instant(exif: Mapping[int, Entry], gps: Mapping[int, Entry] | None = None) -> datetime | None:
    return read_capture(tiff({}, exif, gps=gps)).instant


def test_the_place_is_read() -> None:
    """Degrees, minutes and seconds, or minutes with a fraction."""
    assert place({**LATITUDE, **LONGITUDE}) == PARIS


@pytest.mark.parametrize(
    ("half_north", "half_east", "expected"),
    [
        ("N", "E", PARIS),
        ("S", "E", (-PARIS[0], PARIS[1])),
        ("N", "W", (PARIS[0], -PARIS[1])),
        ("s", "w ", (-PARIS[0], -PARIS[1])),
        ("", "E", None),
        ("X", "E", None),
        ("E", "N", None),
    ],
)
def test_the_half_of_the_earth_gives_the_sign(
    half_north: str, half_east: str, expected: tuple[float, float] | None
) -> None:
    """Without it nobody knows which half."""
    assert place({**LATITUDE, **LONGITUDE, 1: text(half_north), 3: text(half_east)}) == expected


@pytest.mark.parametrize(
    ("latitude", "expected"),
    [
        (fraction(90, 1, 0, 1, 0, 1), 90.0),
        (fraction(90, 1, 0, 1, 1, 1), None),
        (fraction(12, 1, 61, 1, 0, 1), None),
        (fraction(12, 1, 0, 1, 61, 1), None),
        (fraction(-12, 1, 0, 1, 0, 1), None),
        (fraction(12, 0, 0, 1, 0, 1), None),
        (fraction(12, 1, 30, 1, 0, 0), 12.5),
        (fraction(125, 10), 12.5),
        (short(12), 12.0),
        (text("12"), None),
        ((5, 0, b""), None),
    ],
)
def test_a_place_that_cannot_be_is_not_said(latitude: Entry, expected: float | None) -> None:
    """Beyond a pole, of minutes that there are not, without a denominator; what is left out behind counts as zero."""
    found = place({**LATITUDE, **LONGITUDE, 2: latitude})

    assert (found[0] if found else None) == expected


def test_half_a_place_and_zeros_are_none() -> None:
    """Zeros stand in the open sea, and in files of programs that do not know."""
    assert place(LATITUDE) is None
    assert place({1: text("N"), 2: fraction(0, 1), 3: text("E"), 4: fraction(0, 1)}) is None
    assert place({1: text("N"), 2: fraction(0, 1), **LONGITUDE}) == (0.0, PARIS[1])


def test_big_endian_numbers_are_read() -> None:
    """Of a camera with Motorola's order."""
    gps = {1: text("S"), 2: fraction(12, 1, order=">"), 3: text("W"), 4: fraction(34, 1, order=">")}
    block = tiff({ORIENTATION: short(6, ">")}, {ISO: short(200, ">")}, gps=gps, order=">")

    assert read_capture(block).place == (-12.0, -34.0)
    assert read_capture(block).orientation == 6


@pytest.mark.parametrize(
    ("exif", "expected"),
    [
        (DAYLIGHT, 14.97),
        ({**DAYLIGHT, ISO: short(400)}, 12.97),
        ({**DAYLIGHT, NUMBER: fraction(8, 1)}, 12.97),
        ({SHUTTER: fraction(-7, 1), APERTURE: fraction(8, 1), ISO: short(100)}, 1.0),
        ({SHUTTER: fraction(7, 1), APERTURE: fraction(8, 1), ISO: short(100)}, 15.0),
        ({**DAYLIGHT, OPEN: fraction(0, 0), SHUTTER: fraction(7, 1)}, 15.0),
        ({**DAYLIGHT, NUMBER: fraction(0, 1), APERTURE: fraction(8, 1)}, 14.97),
        ({**DAYLIGHT, ISO: short(65535), 0x8833: long(204800)}, 3.97),
        ({**DAYLIGHT, ISO: short(0), 0x8832: long(100)}, 14.97),
        ({OPEN: fraction(1, 125), NUMBER: fraction(16, 1), 0x8831: long(100)}, 14.97),
        ({OPEN: fraction(1, 125), NUMBER: fraction(16, 1), 0xA215: fraction(100, 1)}, 14.97),
    ],
)
def test_the_light_is_read_in_all_its_tags(exif: dict[int, Entry], expected: float) -> None:
    """A bright day at f/16 is EV 15: time, aperture and sensitivity, plain or in APEX values."""
    assert exposure(exif) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        {OPEN: fraction(0, 1)},
        {OPEN: fraction(-1, 125)},
        {OPEN: fraction(1, 0)},
        {OPEN: fraction(999_999, 1)},
        {NUMBER: fraction(9999, 1)},
        {NUMBER: fraction(0, 1), APERTURE: fraction(1000, 1)},
        {NUMBER: fraction(0, 1), APERTURE: fraction(60, 1)},
        {OPEN: fraction(0, 1), SHUTTER: fraction(-2_000_000_000, 1)},
        {OPEN: fraction(0, 1), SHUTTER: fraction(40, 1)},
        {ISO: short(0)},
        {ISO: short(65535)},
        {ISO: long(4_000_000_000)},
        {ISO: text("100")},
        {NUMBER: fraction(256, 1), OPEN: fraction(1, 900_000)},
    ],
)
def test_light_that_cannot_be_is_not_said(wrong: dict[int, Entry]) -> None:
    """No such time, aperture, sensitivity or light; and no error."""
    assert exposure({**DAYLIGHT, **wrong}) is None


def test_light_needs_all_three() -> None:
    """Two say nothing."""
    assert [exposure({tag: value for tag, value in DAYLIGHT.items() if tag != left}) for left in DAYLIGHT] == [None] * 3


@pytest.mark.parametrize(
    ("entry", "expected"),
    [*((short(turn), turn) for turn in range(1, 9)), (short(0), 1), (short(9), 1), (text("6"), 1)],
)
def test_the_orientation_is_one_of_eight(entry: Entry, expected: int) -> None:
    """Anything else is upright."""
    assert read_capture(tiff({ORIENTATION: entry})).orientation == expected


def at(hour: int, minute: int = 0, day: int = 31) -> datetime:
    return datetime(2020, 1, day, hour, minute, tzinfo=UTC)


NOON = {TAKEN: text("2020:01:31 12:00:00")}
SATELLITES = {29: text("2020:01:31"), 7: fraction(11, 1, 30, 1, 0, 1)}


@pytest.mark.parametrize(
    ("exif", "expected"),
    [
        ({**NOON, ZONE_TAKEN: text("+02:00")}, at(10)),
        ({**NOON, ZONE_TAKEN: text("-09:30")}, at(21, 30)),
        ({**NOON, ZONE: text("+02:00")}, at(10)),
        ({**NOON, ZONE: text("+03:00"), ZONE_TAKEN: text("+02:00")}, at(10)),
        ({**NOON, ZONE: text("+03:00"), ZONE_TAKEN: text("   :  ")}, at(9)),
        ({DIGITIZED: text("2020:01:31 12:00:00"), 0x9012: text("+01:00"), ZONE_TAKEN: text("+05:00")}, at(11)),
        ({CHANGED: text("2020:01:31 12:00:00"), ZONE: text("+01:00")}, at(11)),
        ({**NOON, ZONE_TAKEN: text("+0200")}, at(10)),
        ({**NOON, ZONE_TAKEN: text("+15:00")}, None),
        ({**NOON, ZONE_TAKEN: text("+01:75")}, None),
        ({**NOON, ZONE_TAKEN: text("CET")}, None),
        ({**NOON, ZONE_TAKEN: short(2)}, None),
        ({ZONE_TAKEN: text("+02:00")}, None),
        (NOON, None),
    ],
)
def test_the_zone_gives_the_moment(exif: dict[int, Entry], expected: datetime | None) -> None:
    """That of the date that counts, else the camera's; one that there is not is not said."""
    assert instant(exif) == expected


@pytest.mark.parametrize(
    ("gps", "expected"),
    [
        (SATELLITES, at(11, 30)),
        ({**SATELLITES, 29: text("2020-01-31")}, at(11, 30)),
        ({**SATELLITES, 29: text("2020:02:01")}, None),
        ({**SATELLITES, 29: text("2020:01:32")}, None),
        ({**SATELLITES, 29: text("1979:01:31")}, None),
        ({**SATELLITES, 29: text("")}, None),
        ({**SATELLITES, 7: fraction(24, 1, 0, 1, 0, 1)}, None),
        ({**SATELLITES, 7: fraction(1, 0, 0, 1, 0, 1)}, None),
        ({**SATELLITES, 7: fraction(11, 1, 30, 1)}, None),
        ({29: SATELLITES[29]}, None),
        ({7: SATELLITES[7]}, None),
    ],
)
def test_else_a_satellite_gives_the_moment(gps: dict[int, Entry], expected: datetime | None) -> None:
    """Unless it cannot be, or is of another moment than the camera's time in any zone on Earth."""
    assert instant(NOON, gps) == expected


def test_a_satellite_gives_the_moment_where_the_camera_has_none_and_gives_way_to_a_zone() -> None:
    """The zone is the camera's word on its own time."""
    assert instant({}, SATELLITES) == at(11, 30)
    assert instant({**NOON, ZONE_TAKEN: text("+02:00")}, SATELLITES) == at(10)


def test_the_last_second_and_the_first_year_give_no_error() -> None:
    """A leap second, and a zone at the border of what a date can hold."""
    assert instant({}, {**SATELLITES, 7: fraction(23, 1, 59, 1, 60, 1)}) == at(0, day=1) + timedelta(days=31)
    assert instant({TAKEN: text("2099:12:31 23:59:59"), ZONE_TAKEN: text("-14:00")}) is not None


def test_a_cr3_says_it_in_three_structures() -> None:
    """The first directory, the EXIF and the GPS directory, each the first of its own."""
    parts = [
        box(b"CMT1", tiff({ORIENTATION: short(8), 0x0110: text("Canon EOS R5")})),
        box(b"CMT2", tiff({**NOON, **DAYLIGHT})),
        box(b"CMT3", tiff({})),
        box(b"CMT4", tiff({**LATITUDE, **LONGITUDE})),
    ]
    canon = box(b"uuid", bytes.fromhex("85c0b687820f11e08111f4ce462b6a48"), *parts)
    capture = read_capture(box(b"ftyp", b"crx ", bytes(4)) + box(b"free", bytes(9)) + box(b"moov", canon))

    assert (capture.camera, capture.orientation, capture.exposure) == ("Canon EOS R5", 8, 14.97)
    assert (capture.place, capture.taken) == (PARIS, datetime(2020, 1, 31, 12))  # noqa: DTZ001 a camera says no zone


_ENTRIES = st.dictionaries(
    st.sampled_from([1, 2, 3, 4, 7, 29, OPEN, NUMBER, SHUTTER, APERTURE, ISO, 0xA215, TAKEN, ZONE, ORIENTATION]),
    st.tuples(st.integers(0, 13), st.integers(0, 4), st.binary(max_size=24)),
)


@given(_ENTRIES, _ENTRIES, st.sampled_from("<>"))
def test_numbers_of_any_kind_are_never_an_error(exif: dict[int, Entry], gps: dict[int, Entry], order: str) -> None:
    """And what is said can be."""
    entries = {tag: (kind, count, value) for tag, (kind, count, value) in exif.items()}
    capture = read_capture(tiff(entries, {**entries, TAKEN: text("2020:01:31 12:00:00")}, gps=gps, order=order))

    assert capture.exposure is None or -20 <= capture.exposure <= 25
    assert capture.place is None or (abs(capture.place[0]) <= 90 and abs(capture.place[1]) <= 180)
    assert pack("B", capture.orientation) in b"\1\2\3\4\5\6\7\x08"
