"""Whether a file may get another content: not against the wish of whoever closed it, and not at anybody's cost."""

import os

from sorter.errors import InputError
from sorter.files.engine.folders import Place
from sorter.items import readable

READ_ONLY = "{} is read-only, so nothing is written into it"
HAS_LINKS = "{} has further hard links, which would keep the old content, so nothing is written into it"

_EFFECTIVE = os.access in os.supports_effective_ids


def is_read_only(at: str, stat: os.stat_result, *, folder: int | None = None) -> bool:
    """Whether nobody, or not this user, may write into the file `at`, a name in an open `folder` or a path."""
    closed = not stat.st_mode & 0o222  # to root it is open, and yet it was closed on purpose
    return closed or not os.access(at, os.W_OK, dir_fd=folder, effective_ids=_EFFECTIVE)


def check_rewritable(place: Place) -> None:
    """Raise `InputError` where a file may not get another content, and `OSError`."""
    there = place.stat()
    if is_read_only(place.at, there, folder=place.descriptor):
        raise InputError(READ_ONLY.format(readable(place.name)))
    if there.st_nlink > 1:  # the new file would bear this name alone
        raise InputError(HAS_LINKS.format(readable(place.name)))


def check_owner(place: Place, old: int, new: int) -> None:
    """Raise `InputError` where the new file belongs to others than the old one, by their descriptors."""
    was, now = os.fstat(old), os.fstat(new)
    if (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        raise InputError(
            f"{readable(place.name)} belongs to another user or group, which this user cannot keep, so nothing is"
            " written into it"
        )
