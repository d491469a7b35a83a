"""Stands around what strangers' files may make endless: waits for room, says that it begins and that it is over."""

from collections.abc import Iterator
from contextlib import contextmanager

from sorter.jobs.worker.limits import Budget
from sorter.jobs.worker.replies import Begun, Over
from sorter.jobs.worker.voice import Voice


class Guard:
    """Lets photos be decoded within the budget, and tells the parent, which ends a worker that takes too long."""

    def __init__(self, voice: Voice, budget: Budget) -> None:
        self._voice = voice
        self._budget = budget

    @contextmanager
    def around(self, number: int, path: str, cost: int) -> Iterator[None]:
        """Decode the photo within. Raises `InputError` where there is not the memory for it."""
        with self._budget.taking(cost):
            self._voice.say(Begun(number, cost))
            try:
                self.begin(path)
                yield
            finally:
                self._voice.say_later(Over(number))

    @contextmanager
    def around_model(self, number: int, cost: int) -> Iterator[None]:
        """Load or look at a model within; its memory is waited for by nobody, since it is never small."""
        self._voice.say(Begun(number, cost))
        try:
            yield
        finally:
            self._voice.say_later(Over(number))

    def begin(self, path: str) -> None:
        """Called at the last moment before the decoding of `path`."""
