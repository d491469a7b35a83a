"""What jobs have in common that measure photos."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sorter.core.measurement import Measurer
from sorter.jobs.events import Skipped, Started
from sorter.jobs.job import Cancelled, Job

T = TypeVar("T")


class MeasuringJob(Job):
    """A job with a measurer, whose device it tells once and whose stages say what limits its speed."""

    def __init__(self, measurer: Measurer) -> None:
        super().__init__()
        self._measurer = measurer
        self._started = False

    def _interrupt(self) -> None:
        self._measurer.stop()

    def _limited_by(self) -> str:
        times = self._measurer.times
        stages = {"disk": times.read, "decode": times.decode, "model": times.model}
        return max(stages, key=lambda stage: stages[stage]) if any(stages.values()) else ""

    def _tell_device(self) -> None:
        device = self._measurer.device
        if device and not self._started:
            self._started = True
            self._emit(Started(device))

    def _held(self, values: Iterable[T]) -> Iterator[T]:
        """The values, holding while paused and ending on cancel."""
        for value in values:
            try:
                self._checkpoint()
            except Cancelled:
                return
            yield value

    def _skip(self, path: str, reason: str) -> None:
        """Tell what cannot be measured; it is done with."""
        self._emit(Skipped(path, reason))
        self._advance(done=1, skipped=1)
