"""Looking for companions beside photos, each folder listed once."""

import os
from collections import defaultdict
from collections.abc import Collection

from sorter.core.grouping import grouped
from sorter.items import Companion


def companions_beside(photos: Collection[str], since: float) -> dict[str, list[Companion]]:
    """The companions beside each photo that came there since a moment, in seconds since the epoch.

    Told by the time of the last change of any kind (on Windows: at which the file was made), since no editor sets that
    one. By the rules that are on unless a user says otherwise. A folder that cannot be read has none.
    """
    folders: defaultdict[str, set[str]] = defaultdict(set)
    for photo in photos:
        folder, name = os.path.split(photo)
        folders[folder].add(name)
    found: dict[str, list[Companion]] = {}
    for folder, names in folders.items():
        for group in grouped({*_files(folder), *names}, also=names):
            if group.primary in names and group.companions:
                new = [one for name in group.companions for one in _since(os.path.join(folder, name), since)]
                found[os.path.join(folder, group.primary)] = new
    return found


def _files(folder: str) -> list[str]:
    """The names of the visible files; links are none."""
    try:
        with os.scandir(folder) as entries:
            return [one.name for one in entries if one.is_file(follow_symlinks=False) and not one.name.startswith(".")]
    except OSError:
        return []


def _since(path: str, since: float) -> list[Companion]:
    """The companion, or nothing where it was there before or is gone."""
    try:
        stat = os.lstat(path)
    except OSError:
        return []
    return [Companion(os.path.basename(path), stat.st_size, stat.st_mtime_ns)] if stat.st_ctime >= since else []
