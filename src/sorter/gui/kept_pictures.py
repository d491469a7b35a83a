"""Pictures of photos from the disk where they were made before, else made and kept."""

import os
from pathlib import Path

from sorter.core.jpeg import read_frame
from sorter.core.store.pictures import LIMIT, Known, Pictures
from sorter.gui.reading import Draw


class KeptPictures:
    """Stands before whatever makes pictures; may be used from any thread."""

    def __init__(self, path: Path, draw: Draw, limit: int = LIMIT) -> None:
        """`limit` are bytes at most, of what is kept."""
        self.kept = Pictures(path, limit)
        self._draw = draw

    def draw(self, path: str, side: int) -> bytes:
        """A JPEG of the photo, upright, at most `side` pixels long. Raises `InputError` with the reason for none."""
        before = _known(path, side)
        if before and (jpeg := self.kept.find(before)):
            return jpeg
        jpeg = self._draw(path, side)
        if before and before == _known(path, side) and _is_whole(jpeg, side):
            self.kept.keep(before, jpeg)
        return jpeg

    def rest(self) -> None:
        """Let go of the file."""
        self.kept.rest()


def _known(path: str, side: int) -> Known | None:
    """The file as it is now; None where it cannot be looked at."""
    try:
        now = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return path, now.st_size, now.st_mtime_ns, side


def _is_whole(jpeg: bytes, side: int) -> bool:
    """Whether it is as long as was asked for: a quick look makes smaller ones, of what lies in the photo."""
    frame = read_frame(jpeg)
    return frame is not None and max(frame.width, frame.height) == side
