"""Words, numbers and paths for people."""

import os
import unicodedata

from sorter.items import readable
from sorter.wording import on_one_line


def shown(text: str) -> str:
    """Any text on one line that no terminal takes for a command: control characters are replaced."""
    return on_one_line(text)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, those that sit on others none."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text
    )


def shown_path(path: str) -> str:
    """A path for people, relative to the current folder where it lies beneath it."""
    try:
        here = os.getcwd()
    except OSError:  # the current folder was removed
        return shown(readable(path))
    inside = path.startswith(here.rstrip(os.sep) + os.sep)
    return shown(readable(os.path.relpath(path, here) if inside else path))


def duration(seconds: float) -> str:
    """A time as people read it: "0.8 s", "42 s", "3 min 20 s", "2 h 5 min"."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def speed(per_second: float) -> str:
    """Photos a second with as many places as are worth reading."""
    return f"{per_second:.0f} photos/s" if per_second >= 9.95 else f"{per_second:.1f} photos/s"
