"""What a photo says of how it was taken, read from its EXIF, its XMP and its IPTC without decoding it."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sorter.core.capture_words import WIDEST_ZONE, camera_of, clean, date_of, zone_of
from sorter.core.dates import Date, Source, most_trusted
from sorter.core.exif_block import exif_structures
from sorter.core.exif_values import EXPOSURE_TAGS, GPS_TAGS, exposure, place, satellite_time
from sorter.core.iptc import iptc_date
from sorter.core.ranges import Sliced
from sorter.core.tiff import Tiff, Value
from sorter.core.xmp_packet import xmp_packet
from sorter.core.xmp_values import capture_of_xmp
from sorter.items import NO_CAPTURE, Capture

_MAKER, _MODEL, _ORIENTATION, _EXIF, _GPS = 0x010F, 0x0110, 0x0112, 0x8769, 0x8825
_ORIENTATIONS = range(1, 9)
_ZONE = 0x9010
_DATES = {
    0x9003: (0x9011, Source.EXIF_ORIGINAL),
    0x9004: (0x9012, Source.EXIF_DIGITIZED),
    0x0132: (_ZONE, Source.EXIF_CHANGED),
}  # with the zone of each
_ZONES = frozenset(zone for zone, _ in _DATES.values())
_WANTED = frozenset({_MAKER, _MODEL, _ORIENTATION, _EXIF, _GPS, *_DATES, *_ZONES, *EXPOSURE_TAGS})
_MOST_APART = WIDEST_ZONE + timedelta(hours=1)  # a camera's clock may be set to summer where there is none


@dataclass(frozen=True, slots=True)
class _Exif:
    """What EXIF says; `capture` is without the times."""

    capture: Capture = NO_CAPTURE
    says_how_it_lies: bool = False
    date: Date | None = None
    seen: datetime | None = None  # by satellites, in UTC


def read_capture(data: Sliced) -> Capture:
    """What an encoded photo says, by its EXIF, and what that leaves open by its XMP; nothing where there is neither.

    `data` is the photo, or a file of which only the ranges are read that say it. The time is the most trusted one that
    EXIF, XMP and IPTC say (`Source`): the exposure's, else of digitizing, else of the last change, which programs that
    scan write alone. A date that is none, or before the first photograph, counts as not said; likewise what is out of
    all bounds elsewhere. The formats are those of `exif_structures`, `xmp_packet` and `iptc_date`. Never raises,
    whatever the bytes are.
    """
    structures = exif_structures(data)
    exif = _by_exif(structures) if structures else _Exif()
    if exif.capture.camera and exif.date and exif.date.source is Source.EXIF_ORIGINAL:
        return _timed(exif.capture, exif.date, exif.seen)  # a camera's own file: editors leave both as they are
    packet = xmp_packet(data)
    said, of_xmp = capture_of_xmp(packet) if packet else (NO_CAPTURE, None)
    date = most_trusted(filter(None, (exif.date, of_xmp, iptc_date(data))))
    capture = _timed(_with(exif.capture, said, lies=exif.says_how_it_lies), date, exif.seen)
    return NO_CAPTURE if capture == NO_CAPTURE else capture


def _with(capture: Capture, other: Capture, *, lies: bool) -> Capture:
    """What is said, and of the rest what another says; `lies`: it is said already how the pixels lie."""
    return Capture(
        None,
        sys.intern(capture.camera or other.camera),  # a million photos come from a handful of cameras
        None,
        capture.place or other.place,
        other.exposure if capture.exposure is None else capture.exposure,
        capture.orientation if lies else other.orientation,
    )


def _timed(capture: Capture, date: Date | None, seen: datetime | None) -> Capture:
    """With the camera's time, and the same in UTC by the zone that is said, else by a satellite.

    A satellite's time that no zone on Earth has beside the camera's is of another moment, and which of them is wrong
    cannot be told.
    """
    if date is None or date.instant:
        return replace(capture, taken=date.taken if date else None, instant=date.instant if date else seen)
    apart = abs(seen.replace(tzinfo=None) - date.taken) if seen else timedelta(0)
    return replace(capture, taken=date.taken, instant=seen if apart <= _MOST_APART else None)


def _by_exif(structures: tuple[Tiff, ...]) -> _Exif:
    tiff = structures[0]
    values, gps = _directories(structures)
    maker, model = (clean(values[tag].text) if tag in values else "" for tag in (_MAKER, _MODEL))
    turned = tiff.integers(values.get(_ORIENTATION))
    says = bool(turned) and turned[0] in _ORIENTATIONS
    camera = sys.intern(camera_of(maker, model))
    light, where = exposure(tiff, values), place(tiff, gps)
    capture = Capture(None, camera, None, where, light, turned[0] if says else 1)
    return _Exif(capture, says, most_trusted(_dates(values)), satellite_time(tiff, gps))


def _directories(structures: tuple[Tiff, ...]) -> tuple[Mapping[int, Value], Mapping[int, Value]]:
    """The first and the EXIF directory in one, and the GPS directory. DNG may keep all in its first directory."""
    tiff = structures[0]
    first = tiff.directory(tiff.first, _WANTED)
    if len(structures) == 3:
        _, exif, gps = structures
        return {**first, **exif.directory(exif.first, _WANTED)}, gps.directory(gps.first, GPS_TAGS)
    inner = tiff.directory(tiff.pointer(first[_EXIF]), _WANTED) if _EXIF in first else {}
    return {**first, **inner}, tiff.directory(tiff.pointer(first[_GPS]), GPS_TAGS) if _GPS in first else {}


def _dates(values: Mapping[int, Value]) -> Iterator[Date]:
    for tag, (zone_tag, source) in _DATES.items():
        taken = date_of(values[tag].text) if tag in values else None
        if taken:
            zones = (zone_of(values[one].text) for one in (zone_tag, _ZONE) if one in values)
            yield Date(source, taken, next(filter(None, zones), None))
