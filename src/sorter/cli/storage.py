"""Whether Sorter can keep its own things where they are to be: found out by writing there."""

import errno
import os
from pathlib import Path
from tempfile import TemporaryFile

from sorter.cli.text import shown_path
from sorter.errors import JournalError
from sorter.files.volumes import Volumes, nearest, refuse_network
from sorter.settings import Places

_TRIED = 1 << 20  # bytes; the journal of some thousand photos
_FULL = {errno.ENOSPC, errno.EDQUOT}
_ELSEWHERE = "name another folder with --data-dir or SORTER_DATA_DIR."


def storage_problem(where: Places, volumes: Volumes | None = None) -> str:
    """Why no photo could be copied or moved, and what to do, in one sentence; empty where nothing is in the way.

    What is written to find that out is gone afterwards. `volumes` are the system's, unless they are given.
    """
    try:
        refuse_network(where.data, volumes)
    except JournalError as error:
        return str(error)
    return _trouble(where.data) or _closed(where)


def _trouble(data: Path) -> str:
    """What the disk or the folder refuses; a folder that is not there yet would be made in the one above it."""
    folder = shown_path(str(data))
    try:
        with TemporaryFile(dir=nearest(str(data))) as file:
            file.write(bytes(_TRIED))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno in _FULL:
            return f"The disk of the data folder {folder} is full: free some space on it, or {_ELSEWHERE}"
        return f"The data folder {folder} cannot be written to ({error.strerror}): make it writable, or {_ELSEWHERE}"
    return ""


def _closed(where: Places) -> str:
    """A file of the journal's that another user made, in a folder that this one may write to."""
    for path in sorted(where.data.glob(f"{where.journal.name}*")):
        if not os.access(path, os.W_OK):
            return f"The journal's file {shown_path(str(path))} can only be read: make it writable, or {_ELSEWHERE}"
    return ""
