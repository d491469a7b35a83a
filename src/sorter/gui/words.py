"""Figures, sizes and times as people of this locale read them."""

import re
from datetime import date, datetime
from html import escape

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime
from PySide6.QtGui import QFont

from sorter.items import Label, readable
from sorter.wording import on_one_line

_PLACE = re.compile(r"\{(\d)\}")
_UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB")


def figure(count: int) -> str:
    """A whole number, grouped as the locale does."""
    return QLocale().toString(count)


def size_text(size: int) -> str:
    """Bytes as the command line writes them, with the locale's point: "2.8 GB"; powers of 1000."""
    value, unit = float(size), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    places = 1 if unit and value < 99.95 else 0
    return f"{QLocale().toString(value, 'f', places)} {_UNITS[unit]}"


def shown(text: str) -> str:
    """A path or another stranger's text on one line: bytes and characters that no screen shows are replaced."""
    return on_one_line(readable(text))


def filled(text: str, *values: str) -> str:
    """A text with its `{0}`, `{1}` replaced; what a value brings is not looked at again."""
    return _PLACE.sub(lambda place: values[int(place[1])], text)


def percent(score: float) -> str:
    """A score from 0 to 1 in whole per cent; never 100 unless it is."""
    return f"{min(round(score * 100), 99) if score < 1 else 100} %"


def clock(seconds: float) -> str:
    """A span of time: "0:06", "1:02:03"."""
    whole = max(round(seconds), 0)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def moment(seconds: float, today: date | None = None) -> str:
    """When something happened, in as few words as tell it: the time of today, else the day."""
    when = datetime.fromtimestamp(seconds).astimezone()
    then = QDateTime.fromSecsSinceEpoch(int(seconds))
    if when.date() == (today or datetime.now().astimezone().date()):
        return QLocale().toString(then.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(then.date(), "d MMM yyyy")


def full_moment(seconds: float) -> str:
    """Day and time of day."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), "d MMM yyyy, HH:mm")


def camera_moment(taken: datetime) -> str:
    """Day and time of day by the camera's clock, which knows no zone."""
    moment = QDateTime(QDate(taken.year, taken.month, taken.day), QTime(taken.hour, taken.minute, taken.second))
    return QLocale().toString(moment, "d MMM yyyy, HH:mm")


def place_text(latitude: float, longitude: float) -> str:
    """Degrees as maps take them: "51.50417, -0.12500"."""
    return f"{latitude:.5f}, {longitude:.5f}"


def label_name(label: Label) -> str:
    """A label's last segment as a heading: "Day"."""
    return label[-1][:1].upper() + label[-1][1:] if label else ""


def label_path(label: Label) -> str:
    """A label with its parents: "Animal, bird, heron"."""
    return label_name((", ".join(label),))


def plain(text: str) -> str:
    """A text for a tooltip: Qt would read a file named `<img src=...>` as markup."""
    return f"<div style='white-space:pre'>{escape(text)}</div>" if text else ""


def tabular(font: QFont) -> QFont:
    """The font with figures of equal width, so that a count does not tremble while it grows."""
    fixed = QFont(font)
    fixed.setFeature(QFont.Tag("tnum"), 1)
    return fixed
