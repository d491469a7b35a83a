"""Thumbnails that came with measurements: the window asks for them a moment later."""

import os
from collections import OrderedDict
from threading import Lock

from sorter.core.measurement import Measurement

_BOUND = 64 * 1024 * 1024  # bytes: some thousands of them


class Keeping:
    """The newest thumbnails by path, from any thread."""

    def __init__(self, bound: int = _BOUND) -> None:
        self._bound = bound
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[int, int, bytes]] = OrderedDict()
        self._bytes = 0

    def keep(self, measurement: Measurement) -> None:
        """Keep its thumbnail, if it has one, until newer ones fill the room."""
        if not measurement.thumbnail:
            return
        item = measurement.item
        with self._lock:
            self._drop(item.path)
            self._kept[item.path] = item.size, item.mtime_ns, measurement.thumbnail
            self._bytes += len(measurement.thumbnail)
            while self._bytes > self._bound:
                self._drop(next(iter(self._kept)))

    def find(self, path: str) -> bytes:
        """The thumbnail of the file as it is now; empty where there is none."""
        with self._lock:
            kept = self._kept.get(path)
        if kept is None:
            return b""
        try:
            now = os.stat(path, follow_symlinks=False)
        except OSError:
            return b""
        size, mtime_ns, jpeg = kept
        return jpeg if (now.st_size, now.st_mtime_ns) == (size, mtime_ns) else b""

    def _drop(self, path: str) -> None:
        *_, jpeg = self._kept.pop(path, (0, 0, b""))
        self._bytes -= len(jpeg)
