"""The photos of one run that are in the worker: bounded, and each of them answered exactly once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Condition

from sorter.core.measurement import Failure, Measurement
from sorter.errors import WorkerError
from sorter.items import Item
from sorter.jobs.channel import Closed
from sorter.jobs.worker.frames import Nonsense
from sorter.jobs.worker.process import Death
from sorter.jobs.worker.replies import Found, Refused

DEATHS = 3
"""Of these with nothing being decoded and without a result, it is no photo's fault."""

HOPELESS = (
    "Photos cannot be measured: the process that does it ended three times before its first result. "
    "Choose another device; if that does not help, install Sorter again."
)
_TRIES = 3  # for a photo alone, whatever the child died of

Measured = Measurement | Failure


class Flight:
    """Sends photos and takes answers; after a death the photos go one at a time until the culprit is found.

    Every method but `feed` and `batches` is called with `changed` held.
    """

    def __init__(self, changed: Condition, send: Callable[[str], int], window: int) -> None:
        """`send` asks the worker to measure the photo at a path, and returns the number of that request."""
        self._changed, self._send, self._window = changed, send, window
        self._flying: dict[int, Item] = {}
        self._suspects: deque[Item] = deque()  # were there when a child died: each goes alone
        self._cleared: deque[Item] = deque()  # were there too, and somebody else was the culprit
        self._landed: deque[Sequence[Measured]] = deque()
        self._unread = 0  # answers in `_landed`
        self._lengths: tuple[int, int, int] | None = None  # of every photo's scores, embedding and inner values
        self._deaths = self._tries = 0
        self._alone = False  # what flies was a suspect
        self._fed = self._ended = False
        self._error: Exception | None = None

    def feed(self, items: Iterable[Item]) -> None:
        """Send `items` as there is room for them. Raises `Closed` once nobody wants any more."""
        for item in items:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or self._has_room())
                if self._ended:
                    raise Closed
                self._launch(item)
        with self._changed:
            self._fed = True
            self._changed.notify_all()

    def batches(self) -> Iterator[Sequence[Measured]]:
        """What comes of them, until all are answered. Raises what `fail` was called with."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or bool(self._landed) or self._is_done())
                if self._error:
                    raise self._error
                if self._ended or not self._landed:
                    return
                batch = self._landed.popleft()
                self._unread -= len(batch)
                self._changed.notify_all()
            yield batch

    def answer(self, answers: Iterable[Found | Refused], is_stale: Callable[[int], bool]) -> None:
        """Take a batch of answers. Raises `Nonsense` for one that nobody waits for."""
        batch: list[Measured] = []
        for one in answers:
            item = self._flying.pop(one.number, None)
            if item is not None:
                batch.append(self._measured(one, item))
            elif not is_stale(one.number):
                raise Nonsense
        self._land(batch)
        self._go_on()

    def bereave(self, death: Death) -> None:
        """The child died, and another one is there: find out whose fault it was."""
        self._deaths += not death.decoding  # else it may well be the fault of one that is about to be found
        if self._lengths is None and self._deaths == DEATHS:
            self.fail(WorkerError(HOPELESS))
            return
        culprits = death.culprits | self._lone_culprit(death)
        order = sorted(self._flying, key=lambda number: number not in death.decoding)  # the likeliest first
        others = [self._flying[number] for number in order if number not in culprits]
        blamed = [self._flying[number] for number in order if number in culprits]
        self._flying.clear()
        if blamed:
            self._cleared.extend([*others, *self._suspects])
            self._suspects.clear()
            self._tries = 0
        else:
            self._suspects.extendleft(reversed(others))
        self._land([Failure(item, death.reason) for item in blamed])
        self._go_on()

    def fail(self, error: Exception) -> None:
        """Nothing can be measured any more."""
        self._error = self._error or error
        self.end()

    def end(self) -> None:
        """Wake everybody, and let the rest be."""
        self._ended = True
        self._changed.notify_all()

    def _has_room(self) -> bool:
        return not (self._alone or self._cleared) and len(self._flying) + self._unread < self._window

    def _is_done(self) -> bool:
        return self._fed and not (self._flying or self._suspects or self._cleared or self._landed)

    def _launch(self, item: Item) -> None:
        self._flying[self._send(item.path)] = item

    def _go_on(self) -> None:
        if not self._flying:
            self._alone = bool(self._suspects)
            if self._alone:
                self._launch(self._suspects.popleft())
        while self._cleared and not self._alone and len(self._flying) < self._window:
            self._launch(self._cleared.popleft())
        self._changed.notify_all()

    def _land(self, batch: Sequence[Measured]) -> None:
        if batch:
            self._landed.append(batch)
            self._unread += len(batch)

    def _measured(self, one: Found | Refused, item: Item) -> Measured:
        self._tries = 0
        if isinstance(one, Refused):
            return Failure(item, one.reason)
        lengths = one.scores.size, one.embedding.size, one.inner.size
        self._lengths = self._lengths or lengths
        if lengths != self._lengths:
            raise Nonsense
        return one.of(item)

    def _lone_culprit(self, death: Death) -> frozenset[int]:
        """The photo that was there alone: guilty, unless it was not even begun, or a picture was being made as well."""
        if not self._alone:
            return frozenset()
        self._tries += 1
        lone = frozenset(self._flying)
        guilty = lone <= death.begun and death.decoding <= lone
        return lone if guilty or self._tries == _TRIES else frozenset()
