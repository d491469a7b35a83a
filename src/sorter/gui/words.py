"""Figures, sizes and times as people of this locale read them."""

import re
from datetime import date, datetime
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime
from PySide6.QtGui import QFont

from sorter.items import Label, readable
from sorter.wording import on_one_line

_PLACE = re.compile(r"\{(\d)\}")
_UNITS = ("kB", "MB", "GB", "TB", "PB")
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})*)(\.\d+)?(?: (bytes|[kMGTP]B))?")  # as the core writes it
_WEEKDAY = re.compile(r"[\s,]*dddd[\s,]*")


def figure(count: int) -> str:
    """A whole number, grouped as the locale does."""
    return QLocale().toString(count)


def size_text(size: int) -> str:
    """Bytes as the command line writes them, with the locale's point: "2.8 GB"; powers of 1000."""
    value, unit = float(size), 0
    while value >= 999.5 and unit < len(_UNITS):
        value, unit = value / 1000, unit + 1
    return f"{decimal(value, 1 if unit and value < 99.95 else 0)} {_UNITS[unit - 1] if unit else _bytes()}"


def decimal(value: float, places: int) -> str:
    """A number with so many decimal places."""
    return QLocale().toString(value, "f", places)


def number_text(text: str) -> str:
    """A number or a size that the core wrote, as it is written here; empty where it is neither."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return ""
    whole, rest, unit = found[1].replace(",", ""), found[2] or "", found[3] or ""
    number = decimal(float(whole + rest), len(rest) - 1) if rest else figure(int(whole)) if "," in found[1] else whole
    return f"{number} {_bytes() if unit == 'bytes' else unit}".strip()


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
    return day_text(then.date())


def full_moment(seconds: float) -> str:
    """Day and time of day."""
    return _day_and_time(QDateTime.fromSecsSinceEpoch(int(seconds)))


def camera_moment(taken: datetime) -> str:
    """Day and time of day by the camera's clock, which knows no zone."""
    moment = QDateTime(QDate(taken.year, taken.month, taken.day), QTime(taken.hour, taken.minute, taken.second))
    return _day_and_time(moment)


def day_text(day: QDate) -> str:
    """A day in the order of the locale, the month by its short name: "4 Mar 2026", "4. März 2026", "Mar 4, 2026"."""
    whole = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    return QLocale().toString(day, _WEEKDAY.sub(" ", whole).strip().replace("MMMM", "MMM"))


def place_text(latitude: float, longitude: float) -> str:
    """Degrees as maps take them: "51.50417, -0.12500"."""
    return f"{latitude:.5f}, {longitude:.5f}"


def label_name(label: Label) -> str:
    """A label's last segment as a heading: "Day"."""
    return _capital(_label_word(label[-1])) if label else ""


def label_path(label: Label) -> str:
    """A label with its parents: "Animal, bird, heron"."""
    return _capital(", ".join(map(_label_word, label)))


def plain(text: str) -> str:
    """A text for a tooltip: Qt would read a file named `<img src=...>` as markup."""
    return f"<div style='white-space:pre'>{escape(text)}</div>" if text else ""


def tabular(font: QFont) -> QFont:
    """The font with figures of equal width, so that a count does not tremble while it grows."""
    fixed = QFont(font)
    fixed.setFeature(QFont.Tag("tnum"), 1)
    return fixed


def _bytes() -> str:
    return QCoreApplication.translate("Words", "bytes")


def _day_and_time(when: QDateTime) -> str:
    return f"{day_text(when.date())}, {QLocale().toString(when.time(), 'HH:mm')}"


def _label_word(word: str) -> str:
    """What a built-in task calls something, in the window's language; folders and tags keep the task's own word."""
    return QCoreApplication.translate("Labels", word)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
