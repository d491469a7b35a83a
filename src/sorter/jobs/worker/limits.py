"""How much one photo may cost, and who decodes when."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Condition, Lock

from sorter.errors import InputError
from sorter.tasks.manifest import LARGEST_MODEL, Task

_GB = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use before it is ended."""

    seconds: float = 20.0  # of decoding, for one photo
    memory: int = 2 * _GB  # resident bytes of its own, beside the loaded model and what the headers in hand say
    most: int = 12 * _GB  # bytes that a header is believed to need: 500 megapixels in the costliest format
    model_seconds: float = 180.0  # of loading a model, or of finding out about one


LIMITS = Limits()

RUN_SECONDS = 60.0
"""How long one run of a model may take, which is a batch of some photos."""


_COPIES = 4  # of a model, while it is read, checked and loaded


def model_cost(task: Task) -> int:
    """Bytes that loading the largest of the task's files may take for a moment, or most that any may."""
    sizes = []
    for variant in task.variants:
        with suppress(OSError):
            sizes.append(variant.path.stat().st_size)
    return weight_cost(max(sizes, default=0))


def weight_cost(length: int) -> int:
    """The same for a file of so many bytes."""
    return _COPIES * min(length, LARGEST_MODEL)


class Budget:
    """Bytes that are shared by the photos being decoded: what is too large for them all is decoded alone.

    First come, first served: a huge photo waits until the others are done, and those that come later wait for it.
    """

    def __init__(self, total: int = _GB, free: Callable[[], int] | None = None) -> None:
        """`free` tells how much memory this computer has free, by default by the system's word."""
        self._total = total
        self._free = free or _free_memory
        self._used = 0
        self._turn = Lock()
        self._changed = Condition()

    @contextmanager
    def taking(self, cost: int) -> Iterator[None]:
        """Wait until there is room. Raises `InputError` where this computer has not the memory for it."""
        with self._turn, self._changed:
            self._changed.wait_for(lambda: not self._used or self._used + cost <= self._total)
            if cost > self._total and cost > self._free():
                raise InputError(_too_large(cost, self._free()))
            self._used += cost
        try:
            yield
        finally:
            with self._changed:
                self._used -= cost
                self._changed.notify_all()


def _free_memory() -> int:
    import psutil  # here: hardly a photo makes anybody ask, and it takes a while to load

    return psutil.virtual_memory().available


def _too_large(cost: int, free: int) -> str:
    return f"decoding it takes {cost / _GB:.1f} GB of memory, and {free / _GB:.1f} GB are free: close other programs"
