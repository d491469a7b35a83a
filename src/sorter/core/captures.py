"""What a photo says of itself, as text: between the processes and in the store."""

import json
import math
import sys
from datetime import datetime

from sorter.items import NO_CAPTURE, Capture

_CAMERA_LIMIT = 400  # characters
_ORIENTATIONS = range(1, 9)


def text_of(capture: Capture) -> str:
    """JSON; empty where the photo says nothing."""
    if capture == NO_CAPTURE:
        return ""
    return json.dumps(
        [
            capture.taken.isoformat() if capture.taken else None,
            capture.camera,
            capture.instant.isoformat() if capture.instant else None,
            capture.place,
            capture.exposure,
            capture.orientation,
        ]
    )


def capture_of(text: str) -> Capture:
    """What `text_of` made the text of. Raises `ValueError` for anything that no photo can say."""
    if not text:
        return NO_CAPTURE
    try:
        taken, camera, instant, place, exposure, orientation = json.loads(text)
        return Capture(
            _moment(taken, zone=False),
            _camera(camera),
            _moment(instant, zone=True),
            None if place is None else (_within(place[0], 90), _within(place[1], 180)),
            None if exposure is None else _within(exposure, 1000),
            _ORIENTATIONS[_ORIENTATIONS.index(orientation)],
        )
    except (TypeError, IndexError, KeyError, RecursionError) as error:
        raise ValueError(text[:80]) from error


def _moment(text: str | None, *, zone: bool) -> datetime | None:
    moment = None if text is None else datetime.fromisoformat(text)
    if moment and (moment.tzinfo is not None) is not zone:
        raise ValueError(text)
    return moment


def _camera(text: str) -> str:
    if len(text) > _CAMERA_LIMIT or not text.isprintable():
        raise ValueError(text)
    return sys.intern(text)  # a million photos come from a handful of cameras


def _within(value: float, limit: float) -> float:
    if not math.isfinite(value) or abs(value) > limit:
        raise ValueError(value)
    return float(value)
