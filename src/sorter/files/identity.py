"""What tells one file from another."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """A file as it was at one moment; equal identities are one unchanged file."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, stat: os.stat_result) -> "Identity":
        """The identity that a stat tells."""
        return cls(stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)

    def unchanged(self, other: "Identity") -> bool:
        """Same size and time: all that can be compared after a restart, which may renumber devices and inodes."""
        return (self.size, self.mtime_ns) == (other.size, other.mtime_ns)


def lies_at(path: str, size: int, mtime_ns: int) -> bool:
    """Whether a file of this size and time is there: the one that was to go there, when its source is gone."""
    try:
        there = os.lstat(path)
    except OSError:
        return False
    return (there.st_size, there.st_mtime_ns) == (size, mtime_ns)
