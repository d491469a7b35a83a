"""How fast each task sorted on this machine: remembered from the last run that could tell."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

_MOST = 1 << 20  # bytes that are read
_LARGEST = 1e12
_writing = Lock()  # two of this process do not write at once; of two programs the later one wins


@dataclass(frozen=True, slots=True)
class Speed:
    """Photos that were measured anew, by the second, and on what."""

    per_second: float
    device: str  # its name for people
    photos: int  # how many it rests on
    at: float  # seconds since 1970


def read_speeds(file: Path) -> dict[str, Speed]:
    """By task; whatever cannot be read there was never measured."""
    try:
        with file.open("rb") as stream:
            told = json.loads(stream.read(_MOST))
    except (OSError, ValueError, RecursionError):
        return {}
    found = {id: _speed(one) for id, one in told.items()} if isinstance(told, dict) else {}
    return {id: speed for id, speed in found.items() if speed}


def keep_speed(file: Path, id: str, speed: Speed | None) -> None:
    """Remember it in place of what was known of the task; None: nothing. What cannot be written is not kept."""
    with _writing:
        known = read_speeds(file)
        if speed:
            known[id] = speed
        elif known.pop(id, None) is None:
            return
        fresh = file.with_suffix(".new")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps({id: asdict(one) for id, one in known.items()}), "utf-8")
            os.replace(fresh, file)


def _speed(told: object) -> Speed | None:
    if not isinstance(told, Mapping):
        return None
    per_second, photos, at = (_number(told.get(name)) for name in ("per_second", "photos", "at"))
    device = told.get("device")
    if not (per_second and photos and at and isinstance(device, str)):
        return None
    return Speed(per_second, device, int(photos), at)


def _number(value: object) -> float:
    """Nought where it is none, or none that makes sense."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _LARGEST:
        return 0.0
    return float(value)
