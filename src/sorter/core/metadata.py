"""What a photo says of how it was taken, read from its EXIF and its XMP without decoding it."""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sorter.core.capture_words import WIDEST_ZONE, camera_of, clean, date_of, zone_of
from sorter.core.exif_block import exif_structures
from sorter.core.exif_values import EXPOSURE_TAGS, GPS_TAGS, exposure, place, satellite_time
from sorter.core.ranges import Sliced
from sorter.core.tiff import Tiff, Value
from sorter.core.xmp_packet import xmp_packet
from sorter.core.xmp_values import capture_of_xmp
from sorter.items import NO_CAPTURE, Capture

_MAKER, _MODEL, _ORIENTATION, _EXIF, _GPS = 0x010F, 0x0110, 0x0112, 0x8769, 0x8825
_ORIENTATIONS = range(1, 9)
_ZONE = 0x9010
_DATES = {0x9003: 0x9011, 0x9004: 0x9012, 0x0132: _ZONE}  # original, digitized, changed, and the zone of each
_WANTED = frozenset({_MAKER, _MODEL, _ORIENTATION, _EXIF, _GPS, *_DATES, *_DATES.values(), *EXPOSURE_TAGS})
_MOST_APART = WIDEST_ZONE + timedelta(hours=1)  # a camera's clock may be set to summer where there is none


def read_capture(data: Sliced) -> Capture:
    """What an encoded photo says, by its EXIF, and what that leaves open by its XMP; nothing where there is neither.

    `data` is the photo, or a file of which only the ranges are read that say it. The time is that of the exposure, else
    of digitizing, else of the last change. A date that is none, or before the first photograph, counts as not said;
    likewise what is out of all bounds elsewhere. The formats are those of `exif_structures` and `xmp_packet`. Never
    raises, whatever the bytes are.
    """
    structures = exif_structures(data)
    capture, says_how_it_lies = _by_exif(structures) if structures else (NO_CAPTURE, False)
    if capture.taken and capture.camera:  # a camera's own file: editors, who write XMP, leave both as they are
        return capture
    packet = xmp_packet(data)
    if packet:
        capture = _with(capture, capture_of_xmp(packet), lies=says_how_it_lies)
    return NO_CAPTURE if capture == NO_CAPTURE else capture


def _with(capture: Capture, other: Capture, *, lies: bool) -> Capture:
    """What is said, and of the rest what another says; `lies`: it is said already how the pixels lie."""
    times = capture if capture.taken or capture.instant else other
    return Capture(
        times.taken,
        sys.intern(capture.camera or other.camera),  # a million photos come from a handful of cameras
        times.instant,
        capture.place or other.place,
        other.exposure if capture.exposure is None else capture.exposure,
        capture.orientation if lies else other.orientation,
    )


def _by_exif(structures: tuple[Tiff, ...]) -> tuple[Capture, bool]:
    """What it says, and whether that is among it how the pixels lie."""
    tiff = structures[0]
    values, gps = _directories(structures)
    taken, instant = _times(values, tiff, gps)
    maker, model = (clean(values[tag].text) if tag in values else "" for tag in (_MAKER, _MODEL))
    turned = tiff.integers(values.get(_ORIENTATION))
    says = bool(turned) and turned[0] in _ORIENTATIONS
    camera = sys.intern(camera_of(maker, model))
    light, where = exposure(tiff, values), place(tiff, gps)
    return Capture(taken, camera, instant, where, light, turned[0] if says else 1), says


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
        taken = date_of(values[tag].text) if tag in values else None
        if taken:
            zone = next(filter(None, (zone_of(values[one].text) for one in (zone_tag, _ZONE) if one in values)), None)
            break
    if taken and zone:
        return taken, taken.replace(tzinfo=zone).astimezone(UTC)
    seen = satellite_time(tiff, gps)
    apart = abs(seen.replace(tzinfo=None) - taken) if seen and taken else timedelta(0)
    return taken, seen if apart <= _MOST_APART else None
