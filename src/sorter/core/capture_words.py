"""Dates, zones and cameras as people and programs write them."""

import re
from datetime import datetime, timedelta, timezone

WIDEST_ZONE = timedelta(hours=14)
_YEARS = range(1826, 2100)  # the oldest photograph that is left was taken in 1826 or 1827
_DATE = re.compile(
    r"\s*([0-9]{4})[:/.-] ?([0-9]{1,2})[:/.-] ?([0-9]{1,2})(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?.*)?",
    re.DOTALL,
)
_ZONE_TEXT = re.compile(r"\s*([+-])([0-9]{1,2}):?([0-9]{2})\s*")
_COMPANY = re.compile(
    r"(?:[ .,]+(?:corporation|corp|company|co|ltd|inc|gmbh|ag"
    r"|imaging|optical|camera|electric|electronics|computer)\b)+[ .,]*$",
    re.IGNORECASE,
)
_TEXT_LIMIT = 80


def zone_of(text: str) -> timezone | None:
    """A zone as EXIF 2.31 writes it: "+02:00"."""
    match = _ZONE_TEXT.fullmatch(text)
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if sign == "-" else offset) if offset <= WIDEST_ZONE and int(minutes) < 60 else None


def date_of(text: str) -> datetime | None:
    """A date as cameras write it: "2021:07:04 12:30:59" by the standard, in the wild with other marks or cut short."""
    match = _DATE.fullmatch(text.rstrip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    if year not in _YEARS:
        return None
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 a camera's clock says no zone
    except ValueError:
        return None


def camera_of(maker: str, model: str) -> str:
    """Maker and model in one, the maker as people call it and only where the model does not begin with it."""
    short = _COMPANY.sub("", maker)
    begin = re.split(r"[\W_]", model.casefold(), maxsplit=1)[0]
    if begin and begin in re.findall(r"\w+", short.casefold()):
        return model
    return f"{short} {model}".strip()


def clean(text: str) -> str:
    """One short line that any screen can show: what is not printable, as marks that turn the text around, is gone."""
    shown = "".join(char if char.isprintable() else " " for char in text[:_TEXT_LIMIT])
    return " ".join(shown.split())
