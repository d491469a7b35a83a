"""Who works beside the window gives way while the window is about to show something."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

_PATIENCE = 0.05  # seconds; a window that shows something all the time must not keep the work from being done


class Courtesy:
    """Held by the window's thread while it shows something; the others stop at their next file or batch.

    The interpreter runs one thread at a time. Painting a board makes hundreds of calls that let go of it, and after
    each of them a busy thread keeps it for as long as Python allows.
    """

    def __init__(self) -> None:
        self._free = Event()
        self._free.set()
        self._depth = 0

    @property
    def is_held(self) -> bool:
        """Whether the window's thread goes first now."""
        return not self._free.is_set()

    @contextmanager
    def first(self) -> Iterator[None]:
        """The window's thread goes first; only for that thread, and may be nested."""
        self._depth += 1
        self._free.clear()
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._free.set()

    def give_way(self) -> None:
        """Wait while the window's thread goes first, but not for long."""
        if self.is_held:
            self._free.wait(_PATIENCE)


COURTESY = Courtesy()
"""Of this process: there is one window in it, or none."""
