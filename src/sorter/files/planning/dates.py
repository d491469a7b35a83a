"""The day that a photo counts for: what its camera says, else its name, else when its file was changed."""

import os
import re
import time
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from sorter.items import Capture

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS = range(-62_135_596_800, 253_402_300_800)  # from year 1 to year 9999, in UTC
_FIRST_DIGITAL = 1990  # eight digits that say an earlier year are a number and no date
_NAMED = re.compile(
    r"(?<![0-9])((?:1[89]|20)[0-9]{2})([-_.]?)([01][0-9])\2([0-3][0-9])(?:[0-2][0-9][0-5][0-9]{3}(?:[0-9]{3})?)?(?![0-9])"
)


def day_of(capture: Capture, source: str, mtime_ns: int) -> date:
    """The day of the photo `source`: its camera's, else a plausible one in its name, else its last change, local time.

    In a name count IMG_20200131_120000, PXL_20200131_120000123, IMG-20200131-WA0001 and 20200131120000, from 1990 on,
    and 2020-01-31, 2020_01_31 and 2020.01.31, from 1800 on, to 2099 and with no digit beside them; the first date that
    exists.
    """
    return capture.taken or _elsewhere(source, mtime_ns)


@lru_cache(maxsize=64)  # year, month and day of one photo are asked for one after the other
def _elsewhere(source: str, mtime_ns: int) -> date:
    return _named(os.path.basename(source)) or _changed(mtime_ns)


def _named(name: str) -> date | None:
    for match in _NAMED.finditer(name):
        year, mark, month, day = match.groups()
        if not mark and int(year) < _FIRST_DIGITAL:
            continue
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue  # the thirtieth of February
    return None


def _changed(mtime_ns: int) -> date:
    seconds = min(max(mtime_ns // 1_000_000_000, _SECONDS[0]), _SECONDS[-1])
    try:
        here = time.localtime(seconds)
        return date(here.tm_year, here.tm_mon, here.tm_mday)
    except (OSError, OverflowError, ValueError):  # not every system knows the local time of each year
        return (_EPOCH + timedelta(seconds=seconds)).date()
