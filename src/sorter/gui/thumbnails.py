"""Small pictures of photos: read off the GUI thread, newest wish first, kept within a bound."""

from collections import OrderedDict, deque
from collections.abc import Collection
from functools import partial
from threading import Lock

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage

from sorter.errors import InputError
from sorter.gui.reading import Draw, Wanted, prepare_reading, read_picture

_CACHE_BYTES = 192 * 1024 * 1024
_GLANCE = 25  # milliseconds between looks at what was decoded
_DECODERS = 2  # beside the job's own decoders: more would only slow each other


class Thumbnails(QObject):
    """Looks pictures up; what is not there yet is decoded, and `arrived` tells the paths of what came."""

    arrived = Signal(object)  # set[str]

    def __init__(self, draw: Draw, parent: QObject | None = None, cache_bytes: int = _CACHE_BYTES) -> None:
        super().__init__(parent)
        self._draw = draw
        prepare_reading()
        self._bound = cache_bytes
        self._cache: OrderedDict[Wanted, QImage] = OrderedDict()
        self._bytes = 0
        self._newest: dict[str, Wanted] = {}
        self._unreadable: dict[str, str] = {}
        self._queue = _Queue()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_DECODERS)
        self._timer = QTimer(self, interval=_GLANCE)
        self._timer.timeout.connect(self._gather)

    def look(self, wanted: Wanted, owner: int) -> QImage | None:
        """The picture, else another size of it for the meantime, else None; never decodes."""
        found = self._cache.get(wanted)
        if found is not None:
            self._cache.move_to_end(wanted)
            return found
        if wanted.path not in self._unreadable and self._queue.push(wanted, owner):
            self._pool.start(partial(_decode_newest, self._queue, self._draw))
            self._timer.start()
        newest = self._newest.get(wanted.path)
        return self._cache.get(newest) if newest else None

    def unreadable(self, path: str) -> str:
        """Why a photo cannot be shown; empty while nothing is known against it."""
        return self._unreadable.get(path, "")

    def focus(self, owner: int, paths: Collection[str]) -> None:
        """Drop what `owner` wished for and has scrolled away since: all but `paths`."""
        self._queue.retain(owner, paths)

    def forget(self, paths: Collection[str]) -> None:
        """Ask the disk anew for these paths: their files have moved."""
        for path in paths:
            self._unreadable.pop(path, None)

    def close(self) -> None:
        """End the decoders and wait for them."""
        self._queue.clear()
        self._timer.stop()
        self._pool.waitForDone()

    def _gather(self) -> None:
        came = self._queue.take_results()
        for wanted, result in came:
            if isinstance(result, QImage):
                self._keep(wanted, result)
            else:
                self._unreadable[wanted.path] = result
        if came:
            self.arrived.emit({wanted.path for wanted, _ in came})
        if self._queue.is_idle():
            self._timer.stop()

    def _keep(self, wanted: Wanted, image: QImage) -> None:
        self._cache[wanted] = image
        self._newest[wanted.path] = wanted
        self._bytes += image.sizeInBytes()
        while self._bytes > self._bound and len(self._cache) > 1:
            old, dropped = self._cache.popitem(last=False)
            self._bytes -= dropped.sizeInBytes()
            if self._newest.get(old.path) == old:
                del self._newest[old.path]


class _Queue:
    """Wishes and what came of them, from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wishes: OrderedDict[Wanted, int] = OrderedDict()
        self._working: set[Wanted] = set()
        self._results: deque[tuple[Wanted, QImage | str]] = deque()

    def push(self, wanted: Wanted, owner: int) -> bool:
        """Wish for a picture before all others; False where that needs no further decoder."""
        with self._lock:
            if wanted in self._working:
                return False
            known = wanted in self._wishes
            self._wishes[wanted] = owner
            self._wishes.move_to_end(wanted)
            return not known

    def pop(self) -> Wanted | None:
        with self._lock:
            if not self._wishes:
                return None
            wanted, _ = self._wishes.popitem()
            self._working.add(wanted)
            return wanted

    def retain(self, owner: int, paths: Collection[str]) -> None:
        with self._lock:
            gone = [one for one, whose in self._wishes.items() if whose == owner and one.path not in paths]
            for one in gone:
                del self._wishes[one]

    def put_result(self, wanted: Wanted, result: QImage | str) -> None:
        with self._lock:
            self._results.append((wanted, result))

    def take_results(self) -> list[tuple[Wanted, QImage | str]]:
        with self._lock:
            taken = list(self._results)
            self._results.clear()
            self._working.difference_update(wanted for wanted, _ in taken)
            return taken

    def is_idle(self) -> bool:
        with self._lock:
            return not (self._wishes or self._working or self._results)

    def clear(self) -> None:
        with self._lock:
            self._wishes.clear()


def _decode_newest(queue: _Queue, draw: Draw) -> None:
    """Decode the newest wish, if there is still one.

    A function and no `QRunnable`: the pool lets go of those on threads of its own, where PySide takes what belongs to
    them in Python out of its books, and crashes now and then (seen with 6.11).
    """
    wanted = queue.pop()
    if wanted is None:
        return
    try:
        queue.put_result(wanted, read_picture(wanted, draw))
    except InputError as error:
        queue.put_result(wanted, str(error))
