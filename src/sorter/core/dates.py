"""When a photo was taken, by what several say of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timezone
from enum import IntEnum, auto


class Source(IntEnum):
    """Who says a date, and of what; what comes first is believed first, as the Metadata Working Group advises.

    First what says when the picture was made, be it on film, then when it became a file, last when that was changed.
    """

    EXIF_ORIGINAL = auto()
    XMP_ORIGINAL = auto()
    IPTC_CREATED = auto()
    EXIF_DIGITIZED = auto()
    XMP_DIGITIZED = auto()
    EXIF_CHANGED = auto()


@dataclass(frozen=True, slots=True)
class Date:
    """A date as one of them says it."""

    source: Source
    taken: datetime  # by the clock of the place
    zone: timezone | None = None

    @property
    def instant(self) -> datetime | None:
        """The same in UTC, where the zone is said."""
        return self.taken.replace(tzinfo=self.zone).astimezone(UTC) if self.zone else None


def most_trusted(dates: Iterable[Date]) -> Date | None:
    """The date that is believed; of several from one source the first.

    One that says no hour, as IPTC's often do, gives way to the next that says the hour of the same day.
    """
    ordered = sorted(dates, key=lambda date: date.source)
    best = next(iter(ordered), None)
    if best is None or best.taken.time() != time.min:
        return best
    return next((one for one in ordered if one.taken.date() == best.taken.date() and one.taken > best.taken), best)
