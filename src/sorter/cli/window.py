"""The window, from the command line."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from sorter.cli.arguments import Arguments
from sorter.cli.data_dir import data_places
from sorter.cli.text import shown_path
from sorter.errors import RequestError
from sorter.settings import Places

_INVISIBLE = ("offscreen", "minimal", "vnc")  # Qt platforms that nobody sees


def window(arguments: Arguments, open_window: Callable[[Sequence[str], Places], int]) -> int:
    """Open the window with the folders that were named."""
    for folder in arguments.folders:
        if not os.path.lexists(folder):
            raise RequestError(f"There is no file, folder or command {shown_path(folder)} (see sorter --help).")
    if not can_open(os.environ, sys.platform):
        raise RequestError("There is no display to open a window on; sorter --help lists what works without one.")
    return open_window([os.path.abspath(folder) for folder in arguments.folders], data_places(arguments))


def can_open(environment: Mapping[str, str], platform: str) -> bool:
    """Whether Qt would find a platform to open a window on; without one it would abort the whole program."""
    return bool(environment.get("QT_QPA_PLATFORM")) or has_display(environment, platform)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a person would see a window."""
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in _INVISIBLE:
        return False
    if platform in ("darwin", "win32"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
