"""Days as people type them: 2026, 2026-06, 2026-06-14."""

import re
from datetime import date, timedelta

_TYPED = re.compile(r"([0-9]{4})(?:[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?)?")


def first_day(typed: str) -> date | None:
    """The first day of what was typed, None where nothing was. Raises `ValueError` for what is no day."""
    return _days(typed)[0] if typed.strip() else None


def last_day(typed: str) -> date | None:
    """The last day of what was typed, None where nothing was. Raises `ValueError` for what is no day."""
    return _days(typed)[1] if typed.strip() else None


def _days(typed: str) -> tuple[date, date]:
    found = _TYPED.fullmatch(typed.strip())
    if not found:
        raise ValueError(typed)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), _before(year + month // 12, month % 12 + 1)
    return date(year, 1, 1), _before(year + 1, 1)


def _before(year: int, month: int) -> date:
    """The last day before a month begins; of the last year that a calendar has, its last."""
    return date.max if year > date.max.year else date(year, month, 1) - timedelta(days=1)
